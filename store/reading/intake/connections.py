"""Who is connected with the user since when, and where they work."""

from collections import Counter
from collections.abc import Iterator

from store.reading.intake.ages import Ages
from store.reading.intake.pending_person import PendingPerson, PersonMention
from store.reading.intake.people import People
from store.reading.intake.report import Ledger
from store.reading.readings import ConnectionRow, FileReading, Readings
from store.records.ids import RecordId

_MOST_NAMESAKES = 20
"""More people of one name on one day are nobody's connections, but a file made to be slow to read."""


class Connections:
    """The rows of Connections.csv."""

    def __init__(self, readings: Readings) -> None:
        self._rows: dict[int, list[_Row]] = {}
        """By the file (its place in memory)."""
        for file, row in readings.rows(ConnectionRow):
            self._rows.setdefault(id(file), []).append(_Row(row))

    def mentions(self) -> Iterator[PersonMention]:
        """Return everybody whom the rows name."""
        return (row.mention for rows in self._rows.values() for row in rows)

    def take(self, files: list[FileReading], people: People, ages: Ages, ledger: Ledger) -> None:
        """Take in every row of these files, the newest first. The first row about somebody decides; other files fill
        gaps.

        Rows that say more go before those that say less, so that a name is known to be of several people before it is
        used. Of namesakes who connected on several days the one of
        that day is meant.
        """
        described: set[RecordId] = set()
        days = _Days(people)
        for file in ages.by_age(files):
            rows = self._rows.get(id(file), [])
            called = Counter(row.mention.called for row in rows)
            taken: set[RecordId] = set()
            for row in sorted(rows, key=_Row.vagueness):
                is_only_one = called[row.mention.called] == 1
                known = _find(row, file if is_only_one else None, people, days, taken)
                someone = known or people.add(row.mention, *row.apart(people))
                is_news = ages.is_news(file) and someone.id not in described
                changed = someone.id not in taken and row.describe(someone, people, is_news=is_news)
                described.add(someone.id)
                taken.add(someone.id)
                days.note(someone)
                people.saw(someone, file)
                ledger.count(file, "new" if known is None else "updated" if changed else "known")


class _Row:
    """One row, and whom it names."""

    __slots__ = ("_said", "day", "mention")

    def __init__(self, row: ConnectionRow) -> None:
        self._said = row
        self.day = row.connected_on.isoformat()
        self.mention = PersonMention(row.name, row.url, row.email)

    def vagueness(self) -> tuple[bool, bool, bool]:
        """Return which of the things that tell people apart it lacks: profile, address, company."""
        return self.mention.slug is None, not self.mention.email, not self._said.company

    def apart(self, people: People) -> list[str]:
        """Return what tells somebody without a profile from namesakes: the day of the connection."""
        return [self.day] if self.mention.slug is None and people.is_called(self.mention) else []

    def describe(self, someone: PendingPerson, people: People, *, is_news: bool) -> bool:
        """Take in what the row says of somebody, and return whether anything of it is new."""
        changed = people.vouch(someone, self.mention)
        changed |= people.identify(someone, self.mention, is_news=is_news)
        changed |= people.rename(someone, self.mention, is_news=is_news)
        for field, value in (
            ("company", self._said.company),
            ("position", self._said.position),
            ("connected_on", self.day),
        ):
            changed |= someone.learn(field, value, is_news=is_news)
        return changed

    def can_mean(self, someone: PendingPerson) -> bool:
        """Return whether nothing tells somebody who was of its name and day from it: they may have changed since."""
        mention, email = self.mention, someone.get("email")
        is_as_it_was = someone.called == mention.called and someone.get("connected_on") == self.day
        is_other_profile = mention.slug is not None and someone.slug is not None
        is_other_address = bool(mention.email and email) and mention.email.casefold() != email.casefold()
        return is_as_it_was and not is_other_profile and not is_other_address

    def has_address_of(self, someone: PendingPerson) -> bool:
        """Return whether both have the same address, or none."""
        return bool((someone.get("email") or "").casefold() == self.mention.email.casefold())

    def distance(self, someone: PendingPerson) -> tuple[bool, bool, bool, RecordId]:
        """Return whom a row without a profile means before others: least is nearest."""
        is_elsewhere = (someone.get("company") or "") != self._said.company
        return is_elsewhere, not self.has_address_of(someone), someone.slug is not None, someone.id


class _Days:
    """Who is found by their name and the day of the connection, where that tells."""

    def __init__(self, people: People) -> None:
        self._called: dict[tuple[str, str], dict[RecordId, PendingPerson]] = {}
        for someone in people:
            self.note(someone)

    def note(self, someone: PendingPerson) -> None:
        """Take somebody in, as they are known now."""
        if day := someone.get("connected_on"):
            self._called.setdefault((someone.called, day), {})[someone.id] = someone

    def find(self, row: _Row, taken: set[RecordId]) -> PendingPerson | None:
        """Return whom the row can mean; nobody of `taken`, whom other rows of the file are about.

        Of several without a profile, whom nothing else tells apart, it is who worked there already. Of several with one
        it is nobody.
        """
        called = self._called.get((row.mention.called, row.day), {})
        if len(called) > _MOST_NAMESAKES:
            return None
        can_be = [someone for someone in called.values() if someone.id not in taken and row.can_mean(someone)]
        with_profile = [someone for someone in can_be if someone.slug]
        found = [someone for someone in can_be if someone not in with_profile or len(with_profile) == 1]
        if row.mention.slug and len(found) > 1:
            return None
        return min(found, key=row.distance, default=None)


def _find(
    row: _Row, file: FileReading | None, people: People, days: _Days, taken: set[RecordId]
) -> PendingPerson | None:
    """Return whom a row is about, if they are known. A name tells only in a `file` of which one row has it."""
    known = people.find(row.mention, file)
    if known is not None and (row.mention.slug or row.mention.email or known.id not in taken):
        return known
    same_day = days.find(row, taken)
    if row.mention.slug or (same_day and (not row.mention.email or row.has_address_of(same_day))):
        return same_day
    return people.keyed(row.mention, *row.apart(people)) or same_day
