"""The way from the command line to the screen."""

import sys
import tempfile
from pathlib import Path

import click
from msgspec.structs import replace

from store.file.errors import Unreadable
from store.places import Places
from store.settings import Settings, read_settings
from store.tray.tray import Tray
from tui.cli.failures import Misused, Refused
from tui.keymap.keymap import KeysError
from tui.startup import Left, open_tray
from tui.terminal import signals
from tui.terminal.requirements import unmet_requirement

_BACK = "That was the sample. This is your own tray, as you left it."


def open_screen(places: Places, settings: Settings) -> int:
    """Open the tray in the terminal, or what can be done about a store that cannot be opened, and return the exit code.
    Who goes to look around the sample comes back to the tray afterwards.

    Raises Misused without a terminal that can show it or for wrong keys, Unusable for other wrong settings, and
    Unreadable where the store is left as it is.
    """
    _require_terminal(places)
    says = ""
    while (left := _open(places, settings, says)).goes_to_sample:
        try:
            code = open_sample(places, settings)
        except Refused as refused:
            says = str(refused)
        else:
            if code:
                return code
            says = _BACK
        settings = read_settings(places.config)  # which may have been changed from inside
    return left.code


def open_sample(places: Places, settings: Settings) -> int:
    """Open a fresh copy of the sample in a temporary folder that is gone afterwards, and return the exit code.

    Raises Refused where there is no such folder, and as `open_screen` does.
    """
    from store.sample.building import build
    from store.session.resources import Resources
    from store.tray.clock import utc_now

    settings = Settings(keys=settings.keys, look=settings.look)
    with _temporary_folder() as folder:
        in_folder = replace(places, store=Path(folder) / "salver.json", state=Path(folder) / "state")
        build(Resources(settings, in_folder), utc_now().astimezone())
        _require_terminal(in_folder)
        return _open(in_folder, settings).code


def _require_terminal(places: Places) -> None:
    """Raise Misused where no terminal can show the tray, and what is wrong with the store, which matters more."""
    if problem := unmet_requirement():
        Tray.open(places.store, places.state)
        if sys.stdout.isatty() and not sys.stderr.isatty():
            click.echo(problem)  # the user would not see why nothing opens
        raise Misused(problem)


def _open(places: Places, settings: Settings, says: str = "") -> Left:
    """Open the tray, after a repair of its store where it needs one. `says` is what to say first."""
    signals.stop_ignoring()
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
                return Left(attempt.code)
            says = attempt.says


def _temporary_folder() -> tempfile.TemporaryDirectory[str]:
    """Where the sample goes. Raises Refused."""
    try:
        return tempfile.TemporaryDirectory(prefix="salver-demo-")
    except OSError as error:
        raise Refused(f"There is no temporary folder for the sample: {error.strerror}. TMPDIR names one.") from error
