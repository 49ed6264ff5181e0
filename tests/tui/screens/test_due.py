"""What is due on the screen: rows of the view Due, why, and the text one key away (norms D06, D10, N03)."""

from datetime import timedelta
from pathlib import Path

import pytest

from store.tray.events import Promise, note_event
from tests.tui.screens.running_app import ANA, NOW, lay_out, running_app
from tui.app import SalverApp


async def test_what_is_due_stands_under_due_with_its_reason_and_its_text(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("a", "5", "x", "6")
        await app.shows("▌ Ana Park")
        await app.shows("thanks")
        await app.shows("Due today: You accepted their request on 10 Mar 2026.")
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
