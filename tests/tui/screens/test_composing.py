"""Composing: a text of every purpose, begun, checked, sent and found again by the keyboard alone."""

from functools import partial
from pathlib import Path

import pytest

from store.tray import introducing
from store.tray.sending import ASKING_CONSENT
from store.writing.fields import unfilled_fields
from store.writing.purposes import PURPOSES, Purpose
from tests.tui.screens.running_app import ANA, BO, FINN, NOW, RunningApp, lay_out, running_app

AT_GITA = ("7", "g")
"""To somebody whom I am connected with."""


async def fill_in(app: RunningApp) -> None:
    """Fill in every open field of the text that is being edited, one after another."""
    editor = app.screen.writing.editor
    assert editor is not None
    for left in reversed(range(len(unfilled_fields(editor.text)))):
        await app.press("tab", "x")
        await app.until(partial(lambda fields: len(unfilled_fields(editor.text)) == fields, left), "a field filled in")


OF_INTRODUCTIONS = (introducing.ASK, introducing.INTRODUCE)
"""What is only written where an introduction is planned."""


async def begin(app: RunningApp, purpose: Purpose, *more: str) -> None:
    """Begin a text of this purpose with the template and the way that are offered first."""
    await app.press("m")
    await app.shows("what for?")
    await app.type(purpose)
    await app.press("enter")
    if purpose in ASKING_CONSENT:
        await app.shows("Ask Gita Okoro about whom?")
    else:
        await app.shows(": begin with")
    await app.press(*more, "enter")
    await app.until(lambda: ": it goes" in app.text or app.screen.writing.editor, "the way, or the editor")
    if app.screen.writing.editor is None:
        await app.press("enter")
    await app.until(
        lambda: app.screen.writing.editor and app.textual.focused is app.screen.writing.editor, "the editor"
    )


def thread_in(app: RunningApp) -> str:
    """The thread, as the card has it laid out, on one line; nothing before the cursor has rested."""
    card = app.screen.side.cards._texts().get("person")
    lines = [line.text for block in card.blocks for line in block.lines] if card else []
    return " ".join(" ".join(lines).split())


