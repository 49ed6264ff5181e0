"""`add`: one invitation by hand."""

from typing import get_args

import click

from store.exporting.rows import row
from store.reading.manual_entry import NotAdded, TypedInvitation, moment_typed
from store.records.model import Channel, Direction
from tui.cli.context import Context
from tui.cli.failures import misused_by, refused_by
from tui.cli.listing import print_rows
from tui.cli.outcome import tell
from tui.cli.output import json_option, print_json, say


@click.command()
@click.argument("name")
@click.option("--url", default="", help="Their LinkedIn profile.")
@click.option("--email", default="", help="Their email address.")
@click.option("--headline", default="", help="Their headline, which stands below their name on the profile.")
@click.option("--company", default="", help="Where they work.")
@click.option("--message", default="", help="What they wrote, or what you wrote.")
@click.option(
    "--sent", metavar="DATE", help="When it was sent (default: now): 2026-03-01, 2026-03-01 17:30, 2 weeks ago."
)
@click.option("--outgoing", is_flag=True, help="You asked them.")
@click.option("--channel", type=click.Choice(get_args(Channel)), default="linkedin", show_default=True)
@json_option("the row as one JSON value")
@click.pass_obj
def add(
    context: Context, /, name: str, sent: str | None, outgoing: bool, channel: Channel, as_json: bool, **said: str
) -> None:
    """Add one invitation by hand, from NAME to you or, with --outgoing, from you to NAME."""
    direction: Direction = "outgoing" if outgoing else "incoming"
    with context.changing() as session, refused_by(NotAdded), misused_by():
        tray = session.tray
        moment = tray.now if sent is None else moment_typed(sent, tray.today)
        entry, outcome = session.add(TypedInvitation(name, moment, direction=direction, channel=channel, **said))
    if as_json:
        print_json(row(session, tray.invitation(entry.id)))
    else:
        tell(tray, outcome)
        print_rows(session, [tray.invitation(entry.id)])
    for notice in entry.notices:
        say(notice)
