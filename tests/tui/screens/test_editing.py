"""Writing a letter: what the checks say while it is typed, its open fields, its subject, and what it answers."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.strip import Strip
from textual.widgets.text_area import Selection

from store.settings import Limits, Settings
from store.tray.sending import NewDraft
from store.tray.tray import Tray
from store.tray.triage import Triage
from tests.tui.screens.running_app import ANA, NOW, RunningApp, lay_out, running_app
from tests.tui.screens.test_writing import handed_over
from tui.app import SalverApp
from tui.widgets.editor import Editor
from tui.widgets.sheet import Sheet

NARROW = (80, 24)


def sheet_of(app: RunningApp) -> Sheet:
    sheet = app.screen.writing.sheet
    assert sheet is not None
    return sheet


def editor_of(app: RunningApp) -> Editor:
    editor = app.screen.writing.editor
    assert editor is not None
    return editor


async def write(app: RunningApp, text: str) -> None:
    """Begin a letter to Ana, with this text in place of the template's."""
    await app.press("e")
    editor = editor_of(app)
    editor.text = text
    editor.move_cursor(editor.document.end)
    await app.until(lambda: checked(app) == text, "the text checked")


def checked(app: RunningApp) -> str | None:
    """The text that the remarks on the screen are about; None before there are any."""
    return sheet_of(app).checked


def names(app: RunningApp) -> list[str]:
    return [remark.check for remark in sheet_of(app).remarks.remarks or ()]


