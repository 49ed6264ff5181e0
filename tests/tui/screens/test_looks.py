"""The look of the screen: told by the terminal, set in config.toml, or chosen while Salver runs."""

from pathlib import Path

from msgspec.structs import replace

from store.settings import Settings, read_settings
from tests.tui.screens.running_app import RunningApp, lay_out, running_app
from tui.terminal.background import BackgroundTold


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
