"""The way from the command line to the screen."""

import sys

from store.places import Places
from store.settings import Settings
from tui.command_line.failures import Misused
from tui.keys import KeysError
from tui.opening import UnknownPolicy, open_tray


def open_screen(places: Places, settings: Settings) -> int:
    """Open the tray in the terminal; answers the exit code. Raises Misused without one, or for wrong settings."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Misused("The tray opens in a terminal, and this is none. `salver list` prints its rows.")
    try:
        return open_tray(places, settings)
    except UnknownPolicy as error:
        raise Misused(str(error)) from error
    except KeysError as error:
        raise Misused(f"{places.config}, [keys]: {error}") from error
