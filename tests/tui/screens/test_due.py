"""What is due on the screen: rows of the view Due, why, and the text one key away (norms D06, D10, N03)."""

from datetime import timedelta
from pathlib import Path

import pytest

from store.records.ids import RecordId
from store.session.session import Session
from store.tray.events import Promise, note_event
from tests.tui.screens.running_app import ANA, BO, CLEO, DARIO, EWA, FINN, GITA, NOW, lay_out, running_app
from tui.app import SalverApp


async def test_what_is_due_stands_under_due_with_its_reason_and_its_text(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("a", "5", "x", "6")
        await app.shows("▌ Ana Park")
        await app.shows("thanks")
        await app.shows("Due today. You accepted their request on 10 Mar 2026.")
        await app.shows("minutes")
        await app.press("y")
        await app.until(lambda: ANA.invitation not in app.screen.queue.rows, "thanked")
        await app.press("u")
        await app.shows("thanks")


async def test_a_promise_is_a_row_until_it_is_kept(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        session = app.screen.session
        await app.until(lambda: session.due_list.is_ready, "what is due")
        person = session.tray.invitation(ANA.invitation).person.id
        day = NOW.date() - timedelta(days=6)
        note_event(session.tray, person, "talk", day, promises=[Promise("send the chart", "me")])
        await app.press("6")
        await app.shows("promise")
        await app.press("j")
        await app.shows("You promised: send the chart")


async def test_what_is_due_is_shown_to_who_looked_before_it_was_worked_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = lay_out(tmp_path)
    async with running_app(places) as app:
        await app.press("a", "5", "x")
        await app.stored()
    with monkeypatch.context() as not_yet:
        not_yet.setattr(SalverApp, "renew_advice", lambda app: None)
        async with running_app(places) as app:
            await app.press("6")
            assert list(app.screen.queue.rows) == []
            not_yet.undo()
            app.textual.renew_advice()
            await app.shows("▌ Ana Park")
            await app.shows("thanks")


def noted(session: Session, person: RecordId, days: int, text: str) -> None:
    """A promise that is due so many days from now."""
    due = NOW.date() + timedelta(days=days)
    note_event(session.tray, person, "gave", NOW.date(), text, [Promise(text, "me", due)])


async def test_what_is_due_stands_under_headings_and_what_is_snoozed_under_its_own(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        session = app.screen.session
        await app.until(lambda: session.due_list.is_ready, "what is due")
        noted(session, ANA.person, -2, "a map")
        noted(session, BO.person, 0, "a lamp")
        noted(session, CLEO.person, 3, "a lens")
        noted(session, DARIO.person, 30, "a bell")
        session.triage.snooze([EWA.invitation], NOW.date() + timedelta(days=2))
        await app.press("6")
        headings = ["Overdue  1", "Today  1", "Within a week  1", "Later  1", "Snoozed  1"]
        await app.shows("Snoozed  1")
        shown = app.text
        places = [shown.index(heading) for heading in headings]
        assert places == sorted(places)
        names = [session.tray.subject(row)[0].name for row in app.screen.queue.rows]
        assert names == ["Ana Park", "Bo Lindqvist", "Cleo Haddad", "Dario Weiss", "Ewa Sato"]


async def test_the_cursor_stays_in_sight_below_headings(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(80, 24)) as app:
        session = app.screen.session
        await app.until(lambda: session.due_list.is_ready, "what is due")
        for place, guest in enumerate((ANA, BO, CLEO, DARIO, EWA, FINN, GITA)):
            noted(session, guest.person, (-2, 0, 3, 30)[place % 4], "a map")
        await app.press("6")
        for _ in range(7):
            assert "▌" in app.text
            await app.press("j")
        await app.shows("▌")
        await app.shows("Gita Okoro")


async def test_what_is_due_is_done_and_put_off_by_keys_and_taken_back(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        session = app.screen.session
        await app.until(lambda: session.due_list.is_ready, "what is due")
        note_event(session.tray, GITA.person, "talk", NOW.date() - timedelta(days=200))
        await app.press("6")
        await app.shows("check-in")
        await app.press("s", *"3w", "enter")
        await app.shows("Put off until")
        assert session.due_list.of(GITA.person)[0].on == NOW.date() + timedelta(days=21)
        await app.press("u", "x")
        await app.shows("Done, and no longer due: Gita Okoro, check-in.")
        assert session.due_list.of(GITA.person) == []
        await app.press("u")
        assert [item.what for item in session.due_list.of(GITA.person)] == ["check-in"]


async def test_a_promise_says_what_was_promised_and_what_can_be_done(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        session = app.screen.session
        await app.until(lambda: session.due_list.is_ready, "what is due")
        noted(session, ANA.person, 0, "send the chart")
        await app.press("6")
        await app.shows("You promised: send the chart")
        await app.shows("x marks it as kept, s puts it off")
        await app.shows("m begins a text to Ana Park")


async def test_a_row_of_somebody_says_what_is_due_and_when_the_two_were_last_in_touch(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        session = app.screen.session
        await app.until(lambda: session.due_list.is_ready, "what is due")
        session.triage.tag([GITA.person], add=["harbour"])
        await app.press("7")
        await app.shows("harbour")
        note_event(session.tray, GITA.person, "talk", NOW.date() - timedelta(days=200))
        await app.press("1", "7")
        await app.shows("check-in")


async def test_in_another_order_than_by_day_rows_have_no_headings(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        session = app.screen.session
        await app.until(lambda: session.due_list.is_ready, "what is due")
        noted(session, ANA.person, 3, "a map")
        noted(session, BO.person, -2, "a lamp")
        noted(session, CLEO.person, 3, "a lens")
        await app.press("6")
        await app.shows("Within a week  2")
        await app.press("S", *"name", "enter")
        await app.shows("Now by name")
        assert "Within a week" not in app.text
        await app.press("S", *"usual", "enter")
        await app.shows("Within a week  2")
