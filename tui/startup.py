"""Opening the tray in the terminal. What is wrong with files is found before the screen is taken over."""

import gc
import os

import click
from msgspec import Struct

from store.file.errors import NotProvenDurable, StoreError
from store.file.form import Tables
from store.places import Places
from store.session.resources import Resources
from store.session.session import Session
from store.tray.tray import Tray


class Left(Struct, frozen=True):
    """How the user left the screen: with this exit code, perhaps to look around the sample."""

    code: int = 0
    goes_to_sample: bool = False


def open_tray(resources: Resources, says: str = "", *, with_tour: bool = False) -> Left:
    """Run Salver on the store, and print the receipt of what was done. `says` is what to say first, about how the store
    came to be opened. `with_tour` shows step by step what to press.

    Files of the user's own that cannot be used are left out, which the first screen says.

    Raises:
        StoreError: where the file cannot be read or, at the end, not saved.
        Exception: whatever was wrong in Salver itself.
    """
    gc.disable()  # nothing that comes in now goes again: looking for garbage in it would take a tenth of the start
    places = resources.places
    session = Session.open(resources)
    resources.leave_out_wrong()
    resources.read_own()
    before = {table: dict(records) for table, records in session.tray.tables.items()}

    from tui.app import SalverApp
    from tui.keymap.chosen import keymap_of
    from tui.keymap.tour import Tour
    from tui.terminal.mouse import mouse_wanted

    keys = keymap_of(resources.settings)
    app = SalverApp(session, keys, lambda: _news(places, says), Tour(keys) if with_tour else None)
    goes_to_sample = app.run(mouse=mouse_wanted(resources.settings.mouse, os.environ)) == "sample"
    status = session.close()
    if status.state == "unproven":
        raise NotProvenDurable(places.store, status.why)
    if status.state != "saved":
        raise StoreError(status.reason)
    if app.fault is not None:
        raise app.fault
    if not app.return_code:
        _print_receipt(before, session.tray)
    return Left(app.return_code or 0, goes_to_sample)


def _print_receipt(before: Tables, tray: Tray) -> None:
    """Print what was done here since the tray held this, if anything was."""
    from store.tray.receipt import receipt

    if lines := receipt(before, tray.tables, tray.session_name):
        click.echo("\n".join(lines))


def _news(places: Places, says: str) -> str:
    """What to say first: how the store came to be opened, and what the user should know of it."""
    from store.health.notices import notices

    return " ".join(filter(None, (says, *notices(places.store, places.state, before_writing=True))))
