"""With whom I wrote: how many messages in each direction, and the dates of the first and the last. Never what was in
them.

An archive holds all messages that there still are, so a count never adds up over archives: it is the largest that any
archive has shown, and the dates are the earliest and the latest. That makes any order of imports come to the same.
"""

from collections import Counter
from datetime import datetime

from store.reading.intake.invitations import Invitations
from store.reading.intake.myself import Myself
from store.reading.intake.people import People, Sighting, Someone
from store.reading.intake.report import Ledger
from store.reading.linkedin.messages import digest
from store.reading.profiles import name_key, slug_key
from store.reading.readings import FileReading, MessageRow, Readings
from store.records.model import Direction

_FIELDS: dict[Direction, str] = {"incoming": "received", "outgoing": "written"}

_Message = tuple[datetime, bytes]
"""What makes a message the same in two archives: when it was sent, and the digest of its words."""

_Rows = dict[_Message, FileReading]


class Letters:
    """The correspondence in the rows of messages.csv, person by person."""

    def __init__(self, readings: Readings, people: People, me: Myself, ledger: Ledger) -> None:
        self._readings = readings
        self._people = people
        self._ledger = ledger
        self._my_slugs, self._my_names = _who_wrote(readings, me)
        self._with: dict[tuple[int, Direction], _Rows] = {}

    def take(self, invitations: Invitations) -> None:
        """Take in every row; those with a profile first, so that namesakes are known as such."""
        notes = {
            (invitation.get("person"), invitation.get("direction"), digest(invitation.get("message") or ""))
            for invitation in invitations
        }
        for file, row in sorted(self._readings.rows(MessageRow), key=lambda pair: _has_no_profile(pair[1])):
            direction = self._direction(row)
            if direction is None:
                self._ledger.skip(file, row.row, "it is neither from me nor to me")
            elif self._is_among_several(row, direction):
                self._ledger.skip(file, row.row, "it is of a conversation of several")
            else:
                self._take(file, row, direction, notes)
        for (number, direction), rows in self._with.items():
            self._count(self._people[number], direction, rows)

    def _take(
        self, file: FileReading, row: MessageRow, direction: Direction, notes: set[tuple[int, Direction, bytes]]
    ) -> None:
        """One row between me and one other. An accepted note stands here again, at the time it was accepted."""
        someone = self._other_side(row, direction)
        if someone is None:
            self._ledger.skip(file, row.row, "it does not tell which of several people of that name is meant")
        elif row.words and (someone.id, direction, row.words) in notes:
            self._ledger.skip(file, row.row, "it is the note of an invitation, which is kept with that")
        else:
            rows = self._with.setdefault((someone.id, direction), {})
            if (row.sent, row.words) in rows:
                self._ledger.count(file, "known")
            else:
                rows[row.sent, row.words] = file

    def _count(self, someone: Someone, direction: Direction, rows: _Rows) -> None:
        """Bring the count up to date. The newest rows are those that were not counted before."""
        newest_first = sorted(rows, reverse=True)
        dates = [sent.date().isoformat() for sent, _ in (newest_first[-1], newest_first[0])]
        field = _FIELDS[direction]
        count, first, last = someone.get(field) or (0, *dates)
        total = [max(count, len(rows)), min(first, dates[0]), max(last, dates[1])]
        changed = someone.learn(field, total, is_news=True)
        added = total[0] - count
        for place, message in enumerate(newest_first):
            is_update = changed and added == 0 and place == 0
            self._ledger.count(rows[message], "new" if place < added else "updated" if is_update else "known")

    def _direction(self, row: MessageRow) -> Direction | None:
        """Whether I wrote it or received it; None for neither."""
        if row.direction is not None:
            return row.direction
        if self._is_me(row.sender, row.sender_url):
            return "outgoing"
        if row.recipient_urls:
            is_mine = any(slug_key(url) in self._my_slugs for url in row.recipient_urls)
        else:
            is_mine = bool(self._my_names & _names_in(row.recipients))
        return "incoming" if is_mine else None

    def _is_me(self, name: str, url: str | None) -> bool:
        slug = slug_key(url)
        return slug in self._my_slugs if slug and self._my_slugs else name_key(name) in self._my_names

    def _is_among_several(self, row: MessageRow, direction: Direction) -> bool:
        """Whether more than two take part. Names may hold commas, so without links a name must be known to count."""
        if row.recipient_urls:
            return len(row.recipient_urls) > 1
        if name_key(row.recipients) in self._my_names or self._people.namesakes(row.recipients):
            return False
        parts = row.recipients.split(",")
        if direction == "incoming":
            return len(parts) > 1 and any(name_key(part) in self._my_names for part in parts)
        return len(parts) > 1 and any(self._people.namesakes(part) for part in parts)

    def _other_side(self, row: MessageRow, direction: Direction) -> Someone | None:
        """Whom I wrote to, or who wrote to me; None where the name is of several people and there is no link."""
        if direction == "incoming":
            sighting = Sighting(row.sender, row.sender_url)
        else:
            sighting = Sighting(row.recipients, row.recipient_urls[0] if row.recipient_urls else None)
        someone = self._people.find(sighting)
        if someone is not None:
            self._people.identify(someone, sighting)
            return someone
        if sighting.url is None and self._people.namesakes(sighting.name):
            return None
        return self._people.add(sighting)


def sightings(readings: Readings) -> list[Sighting]:
    """Everybody whom the rows name with a profile."""
    seen = []
    for _, row in readings.rows(MessageRow):
        seen.append(Sighting(row.sender, row.sender_url))
        if len(row.recipient_urls) == 1:
            seen.append(Sighting(row.recipients, row.recipient_urls[0]))
    return seen


def _who_wrote(readings: Readings, me: Myself) -> tuple[frozenset[str], frozenset[str]]:
    """My slugs and my names as these rows have them.

    Where only my name is known, my profile is the one that writes under it. Where nothing is, I am who takes part in
    more of the conversations than anybody else.
    """
    slugs, names = me.slugs, me.names
    taking_part: Counter[tuple[str, str]] = Counter()
    for _, row in readings.rows(MessageRow):
        sides = {(row.sender, row.sender_url or "")}
        if len(row.recipient_urls) == 1 or not row.recipient_urls:
            sides.add((row.recipients, "".join(row.recipient_urls)))
        taking_part.update(sides)
    if not names and not slugs:
        first, second = [*taking_part.most_common(2), (("", ""), 0), (("", ""), 0)][:2]
        if first[1] == second[1]:
            return frozenset(), frozenset()
        names = frozenset({name_key(first[0][0])})
    if not slugs:
        mine = [url for (name, url), _ in taking_part.most_common() if url and name_key(name) in names]
        for url in mine[:1]:
            me.learn_profile(url)
            slugs = frozenset(filter(None, [slug_key(url)]))
    return slugs, names


def _names_in(recipients: str) -> set[str]:
    """The names that a list of recipients may hold: the whole, since names hold commas, and its parts."""
    return {name_key(recipients), *map(name_key, recipients.split(","))}


def _has_no_profile(row: MessageRow) -> bool:
    return row.sender_url is None and not row.recipient_urls
