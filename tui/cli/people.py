"""`person add`: somebody whom the user may ask, invited by nobody."""

import click

from store.reading.manual_entry import ForgottenError, TypedError, TypedPerson
from store.records import ids
from tui.cli.context import Context
from tui.cli.failures import misused_by, refused_by
from tui.cli.output import json_option, print_json, say


@click.group()
def person() -> None:
    """Keep people you know or may want to write to."""


@person.command(name="add")
@click.argument("name")
@click.option("--url", default="", help="Their LinkedIn profile.")
@click.option("--email", default="", help="Their email address.")
@click.option("--headline", default="", help="Their headline, which stands below their name on the profile.")
@click.option("--company", default="", help="Where they work.")
@click.option("--postal", default="", help="Their postal address, for a letter on paper.")
@json_option("the person's id as one JSON value")
@click.pass_obj
def add_person(context: Context, /, name: str, as_json: bool, **said: str) -> None:
    """Add somebody you may want to write to.

    `salver draft new request ID` then begins the letter. If they are in the tray already, nothing about them changes,
    but they are shown among your people from then on.
    """
    with context.changing() as session, refused_by(ForgottenError), misused_by(TypedError):
        entry, _ = session.add(TypedPerson(name, **said))
    if as_json:
        print_json({"id": ids.spelled(entry.id)})
    else:
        say(f"Added {name}. `salver draft new request {ids.spelled(entry.id)}` begins a request to them.")
    for notice in entry.notices:
        say(notice)
