"""Saving a tray while it is used: what cannot be saved at the end is not lost."""

from pathlib import Path

import pytest

from store.file import form
from store.file.errors import NotSaved
from store.file.saver import SaveStatus
from store.file.storage import TrayStorage
from store.places import Places
from store.records.ids import RecordId
from store.session.saving import Saving
from store.tray.changes import Add
from store.tray.tray import Tray

Error = NotSaved | RuntimeError


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "salver.json", tmp_path / "config.toml", tmp_path / "state")


def closed(places: Places, tray: Tray) -> SaveStatus:
    """How it stands after one more person came in and the end came at once."""
    saving = Saving(tray, places)
    saving.start(lambda status: None, lambda tables: None, lambda act: act())
    tray.commit([Add("people", RecordId(7), {"name": "Ana Park"})])
    saving.request()
    return saving.close()


FAULTS = {"full": NotSaved(Path("salver.json"), "No space left"), "a fault": RuntimeError("anything")}


@pytest.mark.parametrize("error", FAULTS.values(), ids=FAULTS)
def test_what_cannot_be_saved_at_the_end_is_the_newest_copy(
    places: Places, monkeypatch: pytest.MonkeyPatch, error: Error
) -> None:
    def fail(*_: object) -> None:
        raise error

    tray = Tray.open(places.store, places.state)
    monkeypatch.setattr(TrayStorage, "save", fail)
    status = closed(places, tray)
    assert status.state == "failed"
    assert "`salver restore 1` puts it in place" in status.reason
    (copy,) = tray.storage.backups.all()
    assert form.load(copy.path.read_bytes())["people"][RecordId(7)].get("name") == "Ana Park"


def test_where_not_even_a_copy_can_be_kept_that_is_said(places: Places) -> None:
    places.store.parent.joinpath("state").touch()
    places.store.mkdir()
    tray = Tray(form.empty(), TrayStorage(places.store, places.state))
    status = closed(places, tray)
    assert status.state == "failed"
    assert "Nor could a copy be kept" in status.reason


def test_what_is_saved_needs_no_words(places: Places) -> None:
    assert closed(places, Tray.open(places.store, places.state)) == SaveStatus("saved")
