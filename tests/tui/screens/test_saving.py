"""Saving: the screen never claims what is not so, and nothing that was decided is lost."""

import errno
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from store.file import disk
from store.file.errors import NotSaved, StoreError
from store.file.form import Tables
from store.file.saver import SaveStatus
from store.file.storage import Merge, TrayStorage
from store.session.resources import Resources
from store.tray.changes import Set
from store.tray.forgetting import forget
from store.tray.tray import Tray
from store.tray.triage import Triage
from tests.tui.screens.running_app import ANA, BO, NOW, lay_out, places_in, running_app
from tui import startup
from tui.screens.tray import TrayScreen
from tui.widgets.sheet import Sheet


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A disk without room; `undo()` makes room again."""

    def fail(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "write_durably", fail)
    return monkeypatch


async def test_what_was_decided_is_saved_and_said_to_be(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("i")
        await app.stored()
        await app.until(lambda: app.status.rstrip().endswith("saved"))


async def test_news_of_an_earlier_save_is_not_taken_for_that_of_the_last_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_save, save = Event(), TrayStorage.save

    def saved_late(storage: TrayStorage, tables: Tables, merging: Merge) -> Tables:
        may_save.wait(30)
        return save(storage, tables, merging)

    async with running_app(lay_out(tmp_path)) as app:
        monkeypatch.setattr(TrayStorage, "save", saved_late)
        await app.press("i")
        for _ in range(3):
            app.screen.post_message(TrayScreen.SaveStatusChanged(SaveStatus("saved")))
            await app.until_drawn()
            assert app.status.rstrip().endswith("saving")
        may_save.set()
        await app.until(lambda: app.status.rstrip().endswith("saved"))


async def test_a_change_is_said_to_be_unsaved_before_anything_of_it_can_be_painted(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.until(lambda: app.status.rstrip().endswith("saved"))
        app.screen.session.triage.note(ANA.person, "met in Graz")
        assert app.status.rstrip().endswith("saving")


async def test_what_could_not_be_saved_is_said_not_to_be_and_is_saved_with_the_next_key(
    tmp_path: Path, full_disk: pytest.MonkeyPatch
) -> None:
    async with running_app(_laid_out(tmp_path, full_disk), size=(320, 40)) as app:
        await app.press("i")
        await app.until(lambda: "NOT SAVED" in app.status and "No space left" in app.status, "NOT SAVED")
        full_disk.undo()
        await app.press("i")
        tray = await app.stored()
        assert tray.invitation(ANA.invitation).state == tray.invitation(BO.invitation).state == "ignored"


async def test_at_eighty_columns_it_is_still_said_that_it_is_not_saved_why_and_which_key_retries(
    tmp_path: Path, full_disk: pytest.MonkeyPatch
) -> None:
    async with running_app(_laid_out(tmp_path, full_disk), size=(80, 24)) as app:
        await app.press("i")
        await app.until(lambda: "NOT SAVED (q retries): No space left on device" in app.status, "all of it")
        await app.press("q")
        await app.shows("try to save again")
        full_disk.undo()
        await app.press("r")
        assert (await app.invitation(ANA)).state == "ignored"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("x" * 300, "no file can have this name"),
        ("~nobody-of-this-name/copy.json", "there is no folder"),
        ("salver.json", "is there already"),
        ("y" * 250, "No copy was saved: File name too long"),
    ],
)
async def test_a_copy_that_cannot_be_named_so_is_refused_in_words_and_another_name_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, said: str
) -> None:
    monkeypatch.chdir(lay_out(tmp_path).store.parent)
    async with running_app(places_in(tmp_path)) as app:
        with monkeypatch.context() as broken:
            broken.setattr(TrayStorage, "save", fail_to_save)
            await app.press("i")
            await app.until(lambda: "NOT SAVED" in app.status, "NOT SAVED")
            await app.press("q", "c", "ctrl+u")
            await app.paste(typed)
            await app.press("enter")
            await app.shows(said)
            if "No copy" in said:
                await app.press("q", "c")
            await app.press("ctrl+u")
            await app.type("copy.json")
            await app.press("enter")
            await app.shows("A copy of everything is in copy.json")
        await app.press("i")
        await app.stored()
    assert Tray.open(tmp_path / "copy.json", tmp_path / "other").invitation(ANA.invitation).state == "ignored"


def fail_to_save(self: TrayStorage, *_: Any) -> None:
    raise NotSaved(self.path, "No space left on device")


def _laid_out(folder: Path, full_disk: pytest.MonkeyPatch) -> Any:
    with pytest.MonkeyPatch.context() as room:
        room.setattr(disk, "write_durably", WRITE)
        return lay_out(folder)


WRITE = disk.write_durably


async def test_what_somebody_else_saves_meanwhile_is_taken_in_and_the_cursor_stays(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    async with running_app(places) as app:
        await app.press("j")
        other = Tray.open(places.store, places.state, lambda: NOW)
        Triage(other, lambda invitation: {}).accept([ANA.invitation])
        other.save()
        await app.shows("1 Inbox 4")
        assert app.here == BO.invitation
        await app.press("i")
        tray = await app.stored()
        assert tray.invitation(ANA.invitation).state == "accepted"
        assert tray.invitation(BO.invitation).state == "ignored"


async def test_looking_around_changes_no_byte(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    before = places.store.read_bytes()
    async with running_app(places) as app:
        await app.press(*"jkGg12345678[]v1", "tab", "tab", "escape", "/", "x", "escape", "e", "escape", "n", "escape")
    assert places.store.read_bytes() == before


async def test_leaving_while_a_text_is_open_keeps_it(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("n", *"half", "ctrl+q")
        assert (await app.person(ANA)).note == "half"


def test_what_is_still_not_saved_at_the_end_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full_disk: pytest.MonkeyPatch
) -> None:
    from tui.app import SalverApp

    places = _laid_out(tmp_path, full_disk)

    def run(self: SalverApp, **_: object) -> None:
        self._session.start(
            on_status=lambda status: None,
            on_merged=lambda tables: None,
            warn=pytest.fail,
            after_painting=lambda save: save(),
            renew_advice=pytest.fail,
        )
        self._session.listing.turn_to("inbox", None)
        self._session.triage.ignore([ANA.invitation])

    monkeypatch.setattr(SalverApp, "run", run)
    with pytest.raises(StoreError, match="No space left on device"):
        startup.open_tray(Resources.read(places))


async def test_a_store_that_does_not_exist_yet_is_made_by_the_first_change(tmp_path: Path) -> None:
    places = places_in(tmp_path)
    async with running_app(places) as app:
        assert not places.store.exists()
        await app.press("+", *"Ana", "enter")
        assert [person.name for person in (await app.stored()).people()] == ["Ana"]


async def test_a_note_keeps_what_another_session_wrote_into_it_while_it_was_typed(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    async with running_app(places) as app:
        await app.press("n", *"sings")
        other = Tray.open(places.store, places.state)
        other.commit([Set("people", ANA.person, "note", "met in Graz")])
        other.save()
        await app.until(lambda: app.session.tray.person(ANA.person).note == "met in Graz", "the other note")
        await app.press("escape")
        assert (await app.person(ANA)).note == "met in Graz\nsings"


async def test_a_letter_to_somebody_who_is_forgotten_while_it_is_typed_goes_with_them(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    async with running_app(places) as app:
        await app.press("e")
        await app.type("dear")
        await app.until(lambda: bool(app.session.tray.drafts()), "the draft")
        other = Tray.open(places.store, places.state)
        forget(other, ANA.person)
        await app.until(lambda: app.session.tray.is_erased(ANA.person), "the forgetting")
        sheet = app.screen.query_one(Sheet)
        await app.type(" loudly")
        await app.until(lambda: sheet.checked is not None and "loudly" in sheet.checked, "the checks")
        await app.press("ctrl+n", "ctrl+o", "f2", "escape")
        await app.until(lambda: "was forgotten meanwhile, and the text with them" in app.text, "the notice")
        tray = await app.stored()
        assert tray.is_erased(ANA.person)
        assert not tray.drafts()


async def test_a_note_on_somebody_who_is_forgotten_while_it_is_typed_goes_with_them(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    async with running_app(places) as app:
        await app.press("n", *"sings")
        other = Tray.open(places.store, places.state)
        forget(other, ANA.person)
        await app.until(lambda: app.session.tray.is_erased(ANA.person), "the forgetting")
        await app.press(*" loudly", "escape")
        await app.press("i")
        tray = await app.stored()
        assert tray.is_erased(ANA.person)
        assert tray.invitation(BO.invitation).state == "ignored"
        assert not [path for path in places.state.glob("unfinished/*/*") if "loudly" in path.read_text()]


async def test_a_fault_while_saving_is_said_and_once_it_is_gone_a_key_saves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = lay_out(tmp_path)

    def fail(*_: Any) -> None:
        raise NotImplementedError("flock")

    monkeypatch.setattr(TrayStorage, "save", fail)
    async with running_app(places, size=(200, 40)) as app:
        await app.press("i")
        await app.until(lambda: "NOT SAVED" in app.status and "NotImplementedError" in app.status, "NOT SAVED")
        monkeypatch.undo()
        await app.press("q")
        await app.shows("try to save again")
        await app.press("r")
        await app.until(lambda: app.status.rstrip().endswith("saved"))
        assert (await app.invitation(ANA)).state == "ignored"


async def test_what_the_disk_does_not_confirm_is_neither_called_saved_nor_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = lay_out(tmp_path)

    def fail(folder: Path) -> None:
        raise disk.FolderNotSynced(errno.EIO, "Input/output error", str(folder))

    monkeypatch.setattr(disk, "_prove", fail)
    async with running_app(places, size=(200, 40)) as app:
        await app.press("i")
        await app.until(lambda: "written, but not confirmed by the disk: Input/output" in app.status, "not confirmed")
        assert Tray.open(places.store, places.state).invitation(ANA.invitation).state == "ignored"
        monkeypatch.undo()
        await app.until(lambda: app.status.rstrip().endswith("saved"), "saved, by the next look at the file")


async def test_what_a_place_lacks_is_said_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", fail)
    places = lay_out(tmp_path)
    async with running_app(places, size=(200, 40)) as app:
        await app.press("i")
        await app.until(lambda: "The store cannot be locked (No locks available" in app.status, "what is lacking")
        assert (await app.invitation(ANA)).state == "ignored"
    async with running_app(places, size=(200, 40)) as app:
        await app.press("i")
        assert (await app.invitation(BO)).state == "ignored"
        assert "cannot be locked" not in app.status


async def test_a_copy_that_cannot_be_kept_is_told_once(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    async with running_app(places, size=(200, 40)) as app:
        places.backups.rename(tmp_path / "aside")
        places.backups.write_text("no folder")
        await app.press("i")
        await app.shows("No copy of what was saved could be kept for `salver restore`")
        await app.press("i")
        await app.stored()
        assert app.status.startswith("Left Bo Lindqvist pending.")
