"""Every command of the screen on every kind of row: it shows something, or says why not; never a fault."""

from pathlib import Path

import pytest

from store.records.ids import RecordId
from store.tray import history
from tests.tui.cli.test_every_verb_on_every_row import KINDS
from tests.tui.every_kind import of_every_kind
from tests.tui.screens.running_app import RunningApp, running_app
from tui.keymap.commands import command_table

pytestmark = pytest.mark.slow

MOVES = frozenset({"mark", "unmark", "back", "undo", "redo", "quit", "inbox", "waiting", "drafts", "introductions"}) | {
    *("todo", "due", "network", "done", "previous-view", "next-view", "next-pane", "previous-pane", "open"),
    *("turn", "thread", "palette", "help", "norms", "filter", "mark-where", "clear-old", "editor", "text-outside"),
}
"""What acts on no row, or does the same on each; `test_every_key.py` presses these."""
COMMANDS = [
    command.id
    for heading, group in command_table().items()
    for command in group
    if heading not in ("Move", "In a text") and command.id not in MOVES
]


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_TTY", "/dev/pts/7")


@pytest.mark.parametrize("kind", KINDS)
async def test_every_command_does_something_or_says_why_not(kind: str, tmp_path: Path) -> None:
    places, rows = of_every_kind(tmp_path)
    stored = places.store.read_bytes()
    view, row = rows[kind]
    silent = []
    for group in (COMMANDS[: len(COMMANDS) // 2], COMMANDS[len(COMMANDS) // 2 :]):
        places.store.write_bytes(stored)
        async with running_app(places) as app:
            await go_to(app, view, row)
            start = place(app)
            for command in group:
                await until_ready(app)
                if place(app) != start:
                    await go_to(app, view, row)
                app.screen.status.say("")
                await app.until_drawn()
                before, done_before = app.text, len(history.actions(app.session.tray))
                app.screen.run_command(app.screen.keys.by_id[command])
                await app.until_drawn()
                if app.text == before:
                    silent.append(command)
                await leave_all(app, done_before)
    assert not silent


def place(app: RunningApp) -> tuple[str, RecordId | None, bool]:
    """The view, the row under the cursor, and whether the view is filtered."""
    return app.screen.view, app.here, app.screen.limit is not None


async def until_ready(app: RunningApp) -> None:
    """Wait until it is known what is due and what is advised: else a command may only say that it is not."""
    await app.until(lambda: app.session.due_list.is_ready and app.session.has_advice, "what is due")


async def go_to(app: RunningApp, view: str, row: RecordId) -> None:
    """Put the cursor on a row of a view."""
    await until_ready(app)
    await app.press(view)
    if app.screen.limit is not None:  # a filter stays with its view
        await app.press("escape")
    await app.until(lambda: row in app.screen.queue.rows, "the row")
    app.screen.show_rows(app.screen.queue.rows, row)
    app.screen.follow()
    await app.until_drawn()
    assert app.here == row


async def leave_all(app: RunningApp, done_before: int) -> None:
    """Leave whatever is open, and take back whatever was done."""
    while (app.screen.waits_for_user and app.screen._open_prompts) or app.screen.writing.editor is not None:
        await app.press("escape")
    while app.screen.pane is not app.screen.queue:
        await app.press("escape")
    for _ in range(len(history.actions(app.session.tray)) - done_before):
        await app.press("u")
