"""Sending: every way out, what it needs, what stops a text, and that nothing is marked as sent that was not."""

from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.settings import MailSettings, MeSettings, Settings
from store.tray import history
from store.tray.changes import Set
from store.tray.descriptions import describe_action
from store.tray.tray import Tray
from tests.tui.screens.sitting import ANA, NOW, Sitting, lay_out, places_in, sitting
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


async def put_question_in_place(one: Sitting) -> None:
    """Decide to ask Ana, and put the question in place."""
    await one.press("w", "2", "g")
    await one.shows("Ask why  linkedin-message")


async def open_ways(one: Sitting) -> None:
    """Show the ways out for the question to Ana."""
    await put_question_in_place(one)
    await one.press("Y")
    await one.shows("show it plainly")


async def is_sent(one: Sitting) -> list[bool]:
    """Of each draft whether it was sent."""
    return [draft.sent is not None for draft in await one.drafts()]


async def test_a_stop_is_named_and_turning_away_sends_nothing(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("w", "2", "g", "e", *"{why}", "escape", "y")
        await one.shows("Send it all the same? Say why, in a word or more")
        await one.shows(" unfilled: {why} is still to be filled in")
        await one.press("enter", "space", "enter")
        assert await is_sent(one) == [False]
        await one.press("escape")
        await one.until(lambda: one.app.focused is one.screen.queue, "the queue again")
        assert "Not sent, unfilled: {why} is still to be filled in." in one.status
        assert await is_sent(one) == [False]
        assert one.app.clipboard == ""


async def test_a_stop_is_overruled_with_a_word_that_the_history_keeps(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("w", "2", "g", "e", *"{why}", "escape", "y")
        await one.shows("Send it all the same?")
        await one.type("our joke")
        await one.press("enter")
        await one.shows("Copied, and marked as sent to Ana Park.")
        assert await is_sent(one) == [True]
        tray = await one.stored()
        assert any("despite unfilled: our joke" in describe_action(tray, action) for action in history.actions(tray))


async def test_a_stop_stands_before_every_way_out(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("w", "2", "g", "e", *"{why}", "escape", "Y")
        await one.shows("Send it all the same?")
        assert "show it plainly" not in one.text
        await one.press(*"joke", "enter")
        await one.shows("show it plainly")
        await one.press("c")
        await one.shows("Copied, and marked as sent to Ana Park.")


async def test_what_is_not_open_says_what_it_needs_and_does_nothing(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await open_ways(one)
        await one.shows("Your own e-mail address is not known.")
        await one.shows("config.toml names no Maildir: drafts under [mail]")
        await one.shows("config.toml names no mail program: command under [mail]")
        await one.press("e", "d", "m")
        await one.shows("show it plainly")
        await one.press("escape")
        assert await one.drafts() == []


async def test_copying_is_one_of_the_ways_out(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await open_ways(one)
        await one.press("c")
        await one.shows("Copied, and marked as sent to Ana Park.")
        assert await is_sent(one) == [True]
        assert (await one.invitation(ANA)).carried_out


@pytest.mark.parametrize(("answer", "sent"), [("y", [True]), ("n", []), ("escape", [])])
async def test_the_profile_is_where_it_is_pasted_and_then_it_is_asked_whether_it_went(
    answer: str, sent: list[bool], tmp_path: Path
) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await open_ways(one)
        await one.press("o")
        await one.shows("Has it gone out to Ana Park?")
        await one.shows("Copied the text. It goes to https://www.linkedin.com/in/ana-park")
        assert one.app.clipboard.startswith(("Hello Ana", "Dear Ana", "Good day Ana"))
        await one.press(answer)
        await one.until(lambda: one.app.focused is one.screen.queue, "the queue again")
        assert await is_sent(one) == sent


async def test_a_terminal_that_shows_nothing_else_says_so_and_asks_all_the_same(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await open_ways(one)
        await one.press("p")
        await one.shows("Has it gone out to Ana Park?")
        await one.shows("this terminal cannot show a text by itself")


async def test_a_text_is_shown_plainly_until_a_key_is_pressed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = StringIO()

    @contextmanager
    def handed_over() -> Iterator[None]:
        with redirect_stdout(terminal):
            yield

    pressed: list[str] = []
    monkeypatch.setattr(SalverApp, "suspend", lambda self: handed_over())
    monkeypatch.setattr("click.getchar", lambda: pressed.append("any"))
    async with sitting(lay_out(tmp_path)) as one:
        await open_ways(one)
        await one.press("p")
        await one.shows("Has it gone out to Ana Park?")
        letter = one.session.letter(ANA.invitation)
        assert letter is not None
        await one.press("y")
        assert await is_sent(one) == [True]
    assert pressed == ["any"]
    assert f"\n{letter.text}\n" in terminal.getvalue()


async def test_an_eml_is_written_where_nothing_is_yet(tmp_path: Path) -> None:
    lay_out_with_address(tmp_path)
    async with sitting(places_in(tmp_path), settings=ME) as one:
        await open_ways(one)
        await one.press("e")
        await one.shows("Into a new file")
        await one.press("ctrl+u", *"salver.json")
        await one.shows("salver.json is there already")
        await one.press("enter", "ctrl+u", *"no/such.eml")
        await one.shows("there is no folder no")
        await one.press("ctrl+u", *"why.eml", "enter")
        await one.shows("Written to why.eml")
        await one.press("y")
        await one.until(lambda: "Marked as sent to Ana Park." in one.status, "marked")
        assert await is_sent(one) == [True]
    written = (tmp_path / "why.eml").read_text()
    assert "To: Ana Park <ana@example.org>" in written
    assert "X-Unsent: 1" in written


async def test_a_draft_is_left_in_the_maildir(tmp_path: Path) -> None:
    lay_out_with_address(tmp_path)
    maildir = tmp_path / "Drafts"
    for part in ("cur", "new", "tmp"):
        (maildir / part).mkdir(parents=True)
    async with sitting(places_in(tmp_path), settings=replace(ME, mail=MailSettings(drafts=str(maildir)))) as one:
        await open_ways(one)
        await one.press("d")
        await one.shows("Has it gone out to Ana Park?")
        await one.press("n")
        assert await is_sent(one) == [False]
    assert len(list((maildir / "cur").iterdir())) == 1


@pytest.mark.parametrize(("ends", "sent", "says"), [(0, True, "has taken it"), (3, False, "ended with code 3")])
async def test_the_mail_program_takes_it_or_nothing_is_marked(ends: int, sent: bool, says: str, tmp_path: Path) -> None:
    lay_out_with_address(tmp_path)
    program = tmp_path / "sendmail"
    program.write_text(f'#!/bin/sh\ncat > "{tmp_path}/taken"\nexit {ends}\n')
    program.chmod(0o700)
    async with sitting(places_in(tmp_path), settings=replace(ME, mail=MailSettings(command=(str(program),)))) as one:
        await open_ways(one)
        await one.press("m")
        await one.shows(says)
        assert await is_sent(one) == [sent]
    assert b"To: Ana Park" in (tmp_path / "taken").read_bytes()


async def test_a_letter_is_laid_out_for_paper(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await open_ways(one)
        await one.press("l", "ctrl+u", *"letter.txt", "enter")
        await one.shows("Written to letter.txt, to be printed.")
        await one.press("escape")
        assert await is_sent(one) == [False]
    assert "10 March 2026" in (tmp_path / "letter.txt").read_text()


async def test_where_nothing_is_written_nothing_goes_out(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        for key in ("y", "Y"):
            await one.press(key)
            assert "No reply is in place" in one.status or "There is no reply" in one.status
        await one.press("m", *"other", "enter", *"blank", "enter", "enter")
        await one.until(lambda: one.screen.writing.editor, "the editor")
        await one.press("escape", "y")
        assert "Nothing is written yet: e edits it." in one.status
        assert await is_sent(one) == [False]
