"""With whom the user wrote: how many messages in each direction, and the dates of the first and the last. What was in
them is kept only where it answers a question of the user's.
"""

from collections.abc import Iterator
from datetime import datetime

from store.reading.intake.answers import Answers
from store.reading.intake.counting import count
from store.reading.intake.invitations import Invitations
from store.reading.intake.myself import OwnIdentity
from store.reading.intake.pending_person import PendingPerson, PersonMention
from store.reading.intake.people import People
from store.reading.intake.report import Ledger
from store.reading.linkedin.messages import digest
from store.reading.profiles import name_key, slug_key
from store.reading.readings import FileReading, MessageRow, Readings
from store.records.ids import RecordId
from store.records.model import Direction

_FIELDS: dict[Direction, str] = {"incoming": "received", "outgoing": "written"}

_Note = tuple[int, Direction, bytes]
"""Person, direction and digest of the note of an invitation."""


class _Written:
    """The messages of one file between the user and one other, in one direction."""

    def __init__(self) -> None:
        self.messages: set[tuple[datetime, bytes]] = set()
        """When each was sent, and the digest of its words."""
        self.copies = 0
        """How many rows say again what another says."""
        self.tells_more = False
        """Whether the rows told a profile that was not known, or brought an answer to a question of the user's."""
        self._texts: list[tuple[datetime, str]] = []

    def add(self, row: MessageRow) -> None:
        """Count one row."""
        self.copies += (row.sent, row.words) in self.messages
        self.messages.add((row.sent, row.words))
        self._texts.append((row.sent, row.text))

    def keep_answer(self, someone: PendingPerson, answers: Answers) -> None:
        """Keep the texts that answer a question of the user's."""
        for sent, text in sorted(self._texts):
            self.tells_more |= answers.keep(someone, text, sent, verified=True)


