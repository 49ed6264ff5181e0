"""Composing: a text of every purpose, begun, checked, sent and found again by the keyboard alone."""

from functools import partial
from pathlib import Path

import pytest

from store.writing.fields import unfilled
from store.writing.purposes import PURPOSES, Purpose
from tests.tui.screens.sitting import ANA, BO, FINN, NOW, Sitting, lay_out, sitting

AT_GITA = ("7", "g")
"""To somebody whom I am connected with."""


async def fill_in(one: Sitting) -> None:
    """Fill in every open field of the text that is being edited, one after another."""
    editor = one.screen.writing.editor
    assert editor is not None
    for left in reversed(range(len(unfilled(editor.text)))):
        await one.press("tab", "x")
        await one.until(partial(lambda fields: len(unfilled(editor.text)) == fields, left), "a field filled in")


async def begin(one: Sitting, purpose: Purpose, *more: str) -> None:
    """Begin a text of this purpose with the template and the way that are offered first."""
    await one.press("m")
    await one.shows("what for?")
    await one.type(purpose)
    await one.press("enter")
    await one.shows(": begin with")
    await one.press(*more, "enter")
    await one.until(lambda: ": it goes" in one.text or one.screen.writing.editor, "the way, or the editor")
    if one.screen.writing.editor is None:
        await one.press("enter")
    await one.until(lambda: one.screen.writing.editor and one.app.focused is one.screen.writing.editor, "the editor")


def thread_in(one: Sitting) -> str:
    """The thread, as the pane has it laid out, on one line."""
    return " ".join(" ".join(strip.text for strip in one.screen.side.person._lines).split())


