"""What the status line says is never cut: a sentence that is too long for one line has more."""

from pathlib import Path

import pytest

from tests.tui.screens.running_app import RunningApp, lay_out, running_app

SIZES = pytest.mark.parametrize("size", [(60, 16), (80, 24), (100, 30), (120, 40), (200, 60)])
WORDS = "Passed on somebody with a name of many syllables, who is told nothing. u takes it back."


def words_below_the_panes(app: RunningApp) -> str:
    return " ".join(" ".join(app.text.splitlines()[-8:]).split())


@SIZES
@pytest.mark.parametrize("times", [1, 2])
async def test_a_long_sentence_is_whole_and_place_and_saving_are_beside_its_end(
    tmp_path: Path, size: tuple[int, int], times: int
) -> None:
    async with running_app(lay_out(tmp_path), size=size) as app:
        sentence = " ".join([WORDS] * times)
        app.screen.say(sentence)
        await app.until(lambda: sentence in words_below_the_panes(app), "the whole sentence")
        await app.until(lambda: app.text.splitlines()[-2].rstrip().endswith("saved"), "saved, above the keys")
        app.screen.say("Short.")
        await app.until(lambda: app.screen.status.size.height == 1, "one line again")


async def test_what_comes_up_by_itself_is_said_after_the_answer_to_a_key_and_once(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(80, 24)) as app:
        app.screen.say("Accepted Ana Costa.")
        app.screen.status.say_besides("start", "Others can read the store.")
        app.screen.status.say_besides("start", "Others can read the store.")
        said = "Accepted Ana Costa. Others can read the store."
        await app.until(lambda: said in words_below_the_panes(app), "both sentences")
        assert words_below_the_panes(app).count("Others can read") == 1


async def test_what_comes_up_again_takes_the_place_of_what_was_said_before(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(80, 24)) as app:
        app.screen.say("Accepted Ana Costa.")
        app.screen.status.say_besides("start", "Others can read the store.", warning=True)
        for count in (12, 2):
            app.screen.status.say_besides("disputed", f"{count} decisions are disputed.")
        said = "Accepted Ana Costa. Others can read the store. 2 decisions are disputed."
        await app.until(lambda: said in words_below_the_panes(app), "the newest number")
        assert app.screen.status.is_refusing
        app.screen.say("Snoozed.")
        await app.until(lambda: "Snoozed." in words_below_the_panes(app), "the answer")
        assert "disputed" not in words_below_the_panes(app)
        assert not app.screen.status.is_refusing


async def test_the_cursor_stays_in_sight_when_the_sentence_takes_lines_from_the_queue(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(80, 24)) as app:
        await app.press("G")
        app.screen.say(" ".join([WORDS] * 3))
        await app.until(lambda: app.screen.status.size.height == 4, "four lines")
        assert "▌" in app.text


async def test_what_a_stranger_wrote_is_quoted_in_four_lines_at_most(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(80, 24)) as app:
        app.screen.refuse("word " * 500)
        await app.until(lambda: app.screen.status.size.height == 4, "four lines")
        assert "w…" in app.text
