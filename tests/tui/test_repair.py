"""The screen that replaces the tray where the store cannot be opened."""

from pathlib import Path

from tui.render.repair import StoreProblem
from tui.repair import RepairApp
from tui.widgets.bars import TooSmall


async def test_a_terminal_too_small_for_the_choices_is_told_how_much_they_need() -> None:
    app = RepairApp(StoreProblem(Path("tray.json"), "it is no JSON", "", [], "vi"))
    async with app.run_test(size=(39, 12)) as pilot:
        await pilot.pause()
        told = [strip.text for strip in app.screen.query_one(TooSmall)._painted]
        assert told[1] == "40 x 12 cells."
        assert app.is_too_small
        await pilot.resize_terminal(*map(int, told[1].removesuffix(" cells.").split(" x ")))
        await pilot.pause()
        assert not app.is_too_small
