"""`fact`, `note`, `tag`, `contact`: what the user knows of a person."""

from collections.abc import Callable, Iterator

import click

from store.judging.facts import FactError, parse_fact
from store.reading.manual_entry import TypedError
from store.records.advice import ADVICE_NAMES
from store.records.ids import RecordId
from store.session.session import Session
from store.tray.outcome import Outcome
from store.tray.person_verbs import is_tag
from tui.cli.context import Context
from tui.cli.failures import Misused, misused_by
from tui.cli.outcome import answer_row
from tui.cli.output import json_option
from tui.cli.words import MINUS_ALLOWED


@click.command()
@click.argument("record", metavar="ID")
@click.argument("said", metavar="NAME=VALUE...", nargs=-1, required=True)
@json_option("the row as one JSON value")
@click.pass_obj
def fact(context: Context, record: str, said: tuple[str, ...], as_json: bool) -> None:
    """Say what you know: known=yes how=met mutual=3. The value `unknown` takes back what you said."""
    with misused_by(FactError):
        facts = dict(parse_fact(each) for each in said)
    _say_of(context, record, lambda session, row_id: session.set_facts(row_id, facts), as_json=as_json)


@click.command()
@click.argument("record", metavar="ID")
@click.argument("text", metavar="TEXT")
@json_option("the row as one JSON value")
@click.pass_obj
def note(context: Context, record: str, text: str, as_json: bool) -> None:
    """Write the note on a person, replacing the one before. An empty TEXT removes it."""
    _say_of(context, record, lambda session, row_id: session.triage.note(row_id, text), as_json=as_json)


@click.command(context_settings=MINUS_ALLOWED)
@click.argument("record", metavar="ID")
@click.argument("tags", metavar="+TAG -TAG...", nargs=-1, required=True)
@json_option("the row as one JSON value")
@click.pass_obj
def tag(context: Context, record: str, tags: tuple[str, ...], as_json: bool) -> None:
    """Put tags on a person (+family) and take others off (-work)."""
    for each in tags:
        if each[:1] not in ("+", "-") or not each[1:].strip():
            raise Misused(f"{each!r} is not a tag with a sign; write +family or -family")
        if each[0] == "+" and not is_tag(each[1:].strip()):
            raise Misused(f"{each[1:]!r} is not a tag: a tag is one word, as in +family")
    add = [each[1:].strip() for each in tags if each[0] == "+"]
    remove = [each[1:].strip() for each in tags if each[0] == "-"]
    _say_of(context, record, lambda session, row_id: session.triage.tag([row_id], add, remove), as_json=as_json)


@click.command()
@click.argument("record", metavar="ID")
@click.option("--name", help="What they are called.")
@click.option("--email", help="Their email address.")
@click.option("--url", help="Their LinkedIn profile.")
@click.option("--company", help="Where they work.")
@click.option("--headline", help="Their headline, which stands below their name on the profile.")
@click.option("--place", "location", help="Where they live.")
@click.option("--interests", help="What they care about.")
@click.option("--postal", help="Their postal address, for a letter on paper.")
@click.option("--cadence", help="After how long without contact to check in: 30 (days), 2w, 3m.")
@json_option("the row as one JSON value")
@click.pass_obj
def contact(context: Context, /, record: str, as_json: bool, **fields: str | None) -> None:
    """Set what a person is called, what they do, and where they are reached.

    An empty value takes back what you set; what was imported then holds again.
    """
    said = {field: value for field, value in fields.items() if value is not None}
    if not said:
        raise Misused("Say what to set, as --name or --email; `salver contact --help` lists all.")

    def change(session: Session, row_id: RecordId) -> Outcome:
        with misused_by(TypedError):
            return session.set_contact(row_id, said)

    _say_of(context, record, change, as_json=as_json)


def _say_of(context: Context, record: str, change: Callable[[Session, RecordId], Outcome], *, as_json: bool) -> None:
    """Change what is known of one record, save, and answer its row, or what is advised now."""
    with context.changing() as session:
        table, row_id = session.tray.find(record)
        outcome = change(session, row_id)
    then = _advice(session, row_id) if table == "invitations" else ()
    known = "Nothing was changed: that was known already."
    answer_row(session, outcome, row_id, as_json=as_json, otherwise=known, then=then)


def _advice(session: Session, row_id: RecordId) -> Iterator[str]:
    """What is advised on an invitation now, and which question is open."""
    verdict = session.verdict(row_id)
    if verdict:
        yield f"Advice: {ADVICE_NAMES[verdict.advice or '']}{', firm' if verdict.firm else ''}."
        if verdict.question:
            yield verdict.question.text