async def test_a_letter_is_written_beside_what_it_answers(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("e")
        await app.shows("Ana Park · LinkedIn message")
        assert "We met at the harbour conference" in app.text
        assert "2 Bo Lindqvist" not in app.text
        await app.press("escape")
        await app.shows("Bo Lindqvist")


async def test_what_the_checks_find_is_shown_while_the_user_types(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await write(app, "Hello Ana, thank you. What do you measure?")
        assert "unfilled" not in names(app)
        await app.type(" {why}")
        await app.until(lambda: "unfilled" in names(app), "the open field")
        await app.shows("stop  unfilled")
        await app.press(*["backspace"] * 6)
        await app.until(lambda: "unfilled" not in names(app), "the field gone")


async def test_the_place_that_is_meant_stands_out_in_the_text(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await write(app, "Hello Ana,\n\nabout {topic} I know much.")
        line = editor_of(app).get_line(2)
        assert [(span.start, span.end) for span in line.spans] == [(6, 13)]
        assert not editor_of(app).get_line(0).spans


async def test_marks_stay_with_their_words_until_the_text_is_checked_again(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await write(app, "Hello Ana,\n\nabout {topic} I know much.")
        editor = editor_of(app)
        editor.go_to(0)
        await app.press("x", "enter")
        assert [(span.start, span.end) for span in editor.get_line(3).spans] == [(6, 13)]


async def test_of_a_text_that_is_another_by_now_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await write(app, "Hello Ana")
        sheet = sheet_of(app)
        before = sheet.remarks.remarks
        await sheet._check("another text with {gap}").wait()
        assert sheet.remarks.remarks is before


async def test_the_length_is_counted_as_the_channel_counts(tmp_path: Path) -> None:
    settings = Settings(limits=Limits(linkedin_message=20))
    async with running_app(lay_out(tmp_path), settings=settings) as app:
        await write(app, "Hello Ana 🚀")
        await app.shows("12 of 20")
        await app.type("Hello Ana again")
        await app.shows("27 of 20, 7 too many")
        await app.until(lambda: "too-long" in names(app), "the check of the length")


async def test_tab_goes_from_open_field_to_open_field_and_typing_fills_it_in(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await write(app, "Hello {name}, about {topic}: yes.")
        await app.press("tab")
        assert editor_of(app).selected_text == "{name}"
        await app.press("tab")
        assert editor_of(app).selected_text == "{topic}"
        await app.press("tab")
        await app.type("Ana")
        await app.press("tab")
        await app.type("tides")
        assert editor_of(app).text == "Hello Ana, about tides: yes."
        await app.press("tab")
        assert "No field is open here." in app.status


async def test_the_next_remark_has_the_cursor_at_its_place(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await write(app, "Hello {name}, about {topic}: yes.")
        await app.press("ctrl+n")
        assert editor_of(app).place == 6
        await app.press("ctrl+n")
        assert editor_of(app).place == 20
        await app.shows("> stop  unfilled")


async def test_a_check_that_is_switched_off_for_a_text_stays_off_and_says_so(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await write(app, "Hello Ana, {anything}")
        await app.press("ctrl+n", "ctrl+o")
        await app.until(lambda: "unfilled" not in names(app), "the check off")
        await app.shows("off   unfilled")
        await app.press("escape")
        assert [draft.off for draft in await app.drafts()] == [("unfilled",)]
        await app.press("e")
        await app.shows("off   unfilled")


async def test_a_check_that_is_off_speaks_again_by_the_same_key(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await write(app, "Hello Ana, {anything}")
        await app.press("ctrl+n", "ctrl+o")
        await app.shows("off   unfilled")
        await app.press("ctrl+o")
        await app.until(lambda: "unfilled" in names(app), "the check on")
        assert [draft.off for draft in await app.drafts()] == [()]


async def test_switching_a_check_off_can_be_undone_after_leaving(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await write(app, "Hello Ana, {anything}")
        await app.press("ctrl+n", "ctrl+o", "escape")
        await app.until(lambda: app.textual.focused is app.screen.queue, "the queue")
        await app.press("u")
        await app.shows("Undid: ")
        assert [draft.off for draft in await app.drafts()] == [()]


async def test_without_a_remark_chosen_no_check_is_switched_off(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await write(app, "Hello Ana, {anything}")
        await app.press("ctrl+o")
        assert "Which check? ^n goes to one." in app.status
        assert "unfilled" in names(app)


async def test_the_thread_takes_the_keys_for_scrolling_and_gives_them_back(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=NARROW) as app:
        await write(app, "Hello")
        await app.press("ctrl+t")
        await app.shows("We met at the harbour")
        await app.press("a", "d", "j")
        await app.press("escape", "!")
        await app.until(lambda: editor_of(app).text == "Hello!", "the key in the text")
        assert (await app.invitation(ANA)).state == "open"


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60), (60, 16)])
async def test_text_and_remarks_have_room_on_every_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running_app(lay_out(tmp_path), size=size) as app:
        await write(app, "Hello Ana, {anything}")
        await app.shows("stop  unfilled")
        assert "Hello Ana, {anything}" in app.text


async def test_the_subject_of_a_mail_is_written_at_the_foot_and_stands_above_the_text(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    tray = Tray.open(places.store, places.state, lambda: NOW)
    mail = NewDraft(ANA.person, "other", "email", "Hello Ana, thank you.", "Tides", ANA.invitation)
    Triage(tray, lambda invitation: {}).begin_draft(mail)
    tray.save()
    async with running_app(places) as app:
        await app.press("3", "enter")
        await app.shows("Subject: Tides")
        await app.press("f2")
        await app.type(" and moon")
        await app.press("enter", "!")
        await app.shows("Subject: Tides and moon")
        await app.press("escape")
        assert [(draft.subject, draft.text) for draft in await app.drafts()] == [
            ("Tides and moon", "Hello Ana, thank you.!")
        ]


async def test_a_message_has_no_subject(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("e", "f2")
        assert "This goes on LinkedIn, without a subject." in app.status


async def test_the_editor_of_ones_own_gives_the_text_back_to_the_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SalverApp, "suspend", lambda self: handed_over())
    script = tmp_path / "editor.sh"
    script.write_text("#!/bin/sh\nprintf ' and more' >> \"$1\"\n")
    script.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(script))
    async with running_app(lay_out(tmp_path)) as app:
        await write(app, "Hello Ana")
        await app.press("f4")
        assert editor_of(app).text == "Hello Ana\n and more"
        await app.press("ctrl+underscore")
        assert editor_of(app).text == "Hello Ana"


async def test_a_key_changes_the_line_it_is_typed_in_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await write(app, "Hello Ana,\n\nthank you.\n\nWith good wishes, Mira")
        editor = editor_of(app)
        editor.selection = Selection.cursor((2, 5))
        await app.until_drawn()
        drawn: set[int] = set()
        draw = Editor.render_line

        def watched(self: Editor, y: int) -> Strip:
            drawn.add(y)
            return draw(self, y)

        monkeypatch.setattr(Editor, "render_line", watched)
        await app.press("x")
        assert drawn == {2}
        assert editor.text.splitlines()[2] == "thankx you."


async def test_what_is_typed_right_behind_leaving_goes_to_the_queue(tmp_path: Path) -> None:
    from textual.events import Key

    async with running_app(lay_out(tmp_path)) as app:
        await write(app, "Hello")
        for key in ("escape", "j", "j"):
            app.textual.post_message(Key(key, None if key == "escape" else key))
        await app.until(lambda: app.screen.queue.place == 2, "two steps down")
        assert [draft.text for draft in await app.drafts()] == ["Hello"]


async def test_the_reply_says_what_would_stop_it_and_counts_the_hints(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await write(app, "Hello Ana, I come back to {topic} soon.")
        await app.press("escape")
        await app.shows("stop  {topic} is still to be filled in")
        await app.press("j")
        await app.until(lambda: "{topic}" not in app.text, "the reply of another row")


async def test_a_row_of_drafts_says_whether_a_check_stops_it(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await write(app, "Hello Ana, I come back to {topic} soon.")
        await app.press("escape", "3")
        await app.until(lambda: " !  ask" in app.text, "the sign of a stop")
        await app.press("enter", "tab", *"it", "escape")
        await app.until(lambda: " !  ask" not in app.text, "the sign gone")


async def test_behind_the_sheet_the_panes_are_as_they_should_be(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("w", "2", "g", "e", *"{why}", "escape")
        await app.shows("stop  {why}")
        pane = app.screen.side.cards
        shown = [strip.text.strip()[:40] for strip in pane.render_lines(pane.size.region)]
        assert shown == [strip.text.strip()[:40] for strip in pane._painted]
        assert "" in shown


async def test_a_terminal_that_was_too_small_for_a_moment_costs_no_letter(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await write(app, "Hello Ana")
        await app.resize(30, 8)
        await app.until(lambda: "Hello Ana" not in app.text, "the text hidden")
        await app.resize(120, 40)
        await app.until(lambda: app.textual.focused is editor_of(app), "the keys in the text")
        await app.type("!")
        assert editor_of(app).text == "Hello Ana!"


async def test_a_long_text_is_checked_beside_the_keys(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await write(app, "We measure tides. " * 2000)
        await app.until(lambda: "too-long" in names(app), "the check of the length")
        await app.shows("36,000 of 8,000, 28,000 too many")


@pytest.mark.parametrize("begin", [["e"], ["e", "ctrl+t"], ["n"]])
async def test_f1_shows_the_keys_of_a_text_and_leads_back_into_it(tmp_path: Path, begin: list[str]) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press(*begin)
        assert "f1 keys" in app.text.splitlines()[-1]
        assert "? keys" not in app.text
        await app.press("f9")
        assert "f9 does nothing here; f1 shows the keys." in app.status
        focused, text = app.textual.focused, editor_of(app).text
        await app.press("f1")
        await app.shows("Here, in the text")
        await app.press("escape")
        assert (app.textual.focused, editor_of(app).text) == (focused, text)
        assert "f1 keys" in app.text.splitlines()[-1]


async def test_the_help_of_a_text_runs_what_works_there_and_nothing_on_the_row_behind_it(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await write(app, "I come back to {topic}.")
        await app.press("f1", *"carried out", "enter")
        assert "“carried out” does nothing in a text; esc leaves it." in app.status
        await app.press("f1", *"next remark", "enter")
        assert sheet_of(app).remarks.here is not None
        await app.press("escape")
        assert "? keys" in app.text.splitlines()[-1]


async def test_remarks_are_whole_where_lines_are_free_and_give_way_to_a_long_text(tmp_path: Path) -> None:
    text = "I come back to {topic}, {offer} and {why}. I was hopping to pick your brain, and {question} as well."
    async with running_app(lay_out(tmp_path), size=(90, 40)) as app:
        await write(app, text)
        remarks = sheet_of(app).remarks
        assert remarks.remarks
        assert remarks.wanted > 6
        await app.until(lambda: all(" ".join(each.because.split()) in app.flowing for each in remarks.remarks or ()))
        editor_of(app).text = text + "\nand so on" * 60
        await app.until(lambda: remarks.outer_size.height == 6, "the usual height")


async def test_above_the_text_is_as_much_of_the_message_as_lines_are_free_where_the_thread_has_no_place(
    tmp_path: Path,
) -> None:
    async with running_app(lay_out(tmp_path, [replace(ANA, message=f"{ANA.message} {'Truly. ' * 60}")])) as app:
        await app.press("e")
        assert app.text.count("▎ We met at the harbour conference") == 1
        await app.resize(*NARROW)
        await app.until(lambda: app.text.count("▎ ") > 1 and "more ↓" in app.text, "some of the message")
        await app.press("escape")
        await write(app, "One line.")
        await app.until(lambda: app.text.count("▎ ") == 7, "the whole message")
        assert "more ↓" not in app.text
        shown = app.text.splitlines()
        assert "▎ We met at the harbour conference" in shown[2]
        assert shown[10].strip() == "One line."
        await app.press(*["enter"] * 12, "x")
        await app.until(lambda: "▎" not in app.text, "the room for the text")
        assert "One line." in app.text
        await app.press("escape", "e", "ctrl+t")
        await app.shows("▎ We met at the harbour conference")
        await app.press("escape")
        await app.until(lambda: "▎" not in app.text and "One line." in app.text, "the text again")
