"""`why`: what speaks for an invitation and against it, why not, and what would change it."""

from collections.abc import Sequence

import click

from store.judging.explanations import Finding
from store.judging.verdict import Verdict
from store.records.model import Invitation
from tui.cli.context import Context
from tui.cli.failures import Reason, Refused
from tui.cli.output import print_json, print_lines, print_table
from tui.cli.words import item_named


@click.command()
@click.argument("record", metavar="ID")
@click.option("--policy", metavar="P", help="Judge by this policy in place of the one that is set.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON value.")
@click.pass_obj
def why(context: Context, record: str, policy: str | None, as_json: bool) -> None:
    """What the rules advise on an invitation, and why; of a person, on the newest one from them."""
    session = context.session()
    item = item_named(session.tray, record)
    _, invitation = session.subject(item.id)
    verdict = session.verdict(item.id, policy)
    if invitation is None or verdict is None:
        sentence = f"{record} is no invitation that came in, so no rule judges it."
        raise Refused(sentence, reasons=[Reason(record, sentence)])
    if as_json:
        print_json(verdict.as_json())
    else:
        _print(verdict, invitation)


def _print(verdict: Verdict, invitation: Invitation) -> None:
    """The verdict for people: the advice, then each of its parts under a heading."""
    firm = "firm" if verdict.firm else f"leans to {verdict.leans}" if verdict.leans else "open"
    score = " to ".join(f"{points:+d}" for points in dict.fromkeys(verdict.score or ()))
    print_lines([f"{invitation.person.name}: {verdict.advice} ({firm}, points {score}, policy {verdict.policy})"])
    if verdict.question:
        print_lines([f"open: {verdict.question.text}"])
    _part("why", [[each.rule, _weight(each), _sourced(each)] for each in verdict.findings])
    _part("why not", [[each.rule, "open" if each.holds == "unknown" else "no", each.because] for each in verdict.not_])
    _part("assumed", [[f"{each.fact}={each.value}", each.because] for each in verdict.assumed])
    _part("what would change it", [[f"{each.fact}={each.value}", f"then {each.advice}"] for each in verdict.flips])


def _part(heading: str, rows: Sequence[Sequence[str]]) -> None:
    """A part of the verdict, where there is something in it."""
    if rows:
        print_lines(["", heading])
        print_table([["", *row] for row in rows])


def _weight(finding: Finding) -> str:
    """What a rule that holds gives: the advice that it decides, or points."""
    return finding.decides or f"{finding.points:+d}"


def _sourced(finding: Finding) -> str:
    """The sentence of a rule, and the texts that it comes from."""
    return finding.because + (f"  [{finding.text}]" if finding.text else "")
