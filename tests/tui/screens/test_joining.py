"""People who may be one person, side by side: one key joins, one keeps apart for good, and undo takes either back."""

from pathlib import Path

import pytest

from store.places import Places
from store.records.ids import RecordId
from store.tray.changes import Add
from store.tray.tray import Tray
from tests.tui.screens.running_app import ANA, BO, NOW, lay_out, running_app

PARK, BOB = RecordId(71), RecordId(72)
"""Ana Park, as a mail has her, and one who may be Bo Lindqvist."""


def lay_out_doubles(folder: Path) -> Places:
    places = lay_out(folder)
    tray = Tray.open(places.store, places.state, lambda: NOW)
    tray.commit(
        [
            Add("people", PARK, {"name": "Park, Ana", "email": "ana.park@tides.example", "source": "mail"}),
            Add("people", BOB, {"name": "B. Lindqvist", "email": "b@acme.example", "company": "Acme\x1b[2J"}),
            Add(
                "invitations",
                RecordId(710),
                {"person": PARK, "direction": "incoming", "sent": "2026-02-01T10:00:00+00:00"},
            ),
        ],
        by="import",
    )
    tray.save()
    return places


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 16)])
async def test_both_stand_side_by_side_with_the_reason_and_the_keys(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running_app(lay_out_doubles(tmp_path), size=size) as app:
        await app.press("J")
        await app.shows("One person? 1 of 2")
        rows = app.text.splitlines()
        assert any("Park, Ana" in row and "Ana Park" in row for row in rows)
        assert any("ana.park@tides.example" in row for row in rows)
        assert any("in/ana-park" in row for row in rows)
        assert "The same name" in app.text
        assert "y one person" in app.text
        assert "esc leave" in app.text
        assert "\x1b" not in app.text


async def test_one_key_joins_and_the_invitations_are_one_persons(tmp_path: Path) -> None:
    async with running_app(lay_out_doubles(tmp_path)) as app:
        await app.press("J")
        await app.shows("1 of 2")
        await app.press("y")
        await app.shows("2 of 2")
        assert "Joined " in app.text
        await app.press("escape")
        await app.shows("1 pair answered; 1 left.")
        tray = await app.stored()
        assert tray.person(ANA.person) == tray.person(PARK)
        assert {each.id for each in tray.invitations_of(PARK)} == {ANA.invitation, 710}


async def test_who_is_kept_apart_is_not_proposed_again(tmp_path: Path) -> None:
    async with running_app(lay_out_doubles(tmp_path)) as app:
        await app.press("J")
        await app.shows("1 of 2")
        await app.press("n")
        await app.shows("2 of 2")
        await app.press("n")
        await app.shows("2 pairs answered; 0 left.")
        await app.press("J")
        await app.shows("No two people in the tray look like one person.")
        assert (await app.stored()).joins.are_apart(ANA.person, PARK)


async def test_skipping_says_nothing_and_back_returns(tmp_path: Path) -> None:
    async with running_app(lay_out_doubles(tmp_path)) as app:
        await app.press("J")
        await app.shows("1 of 2")
        await app.press("space")
        await app.shows("2 of 2")
        assert "B. Lindqvist" in app.text
        await app.press("k")
        await app.shows("1 of 2")
        await app.press("j", "j")
        await app.shows("0 pairs answered; 2 left.")
        assert [person.id for person in (await app.stored()).people() if person.id in (PARK, BOB)] == [PARK, BOB]


async def test_undo_goes_back_to_the_pair_that_was_answered(tmp_path: Path) -> None:
    async with running_app(lay_out_doubles(tmp_path)) as app:
        await app.press("J")
        await app.shows("1 of 2")
        await app.press("u")
        await app.shows("Nothing was answered here")
        await app.press("y")
        await app.shows("2 of 2")
        await app.press("u")
        await app.shows("1 of 2")
        assert "Undid: joined " in app.text
        await app.press("escape")
        await app.shows("0 pairs answered; 2 left.")
        assert (await app.stored()).person(PARK).id == PARK


async def test_a_join_is_undone_and_done_again_from_the_tray(tmp_path: Path) -> None:
    async with running_app(lay_out_doubles(tmp_path)) as app:
        await app.press("J")
        await app.shows("1 of 2")
        await app.press("enter", "escape")
        await app.shows("1 pair answered")
        await app.press("u")
        await app.shows("Undid: joined ")
        assert (await app.person(ANA)).id == ANA.person
        await app.press("U")
        await app.until(lambda: app.session.tray.person(ANA.person).id == PARK)
        await app.press("1", "j")
        assert app.here == BO.invitation
