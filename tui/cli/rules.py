"""`rules list`, `show`, `test`, `add`: the rules, the texts they come from, and their examples."""

from typing import Any

import click

from store.judging.examples import complaints, example_in_words
from store.judging.rules import EXAMPLES, Rule
from store.norms.norms import norms_of_rule
from store.session.own_rules import OwnRule, add_rule, try_rule
from tui.cli.context import Context
from tui.cli.failures import Refused
from tui.cli.output import json_option, print_json, print_lines, print_table, say


@click.group()
def rules() -> None:
    """Show the rules, and the texts they come from. A policy of your own can add more."""


@rules.command(name="list")
@json_option()
@click.pass_obj
def list_(context: Context, as_json: bool) -> None:
    """List all rules: their ids, the texts they come from, what they are about."""
    found = context.resources.rules.values()
    if as_json:
        print_json([_row(rule) for rule in found])
    else:
        print_table([[rule.id, rule.text, rule.title] for rule in found])


@rules.command()
@click.argument("name", metavar="RULE")
@json_option()
@click.pass_obj
def show(context: Context, name: str, as_json: bool) -> None:
    """Show one rule: when it holds, what it says, its examples."""
    rule = context.resources.rule(name)
    if as_json:
        print_json(_row(rule))
        return
    print_lines([f"{rule.id}: {rule.title}"])
    print_table([
        ["says", rule.sentence],
        *([["if assumed", rule.if_assumed]] if rule.if_assumed else []),
        ["when", rule.condition.text],
        ["texts", rule.text or "none: it rests on what LinkedIn does, or it is a rule of your own"],
        *(["norm", f"{norm.id}  {norm.title}"] for norm in norms_of_rule(rule.id)),
        *([["settled by", rule.question]] if rule.question else []),
        *([label, example_in_words(example)] for label, outcome in EXAMPLES for example in rule.examples[outcome]),
    ])  # fmt: skip


@rules.command()
@click.pass_obj
def test(context: Context) -> None:
    """Run the examples of all rules, including those of your own policies."""
    found = context.resources.rules.values()
    wrong = [complaint for rule in found for complaint in complaints(rule)]
    if wrong:
        raise Refused(*wrong)
    examples = sum(len(each) for rule in found for each in rule.examples.values())
    say(f"All {examples} examples of {len(found)} rules give the result that they state.")


@rules.command()
@click.argument("when", metavar="FILTER")
@click.option("--effect", metavar="POINTS", required=True, help="Points, such as 2 or -3; or accept, ask or pass.")
@click.option("--title", metavar="TITLE", required=True, help="What the verdict says where it holds.")
@click.option("--try", "only_tried", is_flag=True, help="Only say what it would change.")
@click.pass_obj
def add(context: Context, when: str, effect: str, title: str, only_tried: bool) -> None:
    """Add a rule of your own to the policy in use, and say what it changes of the open invitations.

    FILTER tells for whom it holds, as in `known:no headline:recruiter`.
    """
    session, own = context.session(), OwnRule(title, when, effect)
    print_lines([try_rule(session, own).in_words])
    if not only_tried:
        rule, path = add_rule(session, own)
        say(f"Added {rule}. To take it back, delete its lines in {path}.")


def _row(rule: Rule) -> dict[str, Any]:
    """A rule for scripts."""
    return {
        "id": rule.id,
        "title": rule.title,
        "sentence": rule.sentence,
        "if_assumed": rule.if_assumed or None,
        "text": rule.text,
        "norms": [norm.id for norm in norms_of_rule(rule.id)],
        "when": rule.condition.text,
        "question": rule.question or None,
    } | {label: list(rule.examples[outcome]) for label, outcome in EXAMPLES}
