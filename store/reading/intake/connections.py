"""Who is connected with me since when, and where they work."""

from collections import Counter

from store.reading.intake.ages import Ages
from store.reading.intake.people import People, Sighting, Someone
from store.reading.intake.report import Ledger
from store.reading.profiles import name_key
from store.reading.readings import ConnectionRow, Readings


def take_connections(readings: Readings, people: People, ages: Ages, ledger: Ledger) -> None:
    """Take in every row of Connections.csv, the newest file first: the first row about somebody decides.

    Rows with a profile go before those without, so that a name is known to be of several people before it is used.
    """
    described: set[int] = set()
    files = ages.sorted(readings.files)
    for file in files:
        rows = [row for row in file.rows if isinstance(row, ConnectionRow)]
        called = Counter(name_key(row.name) for row in rows if row.url is None)
        for row in sorted(rows, key=lambda row: row.url is None):
            someone = _find(row, people, is_only_one=called[name_key(row.name)] == 1)
            is_new = someone is None
            if someone is None:
                someone = _add(row, people)
            is_news = ages.is_news(file) and someone.id not in described
            described.add(someone.id)
            changed = _describe(someone, row, people, is_news=is_news)
            ledger.count(file, "new" if is_new else "updated" if changed else "known")


def sightings(readings: Readings) -> list[Sighting]:
    """Everybody whom these files name."""
    return [_sighting(row) for _, row in readings.rows(ConnectionRow)]


def _sighting(row: ConnectionRow) -> Sighting:
    return Sighting(row.name, row.url, row.email or None)


def _find(row: ConnectionRow, people: People, *, is_only_one: bool) -> Someone | None:
    """Who is connected. Of namesakes without a profile the one who connected on that day is meant."""
    found = people.find(_sighting(row), by_name=row.url is not None or is_only_one)
    if found is not None:
        return found
    day = row.connected_on.isoformat()
    same_day = [one for one in people.namesakes(row.name) if one.get("connected_on") == day]
    if len(same_day) == 1 and (row.url is None or same_day[0].slug is None):
        return same_day[0]
    return None


def _add(row: ConnectionRow, people: People) -> Someone:
    """Somebody new; without profile and address they are told from namesakes by the day of the connection."""
    return people.add(_sighting(row), *([row.connected_on.isoformat()] if people.namesakes(row.name) else []))


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