class MessageImport:
    """The correspondence in the rows of messages.csv, person by person."""

    def __init__(self, readings: Readings, people: People, me: OwnIdentity, ledger: Ledger) -> None:
        self._readings = readings
        self._people = people
        self._ledger = ledger
        self._my_slugs, self._my_names = me.slugs, me.names

    def take(self, invitations: Invitations, answers: Answers) -> None:
        """Take in every row; those with a profile first, so that namesakes are known as such."""
        notes: set[_Note] = {
            (
                self._whole(invitation.get("person")),
                invitation.get("direction"),
                digest(invitation.get("message") or ""),
            )
            for invitation in invitations
        }
        files: dict[int, list[tuple[FileReading, MessageRow]]] = {}
        for file, row in sorted(self._readings.rows(MessageRow), key=lambda pair: _has_no_profile(pair[1])):
            files.setdefault(id(file), []).append((file, row))
        for rows in files.values():
            self._take_file(rows, notes, answers)

    def _take_file(self, rows: list[tuple[FileReading, MessageRow]], notes: set[_Note], answers: Answers) -> None:
        """The rows of one file. What concerns nobody alone is skipped; the rest is counted person by person."""
        written: dict[tuple[RecordId, Direction], _Written] = {}
        for file, row in rows:
            direction = self._direction(row)
            if direction is None:
                self._ledger.skip(file, row.row, "it is neither from you nor to you")
            elif self._is_among_several(row, direction):
                self._ledger.skip(file, row.row, "it is part of a group conversation")
            elif reason := self._take(file, row, direction, notes, written):
                self._ledger.skip(file, row.row, reason)
        for (person_id, direction), letters in written.items():
            if direction == "incoming":
                letters.keep_answer(self._people[person_id], answers)
            self._count(rows[0][0], self._people[person_id], direction, letters)

    def _take(
        self,
        file: FileReading,
        row: MessageRow,
        direction: Direction,
        notes: set[_Note],
        written: dict[tuple[RecordId, Direction], _Written],
    ) -> str | None:
        """Take one row between the user and one other person, and return why it is skipped (None where it is not).

        The note of an invitation is among the messages again, at the time when it was accepted.
        """
        mention = _other_side(row, direction)
        someone = self._people.find(mention, file)
        if someone is None and mention.url is None and self._people.is_called(mention):
            return "a name alone does not say whether it is the person of that name in the tray"
        if someone is not None and row.words and (self._whole(someone.id), direction, row.words) in notes:
            return "it is the note of an invitation, and is kept with it"
        tells_more = someone is not None and self._people.identify(someone, mention)
        someone = someone or self._people.add(mention)
        self._people.saw(someone, file)
        letters = written.setdefault((someone.id, direction), _Written())
        letters.tells_more |= tells_more
        letters.add(row)
        return None

    def _count(self, file: FileReading, someone: PendingPerson, direction: Direction, letters: _Written) -> None:
        """Bring the count with somebody up to date; what goes beyond the count so far is new."""
        days = [sent.date().isoformat() for sent, _ in letters.messages]
        added, changed = count(someone, _FIELDS[direction], days)
        updated = 1 if added == 0 and (changed or letters.tells_more) else 0
        self._ledger.count(file, "new", added)
        self._ledger.count(file, "updated", updated)
        self._ledger.count(file, "known", len(days) - added - updated + letters.copies)

    def _whole(self, trace_id: RecordId) -> RecordId:
        return self._people.whole(self._people[trace_id])

    def _direction(self, row: MessageRow) -> Direction | None:
        """Return whether the user wrote it or received it; None for neither."""
        if row.direction is not None:
            return row.direction
        if self._is_me(row.sender, row.sender_url):
            is_to_me = self._is_me(row.recipients, "".join(row.recipient_urls))
            return None if is_to_me else "outgoing"
        if row.recipient_urls:
            is_mine = any(slug_key(url) in self._my_slugs for url in row.recipient_urls)
        else:
            is_mine = bool(self._my_names & _names_in(row.recipients))
        return "incoming" if is_mine else None

    def _is_me(self, name: str, url: str | None) -> bool:
        slug = slug_key(url)
        return slug in self._my_slugs if slug and self._my_slugs else name_key(name) in self._my_names

    def _is_among_several(self, row: MessageRow, direction: Direction) -> bool:
        """Return whether more than two take part. Names may hold commas, so without links a name must be known to
        count.
        """
        if row.recipient_urls:
            return len(row.recipient_urls) > 1
        if name_key(row.recipients) in self._my_names or self._people.is_called(PersonMention(row.recipients)):
            return False
        parts = row.recipients.split(",")
        if direction == "incoming":
            return len(parts) > 1 and any(name_key(part) in self._my_names for part in parts)
        return len(parts) > 1 and any(self._people.is_called(PersonMention(part)) for part in parts)


def mentions(readings: Readings, me: OwnIdentity) -> Iterator[PersonMention]:
    """Yield everybody but the user whom the rows name with a profile."""
    mine = me.slugs
    for _, row in readings.rows(MessageRow):
        if slug_key(row.sender_url) not in mine:
            yield PersonMention(row.sender, row.sender_url)
        if len(row.recipient_urls) == 1 and slug_key(row.recipient_urls[0]) not in mine:
            yield PersonMention(row.recipients, row.recipient_urls[0])


def _other_side(row: MessageRow, direction: Direction) -> PersonMention:
    """Return who wrote to the user, or whom the user wrote to."""
    if direction == "incoming":
        return PersonMention(row.sender, row.sender_url)
    return PersonMention(row.recipients, row.recipient_urls[0] if row.recipient_urls else None)


def _names_in(recipients: str) -> set[str]:
    """Return the names that a list of recipients may hold: the whole, since names hold commas, and its parts."""
    return {name_key(recipients), *map(name_key, recipients.split(","))}


def _has_no_profile(row: MessageRow) -> bool:
    return row.sender_url is None and not row.recipient_urls
