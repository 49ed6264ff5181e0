"""What a change came to, in words: what was done, and what was refused with its reason."""

from store.records import ids
from store.records.ids import RecordId
from store.records.model import Introduction, Person
from store.tray import history
from store.tray.descriptions import describe_action
from store.tray.outcome import Outcome
from store.tray.tray import Tray
from tui.cli.failures import Reason, Refused
from tui.cli.output import say


def tell(tray: Tray, outcome: Outcome) -> None:
    """Say what was done, if anything was."""
    for action in history.actions(tray):
        if action.name == outcome.action:
            say(f"{describe_action(tray, action)}.")


def refuse(tray: Tray, outcome: Outcome) -> None:
    """Raise Refused where something was refused, naming each with its reason; scripts have been answered before."""
    if outcome.refused:
        raise Refused(
            *(f"{_name(tray, refusal.id)}: {refusal.reason}" for refusal in outcome.refused), is_answered=True
        )


def reasons(outcome: Outcome) -> list[Reason]:
    """Why each record was refused, for scripts."""
    return [Reason(ids.spelled(refusal.id), refusal.reason) for refusal in outcome.refused]


def _name(tray: Tray, record_id: RecordId) -> str:
    """Whom a record is about, with its id."""
    item = tray.item(record_id)
    if isinstance(item, Introduction):
        name = f"{item.person.name} and {item.other.name}"
    else:
        name = item.name if isinstance(item, Person) else item.person.name
    return f"{name} ({ids.spelled(record_id)})"