@pytest.mark.slow
@pytest.mark.parametrize("purpose", [each for each in PURPOSES if each not in OF_INTRODUCTIONS])
async def test_a_text_of_every_purpose_is_made_checked_sent_and_found_again(purpose: Purpose, tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press(*AT_GITA)
        await begin(app, purpose)
        await app.shows("─ Checks")
        await fill_in(app)
        await app.press("escape")
        await app.shows("Kept the draft to Gita Okoro.")
        await app.press("3")
        await app.until(lambda: len(app.screen.queue.rows) == 1, "the draft among the drafts")
        draft = app.here
        await app.press("y")
        await app.until(lambda: "sent to Gita Okoro" in app.status or "Send it anyway?" in app.text)
        if "Send it anyway?" in app.text:
            await app.press(*"once", "enter")
        await app.shows("Handed to the terminal; marked as sent to Gita Okoro, u takes it back.")
        await app.press("8", "/", *"kind:draft", "enter")
        await app.until(lambda: list(app.screen.queue.rows) == [draft], "the sent text in Done")
        await app.press(*AT_GITA, "h", "tab", "G")
        [sent] = await app.drafts()
        assert (sent.purpose, sent.sent, unfilled_fields(sent.text)) == (purpose, NOW, [])
        assert app.textual.clipboard == sent.text
        await app.until(lambda: " ".join(sent.text.split()) in thread_in(app), "the text in the thread")


async def test_the_advised_purpose_stands_first_and_typing_narrows_them(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("w", "2", "g", "m")
        await app.shows("▌ Ana Park")
        await app.until(lambda: app.text.index(" Ask why ") < app.text.index(" Thank them "), "the advised one first")
        await app.press(*"promot", "backspace", *[*"xyz"])
        await app.shows("Nothing here has that name.")
        await app.press("enter")
        await app.shows("what for?")
        await app.press("escape")
        assert [draft.purpose for draft in await app.drafts()] == []


async def test_turning_away_at_any_question_writes_nothing(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        for answers in ((), ("enter",), ("enter", "enter")):
            await app.press("m", *answers, "escape")
            await app.until(lambda: app.textual.focused is app.screen.queue, "the queue again")
        assert await app.drafts() == []


async def test_a_blank_sheet_can_be_begun_for_every_way_of_its_purpose(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press(*AT_GITA, "m", *"pitch", "enter")
        await app.shows("begin with")
        await app.press(*"blank", "enter")
        await app.shows("InMail")
        await app.press(*"email", "enter")
        await app.until(lambda: app.screen.writing.editor, "the editor")
        await app.press(*"Hello", "escape")
        [draft] = await app.drafts()
        assert (draft.text, draft.channel, draft.purpose, draft.invitation) == ("Hello", "email", "pitch", None)


async def test_where_a_request_is_written_it_says_how_many_have_gone_out(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("j")
        await begin(app, "request")
        await app.shows("notes this month: 0 of 5, requests in 7 days: 1 of 100")


async def test_what_answers_an_invitation_is_kept_with_it(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await begin(app, "ask-why")
        await app.press("escape")
        assert [draft.invitation for draft in await app.drafts()] == [ANA.invitation]
        await app.press("y")
        assert (await app.invitation(ANA)).state == "asked"


async def test_a_template_that_does_not_fit_is_not_offered_to_begin_with(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("j", "m", *"ask-why", "enter")
        await app.shows("Ask why · Bo Lindqvist: begin with")
        assert "ask-why.someone-i-know" not in app.text
        await app.shows("blank")


async def test_another_template_takes_the_place_of_the_advised_one(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("j", "w", "2", "/", *"lindqvist", "enter")
        before = app.session.letter(BO.invitation)
        await app.press("R", *"someone-i-know", "enter")
        await app.shows("In place: ask-why.someone-i-know.")
        after = app.session.letter(BO.invitation)
        assert before is not None
        assert after is not None
        assert after.text != before.text
        assert await app.drafts() == []


async def test_another_template_in_a_draft_is_taken_back_by_undo(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await begin(app, "pass")
        await app.press(*"mine", "escape")
        [mine] = await app.drafts()
        await app.press("R", *"pass.offer", "enter")
        await app.shows("In place for Ana Park: pass.offer.")
        assert [draft.text == mine.text for draft in await app.drafts()] == [False]
        await app.press("u")
        assert [draft.text for draft in await app.drafts()] == [mine.text]


async def test_purpose_and_way_of_a_draft_can_be_changed(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press(*AT_GITA)
        await begin(app, "other", *"blank")
        await app.press(*"Hello", "escape", "3", ":", *"purpose", "enter", *"congrat", "enter")
        await app.shows("is now for another purpose: congratulate them.")
        await app.press(":", *"channel", "enter", *"email", "enter")
        await app.shows("is now: email.")
        assert [(draft.purpose, draft.channel, draft.text) for draft in await app.drafts()] == [
            ("congratulation", "email", "Hello")
        ]


async def test_purposes_and_ways_are_named_in_words_and_found_by_their_ids_too(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press(*AT_GITA, "m")
        await app.shows("Offer to introduce")
        assert "introduction-ask" not in app.text
        await app.press("escape")
        await begin(app, "check-in", *"blank")
        await app.shows("Check in · Gita Okoro · LinkedIn message")
        await app.press(*"Hello", "escape", "3", ":", *"channel", "enter")
        await app.shows("LinkedIn note")
        assert "linkedin-note" not in app.text
        await app.press(*"linkedin-note", "enter")
        await app.shows("is now: LinkedIn note.")


async def test_what_was_sent_stays_as_it_was(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await begin(app, "ask-why")
        await app.press("escape", "y", "8", "/", *"kind:draft", "enter")
        [sent] = await app.drafts()
        for key in ("e", "R", "y", "Y"):
            await app.press(key)
            assert "it was already sent, on 10 Mar 2026" in app.status
        await app.press(":", *"discard", "enter")
        await app.shows("This text stays as it is: it was already sent, on 10 Mar 2026")
        assert await app.drafts() == [sent]


async def test_a_draft_is_put_off_until_a_day_and_comes_back_under_due(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press(*AT_GITA)
        await begin(app, "check-in")
        await app.press("escape", "3", "s")
        await app.shows("Put off the text to Gita Okoro until")
        await app.type("in 3 weeks")
        await app.shows("until Tue 31 Mar 2026, in 21 days")
        await app.press("enter")
        await app.shows("Put off the text to Gita Okoro until Tue 31 Mar 2026")
        assert app.screen.queue.rows == []
        await app.press("6")
        await app.shows("check-in 31Mar")
        await app.press(":", *"reopen", "enter", "3")
        await app.shows("▌ Gita Okoro")
        await app.press("u", "u")
        assert [draft.due for draft in await app.drafts()] == [None]


async def test_to_somebody_silent_the_user_writes_a_follow_up(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("2", "m")
        assert app.here == FINN.invitation
        await app.shows("Follow up")
        await app.press("enter", "enter", "enter")
        await app.until(lambda: app.screen.writing.editor, "the editor")
        await app.press("escape")
        assert [draft.purpose for draft in await app.drafts()] == ["follow-up"]


async def test_where_there_is_nobody_there_is_nothing_to_write(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [])) as app:
        await app.press("m")
        assert "There is no person in this row to write to." in app.status
        await app.press("R", "Y", ":", *"purpose", "enter")
        await app.shows("There is no draft here; m begins one.")
