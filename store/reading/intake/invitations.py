"""Who asked whom to connect, and when. One invitation is the same in every archive: direction, moment, and person.

One that the user noted, with a text that the user marked sent or by `add`, has no such moment, and one that a mail told
of has the mail's: each is the same as the row about the same person within two days.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from store.reading.addresses import is_address
from store.reading.intake.index import Index
from store.reading.intake.pending import PendingRecord
from store.reading.intake.pending_person import PendingPerson, PersonMention
from store.reading.intake.people import SOURCE, People
from store.reading.intake.report import Ledger
from store.reading.profiles import derive_invitation_id, name_key
from store.reading.readings import FileReading, InvitationRow, Readings
from store.records import ids
from store.records.ids import RecordId
from store.records.model import Direction
from store.tray.changes import BY_HAND, Change
from store.tray.tray import Tray

CHANNEL = "linkedin"
BY_MAIL = "mail"
"""The source of what an email reported."""

_MOST_NAMESAKES = 20
"""More invitations of one name in one minute are nobody's, but a file made to be slow to read."""

_NOTED = timedelta(days=2)
"""How far from the moment of an archive the user may have noted an invitation of the user's, or a mail may have told of
one.
"""

_Moment = tuple[str, int]
"""A direction and a time, in seconds."""


class _Row:
    """One row, and whom it names on the other side."""

    __slots__ = ("file", "is_telling", "key", "mention", "moment", "said")

    def __init__(self, file: FileReading, row: InvitationRow) -> None:
        self.file = file
        self.said = row
        self.mention = PersonMention(row.name, row.url)
        self.moment = _moment(row.direction, row.sent)
        self.key = (*self.moment, self.mention.called)
        """Moment and name."""
        self.is_telling = False
        """Whether it told the profile of somebody who had none."""


