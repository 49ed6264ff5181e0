"""What is pasted comes from anywhere: it goes in clean, and whole."""

from pathlib import Path

import pytest
from textual.events import Paste
from textual.widgets import Input

from store.tray.changes import Set
from store.tray.tray import Tray
from tests.tui.screens.sitting import ANA, NOW, Sitting, lay_out, sitting
from tui.widgets.editor import Editor

PASTED = "a\x1b]0;owned\x07b\u202ec\x9bd\x7fe\u200bf\nsecond\tline\r\nthird\rfourth"
ON_ONE_LINE = "a␛]0;owned␇b‹U+202E›c‹U+009B›d␡e‹U+200B›f second line third fourth"


async def paste(one: Sitting, text: str) -> None:
    """Paste as a terminal does."""
    one.app.post_message(Paste(text))
    await one.pilot.pause()


def focused_entry(one: Sitting) -> Input:
    assert isinstance(one.app.focused, Input)
    return one.app.focused


@pytest.mark.parametrize("key", ["slash", "t", "s", "T", "plus", "colon", "question_mark"])
async def test_every_line_to_type_in_takes_what_is_pasted_clean_and_on_one_line(tmp_path: Path, key: str) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press(key)
        await one.until(lambda: isinstance(one.app.focused, Input), "an entry with the keys")
        await paste(one, PASTED)
        await one.until(lambda: focused_entry(one).value == ON_ONE_LINE, "the text, clean")
        assert focused_entry(one).cursor_position == len(ON_ONE_LINE)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
async def test_a_letter_keeps_its_lines_whatever_the_terminal_sends_for_a_line_break(
    tmp_path: Path, line_break: str
) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("e")
        await one.until(lambda: isinstance(one.app.focused, Editor), "the letter")
        await paste(one, line_break.join(("", "one", "two")))
        editor = one.app.focused
        assert isinstance(editor, Editor)
        await one.until(lambda: editor.text.endswith("\none\ntwo"), "three lines")


async def test_what_was_copied_is_pasted_on_one_line(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        one.screen.copy("Dear Ana\x1b[6n,\nhello")
        await one.press("slash")
        await one.until(lambda: isinstance(one.app.focused, Input), "an entry with the keys")
        await one.press("ctrl+v")
        await one.until(lambda: focused_entry(one).value == "Dear Ana␛[6n, hello", "the text, clean")


async def test_a_tag_that_nobody_can_type_is_not_offered(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    tray = Tray.open(places.store, places.state, lambda: NOW)
    tray.commit([Set("people", ANA.person, f"tag.{tag}", True) for tag in ("work\x1b[6n", "workshop")])
    tray.save()
    async with sitting(places) as one:
        await one.press("t")
        await one.until(lambda: isinstance(one.app.focused, Input), "an entry with the keys")
        await one.type("wor")
        await one.press("tab")
        assert focused_entry(one).value == "workshop"
