"""To whom the user wrote by mail: how many, and the days of the first and the last. Never what was in them."""

from store.reading.intake.counting import count_mails, is_of_other_days, utc_day
from store.reading.intake.invitations import BY_MAIL
from store.reading.intake.outcomes import MessageOutcomes
from store.reading.intake.pending_person import PendingPerson, PersonMention
from store.reading.intake.people import People
from store.reading.readings import FileReading, Readings, SentMailRow
from store.records.ids import RecordId

_Sent = tuple[FileReading, SentMailRow]


class SentMails:
    """The rows of mails that the user sent."""

    def __init__(self, readings: Readings, people: People, outcomes: MessageOutcomes) -> None:
        self._readings = readings
        self._people = people
        self._outcomes = outcomes

    def take(self) -> None:
        """Take in every row, person by person; copies of a message, in whatever mailboxes, are one."""
        wrote: dict[RecordId, dict[bytes, _Sent]] = {}
        addresses: dict[RecordId, set[str]] = {}
        for file, row in self._readings.rows(SentMailRow):
            for name, address in row.recipients:
                someone = self._recipient(file, row, name, address)
                mail = (file, row)
                if wrote.setdefault(someone.id, {}).setdefault(row.key, mail) is not mail:
                    self._outcomes.note(file, row.row, "known")
                addresses.setdefault(someone.id, set()).add(address.casefold())
        for person_id, mails in wrote.items():
            before = sum(
                file.wrote.get(address, 0) for file in self._readings.files for address in addresses[person_id]
            )
            self._count(self._people[person_id], list(mails.values()), before)

    def _recipient(self, file: FileReading, row: SentMailRow, name: str, address: str) -> PendingPerson:
        """Return whom the user wrote to, by their address; a name alone joins nobody."""
        mention = PersonMention(name or address, None, address)
        known = self._people.find(mention)
        someone = known or self._people.add(mention, source=BY_MAIL)
        if self._people.identify(someone, mention):
            self._outcomes.note(file, row.row, "updated")
        return someone

    def _count(self, someone: PendingPerson, mails: list[_Sent], before: int) -> None:
        """Bring the count with somebody up to date. What goes beyond it is new: first the mails of other days."""
        mails.sort(key=lambda mail: (is_of_other_days(someone, "written", utc_day(mail[1].sent)), mail[1].sent))
        added, changed = count_mails(someone, "written", [utc_day(row.sent) for _, row in mails], before)
        for place, (file, row) in enumerate(mails):
            is_new = place >= len(mails) - added
            is_update = changed and not added and place == 0
            self._outcomes.note(file, row.row, "new" if is_new else "updated" if is_update else "known")
