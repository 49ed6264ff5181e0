"""People on the screen: finding anybody, asking somebody new, introducing, and the order of the rows."""

from pathlib import Path

import pytest

from store.tray.events import note_event
from store.tray.sending import NewDraft
from tests.tui.screens.running_app import ANA, BO, CLEO, FINN, GITA, NOW, Guest, RunningApp, lay_out, running_app


async def begins_to_write(app: RunningApp) -> bool:
    return app.screen.writing.sheet is not None and app.textual.focused is app.screen.writing.editor


@pytest.mark.slow
@pytest.mark.parametrize("view", "12345678")
async def test_anybody_is_found_from_any_view(view: str, tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press(view, "b", *"okoro", "enter")
        assert (app.screen.view, app.here) == ("network", GITA.person)
        await app.press("b", *"moreau", "enter")
        assert (app.screen.view, app.here) == ("waiting", FINN.invitation)
        await app.press("b", *"haddad", "enter")
        assert (app.screen.view, app.here) == ("inbox", CLEO.invitation)


async def test_a_request_to_somebody_new_takes_six_keys_beside_the_link(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("plus")
        await app.paste("https://www.linkedin.com/in/zoe-zed?trk=x")
        await app.press("shift+tab", "left", "enter")
        await app.until(lambda: begins_to_write(app), "the letter")
        assert "With a stranger, try other ways first" in app.status
        await app.press("escape")
        (draft,) = await app.drafts()
        assert (draft.purpose, draft.person.name) == ("request", "Zoe Zed")
        assert draft.person.url == "https://www.linkedin.com/in/zoe-zed"
        assert draft.text


@pytest.mark.parametrize("typed", ["linkedin.com/in/zoe-zed", "https://www.linkedin.com/in/zoe-zed/"])
async def test_a_typed_link_fills_the_form_too(typed: str, tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("plus", *typed, "shift+tab", "left", "enter")
        await app.until(lambda: begins_to_write(app), "the letter")
        await app.press("escape")
        (draft,) = await app.drafts()
        assert (draft.person.name, draft.person.url) == ("Zoe Zed", "https://www.linkedin.com/in/zoe-zed")


async def test_the_first_words_may_be_typed_in_the_form(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press(
            "plus", *"Zoe", "tab", "tab", "tab", "tab", "tab", *"Hello", "tab", "tab", "tab", "left", "enter"
        )
        await app.until(lambda: begins_to_write(app), "the letter")
        await app.press("escape")
        assert [draft.text for draft in await app.drafts()] == ["Hello"]


async def test_somebody_to_be_asked_was_sent_nothing_yet(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("plus", *"Zoe", *["tab"] * 6, *"yesterday", "tab", "tab", "left", "enter")
        await app.shows("nothing was sent to them yet")


async def test_an_introduction_is_planned_asked_answered_and_made_by_keys(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("7", "I", *"lindq", "enter")
        await app.press(*"both", "enter")
        await app.shows("Say what Gita Okoro gains from it.")
        await app.press(*"charts", "tab", *"pilots", "enter")
        await app.shows("Planned. Nobody has been told. I asks Gita Okoro.")
        assert app.screen.view == "introductions"
        await app.shows("charts")
        await app.press("A", "y", "A", "Y")
        await app.shows("Both said yes: I introduces them.")
        introduction = app.session.tray.introductions()[0]
        assert introduction.state == "ready"
        await app.press("u")
        assert app.session.tray.introductions()[0].state == "asking"
        await app.press("A", "N")
        await app.shows("Now they have to answer")
        assert app.session.tray.introductions()[0].state == "declined"
        await app.press("u", "u", "u")
        assert app.session.tray.introductions() == []


async def test_on_an_introduction_the_key_writes_its_next_text(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("7", "I", *"lindq", "enter", *"both", "tab", *"charts", "tab", *"pilots", "enter", "I")
        await app.until(lambda: begins_to_write(app), "the text")
        await app.shows("Bo Lindqvist")


async def test_rows_are_put_in_another_order_and_back(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        usual = list(app.screen.queue.rows)
        note_event(app.session.tray, BO.person, "talk", NOW.date())
        await app.press("S", *"contact", "enter")
        assert app.screen.queue.rows[0] == BO.invitation
        await app.shows("last in touch first ━")
        await app.press("S", *"name", "enter")
        assert [app.session.tray.subject(row)[0].name[:3] for row in app.screen.queue.rows] == [
            "Ana",
            "Bo ",
            "Cle",
            "Dar",
            "Ewa",
        ]
        await app.press("S", "enter")
        assert list(app.screen.queue.rows) == usual
        await app.shows("newest first ━")


async def test_rows_are_put_in_order_of_their_age_and_of_the_advice(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        usual = list(app.screen.queue.rows)
        await app.press("S", *"age", "enter")
        assert list(app.screen.queue.rows) == usual[::-1]
        await app.shows("oldest first ━")
        await app.press("S", *"advice", "enter")
        assert app.screen.queue.rows[0] == ANA.invitation  # whose message speaks for her
        app.session.set_facts(CLEO.invitation, {"known": "yes"})
        await app.press("S", *"advice", "enter")
        assert list(app.screen.queue.rows)[:2] == [CLEO.invitation, ANA.invitation]


async def test_the_page_of_a_person_tells_what_is_known_promised_and_passed(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("L", *"tide tables", "tab", *"a chart", "enter")
        await app.shows("Whom else should you meet?")
        await app.press("H")
        await app.shows("you talked: tide tables")
        await app.shows("by you")
        await app.press("escape")
        assert app.textual.focused is app.screen.queue


async def test_what_was_done_last_for_somebody_is_shown_before_more_is_noted(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("K", "r", "K")
        await app.shows("you recommended them, last today")


async def test_leaving_goes_step_by_step_with_a_message_in_between(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("7", "X", "y", "X")
        await app.until(lambda: begins_to_write(app), "the message")
        await app.press("escape")
        assert [draft.purpose for draft in await app.drafts()] == ["leave"]
        assert ANA.person not in {event.person.id for event in app.session.tray.events()}


async def test_a_referral_is_asked_of_who_works_there_too_and_was_asked_least(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        session = app.session
        for guest in (GITA, BO):
            session.set_contact(guest.person, {"company": "Acme"})
        note_event(session.tray, GITA.person, "asked", NOW.date(), "a chart")
        await app.press("b", *"lindq", "enter", "m", *"referral", "enter")
        await app.shows("Who is to be asked about Bo Lindqvist?")
        await app.shows("also works at Acme; you asked them 1 time in the last three months")
        await app.press("enter")
        await app.until(lambda: begins_to_write(app), "the text")
        await app.press("escape")
        (draft,) = await app.drafts()
        assert (draft.purpose, draft.person.name, draft.names and draft.names.name) == (
            "referral",
            "Gita Okoro",
            "Bo Lindqvist",
        )
        assert "Bo Lindqvist" in draft.text


async def test_a_connection_is_asked_about_somebody_who_is_chosen(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("7", "m", *"naming-consent", "enter", *"haddad", "enter")
        await app.until(lambda: begins_to_write(app), "the text")
        await app.press("escape")
        (draft,) = await app.drafts()
        assert (draft.person.name, draft.names and draft.names.name) == ("Gita Okoro", "Cleo Haddad")
        await app.press("y", *"fine", "enter")
        await app.until(lambda: "marked as sent" in app.status, "that it went out")
        await app.press("b", *"haddad", "enter")


async def test_what_is_known_of_somebody_is_put_into_an_open_field(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        session = app.session
        session.set_contact(GITA.person, {"interests": "tide gauges, sailing"})
        session.set_facts(GITA.person, {"mutual": 3})
        await app.press("7", "m", *"request", "enter", "enter", "enter", "tab", "f3")
        await app.shows("our 3 shared connections")
        await app.press(*"sailing", "enter")
        await app.until(lambda: begins_to_write(app), "the text")
        editor = app.screen.writing.editor
        assert editor is not None
        assert "your interest in sailing" in editor.text


async def test_who_may_be_let_go_is_listed_with_the_reason(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("colon", *"prune", "enter")
        await app.shows("Last in touch 2 years ago.")
        await app.press("enter")
        assert app.here == GITA.person


async def test_the_panes_of_an_introduction_show_both_people_and_what_is_next(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("7", "I", *"lindq", "enter", *"both", "tab", *"charts", "tab", *"pilots", "enter")
        await app.shows("Gains charts.")
        await app.shows("Gains pilots.")
        await app.shows("Sales at Acme")
        await app.shows("Because both.")
        await app.shows("Next: ask Gita Okoro.")
        await app.press("A", "y")
        await app.shows("said yes.")
        await app.shows("Not asked yet.")


async def test_the_footer_shows_the_keys_of_the_view(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("7")
        await app.shows("m write to")
        for words in ("L note a talk", "I introduce", "b find"):
            assert words in app.text
        await app.press("4")
        await app.until(lambda: "m write to" not in app.text)
        assert "A they answered" not in app.text, "there is no introduction to answer to"


async def test_requests_that_lapsed_are_marked_to_be_withdrawn_at_once(tmp_path: Path) -> None:
    lapsed = Guest("Hal Brandt", days=200, outgoing=True)
    async with running_app(lay_out(tmp_path, [ANA, FINN, lapsed])) as app:
        await app.press("2")
        assert list(app.screen.queue.rows) == [FINN.invitation]
        await app.press("colon", *"clear-lapsed", "enter")
        await app.shows("All marked: d withdraws them")
        assert app.screen.queue.marked == {lapsed.invitation}
        await app.press("d")
        assert app.session.tray.invitation(lapsed.invitation).state == "withdrawn"


async def test_several_lapsed_requests_are_withdrawn_after_a_list_that_says_so(tmp_path: Path) -> None:
    lapsed = [Guest(name, days=200, outgoing=True) for name in ("Hal Brandt", "Ida Falk")]
    async with running_app(lay_out(tmp_path, [ANA, *lapsed]), size=(160, 40)) as app:
        await app.press("colon", *"clear-lapsed", "enter")
        await app.shows("All marked: d withdraws them")
        await app.press("d")
        await app.shows("Withdraw your invitations to 2 people? Nothing has been done yet")
        await app.shows("You cannot invite them again for up to three weeks.")
        await app.shows("y withdraw all 2   n go back")
        await app.press("y")
        assert app.status.startswith("Withdrew your invitations to ")
        await app.press("u")
        assert app.status.startswith("Undid: withdrew your invitations to 2 people")
        await app.press("U")
        assert [app.session.tray.invitation(each.invitation).state for each in lapsed] == ["withdrawn"] * 2
        await app.press("5")
        assert set(app.screen.queue.rows) == {each.invitation for each in lapsed}


async def test_who_was_asked_for_a_word_stands_with_the_person(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        text = NewDraft(GITA.person, "referral", "email", "A word?", names=BO.person)
        app.session.triage.send_reply(text)
        await app.press("b", *"lindq", "enter")
        await app.shows("Gita Okoro was asked on 10 Mar 2026 for a referral:")


async def test_what_was_noted_of_somebody_is_between_you(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        note_event(app.session.tray, GITA.person, "talk", NOW.date(), "the New Lens")
        await app.press("7")
        await app.shows("You talked: the New Lens.")


async def test_a_request_to_a_stranger_says_which_ways_come_first(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("b", *"lindq", "enter", "m", *"request", "enter", "enter", "enter")
        await app.until(lambda: begins_to_write(app), "the text")
        assert "With a stranger, try other ways first" in app.status


@pytest.mark.parametrize("purpose", ["introduction", "introduction-ask"])
async def test_a_text_of_an_introduction_begins_with_planning_it(purpose: str, tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("7", "m", *purpose, "enter")
        await app.shows("Introduce Gita Okoro to whom?")
        await app.press("escape")
        assert await app.drafts() == []
