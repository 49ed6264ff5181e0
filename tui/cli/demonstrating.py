"""`demo`: the invented tray of the shipped sample, in a folder that is gone afterwards."""

import click

from tui.cli.context import Context
from tui.cli.screen import open_sample


@click.command()
@click.pass_obj
def demo(context: Context) -> None:
    """Open a fresh copy of the sample in a temporary folder. Your own store is not touched."""
    click.get_current_context().exit(open_sample(context.resources))
