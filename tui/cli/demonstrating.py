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
from tui.cli.screen import open_screen


@click.command()
@click.pass_obj
def demo(context: Context) -> None:
    """Open a fresh copy of the sample in a temporary folder. Your own store is not touched."""
    settings = Settings(keys=context.settings.keys)
    with tempfile.TemporaryDirectory(prefix="salver-demo-") as folder:
        store = Path(folder) / "salver.json"
        places = replace(context.places, store=store, state=Path(folder) / "state")
        build(Resources(settings, places), utc_now().astimezone())
        code = open_screen(places, settings)
    click.get_current_context().exit(code)
