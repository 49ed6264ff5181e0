"""The user's own commands: a line for the shell, which gets the rows as JSON."""

import json
from typing import TYPE_CHECKING

from store.exporting.rows import row
from tui.render.outcomes import names
from tui.terminal import shell

if TYPE_CHECKING:
    from store.records.ids import RecordId
    from store.settings import OwnCommand
    from tui.screens.tray import TrayScreen


def run_own(screen: "TrayScreen", title: str, command: "OwnCommand") -> None:
    """Run a command of the user's on the chosen rows, with the terminal, and say how it ended."""
    rows = screen.chosen()
    if not rows:
        screen.refuse("There is no row here to run it on.")
        return
    given = "".join(f"{_written(screen, row_id)}\n" for row_id in rows)
    problem = shell.run(screen.app, command.run, given.encode("ascii"), waits=command.wait)
    if problem:
        screen.refuse(f"{title}: {problem}")
    else:
        screen.say(f"{title}: done, for {names(screen.session, rows)}.")


def _written(screen: "TrayScreen", row_id: "RecordId") -> str:
    """Return a row as JSON on one line, in ASCII, so that a command that only prints it cannot upset the terminal."""
    session = screen.session
    return json.dumps(row(session, session.tray.item(row_id))).replace("\x7f", "\\u007f")
