"""`why`: what speaks for an invitation and against it, why not, and what would change it."""

from collections.abc import Iterable, Sequence
from itertools import groupby

import click

from store.counted import signed
from store.judging.assumed_facts import PRESUMED
from store.judging.explanations import Assumption, Finding
from store.judging.facts import FACTS
from store.judging.verdict import Verdict
from store.records.advice import ADVICE_NAMES
from store.records.model import Invitation
from tui.cli.context import Context
from tui.cli.failures import Reason, Refused
from tui.cli.output import json_option, print_items, print_json, print_lines
from tui.cli.words import item_named
from tui.render.step_words import not_applying


@click.command()
@click.argument("record", metavar="ID")
@click.option("--policy", metavar="POLICY", help="Judge by this policy instead of the one in use.")
@json_option()
@click.pass_obj
def why(context: Context, record: str, policy: str | None, as_json: bool) -> None:
    """Explain what the rules advise on an invitation, and why. For a person, it is their newest invitation."""
    session = context.session()
    item = item_named(session.tray, record)
    _, invitation = session.tray.subject(item.id)
    verdict = session.verdict(item.id, policy)
    if invitation is None or verdict is None:
        sentence = f"{record} is not an invitation to you, so no rule judges it."
        raise Refused(sentence, reasons=[Reason(record, sentence)])
    if as_json:
        print_json(verdict.as_json())
    else:
        _print(verdict, invitation)


def _print(verdict: Verdict, invitation: Invitation) -> None:
    """The verdict for people: the advice, then each of its parts under a heading."""
    print_lines([f"{invitation.person.name}: {_advice(verdict)} (policy {verdict.policy})"])
    if verdict.unverified:
        print_lines(["Unverified: nothing proves that the email comes from this sender."])
    if verdict.question:
        print_lines([f"Open question: {verdict.question.text}"])
    _part("May be", [(each.id, each.because) for each in verdict.joins])
    _part("Why", [(_weight(each), f"{each.because}  {_source(each)}") for each in verdict.findings])
    _part(
        "Why not",
        [("", f"{because.removesuffix('.')}; {not_applying(rules)}") for because, rules in verdict.failures.items()],
    )
    _part("Not known yet", [("", ", ".join(verdict.unknown))] if verdict.unknown else [])
    _part("Assumed", [("", _assumed(because, list(alike))) for because, alike in _by_grounds(verdict.assumed)])
    _part("What would change it", [(f"{each.fact}={each.value}", ADVICE_NAMES[each.advice]) for each in verdict.flips])


def _advice(verdict: Verdict) -> str:
    """The advice, and how sure it is; the points only where no rule has decided."""
    parts = [ADVICE_NAMES[verdict.advice or ""]]
    if verdict.firm:
        parts.append("firm")
    elif verdict.leans:
        parts.append(f"leaning to {verdict.leans}")
    if not any(finding.decides for finding in verdict.findings):
        parts.append(" to ".join(signed(points) for points in dict.fromkeys(verdict.score or ())) + " points")
    return ", ".join(parts)


def _by_grounds(assumed: Iterable[Assumption]) -> Iterable[tuple[str, Iterable[Assumption]]]:
    """What is assumed, by what it rests on, in the order of the policy."""
    return groupby(sorted(assumed, key=lambda each: each.because == PRESUMED), key=lambda each: each.because)


def _assumed(because: str, alike: Sequence[Assumption]) -> str:
    """Facts that are assumed for one reason, each as label and value."""
    told = "; ".join(f"{FACTS[each.fact].label}: {FACTS[each.fact].named(each.value)}" for each in alike)
    return f"{told} ({because})"


def _part(heading: str, items: Sequence[tuple[str, str]]) -> None:
    """A part of the verdict, where there is something in it."""
    if items:
        print_lines(["", heading])
        print_items(items)


def _weight(finding: Finding) -> str:
    """What a rule that holds gives: the advice that it decides, or points."""
    return finding.decides or f"{finding.points:+d}"


def _source(finding: Finding) -> str:
    """The rule, and whether it rests on an email that nothing proves."""
    return f"rule {finding.rule}{', unverified' if finding.unverified else ''}"
