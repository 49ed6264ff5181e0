"""The way from the command line to the screen."""

import sys
import tempfile
from pathlib import Path

import click

from store.file.errors import Unreadable
from store.places import Places
from store.session.resources import Resources
from store.settings import Settings
from store.tray.tray import Tray
from tui.cli.failures import Misused, Refused
from tui.startup import Left, open_tray
from tui.terminal import signals
from tui.terminal.requirements import unmet_requirement

_BACK = "That was the sample. This is your own tray, as you left it."


def open_screen(resources: Resources) -> int:
    """Open the tray in the terminal, or what can be done about a store that cannot be opened, and return the exit code.
    Who goes to look around the sample comes back to the tray afterwards.

    Raises Misused without a terminal that can show it, and Unreadable where the store is left as it is.
    """
    places = resources.places
    _require_terminal(places)
    says = ""
    while (left := _open(resources, says)).goes_to_sample:
        try:
            code = open_sample(resources)
        except Refused as refused:
            says = str(refused)
        else:
            if code:
                return code
            says = _BACK
        resources = Resources.read(places)  # which may have been changed from inside
    return left.code


def open_sample(resources: Resources) -> int:
    """Open a fresh copy of the sample in a temporary folder that is gone afterwards, and return the exit code.

    Raises Refused where there is no such folder, and as `open_screen` does.
    """
    from store.sample.building import build
    from store.tray.clock import utc_now

    settings = Settings(keys=resources.settings.keys, look=resources.settings.look)
    with _temporary_folder() as name:
        folder = Path(name)
        places = Places(store=folder / "salver.json", config=folder / "config.toml", state=folder / "state")
        sample = Resources(settings, places)
        build(sample, utc_now().astimezone())
        _require_terminal(places)
        return _open(sample, with_tour=True).code


def _require_terminal(places: Places) -> None:
    """Raise Misused where no terminal can show the tray, and what is wrong with the store, which matters more."""
    if problem := unmet_requirement():
        Tray.open(places.store, places.state)
        if sys.stdout.isatty() and not sys.stderr.isatty():
            click.echo(problem)  # the user would not see why nothing opens
        raise Misused(problem)


def _open(resources: Resources, says: str = "", *, with_tour: bool = False) -> Left:
    """Open the tray, after a repair of its store where it needs one. `says` is what to say first."""
    signals.stop_ignoring()
    while True:
        try:
            return open_tray(resources, says, with_tour=with_tour)
        except Unreadable as error:
            from tui.repair import repair

            attempt = repair(resources.places, error, says)
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
