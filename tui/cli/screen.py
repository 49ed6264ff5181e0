"""The way from the command line to the screen."""

import sys

import click

from store.file.errors import Unreadable
from store.places import Places
from store.settings import Settings
from store.tray.tray import Tray
from tui.cli.failures import Misused
from tui.keymap.keymap import KeysError
from tui.startup import open_tray
from tui.terminal import signals
from tui.terminal.requirements import unmet_requirement


def open_screen(places: Places, settings: Settings) -> int:
    """Open the tray in the terminal, or what can be done about a store that cannot be opened, and return the exit code.

    Raises Misused without a terminal that can show it or for wrong keys, Unusable for other wrong settings, and
    Unreadable where the store is left as it is.
    """
    if problem := unmet_requirement():
        Tray.open(places.store, places.state)  # what is wrong with the store matters more
        if sys.stdout.isatty() and not sys.stderr.isatty():
            click.echo(problem)  # the user would not see why nothing opens
        raise Misused(problem)
    signals.stop_ignoring()
    says = ""
    while True:
        try:
            return open_tray(places, settings, says)
        except KeysError as error:
            raise Misused(f"{places.config}, [keys]: {error}") from error
        except Unreadable as error:
            from tui.repair import repair

            attempt = repair(places, error, says)
            if attempt.code == error.exit_code:
                raise
            if attempt.code is not None:
                return attempt.code
            says = attempt.says
