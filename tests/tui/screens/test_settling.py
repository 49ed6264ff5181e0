"""Decisions that two machines took without knowing of each other: a question in the tray, one key for each answer."""

from datetime import timedelta
from pathlib import Path

import pytest

from store.places import Places
from store.settings import Settings
from store.tray.merge import merge
from store.tray.tray import Tray
from store.tray.triage import Triage
from tests.tui.screens.running_app import ANA, BO, CLEO, NOW, Guest, RunningApp, lay_out, running_app


def decided(places: Places, hours: int, *, passed: Guest) -> Tray:
    """The tray of a machine that passed on one of Ana and Bo and asked the other, some hours ago, and is not merged."""
    tray = Tray.open(places.store, places.state, lambda: NOW - timedelta(hours=hours))
    triage = Triage(tray, lambda invitation: {})
    triage.pass_on([passed.invitation])
    triage.ask([guest.invitation for guest in (ANA, BO) if guest is not passed])
    return tray


def lay_out_disputed(folder: Path) -> Places:
    """A tray in which machines decided differently on Ana (passed, then asked) and Bo (asked, then passed)."""
    places = lay_out(folder)
    laptop, desk = decided(places, 30, passed=ANA), decided(places, 5, passed=BO)
    laptop.tables = merge(laptop.tables, desk.tables)
    laptop.save()
    return places


async def test_the_row_is_back_in_the_inbox_and_marked_in_words(tmp_path: Path) -> None:
    async with running_app(lay_out_disputed(tmp_path)) as app:
        assert app.here == ANA.invitation
        row = next(line for line in app.text.splitlines() if line.startswith("▌ Ana Park"))
        assert "disputed" in row
        await app.shows("1 Inbox 5")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_the_question_names_both_answers_when_they_were_given_and_their_keys(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running_app(lay_out_disputed(tmp_path), size=size) as app:
        told = [line.split("│")[-1].strip() for line in app.text.splitlines()]
        assert "< passed on 9 Mar 2026, 04:30" in told
        assert "> asked on 10 Mar 2026, 05:30" in told


@pytest.mark.parametrize(
    ("key", "state", "said"),
    [
        ("<", "passed", "Kept for Ana Park: passed on 9 Mar 2026, 04:30."),
        (">", "asked", "Kept for Ana Park: asked on 10 Mar 2026, 05:30."),
        ("i", "ignored", "Left Ana Park pending."),
    ],
)
async def test_a_key_keeps_an_answer_and_undo_brings_the_question_back(
    tmp_path: Path, key: str, state: str, said: str
) -> None:
    async with running_app(lay_out_disputed(tmp_path)) as app:
        await app.press(key)
        assert app.status.startswith(said)
        assert app.here == BO.invitation
        await app.shows("1 Inbox 4")
        ana = await app.invitation(ANA)
        assert (ana.state, ana.versions) == (state, ())
        await app.press("u")
        assert app.status.startswith("Undid: ")
        assert app.here == ANA.invitation
        await app.shows("> asked on 10 Mar 2026, 05:30")
        assert [version.state for version in (await app.invitation(ANA)).versions] == ["passed", "asked"]


async def test_all_that_are_marked_are_settled_by_one_key(tmp_path: Path) -> None:
    async with running_app(lay_out_disputed(tmp_path)) as app:
        await app.press("/", *"disputed:yes", "enter")
        await app.until(lambda: set(app.screen.queue.rows) == {ANA.invitation, BO.invitation}, "both, and no other")
        await app.press("space", "space", ">")
        assert app.status.startswith("Kept the later decision on Ana Park and Bo Lindqvist.")
        tray = await app.stored()
        assert [tray.invitation(guest.invitation).state for guest in (ANA, BO)] == ["asked", "passed"]


@pytest.mark.parametrize("key", ["<", ">"])
async def test_where_nothing_is_disputed_the_keys_say_so(tmp_path: Path, key: str) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press(key)
        assert "no two machines disagree about it" in app.status
        assert (await app.invitation(ANA)).state == "open"


async def test_the_keys_can_be_others_and_the_question_names_those(tmp_path: Path) -> None:
    settings = Settings(keys={"keep-earlier": ("ä",), "keep-later": ("ö",)})
    async with running_app(lay_out_disputed(tmp_path), settings=settings) as app:
        await app.shows("ö asked on 10 Mar 2026")
        await app.press("ö")
        assert (await app.invitation(ANA)).state == "asked"


async def test_how_many_are_disputed_is_said_at_the_start(tmp_path: Path) -> None:
    async with running_app(lay_out_disputed(tmp_path)) as app:
        await app.shows("2 decisions are disputed: / disputed:yes")


async def test_how_many_are_disputed_is_said_beside_other_news(tmp_path: Path) -> None:
    async with running_app(lay_out_disputed(tmp_path), news="Others can read the store.") as app:
        await app.shows("Others can read the store. 2 decisions are disputed: / disputed:yes")


async def test_a_question_that_arrives_while_the_app_is_open_is_said_and_shown(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    there = decided(places, 5, passed=ANA)
    async with running_app(places) as app:
        await app.press("j", "j", "i", "g", "a")
        await app.stored()
        there.save()
        await app.until(lambda: "1 decision is disputed" in app.status, "the question")
        assert "left this view; the cursor is on Ana Park." in app.status
        await app.press("g")
        await app.shows("> accepted on 10 Mar 2026")
        assert await versions_of(app, ANA) == ["passed", "accepted"]
        assert (await app.invitation(CLEO)).state == "ignored"


async def versions_of(app: RunningApp, guest: Guest) -> list[str]:
    """What machines decided on somebody, oldest first."""
    return [version.state for version in (await app.invitation(guest)).versions]


async def test_three_machines_leave_a_question_with_three_answers(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    trays = [decided(places, 9, passed=ANA), decided(places, 8, passed=BO)]
    trays.append(Tray.open(places.store, places.state, lambda: NOW))
    Triage(trays[2], lambda invitation: {}).ignore([ANA.invitation])
    for tray in trays:
        tray.save()
    async with running_app(places) as app:
        told = [line.split("│")[-1].split(" on ")[0].strip() for line in app.text.splitlines()]
        at = told.index("< passed")
        assert told[at + 1 : at + 3] == ["asked", "> ignored"]
        await app.press(">")
        assert (await app.invitation(ANA)).state == "ignored"
