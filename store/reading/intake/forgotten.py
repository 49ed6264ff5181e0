"""People who were forgotten: the ids by which they stay so, and the rows about them, of which nothing is taken in.

Of somebody forgotten the tray keeps ids and nothing else. An id is derived from what a row says of a person, so each
row shows by the ids that it would give whether it is about one of them.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any

from msgspec.structs import replace

from store.reading.profiles import derive_person_id, name_key, person_key, slug_key
from store.reading.readings import (
    AskingFirstRow,
    ConnectionRow,
    ContactRow,
    FileReading,
    IntroductionRow,
    InvitationRow,
    MailAcceptanceRow,
    MailInvitationRow,
    MailLetterRow,
    MessageRow,
    Readings,
    Row,
    SentMailRow,
    Skipped,
)
from store.records.ids import RecordId
from store.records.record import Record
from store.tray.tray import Tray

CARD = "contacts"
"""What tells a card that has nothing but a name from other people of that name."""
FORGOTTEN = "it is about somebody who was forgotten"


def ids_of(tray: Tray, person_id: RecordId) -> frozenset[RecordId]:
    """Return every id under which an import could bring this person in again, except those that somebody else has: by
    all their traces' profiles, addresses and names, now and before, and by what may have told them from namesakes.

    Raises KeyError.
    """
    traces = frozenset(tray.joins.traces(person_id))
    found = traces.union(*(_ids_of_trace(tray, trace) for trace in traces))
    return found - (tray.tables["people"].keys() - traces)


def _ids_of_trace(tray: Tray, person_id: RecordId) -> set[RecordId]:
    record = tray.record("people", person_id)
    names, urls, emails = (set(_ever(record, field)) for field in ("name", "url", "email"))
    emails.update(*_ever(record, "other_emails"))
    days = [(day,) for day in _ever(record, "connected_on")]
    asked = [(each.arrived["direction"], each.arrived["sent"]) for each in _invitations(tray, person_id)]
    of_profiles = {derive_person_id(person_key("", url)) for url in urls}
    of_addresses = {
        derive_person_id(person_key("", None, email), *name_of) for email in emails for name_of in _names(names)
    }
    of_names = {
        derive_person_id(person_key(name), *apart) for name, apart in product(names, [(), (CARD,), *days, *asked])
    }
    return of_profiles | of_addresses | of_names


def without_forgotten(readings: Readings, tray: Tray) -> Readings:
    """Return what was read, with the rows about people who were forgotten skipped for that reason."""
    if not tray.tables["erased"]:
        return readings
    living = _living(tray)
    return replace(readings, files=[_without(file, tray, living) for file in readings.files])


def is_forgotten(tray: Tray, name: str, url: str | None, email: str) -> bool:
    """Return whether somebody whom the user types in was forgotten."""
    return _tells(tray, _living(tray), name, url, email, ())


def _living(tray: Tray) -> set[str]:
    """Return what everybody in the tray is called, folded."""
    return {name_key(record.get("name") or "") for _, record in tray.records("people")}


def _without(file: FileReading, tray: Tray, living: set[str]) -> FileReading:
    rows: list[Row] = []
    left_out: dict[int, Skipped] = {}
    for row in file.rows:
        kept = _kept(row, tray, living)
        if kept is None:
            left_out[row.row] = Skipped(row.row, FORGOTTEN)
        else:
            rows.append(kept)
    for row in rows:  # of an email about several people the others stay
        left_out.pop(row.row, None)
    return replace(file, rows=rows, skipped=[*file.skipped, *left_out.values()])


def _kept(row: Row, tray: Tray, living: set[str]) -> Row | None:
    """Return what may be taken in of a row: of a mail to several whoever was not forgotten; None where nothing may."""
    if isinstance(row, IntroductionRow):
        people = _living_parties(row.people, tray, living)
        by = _living_parties(((row.by_name, row.by_email),), tray, living)
        return replace(row, people=people) if people and by else None
    if isinstance(row, SentMailRow):
        recipients = _living_parties(row.recipients, tray, living)
        return replace(row, recipients=recipients) if recipients else None
    return None if _is_about_forgotten(row, tray, living) else row


def _living_parties(parties: tuple[tuple[str, str], ...], tray: Tray, living: set[str]) -> tuple[tuple[str, str], ...]:
    """Return those of an email's header, by name and address, who were not forgotten."""
    return tuple((name, email) for name, email in parties if not _is_forgotten_party(name, email, tray, living))


def _is_forgotten_party(name: str, email: str, tray: Tray, living: set[str]) -> bool:
    return any(_tells(tray, living, name or email, None, each, ()) for each in ("", email))


def _is_about_forgotten(row: Row, tray: Tray, living: set[str]) -> bool:
    """Return whether a row is about somebody forgotten. A profile tells for itself; an address or a name alone does
    where nobody in the tray is called so, or where day or moment are those of the forgotten.
    """
    if isinstance(row, ConnectionRow):
        return _tells(tray, living, row.name, row.url, row.email, (row.connected_on.isoformat(),))
    if isinstance(row, InvitationRow):
        return _tells(tray, living, row.name, row.url, "", (row.direction, row.sent.isoformat()))
    if isinstance(row, MessageRow):
        recipient_url = row.recipient_urls[0] if len(row.recipient_urls) == 1 else None
        sides = ((row.sender, row.sender_url), (row.recipients, recipient_url))
        return any(_tells(tray, living, name, url, "", ()) for name, url in sides)
    if isinstance(row, ContactRow):
        traces = [(row.url, ""), *((None, email) for email in ("", *row.emails))]
        return any(_tells(tray, living, row.name, url, email, ()) for url, email in traces)
    if isinstance(row, MailInvitationRow | MailAcceptanceRow | MailLetterRow):
        return _tells(tray, living, row.name, row.url, "", ())
    if isinstance(row, AskingFirstRow):
        return _is_forgotten_party(row.name, row.email, tray, living)
    return False


def _tells(tray: Tray, living: set[str], name: str, url: str | None, email: str, apart: tuple[str, ...]) -> bool:
    """Return whether what a row says of somebody is what was known of somebody forgotten."""
    if slug_key(url):
        return tray.is_erased(derive_person_id(person_key(name, url)))
    if email and tray.is_erased(derive_person_id(person_key(name, None, email), name_key(name))):
        return True
    if apart and tray.is_erased(derive_person_id(person_key(name), *apart)):
        return True
    key = person_key(name, None, email or None)
    return name_key(name) not in living and tray.is_erased(derive_person_id(key))


def _names(names: set[str]) -> list[tuple[str, ...]]:
    """Return what is added to the key of an address for each name, and for none."""
    return [(), *((name_key(name),) for name in names)]


def _ever(record: Record, field: str) -> Iterator[Any]:
    """Yield every value that a field has or had."""
    logged = (value for line in record.log.values() if line[0] == field for value in line[1:3])
    return filter(None, (record.arrived.get(field), record.get(field), *logged))


def _invitations(tray: Tray, person_id: RecordId) -> Iterator[Any]:
    """Yield the records of all invitations from or to a person that say when they were sent."""
    for record in tray.tables["invitations"].values():
        if record.peek("person") == person_id and record.arrived.get("sent"):
            yield record
