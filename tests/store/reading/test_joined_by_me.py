"""Imports after I joined traces: the person is found by any one's profile, address or name."""

import pytest

from store.reading.intake.forgotten import ids_of
from store.reading.profiles import slug_of
from store.records.model import Me
from store.tray.joining import join
from tests.store.reading.invented_archives import (
    Importer,
    connection,
    connections_csv,
    incoming,
    invitations_csv,
    messages_csv,
    received,
)

MARIT = Me(names=("Marit Solheim",))
ANA = {"Connections.csv": connections_csv(connection("Ana Park", "ana-park", on="09 Feb 2026"))}
ANNA = {"Invitations.csv": invitations_csv(incoming("Anna Park", "anna-p", "1/3/26, 12:18 AM", "Hello again"))}


@pytest.fixture
def joined(importer: Importer) -> Importer:
    """Ana Park, and Anna Park who asked with another profile, are one person."""
    importer.take({**ANA, **ANNA})
    ana, anna = (person.id for person in importer.tray.people())
    join(importer.tray, ana, anna)
    return importer


def test_whoever_was_joined_is_found_by_either_profile(joined: Importer) -> None:
    joined.take({"messages.csv": messages_csv(received("Ana Park", "ana-park"), received("Anna Park", "anna-p"))})
    (person,) = joined.tray.people()
    assert person.received is not None
    assert person.received.count == 2


def test_whoever_was_joined_is_found_by_either_name(joined: Importer) -> None:
    joined.take({"messages.csv": messages_csv(received("Anna Park"), received("Ana Park"))})
    assert len(joined.tray.people()) == 1


def test_the_same_files_change_nothing_after_a_join(joined: Importer) -> None:
    before = joined.bytes()
    report = joined.take({**ANA, **ANNA})
    assert (report.new, report.updated) == (0, 0)
    assert joined.bytes() == before


def test_namesakes_who_were_joined_are_no_longer_two_of_one_name(importer: Importer) -> None:
    people = connections_csv(connection("Ana Park", "ana-park"), connection("Ana Park", "ap2"))
    wrote = {"Connections.csv": people, "messages.csv": messages_csv(received("Ana Park"))}
    assert importer.take(wrote, MARIT).skipped == 1
    join(importer.tray, *(person.id for person in importer.tray.people()))
    (whole,) = importer.tray.people()
    of_one = connections_csv(connection("Ana Park", slug_of(whole.url)))
    assert importer.take({**wrote, "Connections.csv": of_one}, MARIT).new == 1
    assert importer.person("Ana Park").received is not None


def test_whoever_was_joined_stays_forgotten_under_each_profile(joined: Importer) -> None:
    (person,) = joined.tray.people()
    joined.tray.erase(person.id, ids_of(joined.tray, person.id))
    report = joined.take({**ANA, **ANNA})
    assert report.new == 0
    assert joined.tray.people() == []
