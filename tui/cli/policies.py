"""`policy list`, `show`, `use`, `test`, `fit`: which rules count, and how much."""

from collections.abc import Sequence

import click
from msgspec import to_builtins

from store.counted import counted, signed
from store.judging.fitting import Fit, PolicyLine, fit
from store.judging.policies import Policy
from store.judging.replay import AdviceChange, replay
from store.records import ids
from store.records.advice import ADVICE_NAMES
from store.session.past_decisions import decisions
from store.session.policy_replay import fit_in_words
from store.session.session import Session
from tui.cli.context import Context
from tui.cli.listing import shortest_ids
from tui.cli.output import json_option, print_json, print_lines, print_table, say


@click.group()
def policy() -> None:
    """Choose which rules count, and how much. A policy of your own is a TOML file that starts from a shipped one."""


@policy.command(name="list")
@json_option()
@click.pass_obj
def list_(context: Context, as_json: bool) -> None:
    """List all policies; a star marks the one in use."""
    context.say_faults()
    used, found = context.resources.policy().name, context.resources.policies.items()
    if as_json:
        print_json([{"name": name, "title": each.title, "used": name == used} for name, each in found])
    else:
        print_table([["*" if name == used else "", name, each.title] for name, each in found])


@policy.command()
@click.argument("name", metavar="POLICY")
@json_option()
@click.pass_obj
def show(context: Context, name: str, as_json: bool) -> None:
    """Show one policy: what decides, what counts how much, what it assumes."""
    chosen = context.resources.policy(name)
    if as_json:
        print_json(_row(chosen))
        return
    print_lines([f"{chosen.name}: {chosen.title}", *chosen.description.splitlines(), "", "decides, in this order"])
    print_table([["", rule.id, advice, rule.title] for rule, advice in chosen.decisive])
    print_lines(
        ["", f"points: accept at {signed(chosen.accept_from)} or more, pass at {signed(chosen.pass_to)} or less"]
    )
    print_table([["", rule.id, f"{points:+d}", rule.title] for rule, points in chosen.points], right=frozenset({2}))
    print_lines(["", "assumes, where nobody has said"])
    print_table([["", fact, str(value)] for fact, value in chosen.assumed.items()])


def _row(chosen: Policy) -> dict[str, object]:
    """A policy for scripts."""
    return {
        "name": chosen.name,
        "title": chosen.title,
        "text": chosen.text,
        "description": chosen.description,
        "decisive": [{"rule": rule.id, "advice": advice} for rule, advice in chosen.decisive],
        "points": [{"rule": rule.id, "points": points} for rule, points in chosen.points],
        "accept": chosen.accept_from,
        "pass": chosen.pass_to,
        "assume": dict(chosen.assumed),
        "days_to_wait": chosen.days_to_wait,
    }


@policy.command()
@click.argument("name", metavar="POLICY")
@click.pass_obj
def use(context: Context, name: str) -> None:
    """Judge by this policy from now on. This changes one setting in config.toml."""
    from store.toml_edit import set_in_toml  # the editor of TOML takes a while to import

    chosen = context.resources.policy(name)
    path = context.places.config
    set_in_toml(path, ("policy",), chosen.name)
    say(f"{path} now says: judge by {chosen.name}.")


@policy.command()
@click.argument("name", metavar="POLICY")
@json_option()
@click.pass_obj
def test(context: Context, name: str, as_json: bool) -> None:
    """Replay a policy over your own past decisions: how often it agrees, and where you differ."""
    session, used = context.session(), context.resources.policy()
    replayed = replay(context.resources.policy(name), decisions(session.tray), used)
    if as_json:
        print_json(to_builtins(replayed) | {"changes": _change_rows(replayed.changes)})
        return
    print_lines([
        f"{replayed.policy} would have advised a decision {replayed.advised} of {counted(replayed.decisions, 'time')},",
        f"{counted(replayed.agreed, 'time')} the one that you took.",
    ])  # fmt: skip
    print_table(
        [
            ["", ADVICE_NAMES.get(advice, advice), state, str(times)]
            for advice, decided in replayed.table.items()
            for state, times in decided.items()
        ],
        right=frozenset({3}),
    )
    if replayed.overruled:
        print_lines(["", "the rules that you overrule most"])
        titles = {name: rule.title for name, rule in context.resources.rules.items()}
        rows = [["", each.rule, str(each.times), titles.get(each.rule, "")] for each in replayed.overruled]
        print_table(rows, right=frozenset({2}))
    if replayed.changes:
        print_lines(["", f"where it differs from {used.name}"])
        _print_changes(replayed.changes, session)


@policy.command(name="fit")
@click.argument("name", metavar="[P]", required=False)
@click.option("--save", "save_as", metavar="NAME", help="Save the fitted policy beside your own ones, under this name.")
@json_option()
@click.pass_obj
def fit_(context: Context, name: str | None, save_as: str | None, as_json: bool) -> None:
    """Look for up to three changed lines of a policy that would agree with more of your own decisions.

    P is the policy to start from (default: the one in use). The fitted policy judges nothing until you save it and use
    it.
    """
    base = context.resources.policy(name)
    session = context.session()
    fitted = fit(base, decisions(session.tray))
    if save_as and fitted.lines:
        path = context.resources.save_policy(save_as, fitted.written)
        say(f"Written to {path}. To judge by it: salver policy use {save_as}")
    if as_json:
        print_json(to_builtins(fitted) | {"changes": _change_rows(fitted.changes)})
        return
    _print_fit(fitted, context, session, name or "", is_saved=bool(save_as))


def _print_fit(fitted: Fit, context: Context, session: Session, name: str, *, is_saved: bool) -> None:
    """A fit for people: what it gains, the lines as a difference, and the decisions on which it advises otherwise."""
    if not fitted.decisions:
        print_lines(["None of your decisions is recorded with its facts yet, so there is nothing to fit a policy to."])
        return
    print_lines([fit_in_words(fitted)])
    if not fitted.lines:
        return
    print_lines([""])
    print_table([row for line in fitted.lines for row in _difference(line, context)])
    print_lines(["", f"what it would change, of {counted(fitted.decisions, 'decision')}"])
    _print_changes(fitted.changes, session)
    if not is_saved:
        start = f"salver policy fit {name}".strip()
        print_lines(["", f"Nothing is changed. To keep it as a policy of your own: {start} --save NAME"])


def _change_rows(changes: Sequence[AdviceChange]) -> list[dict[str, object]]:
    """Decisions on which a policy advises otherwise, for scripts."""
    return [to_builtins(change) | {"invitation": ids.spelled(change.invitation)} for change in changes]


def _print_changes(changes: Sequence[AdviceChange], session: Session) -> None:
    """Decisions on which a policy advises otherwise, for people: each with the shortest id, and who it was about."""
    prefixes = shortest_ids(session.tray)
    print_table(
        [
            [
                "",
                prefixes[change.invitation],
                f"{ADVICE_NAMES[change.current]}, now {ADVICE_NAMES[change.replayed]}",
                f"you: {change.decision}",
                session.tray.subject(change.invitation)[0].name,
            ]
            for change in changes
        ]
    )


def _difference(line: PolicyLine, context: Context) -> list[list[str]]:
    """A line of a policy as it is and as it would be, with the title of its rule."""
    rule = context.resources.rules.get(line.name)
    title = rule.title if rule else ""
    rows = [] if line.was is None else [["-", f"[{line.table}]", f"{line.name} = {line.was}", title]]
    return [*rows, ["+", f"[{line.table}]", f"{line.name} = {line.value}", title]]
