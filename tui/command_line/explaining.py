"""`why`: what speaks for an invitation and against it, why not, and what would change it."""

from collections.abc import Iterator

import click

from store.judging.verdict import Verdict
from store.records.model import Invitation
from tui.command_line.failures import Refused
from tui.command_line.output import print_json, print_lines
from tui.command_line.run import Run


@click.command()
@click.argument("record", metavar="ID")
@click.option("--policy", metavar="P", help="Judge by this policy in place of the one that is set.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON value.")
@click.pass_obj
def why(run: Run, record: str, policy: str | None, as_json: bool) -> None:
    """What the rules advise on an invitation, and why; of a person, on the newest one from them."""
    bench = run.bench(run.tray())
    _, number = bench.triage.subject(bench.item(record).id)
    invitation = None if number is None else bench.tray.invitation(number)
    if invitation is None or invitation.direction != "incoming":
        raise Refused(f"{record} is no invitation that came in, so no rule judges it.")
    verdict = bench.verdict(invitation, policy)
    if as_json:
        print_json(verdict.as_json())
    else:
        print_lines(_lines(verdict, invitation))


def _lines(verdict: Verdict, invitation: Invitation) -> Iterator[str]:
    """The verdict for people: the advice, then each of its parts under a heading."""
    firm = "firm" if verdict.firm else f"leans to {verdict.leans}" if verdict.leans else "open"
    score = "" if verdict.score is None else " to ".join(f"{points:+d}" for points in dict.fromkeys(verdict.score))
    yield f"{invitation.person.name}: {verdict.advice} ({firm}, points {score}, policy {verdict.policy})"
    if verdict.question:
        yield f"open: {verdict.question.text}"
    if verdict.findings:
        yield from ("", "why")
    for finding in verdict.findings:
        weight = f"decides: {finding.decides}" if finding.decides else f"{finding.points:+d}"
        source = f"  [{finding.text}]" if finding.text else ""
        yield f"  {finding.rule:<5} {weight}  {finding.because}{source}"
    if verdict.not_:
        yield from ("", "why not")
    for rule in verdict.not_:
        yield f"  {rule.rule:<5} {'open: ' if rule.holds == 'unknown' else ''}{rule.because}"
    if verdict.assumed:
        yield from ("", "assumed")
    for assumption in verdict.assumed:
        yield f"  {assumption.fact}={assumption.value}  {assumption.because}"
    if verdict.flips:
        yield from ("", "what would change it")
    for flip in verdict.flips:
        yield f"  {flip.fact}={flip.value}  then {flip.advice}"
