"""Who asked whom to connect, and when. One invitation is the same in every archive: direction, moment, and person."""

from collections.abc import Iterator
from datetime import datetime

from store.reading.intake.holding import Holding
from store.reading.intake.index import Index
from store.reading.intake.people import SOURCE, People, Sighting, Someone, sighted
from store.reading.intake.report import Ledger
from store.reading.profiles import invitation_id, name_key, slug_key
from store.reading.readings import InvitationRow, Readings
from store.tray.changes import Change
from store.tray.tray import Tray

CHANNEL = "linkedin"

_MOST_NAMESAKES = 20
"""More invitations of one name in one minute are nobody's, but a file made to be slow to read."""

_Moment = tuple[str, int]
"""A direction and a time, in seconds."""


class Invitations:
    """The invitations of the tray and of the rows so far."""

    def __init__(self, tray: Tray, people: People, readings: Readings) -> None:
        self._people = people
        self._readings = readings
        self._telling: set[int] = set()
        """The rows (by their place in memory) that told the profile of somebody who had none."""
        self._slug_at: Index[str] = Index()
        """The slug that the rows of one moment and name have."""
        for _, row in readings.rows(InvitationRow):
            if slug := slug_key(row.url):
                self._slug_at.add((*_moment(row.direction, row.sent), name_key(row.name)), slug)
        self._all: dict[int, Holding] = {}
        self._by_person: dict[tuple[str, int, int], Holding] = {}
        self._by_name: dict[tuple[str, int, str], list[Holding]] = {}
        for number, record in tray.tables["invitations"].items():
            self._index(Holding("invitations", number, record, {}))

    def __iter__(self) -> Iterator[Holding]:
        return iter(self._all.values())

    def recognise_profiles(self) -> None:
        """Find people by the slugs of these rows too, where an invitation of the tray shows whose they are.

        That is how somebody whom an older archive named without a profile, or with another slug, is not taken for two.
        """
        renamed: set[int] = set()
        for _, row in self._readings.rows(InvitationRow):
            if row.url is None or self._people.find(Sighting("", row.url)):
                continue
            known = self._find(row)
            someone = self._other_side(known) if known else None
            if someone is None or someone.id in renamed or someone.slug in self._people.slugs_in_files:
                continue
            renamed.add(someone.id)
            if someone.slug is None:
                self._people.identify(someone, sighted(row.name, row.url))
                self._telling.add(id(row))
            else:
                self._people.know_also_as(row.url, someone)

    def take(self, ledger: Ledger) -> None:
        """Take in every row of Invitations.csv; those with a profile first, so that namesakes are known as such."""
        rows = sorted(self._readings.rows(InvitationRow), key=lambda pair: pair[1].url is None)
        for file, row in rows:
            known = self._find(row)
            if known is None:
                self._add(row)
                ledger.count(file, "new")
                continue
            changed = self._people.identify(self._other_side(known), sighted(row.name, row.url))
            is_update = known.bring_back() or changed or id(row) in self._telling
            ledger.count(file, "updated" if is_update else "known")

    def changes(self) -> Iterator[Change]:
        """What this import changes of any invitation."""
        for invitation in self:
            yield from invitation.changes()

    def _find(self, row: InvitationRow) -> Holding | None:
        """The invitation that this row is about, if it is known: of the same moment, with the same person or name.

        Without a profile in the row it is one of those of that name, whichever: the row says nothing new of it. With
        one it is an invitation whose other side has none, or one that no row has any more, if that leaves no doubt.
        """
        moment = _moment(row.direction, row.sent)
        someone = self._people.find(sighted(row.name, row.url))
        if someone is not None and (*moment, someone.id) in self._by_person:
            return self._by_person[*moment, someone.id]
        key = (*moment, name_key(row.name))
        named = self._by_name.get(key, [])
        if row.url is None:
            return next(iter(named), None)
        if len(named) > _MOST_NAMESAKES or self._slug_at.only(key) != slug_key(row.url):
            return None
        free = [one for one in named if self._other_side(one).slug not in self._people.slugs_in_files]
        return free[0] if len(free) == 1 else None

    def _other_side(self, invitation: Holding) -> Someone:
        return self._people[invitation.get("person")]

    def _add(self, row: InvitationRow) -> None:
        someone = self._find_or_add_person(row)
        sent = row.sent.isoformat()
        arrived = {
            "person": someone.id,
            "direction": row.direction,
            "channel": CHANNEL,
            "sent": sent,
            "name": row.name or someone.name,
            "source": SOURCE,
        }
        if row.message:
            arrived["message"] = row.message
        self._index(Holding("invitations", invitation_id(CHANNEL, row.direction, someone.key, sent), None, arrived))

    def _find_or_add_person(self, row: InvitationRow) -> Someone:
        """The other side. Who has no profile and shares a name with several people is joined to none of them."""
        sighting = sighted(row.name, row.url)
        someone = self._people.find(sighting)
        if someone is None:
            is_one_of_several = row.url is None and self._people.is_called(row.name)
            return self._people.add(sighting, *([row.direction, row.sent.isoformat()] if is_one_of_several else []))
        self._people.identify(someone, sighting)
        return someone

    def _index(self, invitation: Holding) -> None:
        self._all[invitation.id] = invitation
        sent = invitation.get("sent")
        if sent and invitation.get("channel") == CHANNEL:
            moment = _moment(invitation.get("direction"), datetime.fromisoformat(sent))
            someone = self._other_side(invitation)
            self._by_person.setdefault((*moment, someone.id), invitation)
            name = name_key(invitation.get("name") or someone.name)
            self._by_name.setdefault((*moment, name), []).append(invitation)


def _moment(direction: str, sent: datetime) -> _Moment:
    """In seconds, since Python holds the hour that a zone has twice unequal to itself in any other zone."""
    return direction, int(sent.timestamp())


def sightings(readings: Readings) -> Iterator[Sighting]:
    """Everybody whom these files name on the other side."""
    return (sighted(row.name, row.url) for _, row in readings.rows(InvitationRow))