@pytest.mark.parametrize("purpose", PURPOSES)
async def test_a_text_of_every_purpose_is_made_checked_sent_and_found_again(purpose: Purpose, tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press(*AT_GITA)
        await begin(one, purpose)
        await one.shows("─ Checks")
        await fill_in(one)
        await one.press("escape")
        await one.shows("Kept the draft to Gita Okoro.")
        await one.press("3")
        await one.until(lambda: len(one.screen.queue.rows) == 1, "the draft among the drafts")
        draft = one.here
        await one.press("y")
        await one.until(lambda: "sent to Gita Okoro." in one.status or "Send it all the same?" in one.text)
        if "Send it all the same?" in one.text:
            await one.press(*"once", "enter")
        await one.shows("Copied, and marked as sent to Gita Okoro.")
        await one.press("8", "/", *"kind:draft", "enter")
        await one.until(lambda: list(one.screen.queue.rows) == [draft], "the sent text in Done")
        await one.press(*AT_GITA, "h", "tab", "G")
        [sent] = await one.drafts()
        assert (sent.purpose, sent.sent, unfilled(sent.text)) == (purpose, NOW, [])
        assert one.app.clipboard == sent.text
        await one.until(lambda: " ".join(sent.text.split()) in thread_in(one), "the text in the thread")


async def test_the_advised_purpose_stands_first_and_typing_narrows_them(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("w", "2", "g", "m")
        await one.shows("> Ana Park")
        await one.until(lambda: one.text.index(" ask-why ") < one.text.index(" thanks "), "the advised one first")
        await one.press(*"promot", "backspace", *[*"xyz"])
        await one.shows("Nothing here goes by that name.")
        await one.press("enter")
        await one.shows("what for?")
        await one.press("escape")
        assert [draft.purpose for draft in await one.drafts()] == []


async def test_turning_away_at_any_question_writes_nothing(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        for answers in ((), ("enter",), ("enter", "enter")):
            await one.press("m", *answers, "escape")
            await one.until(lambda: one.app.focused is one.screen.queue, "the queue again")
        assert await one.drafts() == []


async def test_a_blank_sheet_can_be_begun_for_every_way_of_its_purpose(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press(*AT_GITA, "m", *"pitch", "enter")
        await one.shows("begin with")
        await one.press(*"blank", "enter")
        await one.shows("inmail")
        await one.press(*"email", "enter")
        await one.until(lambda: one.screen.writing.editor, "the editor")
        await one.press(*"Hello", "escape")
        [draft] = await one.drafts()
        assert (draft.text, draft.channel, draft.purpose, draft.invitation) == ("Hello", "email", "pitch", None)


async def test_where_a_request_is_written_it_says_how_many_have_gone_out(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("j")
        await begin(one, "request")
        await one.shows("notes this month: 0 of 5, requests in 7 days: 1 of 100")


async def test_what_answers_an_invitation_is_kept_with_it(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await begin(one, "ask-why")
        await one.press("escape")
        assert [draft.invitation for draft in await one.drafts()] == [ANA.invitation]
        await one.press("y")
        assert (await one.invitation(ANA)).state == "asked"


async def test_a_template_that_does_not_fit_is_not_offered_to_begin_with(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("j", "m", *"ask-why", "enter")
        await one.shows("ask-why to Bo Lindqvist: begin with")
        assert "ask-why.someone-i-know" not in one.text
        assert "blank" in one.text


async def test_another_template_takes_the_place_of_the_advised_one(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("j", "w", "2", "/", *"lindqvist", "enter")
        before = one.session.letter(BO.invitation)
        await one.press("R", *"someone-i-know", "enter")
        await one.shows("In place: ask-why.someone-i-know.")
        after = one.session.letter(BO.invitation)
        assert before is not None
        assert after is not None
        assert after.text != before.text
        assert await one.drafts() == []


async def test_another_template_in_a_draft_is_taken_back_by_undo(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await begin(one, "pass")
        await one.press(*"mine", "escape")
        [mine] = await one.drafts()
        await one.press("R", *"pass.offer", "enter")
        await one.shows("In place for Ana Park: pass.offer.")
        assert [draft.text == mine.text for draft in await one.drafts()] == [False]
        await one.press("u")
        assert [draft.text for draft in await one.drafts()] == [mine.text]


async def test_purpose_and_way_of_a_draft_can_be_changed(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press(*AT_GITA)
        await begin(one, "other", *"blank")
        await one.press(*"Hello", "escape", "3", ":", *"purpose", "enter", *"congrat", "enter")
        await one.shows("is now for another purpose: congratulation.")
        await one.press(":", *"channel", "enter", *"email", "enter")
        await one.shows("now goes another way: email.")
        assert [(draft.purpose, draft.channel, draft.text) for draft in await one.drafts()] == [
            ("congratulation", "email", "Hello")
        ]


async def test_what_was_sent_stays_as_it_was(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await begin(one, "ask-why")
        await one.press("escape", "y", "8", "/", *"kind:draft", "enter")
        [sent] = await one.drafts()
        for key in ("e", "R", "y", "Y"):
            await one.press(key)
            assert "This text was sent" in one.status
        await one.press(":", *"discard", "enter")
        await one.shows("is no draft any more")
        assert await one.drafts() == [sent]


async def test_a_draft_is_put_off_until_a_day_and_comes_back_under_due(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press(*AT_GITA)
        await begin(one, "check-in")
        await one.press("escape", "3", "s")
        await one.shows("Put off the text to Gita Okoro until")
        await one.type("in 3 weeks")
        await one.shows("until Tue 31 Mar 2026, in 21 days")
        await one.press("enter")
        await one.shows("Put off the text to Gita Okoro until Tue 31 Mar 2026")
        assert one.screen.queue.rows == []
        await one.press("6")
        await one.shows("check-in 31Mar")
        await one.press(":", *"reopen", "enter", "3")
        await one.shows("> Gita Okoro")
        await one.press("u", "u")
        assert [draft.due for draft in await one.drafts()] == [None]


async def test_a_follow_up_is_what_one_writes_to_somebody_who_is_silent(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("2", "m")
        assert one.here == FINN.invitation
        await one.shows("follow-up")
        await one.press("enter", "enter", "enter")
        await one.until(lambda: one.screen.writing.editor, "the editor")
        await one.press("escape")
        assert [draft.purpose for draft in await one.drafts()] == ["follow-up"]


async def test_where_there_is_nobody_there_is_nothing_to_write(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path, [])) as one:
        await one.press("m")
        assert "There is nobody to write to here." in one.status
        await one.press("R", "Y", ":", *"purpose", "enter")
        await one.shows("There is no draft here; m begins one.")
