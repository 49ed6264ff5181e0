"""Who is connected with me since when, and where they work."""

from collections import Counter
from collections.abc import Iterator

from store.reading.intake.ages import Ages
from store.reading.intake.people import Index, People, Sighting, Someone
from store.reading.intake.report import Ledger
from store.reading.profiles import name_key
from store.reading.readings import ConnectionRow, Readings


def take_connections(readings: Readings, people: People, ages: Ages, ledger: Ledger) -> None:
    """Take in every row of Connections.csv, the newest file first: the first row about somebody decides.

    Rows with a profile go before those without, so that a name is known to be of several people before it is used.
    """
    described: set[int] = set()
    days: Index[Someone] = Index()
    for someone in people:
        _note_day(someone, days)
    for file in ages.sorted(readings.files):
        rows = [row for row in file.rows if isinstance(row, ConnectionRow)]
        called = Counter(name_key(row.name) for row in rows if row.url is None)
        for row in sorted(rows, key=lambda row: row.url is None):
            known = _find(row, people, days, is_only_one=called[name_key(row.name)] == 1)
            someone = known or _add(row, people)
            is_news = ages.is_news(file) and someone.id not in described
            described.add(someone.id)
            changed = _describe(someone, row, people, is_news=is_news)
            _note_day(someone, days)
            ledger.count(file, "new" if known is None else "updated" if changed else "known")


def sightings(readings: Readings) -> Iterator[Sighting]:
    """Everybody whom these files name."""
    return (_sighting(row) for _, row in readings.rows(ConnectionRow))


def _sighting(row: ConnectionRow) -> Sighting:
    return Sighting(row.name, row.url, row.email or None)


def _find(row: ConnectionRow, people: People, days: Index[Someone], *, is_only_one: bool) -> Someone | None:
    """Who is connected. Of namesakes without a profile the one who connected on that day is meant."""
    found = people.find(_sighting(row), by_name=row.url is not None or is_only_one)
    if found is None:
        found = days.only((name_key(row.name), row.connected_on.isoformat()))
        if found is not None and row.url is not None and found.slug is not None:
            return None
    return found


def _note_day(someone: Someone, days: Index[Someone]) -> None:
    """Make somebody findable by their name and the day of the connection."""
    if day := someone.get("connected_on"):
        days.add((name_key(someone.name), day), someone)


def _add(row: ConnectionRow, people: People) -> Someone:
    """Somebody new; without profile and address they are told from namesakes by the day of the connection."""
    return people.add(_sighting(row), *([row.connected_on.isoformat()] if people.is_called(row.name) else []))


def _describe(someone: Someone, row: ConnectionRow, people: People, *, is_news: bool) -> bool:
    """Take in what a row says of somebody; answers whether anything of it is new."""
    changed = people.identify(someone, _sighting(row), is_news=is_news)
    if row.name and name_key(row.name) != name_key(someone.name):
        changed |= someone.learn("name", row.name, is_news=is_news)
    for field, value in (
        ("company", row.company),
        ("position", row.position),
        ("connected_on", row.connected_on.isoformat()),
    ):
        changed |= someone.learn(field, value, is_news=is_news)
    return changed
