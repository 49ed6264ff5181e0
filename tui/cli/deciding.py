"""The verbs that decide: `accept`, `ask`, `pass`, `ignore`, `snooze`, `reopen`, and `done` for what was carried out."""

from collections.abc import Callable, Sequence

import click

from store.dates import day_from
from store.exporting.rows import row
from store.records.ids import RecordId
from store.records.model import Invitation, Item, Person
from store.tray.network import EVENTS
from store.tray.outcome import Outcome
from store.tray.tray import Tray
from store.tray.triage import Triage
from store.writing.other_side import other_side
from tui.cli.choosing import RowSelection, choosing
from tui.cli.context import Context
from tui.cli.failures import misused_by
from tui.cli.listing import print_rows
from tui.cli.outcome import print_outcome, refuse, tell
from tui.cli.output import say
from tui.cli.rows_of_people import RowsOf, decided_rows, rows_to_do, rows_to_put_off, unsettled_rows

_because = click.option(
    "--because",
    default="",
    metavar="TEXT",
    help="Keep this reason with the decision, for example when you decide against the advice.",
)

Verb = Callable[[Triage, list[RecordId]], Outcome]
"""What is done to the invitations with these ids."""


@click.command()
@_because
@choosing
@click.pass_obj
def accept(context: Context, choice: RowSelection, because: str) -> None:
    """Accept invitations. For one that you sent, note that they accepted it."""
    _decide(context, choice, lambda triage, row_ids: triage.accept(row_ids, because=because))


@click.command()
@_because
@choosing
@click.pass_obj
def ask(context: Context, choice: RowSelection, because: str) -> None:
    """Ask back, kindly, why they want to connect."""
    _decide(context, choice, lambda triage, row_ids: triage.ask(row_ids, because=because))


@click.command(name="pass")
@click.option("--quietly", is_flag=True, help="Pass without a note.")
@_because
@choosing
@click.pass_obj
def pass_(context: Context, choice: RowSelection, quietly: bool, because: str) -> None:
    """Pass on invitations, with a note unless --quietly is given. Your own invitations are withdrawn."""
    _decide(context, choice, lambda triage, row_ids: triage.pass_on(row_ids, quietly=quietly, because=because))


@click.command()
@_because
@choosing
@click.pass_obj
def ignore(context: Context, choice: RowSelection, because: str) -> None:
    """Leave invitations pending, without a reply."""
    _decide(context, choice, lambda triage, row_ids: triage.ignore(row_ids, because=because))


@click.command()
@click.option("--until", metavar="DATE", required=True, help="2026-03-01, 1 mar, next mon, 2w, end of month.")
@choosing
@click.pass_obj
def snooze(context: Context, choice: RowSelection, until: str) -> None:
    """Put invitations out of sight until a day. Promises and anything else that is due are put off until then."""

    def put_off(triage: Triage, row_ids: list[RecordId]) -> Outcome:
        with misused_by():
            return triage.snooze(row_ids, day_from(until, triage.tray.today))

    _decide(context, choice, put_off, rows_of=rows_to_put_off)


@click.command()
@choosing
@click.pass_obj
def reopen(context: Context, choice: RowSelection) -> None:
    """Take decisions back, as if they had not been taken. --where searches what is done."""
    _decide(context, choice, Triage.reopen, view="done", rows_of=decided_rows)


@click.command()
@choosing
@click.pass_obj
def done(context: Context, choice: RowSelection) -> None:
    """Say that a decision was carried out, a promise kept, or anything else that was due done.

    --where searches what is still to be done.
    """
    _decide(context, choice, Triage.done, view="todo", rows_of=rows_to_do, is_seen=False)


def _decide(
    context: Context,
    choice: RowSelection,
    verb: Verb,
    *,
    view: str = "inbox",
    rows_of: RowsOf = unsettled_rows,
    is_seen: bool = True,
) -> None:
    """Do it to the chosen invitations as one step, save, and say what came of it.

    `view` is where --where looks, `rows_of` finds the rows of somebody who is named; `is_seen` says what the other side
    sees.
    """
    with context.changing(dry_run=choice.dry_run) as session:
        row_ids = choice.numbers(session, view, rows_of)
        outcome = verb(session.triage, row_ids)
    tray = session.tray
    changed = _rows_of(tray, outcome)
    if choice.as_json:
        print_outcome(outcome, [row(session, item) for item in changed])
    elif not row_ids:
        say("Nothing was changed: the filter finds no row.")
    elif choice.dry_run:
        print_rows(session, changed)
        say(f"{len(changed)} would change; nothing was changed.")
    elif outcome.action is None and not outcome.refused:
        say("Nothing was changed: it is already so.")
    else:
        tell(tray, outcome)
        if is_seen:
            _say_what_they_see(changed)
    refuse(tray, outcome)


def _rows_of(tray: Tray, outcome: Outcome) -> list[Item]:
    """The rows that were changed. A person who became connected with their invitation is in its row."""
    found = [_row_of(tray, number) for number in outcome.changed]
    decided = {item.person.id for item in found if isinstance(item, Invitation)}
    return [item for item in found if not isinstance(item, Person) or item.id not in decided]


def _row_of(tray: Tray, number: RecordId) -> Item:
    """The row that a changed record is in; a noted event is with its person."""
    return tray.event(number).person if number in tray.tables.get(EVENTS, {}) else tray.item(number)


def _say_what_they_see(changed: Sequence[Item]) -> None:
    """What the other side will see of these decisions, each sentence once."""
    decided = [item for item in changed if isinstance(item, Invitation) and not item.elsewhere]
    sentences = [other_side(invitation, invitation.state, quietly=invitation.quietly) for invitation in decided]
    for sentence in dict.fromkeys(sentences):
        say(sentence)
