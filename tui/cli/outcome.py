"""What a change came to, in words: what was done, and what was refused with its reason."""

from collections.abc import Iterable, Sequence
from typing import Any

from store.exporting.rows import row
from store.records import ids
from store.records.ids import RecordId
from store.records.model import Introduction
from store.session.session import Session
from store.tray import history
from store.tray.descriptions import describe_action
from store.tray.outcome import Outcome
from store.tray.tray import Tray
from tui.cli.failures import Reason, Refused, refusal
from tui.cli.output import print_json, say


def tell(tray: Tray, outcome: Outcome) -> None:
    """Say what was done, if anything was."""
    for action in history.actions(tray):
        if action.name == outcome.action:
            say(f"{describe_action(tray.tables, action)}.")


def refuse(tray: Tray, outcome: Outcome) -> None:
    """Raise Refused where something was refused, naming each with its reason; scripts have been answered before."""
    if outcome.refused:
        raise Refused(*(f"{_name(tray, each.id)}: {each.reason}" for each in outcome.refused), is_answered=True)


def report(tray: Tray, outcome: Outcome, otherwise: str = "") -> None:
    """Say what was done, or `otherwise` where it was so already. Raises Refused as `refuse` does."""
    if otherwise and outcome.action is None and not outcome.refused:
        say(otherwise)
    tell(tray, outcome)
    refuse(tray, outcome)


def answer_row(
    session: Session,
    outcome: Outcome,
    row_id: RecordId | None,
    *,
    as_json: bool,
    otherwise: str = "",
    then: Iterable[str] = (),
) -> None:
    """Answer scripts the row of this record, or what was refused. Say to people what was done and `then` these
    sentences, or `otherwise` where it was so already. Raises Refused as `refuse` does.
    """
    if as_json:
        rows = [] if row_id is None else [row(session, session.tray.item(row_id))]
        if outcome.refused:
            print_outcome(outcome, rows if outcome.changed else [])
        else:
            print_json(rows[0])
    elif otherwise and outcome.action is None and not outcome.refused:
        say(otherwise)
    else:
        tell(session.tray, outcome)
        for sentence in then:
            say(sentence)
    refuse(session.tray, outcome)


def print_outcome(outcome: Outcome, done: Sequence[dict[str, Any]] = ()) -> None:
    """Answer scripts what was `done`, and why each record was refused that was."""
    print_json(refusal([Reason(ids.spelled(each.id), each.reason) for each in outcome.refused], done))


def _name(tray: Tray, record_id: RecordId) -> str:
    """Whom a record is about, with its id."""
    item = tray.item(record_id)
    name = f"{item.person.name} and {item.other.name}" if isinstance(item, Introduction) else item.person.name
    return f"{name} ({ids.spelled(record_id)})"
