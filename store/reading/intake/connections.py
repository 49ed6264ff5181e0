"""Who is connected with me since when, and where they work."""

from collections import Counter
from collections.abc import Iterator

from store.reading.intake.ages import Ages
from store.reading.intake.people import People, Sighting, Someone, sighted
from store.reading.intake.report import Ledger
from store.reading.profiles import name_key
from store.reading.readings import ConnectionRow, Readings

_MOST_NAMESAKES = 20
"""More people of one name on one day are nobody's connections, but a file made to be slow to read."""


class _Days:
    """Who is found by their name and the day of the connection, where that tells."""

    def __init__(self, people: People) -> None:
        self._called: dict[tuple[str, str], dict[int, Someone]] = {}
        for someone in people:
            self.note(someone)

    def note(self, someone: Someone) -> None:
        """Take somebody in, as they are known now."""
        if day := someone.get("connected_on"):
            self._called.setdefault((name_key(someone.name), day), {})[someone.id] = someone

    def find(self, row: ConnectionRow, taken: set[int]) -> Someone | None:
        """Whom the row can mean; nobody of `taken`, whom other rows of the file are about.

        Of several without a profile, whom nothing else tells apart, it is who worked there already. Of several with
        one it is nobody.
        """
        called = self._called.get(_day_key(row), {})
        if len(called) > _MOST_NAMESAKES:
            return None
        can_be = [someone for someone in called.values() if someone.id not in taken and _can_be(someone, row)]
        with_profile = [someone for someone in can_be if someone.slug]
        found = [someone for someone in can_be if someone not in with_profile or len(with_profile) == 1]
        if row.url and len(found) > 1:
            return None
        return min(found, key=lambda someone: _order(someone, row), default=None)


def _order(someone: Someone, row: ConnectionRow) -> tuple[bool, bool, int]:
    """Who a row without a profile means before others."""
    return someone.get("company") != (row.company or None), someone.slug is not None, someone.id


def _can_be(someone: Someone, row: ConnectionRow) -> bool:
    """Whether nothing tells a row from somebody who was of its name and day: they may have changed since."""
    is_as_it_was = (name_key(someone.name), someone.get("connected_on")) == _day_key(row)
    is_other_profile = row.url is not None and someone.slug is not None
    email = someone.get("email")
    is_other_address = bool(row.email and email) and row.email.casefold() != email.casefold()
    return is_as_it_was and not is_other_profile and not is_other_address


def _day_key(row: ConnectionRow) -> tuple[str, str]:
    return name_key(row.name), row.connected_on.isoformat()


def take_connections(readings: Readings, people: People, ages: Ages, ledger: Ledger) -> None:
    """Take in every row of Connections.csv, the newest file first: the first row about somebody decides.

    Rows with a profile go before those without, and rows with an address before those with a name alone, so that a
    name is known to be of several people before it is used. Of namesakes who connected on several days the one of that
    day is meant.
    """
    described: set[int] = set()
    days = _Days(people)
    for file in ages.by_age(readings.files):
        rows = [row for row in file.rows if isinstance(row, ConnectionRow)]
        called = Counter(name_key(row.name) for row in rows)
        taken: set[int] = set()
        for row in sorted(rows, key=lambda row: (row.url is None, not row.email)):
            known = people.find(_sighting(row), by_name=called[name_key(row.name)] == 1)
            if known is None or (row.url is None and known.id in taken):
                known = days.find(row, taken) or people.keyed(_sighting(row), *_apart(row, people))
            someone = known or people.add(_sighting(row), *_apart(row, people))
            is_news = ages.is_news(file) and someone.id not in described
            described.add(someone.id)
            taken.add(someone.id)
            changed = _describe(someone, row, people, is_news=is_news)
            days.note(someone)
            ledger.count(file, "new" if known is None else "updated" if changed else "known")


def sightings(readings: Readings) -> Iterator[Sighting]:
    """Everybody whom these files name."""
    return (_sighting(row) for _, row in readings.rows(ConnectionRow))


def _sighting(row: ConnectionRow) -> Sighting:
    return sighted(row.name, row.url, row.email)


def _apart(row: ConnectionRow, people: People) -> list[str]:
    """What tells somebody without a profile from namesakes: the day of the connection."""
    return [row.connected_on.isoformat()] if row.url is None and people.is_called(row.name) else []


def _describe(someone: Someone, row: ConnectionRow, people: People, *, is_news: bool) -> bool:
    """Take in what a row says of somebody; answers whether anything of it is new."""
    changed = people.identify(someone, _sighting(row), is_news=is_news)
    changed |= people.rename(someone, row.name, is_news=is_news)
    for field, value in (
        ("company", row.company),
        ("position", row.position),
        ("connected_on", row.connected_on.isoformat()),
    ):
        changed |= someone.learn(field, value, is_news=is_news)
    return changed
