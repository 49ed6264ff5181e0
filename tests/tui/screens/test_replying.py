"""Replying to marked rows: one after another, with a key for each."""

from pathlib import Path

import pytest

from tests.tui.screens.running_app import ANA, BO, CLEO, Guest, RunningApp, add_to_network, lay_out, running_app

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)])


@pytest.fixture(autouse=True)
def over_ssh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_TTY", "/dev/pts/7")


async def ask_three(app: RunningApp) -> None:
    """Decide to ask Ana, Bo and Cleo why, and mark the three rows where the questions wait."""
    await app.press("space", "space", "space", "w")
    await app.shows("Ask 3 people why?")
    await app.press("y", "5", "T", "enter")
    await app.until(lambda: len(app.screen.queue.marked) == 3, "three marked")


async def sent_to(app: RunningApp) -> set[str]:
    return {draft.person.name for draft in await app.drafts() if draft.sent}


def marked(app: RunningApp) -> set[str]:
    return {app.session.tray.subject(row)[0].name for row in app.screen.queue.marked}


def asked_about(app: RunningApp, guests: tuple[Guest, ...] = (ANA, BO, CLEO)) -> Guest:
    """Whom the prompt shows."""
    return next(guest for guest in guests if f"Reply to {guest.name}, " in app.text)


@SIZES
async def test_marked_rows_are_answered_one_by_one_with_a_key_each(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running_app(lay_out(tmp_path), size=size) as app:
        await ask_three(app)
        await app.press("r")
        seen = []
        for place in (1, 2, 3):
            await app.shows(f"{place} of 3")
            guest = asked_about(app)
            assert app.here == guest.invitation
            await app.press("y")
            assert guest.name.split()[0] in app.textual.clipboard
            assert guest.name in await sent_to(app)
            seen.append(guest)
        assert set(seen) == {ANA, BO, CLEO}
        assert "3 answered and marked as sent. u takes back one" in app.status
        assert marked(app) == set()
        await app.press("u")
        assert await sent_to(app) == {ANA.name, BO.name, CLEO.name} - {seen[-1].name}


async def test_escape_ends_the_walk_and_who_is_not_answered_stays_marked(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await ask_three(app)
        await app.press("r")
        first = asked_about(app)
        await app.press("y")
        await app.shows("2 of 3")
        await app.press("escape")
        assert "1 answered and marked as sent. 2 still marked: r goes on." in app.status
        assert await sent_to(app) == {first.name}
        assert marked(app) == {ANA.name, BO.name, CLEO.name} - {first.name}
        await app.press("r")
        await app.shows("1 of 2")


async def test_somebody_is_passed_over_and_stays_marked(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await ask_three(app)
        await app.press("r")
        first = asked_about(app)
        await app.press("n", "y", "y")
        assert "2 answered and marked as sent. 1 still marked" in app.status
        assert marked(app) == {first.name}
        assert first.name not in await sent_to(app)


async def test_a_reply_is_edited_and_the_walk_goes_on_with_it(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await ask_three(app)
        await app.press("r")
        first = asked_about(app)
        await app.press("e", *"Oh. ", "escape", "r")
        await app.shows("1 of 3")
        assert asked_about(app) == first
        await app.shows("Oh. ")
        await app.press("y", "escape")
        [draft] = [draft for draft in await app.drafts() if draft.sent]
        assert draft.person.name == first.name
        assert "Oh. " in draft.text


async def test_a_stop_is_asked_about_and_turning_away_goes_on_with_the_next(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await ask_three(app)
        await app.press("r")
        first = asked_about(app)
        await app.press("e", *"{why}", "escape", "r")
        await app.shows("{why} is still to be filled in")
        await app.press("y")
        await app.shows("Send it anyway?")
        await app.press("escape")
        await app.shows("2 of 3")
        assert await sent_to(app) == set()
        await app.press("escape")
        assert "Nothing was sent. 3 still marked: r goes on." in app.status
        assert first.name in marked(app)


async def test_who_gets_no_reply_is_named_and_stays_marked(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("i", "8", "g", "space", "r")
        assert "Nothing was sent. Ana Park: no reply is advised." in app.status
        assert marked(app) == {ANA.name}


async def test_where_the_clipboard_takes_nothing_the_walk_ends_and_nobody_counts_as_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await ask_three(app)
        monkeypatch.setenv("TERM", "linux")
        await app.press("r", "y")
        assert "Not copied, and not marked as sent" in app.status
        assert await sent_to(app) == set()
        assert len(app.screen.queue.marked) == 3


async def test_what_is_decided_with_a_reply_is_said_before_it_goes(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [ANA])) as app:
        await app.press("f", "y", "space", "r")
        await app.shows("Reply to Ana Park, 1 of 1: thank")
        await app.shows("With it you accept. Paste each one")
        await app.press("y")
        assert (await app.invitation(ANA)).state == "accepted"


async def test_without_marks_the_reply_is_put_in_place_as_before(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("w", "2", "g", "r")
        await app.shows("The reply is in place.")


async def test_a_command_on_one_row_takes_no_mark_off_another(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("space", "space", "L", "enter")
        assert "Cleo Haddad" in app.status
        assert marked(app) == {ANA.name, BO.name}


async def test_a_message_is_shown_with_the_reply(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(80, 24)) as app:
        await ask_three(app)
        await app.press("r")
        while asked_about(app) != ANA:
            await app.press("n")
        await app.shows("▎ We met at the harbour conference")


async def test_where_nobody_is_that_is_said_and_of_somebody_known_which_key_writes_to_them(tmp_path: Path) -> None:
    places = lay_out(tmp_path, [ANA])
    add_to_network(places, "Ida Brandt")
    async with running_app(places) as app:
        for key in ("r", "e", "E"):
            await app.press("3", key)
            assert "There is nobody here." in app.status
        await app.press("1", "r")
        assert "No reply is advised here; e writes one of your own." in app.status
        await app.press("7", "r")
        assert "No reply is advised here; m writes one of your own." in app.status
