"""What a command did, in a sentence."""

from collections.abc import Sequence

from store.counted import counted
from store.records.ids import RecordId
from store.records.model import FactValue
from store.session.session import Session
from store.text import upper_first
from store.tray.models import ROW_TABLES
from store.tray.outcome import Outcome


def names(session: Session, rows: Sequence[RecordId]) -> str:
    """Return the names of the people of these rows: of one, of two, or of the first and how many others."""
    if not rows:
        return "nobody"
    first = session.tray.subject(rows[0])[0].name
    if len(rows) == 1:
        return first
    return f"{first} and {session.tray.subject(rows[1])[0].name if len(rows) == 2 else f'{len(rows) - 1} others'}"


def describe_outcome(session: Session, outcome: Outcome, done: str, about: Sequence[RecordId]) -> str:
    """Return what was done to these rows, and what was left unchanged and why. `done` has a gap `{}` for the names."""
    refused = {refusal.id: refusal.reason for refusal in outcome.refused}
    left = f"{counted(len(refused), 'row')} unchanged: {next(iter(refused.values()))}." if refused else ""
    if outcome.action is None:
        return left or "Nothing changed."
    whom = names(session, [row for row in about if row not in refused])
    return f"{done.replace('{}', whom, 1)} {left}".rstrip()


def fact_said(fact: str, value: FactValue | None) -> str:
    """Return what was said of a fact, in the words of the verdict: `Known to you: no`; None takes it back."""
    from store.judging.facts import FACTS  # with a table of data, which the first screen does not wait for

    label = upper_first(FACTS[fact].label)
    return f"{label}: taken back" if value is None else f"{label}: {FACTS[fact].named(value)}"


def describe_departure(session: Session, row_id: RecordId, here: RecordId | None) -> str:
    """Return that a row has left the view, and that the cursor is on the row `here` now; None for no row."""
    is_known = any(row_id in session.tray.tables[table] for table in ROW_TABLES)
    whom = names(session, [row_id]) if is_known else "Somebody who was erased"
    now = f"the cursor is on {names(session, [here])}" if here is not None else "no row is left here"
    return f"{whom} left this view; {now}."
