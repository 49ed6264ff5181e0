"""The queue: ten thousand rows cost what ten do."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot

from store.records.ids import RecordId
from tui.keymap.commands import command_table
from tui.keymap.keymap import Keymap
from tui.render.rows import QueueRow
from tui.widgets.queue import Queue


def ids(first: int, end: int) -> list[RecordId]:
    return list(map(RecordId, range(first, end)))


MANY = ids(1, 10_001)


class QueueApp(App[None]):
    """An app that has nothing but a queue."""

    def __init__(self) -> None:
        super().__init__(ansi_color=True)
        self.asked: list[int] = []
        self.rested: list[int | None] = []
        self.queue = Queue(Keymap(command_table()), self.row)

    def row(self, number: int) -> QueueRow:
        self.asked.append(number)
        return QueueRow(f"Guest {number}", "look")

    def compose(self) -> ComposeResult:
        yield self.queue

    def on_queue_rested(self, message: Queue.Rested) -> None:
        self.rested.append(message.row)


@asynccontextmanager
async def running_queue(rows: list[RecordId] = MANY) -> AsyncIterator[tuple[QueueApp, Pilot[None]]]:
    app = QueueApp()
    async with app.run_test(size=(60, 21)) as pilot:
        app.queue.focus()
        app.queue.show_rows(rows)
        await pilot.pause()
        yield app, pilot


async def test_only_the_rows_in_sight_are_asked_for() -> None:
    async with running_queue() as (app, _):
        assert set(app.asked) <= set(range(1, 22))


async def test_a_step_asks_for_the_rows_it_changes_and_repaints_those_two_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with running_queue() as (app, _):
        app.asked.clear()
        repainted: list[Region] = []
        monkeypatch.setattr(app.queue, "refresh", lambda *regions, **_: repainted.extend(regions))
        app.queue.move(1)
        assert set(app.asked) == {1, 2}
        assert [(region.y, region.height) for region in repainted] == [(1, 1), (2, 1)]


async def test_at_the_edge_half_a_page_comes_into_sight() -> None:
    async with running_queue() as (app, _):
        app.queue.move(20)
        assert app.queue._painted[11].text.startswith("▌ Guest 21")


async def test_a_page_keeps_one_row_in_sight() -> None:
    async with running_queue() as (app, _):
        app.queue.move_page(1)
        assert app.queue.current == 20
        assert app.queue._painted[1].text.startswith("▌ Guest 20")


async def test_the_cursor_stays_within_the_rows() -> None:
    async with running_queue(ids(1, 4)) as (app, _):
        for steps in (-5, 50, -1, 99):
            app.queue.move(steps)
            assert app.queue.current in (1, 2, 3)
        app.queue.move_to_end(last=False)
        assert app.queue.place == 0
        app.queue.move_to_end(last=True)
        assert app.queue.place == 2


async def test_rows_that_change_keep_the_cursor_on_its_row() -> None:
    async with running_queue(ids(1, 10)) as (app, _):
        app.queue.move(4)
        app.queue.show_rows(ids(3, 20))
        assert app.queue.current == 5


async def test_without_its_row_the_cursor_stays_at_its_height() -> None:
    async with running_queue(ids(1, 10)) as (app, _):
        app.queue.move(4)
        app.queue.show_rows([RecordId(1), RecordId(2), RecordId(3), RecordId(4), RecordId(6), RecordId(7)])
        assert app.queue.current == 6
        app.queue.show_rows([])
        assert app.queue.current is None
        app.queue.move(1)
        app.queue.move_page(1)
        assert app.queue.place == 0


async def test_marks_stay_on_rows_that_stay() -> None:
    async with running_queue(ids(1, 10)) as (app, _):
        app.queue.mark([RecordId(2), RecordId(3)])
        app.queue.show_rows([RecordId(3), RecordId(4), RecordId(5)])
        assert app.queue.marked == {3}
        assert app.queue._painted[1].text[1] == "*"


async def test_the_next_row_after_those_that_leave_is_below_else_above() -> None:
    async with running_queue(ids(1, 6)) as (app, _):
        app.queue.move(2)
        assert app.queue.next_after([RecordId(3)]) == 4
        assert app.queue.next_after([RecordId(3), RecordId(4), RecordId(5)]) == 2
        assert app.queue.next_after(ids(1, 6)) is None


async def test_the_other_panes_hear_of_the_cursor_when_it_rests() -> None:
    async with running_queue() as (app, pilot):
        while app.rested[-1:] != [1]:
            await pilot.pause(0.01)
        app.rested.clear()
        for _ in range(30):
            app.queue.move(1)
        while not app.rested:
            await pilot.pause(0.01)
        assert app.rested == [31]


@pytest.mark.parametrize("is_paired", [True, False])
@pytest.mark.parametrize("every", [0, 1, 2, 7])
async def test_a_wheel_brings_every_row_into_sight_with_the_cursor_in_sight_all_the_way(
    every: int, *, is_paired: bool
) -> None:
    rows = ids(1, 41)
    async with running_queue([]) as (app, _):
        app.queue.show_rows(rows, headings={row: f"Group {row}" for row in rows[::every]} if every else None)
        app.queue.pair_lines(is_paired)
        seen: set[str] = set()
        for notches in [1] * 50 + [-1] * 50:
            app.queue.turn_wheel(3, notches)
            shown = [strip.text for strip in app.queue._painted]
            assert any(text.startswith("▌ Guest") for text in shown)
            seen.update(text[2:].split("  ")[0] for text in shown)
        assert {f"Guest {row}" for row in rows} <= seen
        assert app.queue.in_sight[0] == 1


@pytest.mark.parametrize("is_paired", [True, False])
async def test_the_row_of_a_line_is_the_one_that_it_shows(*, is_paired: bool) -> None:
    rows = ids(1, 41)
    async with running_queue([]) as (app, _):
        app.queue.show_rows(rows, headings={row: f"Group {row}" for row in rows[::3]})
        app.queue.pair_lines(is_paired)
        app.queue.move(17)
        for y, strip in enumerate(app.queue._painted):
            name = strip.text[2:].split("  ")[0]
            if name.startswith("Guest"):
                assert f"Guest {app.queue.row_at(y)}" == name
            elif name.startswith(("Group", "Inbox")):
                assert app.queue.row_at(y) is None
