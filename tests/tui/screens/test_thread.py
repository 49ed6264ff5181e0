"""The thread beside the row: turned up by a key, scrolled by the usual ones, and kept in sight from row to row."""

from dataclasses import replace
from pathlib import Path

from tests.tui.screens.sitting import ANA, BO, FINN, GITA, lay_out, sitting


async def test_a_key_turns_the_person_into_the_thread_and_back(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("h")
        await one.shows("They asked to connect on LinkedIn:")
        await one.shows("│ We met at the harbour conference")
        await one.press("j")
        await one.shows("(no words with it)")
        await one.press("h")
        await one.shows("They wrote nothing with it.")


async def test_a_reply_that_was_sent_stands_in_the_thread(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path), size=(160, 60)) as one:
        await one.press("w", "2", "g", "y", "g", "h")
        await one.shows("You wrote on LinkedIn (ask why):")
        [sent] = await one.drafts()
        await one.shows("    " + sent.text.splitlines()[0])


async def test_a_long_thread_scrolls_by_the_usual_keys(tmp_path: Path) -> None:
    wordy = replace(BO, message="\n".join(f"line {number}" for number in range(60)))
    async with sitting(lay_out(tmp_path, [wordy])) as one:
        await one.press("h", "tab")
        await one.shows("line 0")
        await one.press("G")
        await one.shows("line 59")
        await one.press("g")
        await one.shows("line 0")


async def test_somebody_in_the_network_and_somebody_i_asked_have_a_thread_too(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path, [ANA, FINN, GITA])) as one:
        await one.press("h", "2")
        await one.shows("You asked to connect on LinkedIn:")
        await one.press("7")
        await one.shows("You are connected from here on.")


async def test_the_tab_of_a_narrow_screen_says_that_it_is_the_thread(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path), size=(80, 24)) as one:
        await one.press("h")
        await one.shows("Thread Verdict Reply")
        await one.press("h")
        await one.shows("Person Verdict Reply")


async def test_the_advice_comes_back_after_somebody_was_added_by_hand(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.until(lambda: all(map(one.session.word, one.screen.queue.rows)), "the first advice")
        before = {row: one.session.word(row) for row in one.screen.queue.rows}
        await one.press("+", *"Zoe", "enter")
        await one.shows("Added Zoe.")
        await one.until(lambda: all(one.session.word(row) == word for row, word in before.items()), "the advice again")
        await one.until(lambda: one.here is not None and one.session.word(one.here), "advice on who was added")
        await one.shows("look       now")
