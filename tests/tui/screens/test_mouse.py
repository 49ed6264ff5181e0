"""The mouse on the screen: it moves about, and decides nothing."""

import tomllib
from pathlib import Path

import pytest
from textual.events import Key

from store.records.ids import RecordId
from store.tray.views import VIEWS
from tests.tui.screens.running_app import ANA, BO, CLEO, DARIO, EWA, Guest, RunningApp, lay_out, running_app
from tui.terminal.mouse import Gesture, MouseReport

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)])
MANY = [Guest(f"Guest {number:02}", message="May I ask?\n" * 60, days=number) for number in range(1, 61)]


def where(app: RunningApp, text: str) -> tuple[int, int]:
    """The column and the line in which the screen shows a text first."""
    return next((line.index(text), y) for y, line in enumerate(app.text.splitlines()) if text in line)


def in_sight(app: RunningApp) -> list[RecordId]:
    return list(app.screen.queue.in_sight)


async def at(app: RunningApp, gesture: Gesture, text: str) -> None:
    """Use the mouse on this text."""
    await app.point(gesture, *where(app, text))


@SIZES
async def test_a_click_on_a_row_puts_the_cursor_on_it_and_decides_nothing(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running_app(lay_out(tmp_path), size=size) as app:
        for guest in (CLEO, DARIO, ANA, BO):
            await at(app, "press", guest.name)
            assert app.here == guest.invitation
        app.screen.follow()
        await app.shows("Sales at Acme")
        assert all([(await app.invitation(guest)).state == "open" for guest in (ANA, BO, CLEO, DARIO, EWA)])
        await app.press("a")
        assert (await app.invitation(BO)).state == "accepted"


async def test_a_click_on_a_row_gives_it_the_keys_that_a_pane_had(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("tab")
        assert app.screen.pane_id == "person"
        await at(app, "press", BO.name)
        assert app.screen.pane_id == "queue"
        await app.press("j")
        assert app.here == CLEO.invitation


async def test_a_click_beside_the_rows_moves_nothing(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("j")
        lines = app.text.splitlines()
        for y in (*range(1, 2), *range(10, len(lines))):
            await app.point("press", 3, y)
        await app.point("press", 100, 5)
        await app.point("press", 9000, 9000)
        assert app.here == BO.invitation
        assert app.screen.view == "inbox"
        assert app.screen.pane_id == "queue"


async def test_a_click_counts_for_the_row_that_was_there_when_it_came_whatever_the_keys_before_it_do(
    tmp_path: Path,
) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        x, y = where(app, CLEO.name)
        for event in (Key("a", "a"), MouseReport("press", x, y), Key("D", "D")):
            app.textual.post_message(event)
        await app.press("j")
        assert (await app.invitation(ANA)).state == "accepted"
        assert (await app.invitation(CLEO)).state == "passed"
        assert [(await app.invitation(guest)).state for guest in (BO, DARIO)] == ["open", "open"]


async def test_a_click_that_comes_behind_the_key_of_a_prompt_does_nothing(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        x, y = where(app, CLEO.name)
        for event in (Key("/", "/"), MouseReport("press", x, y), Key("escape", None)):
            app.textual.post_message(event)
        await app.press("j")
        assert app.here == BO.invitation


@SIZES
async def test_a_click_on_a_view_turns_to_it_as_its_key_does(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running_app(lay_out(tmp_path), size=size) as app:
        for title, view in (("Waiting", "waiting"), ("People", "network"), ("Inbox", "inbox")):
            await app.point("press", where(app, title)[0], 0)
            assert app.screen.view == view


@pytest.mark.parametrize("columns", [60, 80, 120])
async def test_every_column_of_the_views_belongs_to_the_view_that_it_shows(tmp_path: Path, columns: int) -> None:
    async with running_app(lay_out(tmp_path), size=(columns, 24)) as app:
        bar = app.screen.views_bar
        shown = app.text.splitlines()[0]
        for view in VIEWS[:5]:
            columns_of_it = [x for x in range(columns) if bar.view_at(x) == view.name]
            assert view.title[:5] in shown[columns_of_it[0] : columns_of_it[-1] + 1]
        assert bar.view_at(500) is None


@SIZES
async def test_the_wheel_scrolls_the_list_and_the_cursor_stays_on_its_row_while_that_is_in_sight(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running_app(lay_out(tmp_path, MANY), size=size) as app:
        await app.press(*"jjjj")
        rows, before, here = app.screen.queue.rows, in_sight(app), app.here
        assert before[0] == rows[0]
        await app.point("wheel-down", 5, 5)
        assert in_sight(app)[0] == rows[3]
        assert app.here == here
        await app.point("wheel-down", 5, 5)
        assert app.here == in_sight(app)[0] == rows[6]
        for _ in range(40):
            await app.point("wheel-down", 5, 5)
        assert in_sight(app)[-1] == rows[-1]
        for _ in range(40):
            await app.point("wheel-up", 5, 5)
        assert in_sight(app) == before
        assert app.here in before


async def test_a_list_that_is_all_in_sight_does_not_move_with_the_wheel(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("j")
        for gesture in ("wheel-down", "wheel-up"):
            await app.point(gesture, 5, 5)
            assert app.here == BO.invitation


async def test_the_wheel_scrolls_the_card_under_it_and_leaves_the_keys_and_the_row_where_they_are(
    tmp_path: Path,
) -> None:
    async with running_app(lay_out(tmp_path, MANY)) as app:
        await app.shows("─ Verdict")
        x, y = where(app, "▎ May I ask?")
        tops = app.screen.side.cards._tops
        await app.point("wheel-down", x, y)
        assert tops["person"] == 3
        assert (tops["verdict"], tops["reply"]) == (0, 0)
        assert app.screen.pane_id == "queue"
        assert app.here == MANY[0].invitation
        await app.point("wheel-up", x, y)
        await app.point("wheel-up", x, y)
        assert tops["person"] == 0


@pytest.mark.parametrize("keys", ["/", "n", "?", ",", ":", "e"])
async def test_in_a_prompt_and_beside_a_text_a_click_does_nothing(tmp_path: Path, keys: str) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        places = [where(app, guest.name) for guest in (BO, CLEO)] + [(where(app, "People")[0], 0), (100, 5), (30, 38)]
        await app.shows("know them?")
        await app.press(keys)
        before = app.text
        for x, y in places:
            await app.point("press", x, y)
        assert app.text == before
        for gesture in ("wheel-down", "wheel-up"):
            await app.point(gesture, *places[0])
        assert (app.here, app.screen.view) == (ANA.invitation, "inbox")


async def test_the_wheel_goes_through_a_list_of_choices_and_a_text_as_the_arrows_do(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        for keys in ("?", "n"):
            await app.press(*keys)
            await app.press(*("up", "enter", *"more", "enter", "and more") if keys == "n" else ())
            before = app.text
            await app.press("down", "down", "down")
            expected = app.text
            await app.press("up", "up", "up")
            assert app.text == before
            await app.point("wheel-down", 5, 30)
            assert app.text == expected
            await app.point("wheel-up", 5, 30)
            assert app.text == before
            await app.press("escape")
        assert app.here == ANA.invitation


async def test_in_a_terminal_that_is_too_small_the_mouse_does_nothing(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.resize(50, 12)
        for y in range(12):
            await app.point("press", 5, y)
        assert (app.here, app.screen.view) == (ANA.invitation, "inbox")


async def test_the_mouse_is_set_from_inside(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press(",", "o", "f")
        await app.shows("Mouse: off, before: auto.")
        assert tomllib.loads(app.places.config.read_text()) == {"mouse": "off"}


async def test_a_wrong_setting_of_the_mouse_is_told(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    places.config.write_text('mouse = "yes"\n')
    async with running_app(places) as app:
        await app.press(",")
        await app.shows("Line 1: 'mouse' cannot be 'yes'; it can be: auto, off, on")


async def test_the_help_says_how_to_select_text_while_the_mouse_is_on() -> None:
    page = Path(__file__).parents[3] / "tui/help/pages/screen.txt"
    assert "hold shift while you drag" in page.read_text()
