"""Sending: every way out, what it needs, what stops a text, and that nothing is marked as sent that was not."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.settings import MailSettings, MeSettings, Settings
from store.tray import history
from store.tray.changes import Set
from store.tray.descriptions import describe_action
from store.tray.tray import Tray
from tests.tui.screens.running_app import ANA, NOW, RunningApp, lay_out, places_in, running_app
from tui.app import SalverApp

ME = Settings(me=MeSettings(names=("Mira Sommer",), addresses=("mira@example.org",)))
"""Somebody whose own address is known."""


@pytest.fixture(autouse=True)
def over_ssh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without a browser, and with files written where they are thrown away."""
    monkeypatch.setenv("SSH_TTY", "/dev/pts/7")
    monkeypatch.chdir(tmp_path)


def lay_out_with_address(folder: Path) -> None:
    """A tray in which Ana has an address."""
    places = lay_out(folder)
    tray = Tray.open(places.store, places.state, lambda: NOW)
    tray.commit([Set("people", ANA.person, "email", "ana@example.org")])
    tray.save()


async def put_question_in_place(app: RunningApp) -> None:
    """Decide to ask Ana, and put the question in place."""
    await app.press("w", "2", "g")
    await app.shows("Reply  ask why")


async def open_ways(app: RunningApp) -> None:
    """Show the ways out for the question to Ana."""
    await put_question_in_place(app)
    await app.press("Y")
    await app.shows("show it plainly")


async def is_sent(app: RunningApp) -> list[bool]:
    """Of each draft whether it was sent."""
    return [draft.sent is not None for draft in await app.drafts()]


