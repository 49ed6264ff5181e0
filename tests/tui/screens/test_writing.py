"""Writing: replies in two keys, drafts that are never lost, notes, and the user's own editor."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from store.file.errors import NotSaved
from store.file.storage import TrayStorage
from store.places import Places
from store.session.unfinished import Recovery, Unfinished
from tests.tui.screens.running_app import ANA, BO, CLEO, FINN, GITA, RunningApp, lay_out, running_app
from tui.app import SalverApp


async def advise_asking(app: RunningApp) -> None:
    """Make asking why the advice on Bo: unknown to me, looked at, and nothing speaks for them."""
    await app.press("j", "f", "n", "l")
    await app.until(lambda: app.screen.session.verdict(BO.invitation) is not None)


async def test_two_keys_send_the_advised_reply(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await advise_asking(app)
        purpose = app.screen.session.letter(BO.invitation)
        assert purpose is not None
        await app.press("r")
        await app.shows("Hi Bo,")
        await app.press("y")
        drafts = await app.drafts()
        assert [(draft.purpose, draft.sent is not None) for draft in drafts] == [(purpose.purpose, True)]
        assert app.textual.clipboard == drafts[0].text
        assert (await app.invitation(BO)).state == {"ask-why": "asked", "pass": "passed"}[purpose.purpose]
        assert app.here == CLEO.invitation


async def test_without_a_reply_in_place_nothing_is_copied(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await advise_asking(app)
        await app.press("y")
        assert "No reply is in place: r puts the advised one there." in app.status
        assert await app.drafts() == []


async def test_asking_why_leaves_the_question_ready(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("w", "5")
        await app.shows("Reply  ask why")
        await app.press("y")
        ana = await app.invitation(ANA)
        assert ana.state == "asked"
        assert ana.carried_out


async def test_an_open_field_blocks_copying_and_names_itself(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("w", "2", "g", "e", *"{why}", "escape")
        await app.shows("stop  {why} is still to be filled in")
        await app.press("y")
        assert "Not sent, unfilled: {why} is still to be filled in: why, after “because”." in app.status
        assert [draft.sent for draft in await app.drafts()] == [None]


async def test_what_is_too_long_for_its_channel_is_not_copied(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("w", "2", "g", "e")
        editor = app.screen.writing.editor
        assert editor is not None
        editor.text = "long " * 2000
        await app.press("escape", "y")
        assert "Not sent, too-long: 2,000 too many" in app.status


async def test_a_draft_that_was_begun_stands_in_drafts(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("e", *"Dear", "escape")
        await app.shows("Kept the draft to Ana Park.")
        assert [draft.text[-4:] for draft in await app.drafts()] == ["Dear"]
        await app.press("3")
        await app.shows("Ana Park")
        await app.press("enter", "!", "escape")
        assert [draft.text[-5:] for draft in await app.drafts()] == ["Dear!"]


async def test_a_pause_in_typing_makes_the_draft(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("e", "x")
        await app.shows("3 Drafts 1")
        assert len(await app.drafts()) == 1


async def test_looking_into_the_editor_makes_no_draft(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("e", "escape")
        assert app.textual.focused is app.screen.queue
        assert await app.drafts() == []


async def test_a_note_is_written_in_place_and_shown(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("n", *"met", "space", *"twice", "escape")
        await app.shows("Your note  met twice")
        assert (await app.person(ANA)).note == "met twice"
        await app.press("tab", "e", "!", "escape")
        assert (await app.person(ANA)).note == "met twice!"


async def test_letters_typed_into_a_text_are_no_commands(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("n", *"adwisuqxT", "escape")
        assert (await app.person(ANA)).note == "adwisuqxT"
        assert app.textual.is_running
        assert (await app.invitation(ANA)).state == "open"


async def test_what_is_pasted_comes_in_clean(tmp_path: Path) -> None:
    from textual.events import Paste

    async with running_app(lay_out(tmp_path)) as app:
        await app.press("n")
        app.textual.post_message(Paste("a\x1b]52;c;aGk=\x07b\nd"))
        await app.until(lambda: "d" in app.text.split("Note on Ana Park")[1])
        await app.press("escape")
        assert (await app.person(ANA)).note == "a␛]52;c;aGk=␇b\nd"


async def test_a_letter_can_be_written_where_none_is_advised(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("2")
        assert app.here == FINN.invitation
        await app.press("e", "!", "escape")
        assert [draft.purpose for draft in await app.drafts()] == ["follow-up"]


async def test_whom_nobody_invited_cannot_be_written_to_here(tmp_path: Path) -> None:
    from dataclasses import replace

    places = lay_out(tmp_path, [replace(GITA, outgoing=True)])
    async with running_app(places) as app:
        await app.press("7", "y")
        assert "There is no reply to copy here." in app.status


async def test_texts_that_a_crash_interrupted_are_recovered(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    recovery = Recovery(places.state, places.store, pytest.fail)
    recovery.keep(Unfinished("note", ANA.person, "half a thou"))
    recovery.close()
    async with running_app(places, news="Others can read the store.") as app:
        await app.until(lambda: "Others can read the store." in app.status, "the news")
        assert "Recovered" in app.status
        assert (await app.person(ANA)).note == "half a thou"
    async with running_app(places) as app:
        assert "Recovered" not in app.status


async def test_what_is_being_typed_is_kept_privately_until_it_is_put_down(tmp_path: Path) -> None:
    places = lay_out(tmp_path)

    def kept() -> list[Path]:
        return list((places.state / "unfinished").glob("*/note-*.txt"))

    async with running_app(places) as app:
        await app.press("n", *"half")
        await app.until(lambda: kept() and kept()[0].read_text() == "half", "the text on disk")
        assert stat.S_IMODE(kept()[0].stat().st_mode) == 0o600
        await app.press("escape")
        await app.until(lambda: not kept(), "the file gone")


async def test_who_types_without_a_pause_has_it_kept_all_the_same(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    async with running_app(places) as app:
        await app.press("n")
        typed = 0
        while not list((places.state / "unfinished").glob("*/note-*.txt")):
            await app.press("x")
            typed += 1
            assert typed < 2000, "nothing was kept"
        assert app.textual.focused is not None
        assert app.textual.focused.id == "editor"


@contextmanager
def handed_over() -> Iterator[None]:
    """In place of suspending the app, which only a terminal can."""
    yield


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script that is the user's editor; it gets the file as its last argument."""
    monkeypatch.setattr(SalverApp, "suspend", lambda self: handed_over())
    script = tmp_path / "my editor.sh"
    script.write_text("#!/bin/sh\nprintf 'from outside\\n' > \"$2\"\n")
    script.chmod(0o700)
    monkeypatch.setenv("VISUAL", f"'{script}' --wait")
    return script


