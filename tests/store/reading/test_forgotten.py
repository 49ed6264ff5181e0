"""People who were forgotten stay out, whatever is imported; nobody else does."""

from pathlib import Path

import pytest

from store.reading.intake.forgotten import FORGOTTEN, ids_of
from store.reading.intake.report import Report
from store.records import ids
from tests.store.reading.invented_archives import (
    Importer,
    connection,
    connections_csv,
    incoming,
    invitations_csv,
    messages_csv,
    outgoing,
    received,
    written,
)

ANA, BO = ("Ana Park", "ana-park"), ("Bo Okoro", "bo-okoro")

WITH_PROFILES = {
    "Connections.csv": connections_csv(connection(*ANA), connection(*BO)),
    "Invitations.csv": invitations_csv(incoming(*ANA, message="Hello"), outgoing(*BO)),
    "messages.csv": messages_csv(received(*ANA), written(*ANA), received(*BO)),
}
BY_NAME = {
    "Connections.csv": connections_csv(connection("Ana Park"), connection("Bo Okoro")),
    "Invitations.csv": invitations_csv(incoming("Ana Park", message="Hello"), outgoing("Bo Okoro")),
    "messages.csv": messages_csv(received("Ana Park"), written("Ana Park"), received("Bo Okoro")),
}
NAMESAKES = {
    "Connections.csv": connections_csv(
        connection("Ana Park", on="04 Feb 2026"), connection("Ana Park", on="05 Mar 2026"), connection("Bo Okoro")
    ),
}
BY_ADDRESS = {
    "Connections.csv": connections_csv(
        connection("Ana Park", **{"Email Address": "ana@example.org"}), connection("Bo Okoro")
    ),
}


def forget(importer: Importer, name: str) -> None:
    (person, *_) = [person for person in importer.tray.people() if person.name == name]
    importer.tray.erase(person.id, ids_of(importer.tray, person.id))


def names(importer: Importer) -> list[str]:
    return sorted(person.name for person in importer.tray.people())


def skipped(report: Report) -> int:
    return sum(skip.reason == FORGOTTEN for file in report.files for skip in file.skipped)


@pytest.mark.parametrize(
    ("archive", "rows"),
    [(WITH_PROFILES, 4), (BY_NAME, 4), (BY_ADDRESS, 1)],
    ids=["with profiles", "by name alone", "by address"],
)
def test_the_same_archive_brings_nobody_back_and_says_why(
    importer: Importer, archive: dict[str, str], rows: int
) -> None:
    importer.take(archive)
    assert names(importer) == ["Ana Park", "Bo Okoro"]
    forget(importer, "Ana Park")
    report = importer.take(archive)

    assert names(importer) == ["Bo Okoro"]
    assert skipped(report) == rows
    assert report.new == report.updated == 0
    for file in report.files:
        assert file.rows == file.new + file.updated + file.known + len(file.skipped)
    assert {invitation.person.name for invitation in importer.tray.invitations()} <= {"Bo Okoro"}


@pytest.mark.parametrize("first", [WITH_PROFILES, BY_NAME])
def test_who_was_known_by_a_profile_stays_out_of_an_archive_without_and_with_it(
    importer: Importer, first: dict[str, str]
) -> None:
    importer.take(BY_NAME)
    importer.take(WITH_PROFILES)
    forget(importer, "Ana Park")
    for archive in (first, WITH_PROFILES, BY_NAME):
        importer.take(archive)
        assert names(importer) == ["Bo Okoro"]


def test_a_namesake_who_is_not_forgotten_stays_and_takes_over_nothing(importer: Importer) -> None:
    importer.take(NAMESAKES)
    ana = [person for person in importer.tray.people() if person.name == "Ana Park"]
    gone = next(person for person in ana if person.connected_on and person.connected_on.month == 2)
    importer.tray.erase(gone.id, ids_of(importer.tray, gone.id))
    report = importer.take(NAMESAKES)

    assert skipped(report) == 1
    assert [p.connected_on.month for p in importer.tray.people() if p.name == "Ana Park" and p.connected_on] == [3]


def test_somebody_of_the_same_name_with_another_profile_is_somebody_else(importer: Importer) -> None:
    importer.take(WITH_PROFILES)
    forget(importer, "Ana Park")
    importer.take({"Connections.csv": connections_csv(connection("Ana Park", "another-ana"))})

    assert names(importer) == ["Ana Park", "Bo Okoro"]


def test_the_profile_of_somebody_forgotten_is_not_taken_for_that_of_a_namesake(importer: Importer) -> None:
    importer.take(WITH_PROFILES)
    forget(importer, "Ana Park")
    importer.take({"Invitations.csv": invitations_csv(incoming("Ana Park", "another-ana", sent="2/3/26, 8:00 AM"))})
    report = importer.take(WITH_PROFILES)

    (ana,) = [person for person in importer.tray.people() if person.name == "Ana Park"]
    assert ana.url == "https://www.linkedin.com/in/another-ana"
    assert ana.connected_on is None
    assert skipped(report) == 4


def test_what_is_kept_of_somebody_forgotten_is_ids_that_nobody_else_has(importer: Importer, tmp_path: Path) -> None:
    importer.take(NAMESAKES)
    first, second = (person.id for person in importer.tray.people() if person.name == "Ana Park")

    assert first in ids_of(importer.tray, first)
    assert second not in ids_of(importer.tray, first)
    assert all(0 < number < 2**ids.BITS for number in ids_of(importer.tray, first))