async def test_a_stop_is_named_and_turning_away_sends_nothing(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("w", "2", "g", "e", *"{why}", "escape")
        await app.shows("y asks why it should go out although a check stops it")
        assert "copies it and marks it sent" not in app.flowing
        await app.press("y")
        await app.shows("Send it anyway? Say why, in a word or more; esc leaves it unsent")
        await app.shows(" unfilled: {why} is still to be filled in: why, after “because”")
        await app.press("enter", "space", "enter")
        assert await is_sent(app) == [False]
        await app.press("escape")
        await app.until(lambda: app.textual.focused is app.screen.queue, "the queue again")
        assert "Not sent, unfilled: {why} is still to be filled in: why, after “because”." in app.status
        assert await is_sent(app) == [False]
        assert app.textual.clipboard == ""


async def test_a_stop_is_overruled_with_a_word_that_the_history_keeps(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("w", "2", "g", "e", *"{why}", "escape", "y")
        await app.shows("Send it anyway?")
        await app.type("our joke")
        await app.press("enter")
        await app.shows("Handed to the terminal; marked as sent to Ana Park, u takes it back.")
        assert await is_sent(app) == [True]
        tray = await app.stored()
        assert any(
            "despite unfilled: our joke" in describe_action(tray.tables, action) for action in history.actions(tray)
        )


@pytest.mark.parametrize("way", ["c", "p", "o"])
async def test_a_stop_stands_before_every_way_by_which_a_text_goes_out_at_once(tmp_path: Path, way: str) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("w", "2", "g", "e", *"{why}", "escape", "Y")
        await app.shows("show it plainly")
        await app.press(way)
        await app.shows("Send it anyway?")
        await app.press("escape")
        assert [draft.sent for draft in await app.drafts()] == [None]


async def test_a_stopped_text_is_left_in_a_file_and_the_stop_is_asked_about_once_it_has_gone_out(
    tmp_path: Path,
) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("w", "2", "g", "e", *"{why}", "escape", "Y", "l")
        await app.shows("Into a new file")
        await app.press("ctrl+u")
        await app.type(f"{tmp_path}/letter.txt")
        await app.press("enter")
        await app.shows("Has it gone out to Ana Park?")
        await app.press("y")
        await app.shows("Send it anyway?")
        await app.press(*"joke", "enter")
        await app.shows("Marked as sent to Ana Park.")
        [draft] = await app.drafts()
        assert draft.sent is not None


async def test_what_is_not_open_says_what_it_needs_and_does_nothing(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await open_ways(app)
        await app.shows("Your own email address is not known.")
        await app.shows("No folder for drafts is set.")
        await app.shows("No mail program is set.")
        await app.press("e", "d", "m")
        await app.shows("show it plainly")
        await app.press("escape")
        assert await app.drafts() == []


async def test_copying_is_one_of_the_ways_out(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await open_ways(app)
        await app.press("c")
        await app.shows("Handed to the terminal; marked as sent to Ana Park, u takes it back.")
        assert await is_sent(app) == [True]
        assert (await app.invitation(ANA)).carried_out


@pytest.mark.parametrize(("answer", "sent"), [("y", [True]), ("n", []), ("escape", [])])
async def test_the_profile_is_where_it_is_pasted_and_then_it_is_asked_whether_it_went(
    answer: str, sent: list[bool], tmp_path: Path
) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await open_ways(app)
        await app.press("o")
        await app.shows("Has it gone out to Ana Park?")
        await app.shows("Handed the text to the terminal; it goes to https://www.linkedin.com/in/ana-park")
        assert app.textual.clipboard.startswith(("Hello Ana", "Dear Ana", "Good day Ana"))
        await app.press(answer)
        await app.until(lambda: app.textual.focused is app.screen.queue, "the queue again")
        assert await is_sent(app) == sent


async def test_a_terminal_that_shows_nothing_else_says_so_and_asks_all_the_same(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await open_ways(app)
        await app.press("p")
        await app.shows("Has it gone out to Ana Park?")
        await app.shows("this terminal cannot show a text by itself")


async def test_a_text_is_shown_plainly_until_a_key_is_pressed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def handed_over() -> Iterator[None]:
        yield

    shown: list[str] = []
    monkeypatch.setattr(SalverApp, "suspend", lambda self: handed_over())
    monkeypatch.setattr("tui.terminal.lending.show", shown.append)
    async with running_app(lay_out(tmp_path)) as app:
        await open_ways(app)
        await app.press("p")
        await app.shows("Has it gone out to Ana Park?")
        letter = app.session.letter(ANA.invitation)
        assert letter is not None
        await app.press("y")
        assert await is_sent(app) == [True]
    assert f"\n{letter.text}\n" in "".join(shown)


async def test_an_eml_is_written_where_nothing_is_yet(tmp_path: Path) -> None:
    lay_out_with_address(tmp_path)
    async with running_app(places_in(tmp_path), settings=ME) as app:
        await open_ways(app)
        await app.press("e")
        await app.shows("Into a new file")
        await app.press("ctrl+u", *"salver.json")
        await app.shows("salver.json is there already")
        await app.press("enter", "ctrl+u", *"no/such.eml")
        await app.shows("there is no folder no")
        await app.press("ctrl+u", *"why.eml", "enter")
        await app.shows("Written to why.eml")
        await app.press("y")
        await app.until(lambda: "Marked as sent to Ana Park." in app.status, "marked")
        assert await is_sent(app) == [True]
    written = (tmp_path / "why.eml").read_text()
    assert "To: Ana Park <ana@example.org>" in written
    assert "X-Unsent: 1" in written


async def test_a_draft_is_left_in_the_maildir(tmp_path: Path) -> None:
    lay_out_with_address(tmp_path)
    maildir = tmp_path / "Drafts"
    for part in ("cur", "new", "tmp"):
        (maildir / part).mkdir(parents=True)
    async with running_app(places_in(tmp_path), settings=replace(ME, mail=MailSettings(drafts=str(maildir)))) as app:
        await open_ways(app)
        await app.press("d")
        await app.shows("Has it gone out to Ana Park?")
        await app.press("n")
        assert await is_sent(app) == [False]
    assert len(list((maildir / "cur").iterdir())) == 1


@pytest.mark.parametrize(("ends", "sent", "says"), [(0, True, "has taken it"), (3, False, "ended with code 3")])
async def test_the_mail_program_takes_it_or_nothing_is_marked(ends: int, sent: bool, says: str, tmp_path: Path) -> None:
    lay_out_with_address(tmp_path)
    program = tmp_path / "sendmail"
    program.write_text(f'#!/bin/sh\ncat > "{tmp_path}/taken"\nexit {ends}\n')
    program.chmod(0o700)
    async with running_app(
        places_in(tmp_path), settings=replace(ME, mail=MailSettings(command=(str(program),)))
    ) as app:
        await open_ways(app)
        await app.press("m")
        await app.shows(says)
        assert await is_sent(app) == [sent]
    assert b"To: Ana Park" in (tmp_path / "taken").read_bytes()


async def test_a_letter_is_laid_out_for_paper(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await open_ways(app)
        await app.press("l", "ctrl+u", *"letter.txt", "enter")
        await app.shows("Written to letter.txt, to be printed.")
        await app.press("escape")
        assert await is_sent(app) == [False]
    assert "10 March 2026" in (tmp_path / "letter.txt").read_text()


async def test_where_nothing_is_written_nothing_goes_out(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        for key in ("y", "Y"):
            await app.press(key)
            assert "No reply is in place" in app.status or "There is no reply" in app.status
        await app.press("m", *"other", "enter", *"blank", "enter", "enter")
        await app.until(lambda: app.screen.writing.editor, "the editor")
        await app.press("escape", "y")
        assert "Nothing is written yet: e edits it." in app.status
        assert await is_sent(app) == [False]
