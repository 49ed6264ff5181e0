"""Setting by hand what a person is called and where they are reached."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.reading.contact_edit import contact_changes
from store.reading.manual_entry import TypedError
from store.records.ids import RecordId
from store.tray.changes import Add
from store.tray.history import undo
from store.tray.joining import join
from store.tray.tray import Tray

ANA, ANA_BY_MAIL, BO = RecordId(11), RecordId(7), RecordId(13)


@pytest.fixture
def tray(tmp_path: Path) -> Tray:
    tray = Tray.open(tmp_path / "salver.json", tmp_path / "state", lambda: datetime(2026, 3, 10, 9, tzinfo=UTC))
    ana = {"name": "Ana Park", "url": "https://www.linkedin.com/in/ana-park", "company": "Acme"}
    tray.commit(
        [
            Add("people", ANA, ana),
            Add("people", ANA_BY_MAIL, {"name": "A. Park", "email": "ana@home.example"}),
            Add("people", BO, {"name": "Bo Kos", "url": "https://www.linkedin.com/in/bo-kos"}),
        ],
        by="import",
    )
    return tray


def test_an_address_is_set_and_taken_back_by_undo(tray: Tray) -> None:
    tray.commit(contact_changes(tray, ANA, {"email": " ana@harbour.example "}))
    assert tray.person(ANA).email == "ana@harbour.example"
    undo(tray)
    assert tray.person(ANA).email is None


def test_an_empty_value_brings_back_what_was_imported(tray: Tray) -> None:
    tray.commit(contact_changes(tray, ANA, {"company": "Harbour Ltd"}))
    assert tray.person(ANA).company == "Harbour Ltd"
    tray.commit(contact_changes(tray, ANA, {"company": ""}))
    assert tray.person(ANA).company == "Acme"


def test_what_is_so_already_is_no_change(tray: Tray) -> None:
    assert contact_changes(tray, ANA, {"name": "Ana Park", "url": "linkedin.com/in/ana-park?trk=x"}) == []


def test_of_somebody_joined_the_name_that_was_set_is_the_one_that_shows(tray: Tray) -> None:
    join(tray, ANA, ANA_BY_MAIL)
    tray.commit(contact_changes(tray, ANA_BY_MAIL, {"name": "Ana Maria Park"}))
    assert tray.person(ANA).name == tray.person(ANA_BY_MAIL).name == "Ana Maria Park"


@pytest.mark.parametrize(
    ("field", "value", "because"),
    [
        ("email", "ana at home", "not an email address"),
        ("url", "https://evil.example/in/ana", "not a link to a LinkedIn profile"),
        ("url", "https://www.linkedin.com/in/Bo-Kos/", "the profile of Bo Kos"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(tray: Tray, field: str, value: str, because: str) -> None:
    with pytest.raises(TypedError, match=because):
        contact_changes(tray, ANA, {field: value})
