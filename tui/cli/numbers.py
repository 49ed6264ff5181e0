"""`stats`: how many there are of what, what became of questions and requests, and decisions against the advice."""

from typing import Any, Final

import click
from msgspec import to_builtins

from store.keeping.numbers import Numbers, numbers
from store.session.session import Session
from store.tray.views import VIEWS, counts
from tui.cli.context import Context
from tui.cli.output import print_json, print_lines, print_table
from tui.cli.replaying import decisions

_BARS: Final = " ▁▂▃▄▅▆▇█"


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As one JSON value.")
@click.pass_obj
def stats(context: Context, as_json: bool) -> None:
    """How many rows each view has, how the invitations stand, and what became of what you wrote."""
    session = context.session()
    tray = session.tray
    found = numbers(tray.invitations(), tray.drafts(), decisions(tray), tray.today)
    if as_json:
        print_json({**_standing(session), **to_builtins(found)})
        return
    standing = _standing(session)
    titles = {view.name: view.title for view in VIEWS}
    rows = [[titles[name], str(number)] for name, number in standing["views"].items()]
    rows += [[f"invitations {state}", str(number)] for state, number in standing["states"].items()]
    print_table([*rows, ["people", str(standing["people"])]], right=frozenset({1}))
    print_lines(["", *_sentences(found, context.settings.sending.notes_a_month)])


def _standing(session: Session) -> dict[str, Any]:
    states: dict[str, int] = {}
    for invitation in session.tray.invitations():
        states[invitation.state] = states.get(invitation.state, 0) + 1
    return {"views": counts(session.tray), "states": dict(sorted(states.items())), "people": len(session.tray.people())}


def _sentences(found: Numbers, notes_a_month: int) -> list[str]:
    """What the numbers say, a line each; what there is nothing of is left out."""
    weeks, answers, notes = found.weeks, found.answers, found.notes
    lines = [f"Came in, by week  {_sparkline(weeks.came)}  {sum(weeks.came)} since {weeks.first.isoformat()}"]
    lines.append(f"Sent, by week     {_sparkline(weeks.sent)}  {sum(weeks.sent)}")
    if answers.asked:
        took = f", after {answers.days:g} days as a rule" if answers.days is not None else ""
        lines.append(f"Questions asked back: {answers.asked}, answered: {answers.answered}{took}.")
    if notes.with_note or notes.without:
        lines.append(
            f"Requests with a note: {notes.with_note_accepted} of {notes.with_note} accepted; "
            f"without: {notes.without_accepted} of {notes.without}."
        )
    if found.agreed or found.against:
        lines.append(f"Decisions with the advice of their day: {found.agreed}; against it: {found.against}.")
    lines.append(f"Notes this month: {found.notes_this_month} of {notes_a_month}.")
    return lines


def _sparkline(values: tuple[int, ...]) -> str:
    """One bar a value, the highest of full height."""
    highest = max(values, default=0)
    if not highest:
        return _BARS[0] * len(values)
    return "".join(_BARS[-(-value * (len(_BARS) - 1) // highest)] for value in values)
