"""The thread beside the row: turned up by a key, scrolled by the usual ones, and kept in sight from row to row."""

from dataclasses import replace
from pathlib import Path

from tests.tui.screens.running_app import ANA, BO, FINN, GITA, lay_out, running_app


async def test_a_key_turns_the_person_into_the_thread_and_back(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("h")
        await app.shows("They asked to connect on LinkedIn:")
        await app.shows("▎ We met at the harbour conference")
        await app.press("j")
        await app.shows("(no words with it)")
        await app.press("h")
        await app.shows("They added no message.")


async def test_a_reply_that_was_sent_stands_in_the_thread(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(160, 60)) as app:
        await app.press("w", "2", "g", "y", "g", "h")
        await app.shows("You wrote on LinkedIn (ask why):")
        [sent] = await app.drafts()
        await app.shows("    " + sent.text.splitlines()[0])


async def test_a_long_thread_scrolls_by_the_usual_keys(tmp_path: Path) -> None:
    wordy = replace(BO, message="\n".join(f"line {number}" for number in range(60)))
    async with running_app(lay_out(tmp_path, [wordy])) as app:
        await app.press("h", "tab")
        await app.shows("They asked to connect on LinkedIn:")
        await app.press("G")
        await app.shows("line 59")
        await app.press("g")
        await app.shows("line 0")


async def test_somebody_in_the_network_and_somebody_i_asked_have_a_thread_too(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [ANA, FINN, GITA])) as app:
        await app.press("h", "2")
        await app.shows("You asked to connect on LinkedIn:")
        await app.press("7")
        await app.shows("You are connected from here on.")


async def test_the_heading_on_a_narrow_screen_says_that_it_is_the_thread(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(80, 24)) as app:
        await app.press("h")
        await app.shows("─ Thread ")
        await app.press("h")
        await app.shows("─ Person ")


async def test_the_advice_comes_back_after_somebody_was_added_by_hand(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.until(lambda: all(map(app.session.advised, app.screen.queue.rows)), "the first advice")
        before = {row: app.session.advised(row) for row in app.screen.queue.rows}
        await app.press("+", *"Zoe", "enter")
        await app.shows("Added Zoe.")
        await app.until(
            lambda: all(app.session.advised(row) == word for row, word in before.items()), "the advice again"
        )
        await app.until(lambda: app.here is not None and app.session.advised(app.here), "advice on who was added")
        await app.shows("know them?  now")
