"""The look of the screen: told by the terminal, set in config.toml, or chosen while Salver runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.color import Color, ColorType
from rich.style import Style

from store.sample.building import build
from store.session.resources import Resources
from store.settings import Settings, read_settings
from store.tray import history
from tests.tui.render.test_looks import GROUNDS, contrast, hexadecimal
from tests.tui.screens.running_app import NOW, RunningApp, lay_out, places_in, running_app
from tests.tui.screens.test_every_key_on_every_row import leave_all
from tui.render.looks import look_of
from tui.terminal.background import BackgroundTold

WAYS = (
    *("", "jjjjjjjv", "2", "3", "3e", "4", "5", "6", "7", "8"),  # the views, a verdict, a text
    *("/", ":", "?", "+", "N", "b", "J", "%", "~", "0"),  # what is about no row
    *("jjjjjjjf", "o", "t", "s", "n", "Y", "w", "L", "K", "R", "T", ",", "Q", "=", "I"),  # what is about one
)
"""Keys that lead from the inbox to every view, and to prompts of every kind."""


def ground(app: RunningApp) -> str:
    return app.textual.ground


async def test_the_look_follows_the_background_that_the_terminal_tells(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        assert ground(app) == "plain"
        app.textual.post_message(BackgroundTold(0.1, 0.1, 0.1))
        await app.until(lambda: ground(app) == "dark")
        app.textual.post_message(BackgroundTold(1, 1, 1))
        await app.until_drawn()
        assert ground(app) == "dark"


async def test_what_config_toml_says_is_not_changed_by_the_terminal(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), settings=replace(Settings(), look="light")) as app:
        app.textual.post_message(BackgroundTold(0, 0, 0))
        await app.until_drawn()
        assert ground(app) == "light"


async def test_a_look_that_is_chosen_is_used_at_once_and_kept(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press(":", *"look", "enter", "d")
        await app.shows("Colours: dark, before: auto.")
        assert ground(app) == "dark"
        assert read_settings(app.places.config)[0].look == "dark"
        await app.press(":", *"look", "enter", "p")
        await app.until(lambda: ground(app) == "plain")
        assert read_settings(app.places.config)[0].look == "plain"


async def test_a_look_that_cannot_be_kept_is_used_all_the_same_and_that_is_said(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        app.places.config.write_text("look = [", encoding="utf-8")
        await app.press(":", *"look", "enter", "d")
        await app.shows("Not kept: ")
        assert ground(app) == "dark"


def painted(app: RunningApp) -> Iterator[tuple[Style, str]]:
    """Yield what is on the screen, stretch by stretch, with its style."""
    for strip in app.textual.screen._compositor.render_strips():
        for text, style, _ in strip:
            if style is not None and text.strip(" │─━·"):
                yield style, text


def told(color: Color | None, own: str) -> str:
    """The colour, or the terminal's own."""
    return hexadecimal(None if color is not None and color.is_default else color, own)


@pytest.mark.slow
@pytest.mark.parametrize(
    "size",
    [
        (80, 24),
        (120, 40),
        pytest.param((100, 30), marks=pytest.mark.long),
        pytest.param((200, 60), marks=pytest.mark.long),
    ],
)
async def test_whatever_is_on_a_screen_can_be_read_in_every_look(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    places = places_in(tmp_path)
    build(Resources(Settings(), places), NOW)
    seen: dict[Style, str] = {}
    async with running_app(places, size=size, settings=replace(Settings(), look="dark")) as app:
        await app.until(lambda: app.session.has_advice, "the advice")
        for way in WAYS:
            before = len(history.actions(app.session.tray))
            await app.press("1", "g", *way)
            seen |= {style: f"{text!r} after {way!r}" for style, text in painted(app) if style not in seen}
            await leave_all(app, before)
    assert len(seen) > 20
    for style, where in seen.items():
        for each in ("dark", "light"):
            turned = look_of(each, has_256=True).turned(style)
            for background in GROUNDS[each]:
                own = "#ffffff" if each == "dark" else "#000000"
                text, under = told(turned.color, own), told(turned.bgcolor, background)
                assert contrast(text, under) >= 4.5, (each, where)
            few = look_of(each, has_256=False).turned(style)
            assert {color.type for color in (few.color, few.bgcolor) if color} <= {
                ColorType.STANDARD,
                ColorType.DEFAULT,
            }, where
        bare = look_of("plain", has_256=True).turned(style)
        assert not any(color and not color.is_default for color in (bare.color, bare.bgcolor)), where
