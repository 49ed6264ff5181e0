"""Room goes to what is judged: no text is cut while there are free rows in sight."""

from itertools import takewhile
from pathlib import Path

import pytest

from store.sample.building import build
from store.session.resources import Resources
from store.settings import Settings
from store.tray.views import VIEWS
from tests.tui.screens.running_app import NOW, RunningApp, places_in, running_app

SIZES = pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (200, 60)])


def free_rows(app: RunningApp) -> int:
    """How many rows are empty at the ends of the cards, and of the queue where that is above them."""
    cards = app.screen.side.cards
    widgets = (app.screen.queue, cards) if app.screen.has_class("-stacked") else (cards,)
    free = 0
    for widget in widgets:
        lines = [strip.text.strip() for strip in widget._painted[: widget.size.height]]
        lines += [""] * (widget.size.height - len(lines))
        followed = zip(lines, [*lines[1:], "─"], strict=True)
        ends = [at for at, (line, below) in enumerate(followed) if not line and below.startswith("─")]
        free += sum(len(list(takewhile(lambda line: not line, reversed(lines[: end + 1])))) for end in ends)
    return free


def is_cut(app: RunningApp) -> bool:
    """Whether a card says that it has more lines than are shown."""
    return any("more line" in strip.text or "reads on" in strip.text for strip in app.screen.side.cards._painted)


@pytest.mark.slow
@SIZES
async def test_no_text_is_cut_while_there_are_free_rows(size: tuple[int, int], tmp_path: Path) -> None:
    places = places_in(tmp_path)
    build(Resources(Settings(), places), NOW)
    wrong = []
    async with running_app(places, size=size) as app:
        for view in VIEWS:
            app.screen.show_view(view.name)
            app.screen.follow()
            await app.until_drawn()
            for row in app.screen.queue.rows[:8]:
                app.screen.show_rows(app.screen.queue.rows, row)
                app.screen.follow()
                await app.until_drawn()
                if is_cut(app) and (free := free_rows(app)):
                    wrong.append((view.name, row, free))
    assert wrong == []