class Invitations:
    """The invitations of the tray and of the rows so far."""

    def __init__(self, readings: Readings) -> None:
        rows = [_Row(file, row) for file, row in readings.rows(InvitationRow)]
        self._rows = sorted(rows, key=lambda row: row.mention.slug is None)
        """Those with a profile first, so that namesakes are known as such."""
        self._slug_at: Index[str] = Index()
        """The slug that the rows of one moment and name have."""
        for row in self._rows:
            if row.mention.slug:
                self._slug_at.add(row.key, row.mention.slug)
        self._slugs: set[str] = set()
        """The slugs that the files have today."""
        self._all: dict[RecordId, PendingRecord] = {}
        self._by_person: dict[tuple[str, int, RecordId], PendingRecord] = {}
        self._by_name: dict[tuple[str, int, str], list[PendingRecord]] = {}
        self._noted: dict[tuple[str, RecordId], list[PendingRecord]] = {}
        """By direction and person, what the user noted of it, or an email told."""
        self._incoming: dict[RecordId, list[PendingRecord]] = {}
        """By the person who invited the user."""
        self._outgoing: dict[RecordId, list[PendingRecord]] = {}
        """By the person whom the user invited."""
        self._numbered: dict[str, PendingRecord] = {}
        """By LinkedIn's own number, where an email told it."""

    def __iter__(self) -> Iterator[PendingRecord]:
        return iter(self._all.values())

    def mentions(self) -> Iterator[PersonMention]:
        """Return everybody whom the rows name on the other side."""
        return (row.mention for row in self._rows)

    def join(self, tray: Tray, people: People, seen: Iterable[PersonMention]) -> None:
        """Take in the tray's invitations, and find people by the slugs of rows too, where these show whose they are.

        That is how somebody whom an older archive named without a profile, or with another slug, is not taken for two.
        `seen` is everybody whom connections and invitations name.
        """
        self._slugs = {mention.slug for mention in seen if mention.slug}
        for invitation_id, record in tray.tables["invitations"].items():
            self._index(PendingRecord("invitations", invitation_id, record, {}), people)
        renamed: set[RecordId] = set()
        for row in self._rows:
            if people.find_by_profile(row.mention):
                continue
            known = self._find(row, people)
            if known is not None:
                people.saw(_other_side(known, people), row.file)
            if row.mention.slug is None:
                continue
            someone = _other_side(known, people) if known else None
            if someone is None or someone.id in renamed or someone.slug in self._slugs:
                continue
            renamed.add(someone.id)
            if someone.slug is None:
                row.is_telling = people.identify(someone, row.mention)
            else:
                people.know_also_as(row.mention.slug, someone)

    def take(self, people: People, ledger: Ledger) -> None:
        """Take in every row of Invitations.csv. What it has of a message goes before what an email made of it."""
        for row in self._rows:
            known = self._find(row, people)
            if known is None:
                self._add(row, people)
                ledger.count(row.file, "new")
                continue
            whom = people.find_by_profile(row.mention) or _other_side(known, people)
            people.saw(whom, row.file)
            changed = people.vouch(whom, row.mention)
            changed |= people.identify(whom, row.mention)
            changed |= prove(known, row.said.message)
            changed |= known.learn("message", row.said.message, is_news=known.get("source") == BY_MAIL)
            is_update = known.bring_back() or changed or row.is_telling
            ledger.count(row.file, "updated" if is_update else "known")

    def numbered(self, number: str) -> PendingRecord | None:
        """Return the invitation that LinkedIn gave this number, if that is known."""
        return self._numbered.get(number)

    def incoming(self, person_id: RecordId) -> list[PendingRecord]:
        """Return the invitations by LinkedIn from somebody, by the id that all their traces share."""
        return self._incoming.get(person_id, [])

    def outgoing(self, person_id: RecordId) -> list[PendingRecord]:
        """Return the invitations by LinkedIn to somebody, by the id that all their traces share."""
        return self._outgoing.get(person_id, [])

    def of_moment(self, direction: Direction, sent: datetime, called: str) -> PendingRecord | None:
        """Return an invitation of this second from or to somebody of this name; which of several does not matter."""
        return next(iter(self._by_name.get((*_moment(direction, sent), called), ())), None)

    def free_id(self, direction: Direction, someone: PendingPerson, sent: str) -> RecordId:
        """Return the id of a new invitation of this moment or day (ISO) from or to somebody."""
        invitation_id = derive_invitation_id(CHANNEL, direction, someone.key, sent)
        if invitation_id not in self._all:
            return invitation_id
        # Two people share an address or a name, and were invited at once.
        return derive_invitation_id(CHANNEL, direction, f"{someone.key} {ids.spelled(someone.id)}", sent)

    def add(self, invitation_id: RecordId, arrived: dict[str, Any], people: People) -> None:
        """Take in a new invitation under this id, which must be free. What is empty says nothing."""
        said = {field: value for field, value in arrived.items() if value != ""}
        self._index(PendingRecord("invitations", invitation_id, None, said), people)

    def __contains__(self, invitation_id: RecordId) -> bool:
        return invitation_id in self._all

    def __getitem__(self, invitation_id: RecordId) -> PendingRecord:
        return self._all[invitation_id]

    def changes(self) -> Iterator[Change]:
        """Yield what this import changes of any invitation."""
        for invitation in self:
            yield from invitation.changes()

    def _find(self, row: _Row, people: People) -> PendingRecord | None:
        """Return the invitation that this row is about, if it is known: of the same moment, with the same person or
        name, or one that the user noted.

        Without a profile in the row it is one of those of that name, whichever: the row says nothing new of it. With
        one it is an invitation whose other side has none, or one that no row has any more, if that leaves no doubt.
        """
        someone = people.find(row.mention, row.file)
        whole = None if someone is None else people.whole(someone)
        if whole is not None and (*row.moment, whole) in self._by_person:
            return self._by_person[*row.moment, whole]
        if whole is not None:
            for noted in self._noted.get((row.said.direction, whole), ()):
                if abs(datetime.fromisoformat(noted.get("sent")) - row.said.sent) <= _NOTED:
                    return noted
        if row.mention.slug is None:
            return self.of_moment(row.said.direction, row.said.sent, row.mention.called)
        named = self._by_name.get(row.key, [])
        if len(named) > _MOST_NAMESAKES or self._slug_at.only(row.key) != row.mention.slug:
            return None
        free = [one for one in named if _other_side(one, people).slug not in self._slugs]
        return free[0] if len(free) == 1 else None

    def _add(self, row: _Row, people: People) -> None:
        """A new invitation. Who has no profile and shares a name with several people is joined to none of them."""
        sent = row.said.sent.isoformat()
        someone = people.find(row.mention, row.file)
        if someone is None:
            is_one_of_several = row.mention.slug is None and people.is_called(row.mention)
            someone = people.add(row.mention, *([row.said.direction, sent] if is_one_of_several else []))
        else:
            people.vouch(someone, row.mention)
            people.identify(someone, row.mention)
        people.saw(someone, row.file)
        arrived = {
            "person": someone.id,
            "direction": row.said.direction,
            "channel": CHANNEL,
            "sent": sent,
            "name": row.said.name or someone.name,
            "message": row.said.message,
            "source": SOURCE,
        }
        self.add(self.free_id(row.said.direction, someone, sent), arrived, people)

    def _index(self, invitation: PendingRecord, people: People) -> None:
        """Make an invitation findable."""
        self._all[invitation.id] = invitation
        is_proven = invitation.get("verified") is not False
        if (number := invitation.get("number")) and (is_proven or number not in self._numbered):
            self._numbered[number] = invitation
        sent = invitation.get("sent")
        if sent and invitation.get("channel") == CHANNEL:
            moment = _moment(invitation.get("direction"), datetime.fromisoformat(sent))
            someone = _other_side(invitation, people)
            direction, whole = moment[0], people.whole(someone)
            by_person = self._incoming if direction == "incoming" else self._outgoing
            by_person.setdefault(whole, []).append(invitation)
            if invitation.get("source") == (BY_HAND if direction == "outgoing" else BY_MAIL):
                self._noted.setdefault((direction, whole), []).append(invitation)
            self._by_person.setdefault((*moment, people.whole(someone)), invitation)
            name = invitation.get("name") or ""
            names = {name_key(name)} if name and not is_address(name) else {name_key(name), someone.called}
            if not is_proven:  # a forgery may name one person and link to another
                names = {someone.called}
            for called in names:
                self._by_name.setdefault((*moment, called), []).append(invitation)


def prove(invitation: PendingRecord, message: str) -> bool:
    """Prove an invitation that only an unproven mail told of: what was not proven to be its note is none.

    Returns:
        Whether that is news.
    """
    if invitation.get("verified") is not False:
        return False
    invitation.overwrite("message", message)
    return invitation.learn("verified", True, is_news=True)


def _other_side(invitation: PendingRecord, people: People) -> PendingPerson:
    return people[invitation.get("person")]


def _moment(direction: str, sent: datetime) -> _Moment:
    """In seconds, since Python holds the hour that a zone has twice unequal to itself in any other zone."""
    return direction, int(sent.timestamp())
