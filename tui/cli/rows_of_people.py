"""Which rows a verb acts on where somebody is named: those of theirs that wait for it."""

from collections.abc import Callable, Sequence

from store.keeping.contacts import dealings_of
from store.keeping.due import items_of
from store.records.ids import RecordId
from store.records.model import UNSETTLED, UNTOUCHED
from store.session.session import Session
from store.tray.settling import Due, reason_not_done, reason_not_to_put_off
from store.tray.tray import Tray

RowsOf = Callable[[Session, RecordId], list[RecordId]]
"""The rows of a person that a verb can act on."""


def unsettled_rows(session: Session, person_id: RecordId) -> list[RecordId]:
    """Return the invitations of somebody that are not settled yet."""
    return [each.id for each in session.tray.invitations_of(person_id) if each.state in UNSETTLED]


def decided_rows(session: Session, person_id: RecordId) -> list[RecordId]:
    """Return the invitations of somebody that were decided."""
    theirs = session.tray.invitations_of(person_id)
    return [each.id for each in theirs if each.state not in UNTOUCHED and not each.elsewhere]


def rows_to_do(session: Session, person_id: RecordId) -> list[RecordId]:
    """Return the rows of what is to be done for somebody: what is to be carried out, else what is due."""
    to_do = [each.id for each in session.tray.invitations_of(person_id) if each.carried_out is False]
    return to_do or _due_rows(session, person_id, reason_not_done)


def rows_to_put_off(session: Session, person_id: RecordId) -> list[RecordId]:
    """Return the rows of what can be put off for somebody: invitations that are not settled, else what is due."""
    return unsettled_rows(session, person_id) or _due_rows(session, person_id, reason_not_to_put_off)


def _due_rows(
    session: Session, person_id: RecordId, reason_not: Callable[[Tray, RecordId, Sequence[Due]], str]
) -> list[RecordId]:
    """Return the rows of what is due today for somebody, but for what there is a reason not to act on."""
    tray = session.tray
    items = items_of(dealings_of(tray, person_id), tray.today, session.resources.settings)
    return list(
        dict.fromkeys(item.id for item in items if item.on <= tray.today and not reason_not(tray, item.id, [item]))
    )