async def edit_the_note_outside(places: Places) -> tuple[str, str]:
    """Press E on the person's pane; answers the note and what was said."""
    async with running_app(places, size=(240, 40)) as app:
        await app.press("tab", "E")
        return (await app.person(ANA)).note, app.status


async def test_the_note_goes_through_the_editor_and_back(tmp_path: Path, editor: Path) -> None:
    note, _ = await edit_the_note_outside(lay_out(tmp_path))
    assert note == "from outside"


async def test_a_reply_goes_through_the_editor_and_back(tmp_path: Path, editor: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("E")
        assert [draft.text for draft in await app.drafts()] == ["from outside"]


@pytest.mark.parametrize(
    ("visual", "complaint"),
    [
        ("/nowhere/vim", "could not be started"),
        ("false", "ended with code 1"),
        ("vim 'unfinished", "cannot be understood"),
    ],
)
async def test_an_editor_that_fails_costs_nothing(
    tmp_path: Path, editor: Path, monkeypatch: pytest.MonkeyPatch, visual: str, complaint: str
) -> None:
    monkeypatch.setenv("VISUAL", visual)
    note, said = await edit_the_note_outside(lay_out(tmp_path))
    assert note == ""
    assert complaint in said


async def test_the_text_of_an_editor_that_failed_is_still_in_its_file(
    tmp_path: Path, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.write_text("#!/bin/sh\nprintf 'nearly lost' > \"$2\"\nexit 3\n")
    _, said = await edit_the_note_outside(lay_out(tmp_path))
    path = Path(said.split("The text is in ")[1].split(": ")[0])
    assert path.read_text() == "nearly lost"
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.unlink()
    path.parent.rmdir()


async def test_a_text_that_was_put_down_is_kept_apart_until_the_tray_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = lay_out(tmp_path)

    def fail(self: TrayStorage, tables: object, merge: object) -> None:
        raise NotSaved(places.store, "the disk is full")

    def files() -> list[Path]:
        return list((places.state / "unfinished").glob("*/note-*.txt"))

    def kept() -> list[str]:
        return [path.read_text() for path in files()]

    async with running_app(places) as app:
        await app.press("n", *"half")
        await app.until(lambda: kept() == ["half"], "the text on disk")
        with monkeypatch.context() as full_disk:
            full_disk.setattr(TrayStorage, "save", fail)
            await app.press("escape")
            await app.until(lambda: app.session.saving.status.state == "failed", "the failure")
            assert kept() == ["half"]
        await app.press("i")
        await app.until(lambda: not files(), "the file gone")
        assert (await app.person(ANA)).note == "half"
