"""`demo`: the invented tray of the shipped sample, in a folder that is gone afterwards."""

import tempfile
from pathlib import Path

import click
from msgspec.structs import replace

from store.sample.building import build
from store.session.resources import Resources
from store.settings import Settings
from store.tray.clock import utc_now
from tui.cli.context import Context
from tui.cli.failures import Refused
from tui.cli.screen import open_screen


@click.command()
@click.pass_obj
def demo(context: Context) -> None:
    """Open a fresh copy of the sample in a temporary folder. Your own store is not touched."""
    settings = Settings(keys=context.settings.keys)
    with _temporary_folder() as folder:
        store = Path(folder) / "salver.json"
        places = replace(context.places, store=store, state=Path(folder) / "state")
        build(Resources(settings, places), utc_now().astimezone())
        code = open_screen(places, settings)
    click.get_current_context().exit(code)


def _temporary_folder() -> tempfile.TemporaryDirectory[str]:
    """Where the sample goes. Raises Refused."""
    try:
        return tempfile.TemporaryDirectory(prefix="salver-demo-")
    except OSError as error:
        raise Refused(f"There is no temporary folder for the sample: {error.strerror}. TMPDIR names one.") from error
