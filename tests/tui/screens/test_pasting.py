"""What is pasted comes from anywhere: it goes in clean, and whole."""

from pathlib import Path

import pytest
from textual.widgets import Input

from store.tray.changes import Set
from store.tray.tray import Tray
from tests.tui.screens.running_app import ANA, NOW, RunningApp, lay_out, running_app
from tui.widgets.editor import Editor

PASTED = "a\x1b]0;owned\x07b\u202ec\x9bd\x7fe\u200bf\nsecond\tline\r\nthird\rfourth"
ON_ONE_LINE = "a␛]0;owned␇b‹U+202E›c‹U+009B›d␡e‹U+200B›f second line third fourth"


def focused_entry(app: RunningApp) -> Input:
    assert isinstance(app.textual.focused, Input)
    return app.textual.focused


@pytest.mark.slow
@pytest.mark.parametrize("key", ["slash", "t", "s", "T", "plus", "colon", "question_mark"])
async def test_every_line_to_type_in_takes_what_is_pasted_clean_and_on_one_line(tmp_path: Path, key: str) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press(key)
        await app.until(lambda: isinstance(app.textual.focused, Input), "an entry with the keys")
        await app.paste(PASTED)
        await app.until(lambda: focused_entry(app).value == ON_ONE_LINE, "the text, clean")
        assert focused_entry(app).cursor_position == len(ON_ONE_LINE)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
async def test_a_letter_keeps_its_lines_whatever_the_terminal_sends_for_a_line_break(
    tmp_path: Path, line_break: str
) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("e")
        await app.until(lambda: isinstance(app.textual.focused, Editor), "the letter")
        await app.paste(line_break.join(("", "one", "two")))
        editor = app.textual.focused
        assert isinstance(editor, Editor)
        await app.until(lambda: editor.text.endswith("\none\ntwo"), "three lines")


async def test_what_was_copied_is_pasted_on_one_line(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        app.screen.copy("Dear Ana\x1b[6n,\nhello")
        await app.press("slash")
        await app.until(lambda: isinstance(app.textual.focused, Input), "an entry with the keys")
        await app.press("ctrl+v")
        await app.until(lambda: focused_entry(app).value == "Dear Ana␛[6n, hello", "the text, clean")


async def test_a_tag_that_nobody_can_type_is_not_offered(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    tray = Tray.open(places.store, places.state, lambda: NOW)
    tray.commit([Set("people", ANA.person, f"tag.{tag}", True) for tag in ("work\x1b[6n", "workshop")])
    tray.save()
    async with running_app(places) as app:
        await app.press("t")
        await app.until(lambda: isinstance(app.textual.focused, Input), "an entry with the keys")
        await app.type("wor")
        await app.press("tab")
        assert focused_entry(app).value == "workshop"
