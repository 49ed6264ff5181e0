"""The footer offers what does something on the row under the cursor, by the name it has there, and nothing else."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from store.places import Places
from store.records.ids import RecordId
from store.session.row_details import row_details
from store.tray import history
from store.tray.changes import Add, Set
from store.tray.tray import Tray
from tests.tui.screens.running_app import (
    ANA,
    BO,
    CLEO,
    DARIO,
    EWA,
    FINN,
    GITA,
    NOW,
    RunningApp,
    lay_out,
    places_in,
    running_app,
)
from tests.tui.screens.test_every_key_on_every_row import leave_all
from tui.keymap.commands import command_table, footers
from tui.screens.offers import offers

DRAFT, EMPTY_DRAFT, PROMISE, PLANNED, ASKED = (RecordId(number) for number in range(9001, 9006))
PLACES = ("queue", "person", "verdict", "reply")
VIEWS = ("inbox", "waiting", "drafts", "introductions", "todo", "due", "network", "done")


def lay_out_every_kind(folder: Path) -> Places:
    """Write a tray with a row of every kind: each state of an invitation, drafts, introductions planned and asked for,
    a promise, a person.
    """
    places = lay_out(folder)
    tray = Tray.open(places.store, places.state, lambda: NOW)
    draft = {"person": GITA.person, "purpose": "thanks", "channel": "email", "begun": NOW.isoformat()}
    soon = date(2026, 3, 12).isoformat()
    two = {"because": "both chart tides", "gains_person": "data", "gains_counterpart": "data", "begun": NOW.isoformat()}
    asked = {"asked_person": NOW.isoformat(), "asked_counterpart": NOW.isoformat()}
    tray.commit(
        [
            Set("invitations", BO.invitation, "state", "asked"),
            Set("invitations", CLEO.invitation, "state", "accepted"),
            Set("invitations", DARIO.invitation, "state", "passed"),
            Set("invitations", EWA.invitation, "state", "snoozed"),
            Set("invitations", EWA.invitation, "due", (NOW.date() + timedelta(days=3)).isoformat()),
            Add("drafts", DRAFT, {**draft, "text": "Dear Gita, thank you."}),
            Add("drafts", EMPTY_DRAFT, {**draft, "text": ""}),
            Add("introductions", PLANNED, {"person": GITA.person, "counterpart": BO.person, **two}),
            Add("introductions", ASKED, {"person": GITA.person, "counterpart": ANA.person, **two, **asked}),
            Add("followups", PROMISE, {"person": GITA.person, "text": "Send the chart.", "due": soon}),
        ]
    )
    tray.save()
    return places


def offered(app: RunningApp, view: str) -> list[tuple[RecordId, str]]:
    """All that the footers of a view offer on any of its rows: the row's id, and the command."""
    found = set()
    for row in app.session.listing.turn_to(view, None):
        about = row_details(app.session, row)
        for pane in PLACES:
            found |= {(row, command) for command, _ in offers(app.session, view, pane, about)}
    app.session.listing.turn_to("inbox", None)
    return sorted(found)


@pytest.mark.slow
@pytest.mark.parametrize("view", VIEWS)
async def test_no_footer_offers_what_refuses_on_any_kind_of_row(
    view: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_TTY", "/dev/pts/7")
    wrong = []
    async with running_app(lay_out_every_kind(tmp_path)) as app:
        pairs = offered(app, view)
        for row, command in pairs:
            if command in ("undo", "quit", "editor", "joining"):
                continue  # they say themselves where there is nothing to do, or leave
            app.screen.show_view(view, "", row)
            app.screen.follow()
            await app.until_drawn()
            assert app.here == row
            app.screen.status.say("")
            done_before = len(history.actions(app.session.tray))
            app.screen.run_command(app.screen.keys.by_id[command])
            await app.until_drawn()
            if app.screen.status.is_refusing:
                wrong.append((row, command, app.status))
            await leave_all(app, done_before)
    assert pairs
    assert wrong == []


async def test_the_footers_say_what_each_view_offers_word_for_word(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(160, 40)) as app:
        await app.shows("a accept  w ask why  d pass  i leave pending  s snooze  f answer  . as advised")
        await app.shows("u undo  space mark  / filter  ? keys")
        await app.press("2")
        await app.shows("a accepted  d withdraw  s snooze  m write to  h thread  u undo  ? keys")
        await app.press("7")
        await app.shows("m write to  I introduce  L note a talk  n note  t tags  C edit details  b find")
        await app.press("tab")
        await app.shows("n note  t tags  c checklist  h thread")


async def test_an_empty_tray_offers_to_fill_it(tmp_path: Path) -> None:
    async with running_app(places_in(tmp_path)) as app:
        await app.shows("N import  + add  V sample  : commands  q quit  ? keys")


async def test_where_it_is_narrow_the_last_ones_go_first_and_the_help_stays(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(60, 24)) as app:
        await app.shows("a accept  w ask why  d pass")
        await app.shows("? keys")
        assert "/ filter" not in app.text


def test_every_line_of_the_footers_names_a_command() -> None:
    known = {command.id for group in command_table().values() for command in group}
    assert {command for footer in footers().values() for command in footer} <= known


async def test_of_a_draft_that_a_check_stops_the_footer_does_not_say_that_a_key_sends_it(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("e", *"{why}", "escape", "3")
        await app.shows("e edit  y copy, saying why  Y other ways to send")
        await app.press("tab", "tab", "tab")
        await app.shows("y copy, saying why")


async def test_a_command_is_called_what_it_is_on_an_invitation_of_mine(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [ANA, FINN])) as app:
        mine, theirs = (row_details(app.session, guest.invitation) for guest in (FINN, ANA))
        assert dict(offers(app.session, "waiting", "queue", mine))["pass"] == "withdraw"
        assert dict(offers(app.session, "waiting", "queue", theirs))["pass"] == "pass"
