"""The tour of the sample: a line says what to press next, and goes on once it was pressed."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from store.places import Places
from store.sample.building import build
from store.session.resources import Resources
from store.settings import Settings
from tests.tui.screens.running_app import NOW, RunningApp, lay_out, places_in, running_app
from tui.keymap.chosen import keymap_of
from tui.keymap.tour import Tour

OPENS = {"answer": "not now", "edit": "esc", "joining": "Sunniva", "help": "Help:"}
"""By the commands of the tour that open something, what is then on the screen."""


@pytest.fixture
def sample(tmp_path: Path) -> Places:
    places = places_in(tmp_path)
    build(Resources(Settings(), places), NOW)
    return places


def place(app: RunningApp) -> str:
    """Which step of the tour the screen shows."""
    line = next((line for line in app.text.splitlines() if line.startswith(" Tour ")), "")
    return line.removeprefix(" Tour ").partition("  ")[0]


async def take_step(app: RunningApp, command: str) -> None:
    """Press the key of a command, and leave what it opens."""
    await app.press(app.screen.keys.shown(command))
    if command in OPENS:
        await app.shows(OPENS[command])
        await app.press("escape")


@pytest.mark.slow
@pytest.mark.parametrize("size", [(60, 24), (80, 24), (120, 40)])
async def test_whoever_presses_what_it_says_comes_to_its_end(sample: Places, size: tuple[int, int]) -> None:
    async with running_app(sample, size=size, with_tour=True) as app:
        steps = Tour(app.screen.keys).steps
        for number, step in enumerate(steps, 1):
            assert place(app) == f"{number} of {len(steps)}"
            await take_step(app, step.commands[0])
        assert place(app) == ""
        await app.shows("That was the tour.")


async def test_another_key_does_what_it_does_and_the_step_stays(sample: Places) -> None:
    async with running_app(sample, with_tour=True) as app:
        await app.press("2")
        assert app.screen.view == "waiting"
        assert place(app) == "1 of 11"


async def test_what_is_refused_does_not_count(sample: Places) -> None:
    async with running_app(sample, with_tour=True) as app:
        for step in Tour(app.screen.keys).steps[:4]:
            await take_step(app, step.commands[0])
        await app.press("k", "f")
        assert app.screen.status.is_refusing
        assert place(app) == "5 of 11"


async def test_undo_ends_where_the_sample_begins(sample: Places) -> None:
    async with running_app(sample, with_tour=True) as app:
        await app.press("u")
        assert "There is nothing to undo." in app.status
        await app.press("i", "u")
        assert "Undid" in app.status
        await app.press("u")
        assert "There is nothing to undo." in app.status


async def test_it_is_left_and_begun_again_from_the_palette(sample: Places) -> None:
    async with running_app(sample, with_tour=True) as app:
        app.screen.run_command(app.screen.keys.by_id["tour"])
        await app.shows("You left the tour. : “tour” begins it again.")
        await app.until(lambda: place(app) == "", "no tour")
        app.screen.run_command(app.screen.keys.by_id["tour"])
        await app.until(lambda: place(app) == "1 of 11", "the tour")


async def test_the_users_own_tray_has_none(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        assert place(app) == ""


def test_it_names_the_keys_that_the_user_chose() -> None:
    tour = Tour(keymap_of(Settings(keys={"down": ("ctrl+n",)})))
    tour.begin()
    assert tour.text.startswith("^n goes to the next person")


def test_every_sentence_fits_a_narrow_screen_and_every_step_can_be_pressed() -> None:
    keys = keymap_of(Settings())
    tour = Tour(keys)
    tour.begin()
    for step in tour.steps:
        assert cell_len(f" Tour {tour.place}  {tour.text}") <= 60
        assert all(keys.shown(command) for command in step.commands)
        assert tour.go_on_after(step.commands[-1])
    assert not tour.is_on
