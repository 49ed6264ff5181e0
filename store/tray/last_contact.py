"""When the user and everybody in the tray last had to do with each other, for an order of many people."""

from datetime import date, datetime

from store.records.ids import RecordId
from store.tray.merge import PEOPLE
from store.tray.network import NO_CONTACT
from store.tray.tray import Tray


def last_days(tray: Tray) -> dict[RecordId, date]:
    """Return by person the last day (in the user's zone) on which the two were in touch or became connected.

    It is the day that `keeping.contacts.last_day` finds for one person, found for all in one pass over the records.
    People without such a day are left out.
    """
    days: dict[RecordId, date] = {}

    def note(person_id: RecordId, day: date) -> None:
        lead = tray.joins.lead(person_id)
        if lead not in days or days[lead] < day:
            days[lead] = day

    for person_id, record in tray.records(PEOPLE):
        if connected := record.peek("connected_on"):
            note(person_id, date.fromisoformat(connected))
        for count in (record.peek("written"), record.peek("received")):
            if count:
                note(person_id, date.fromisoformat(count[2]))
    for _, record in tray.records("invitations"):
        for moment in (record.peek("sent"), record.peek("answered")):
            if moment:
                note(record.peek("person"), datetime.fromisoformat(moment).astimezone().date())
    for draft in tray.drafts():
        if draft.sent:
            note(draft.person.id, draft.sent.astimezone().date())
    for event in tray.events():
        if event.what not in NO_CONTACT:
            note(event.person.id, event.on)
    return days
