"""To whom I wrote by mail: how many, and the days of the first and the last. Never what was in them."""

from datetime import UTC

from store.reading.intake.counting import count
from store.reading.intake.invitations import BY_MAIL
from store.reading.intake.outcomes import Outcomes
from store.reading.intake.people import PendingPerson, People, PersonMention
from store.reading.readings import FileReading, Readings, SentMailRow


class SentMails:
    """The rows of mails that I sent."""

    def __init__(self, readings: Readings, people: People, outcomes: Outcomes) -> None:
        self._readings = readings
        self._people = people
        self._outcomes = outcomes

    def take(self) -> None:
        """Take in every row, file by file and person by person."""
        for file in self._readings.files:
            rows: dict[int, dict[int, SentMailRow]] = {}
            addresses: dict[int, set[str]] = {}
            for row in file.rows:
                if isinstance(row, SentMailRow):
                    for name, address in row.recipients:
                        someone = self._recipient(file, row, name, address)
                        rows.setdefault(someone.id, {})[row.row] = row
                        addresses.setdefault(someone.id, set()).add(address.casefold())
            for number, wrote in rows.items():
                before = sum(file.wrote.get(address, 0) for address in addresses[number])
                self._count(file, self._people[number], list(wrote.values()), before)

    def _recipient(self, file: FileReading, row: SentMailRow, name: str, address: str) -> PendingPerson:
        """Whom I wrote to, by their address; a name alone joins nobody."""
        sighting = PersonMention(name or address, None, address)
        known = self._people.find(sighting, by_name=False)
        someone = known or self._people.add(sighting, source=BY_MAIL)
        if self._people.identify(someone, sighting):
            self._outcomes.note(file, row.row, "updated")
        return someone

    def _count(self, file: FileReading, someone: PendingPerson, rows: list[SentMailRow], before: int) -> None:
        """Bring the count with somebody up to date; what goes beyond the count so far is new."""
        rows.sort(key=lambda row: row.sent)
        days = [row.sent.astimezone(UTC).date().isoformat() for row in rows]
        added, changed = count(someone, "written", days, before)
        for place, row in enumerate(rows):
            is_new = place >= len(rows) - added
            is_update = changed and not added and place == 0
            self._outcomes.note(file, row.row, "new" if is_new else "updated" if is_update else "known")
