"""`draft`: a text of the user's from its first word until it is sent, each step a command."""

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import get_args

import click
from msgspec.structs import replace

from store.dates import day_from
from store.exporting.rows import row
from store.records import ids
from store.records.ids import RecordId
from store.records.model import Channel, Draft, Introduction, Item
from store.records.ordering import placed
from store.session.before_asking import first_ways
from store.session.letter import Letter
from store.session.session import Session
from store.tray import introducing
from store.writing.fields import unfilled_fields
from store.writing.purposes import PURPOSES, Purpose
from tui.cli.context import Context
from tui.cli.draft_checks import check, check_off, check_on, sent
from tui.cli.failures import Misused, Refused, misused_by
from tui.cli.leaving import eml, letter, maildir, send
from tui.cli.listing import print_rows
from tui.cli.outcome import report
from tui.cli.output import json_option, print_json, print_lines, say
from tui.cli.words import draft_named, item_named, person_named

_STDIN = "-"


@click.group()
def draft() -> None:
    """Begin a text from a template, check it, send it, and keep it as sent."""


draft.add_command(check)
draft.add_command(sent)
draft.add_command(check_off)
draft.add_command(check_on)
for way_out in (eml, maildir, send, letter):
    draft.add_command(way_out)


@draft.command()
@click.argument("purpose", type=click.Choice(PURPOSES), metavar="PURPOSE")
@click.argument("record", metavar="ID")
@click.option(
    "--channel", type=click.Choice(get_args(Channel)), help="The way it is to go (default: the one that fits)."
)
@click.option("--text", "path", metavar="FILE|-", help="The text (default: a template's, filled with what is known).")
@click.option("--subject", help="The subject of an email or an InMail (default: the template's).")
@click.option("--to", "to", metavar="ID", help="For an introduction: which of the two the text goes to.")
@click.option("--about", "about", metavar="ID", help="For referral and naming-consent: whom you want to reach.")
@json_option("the draft's id as one JSON value")
@click.pass_obj
def new(
    context: Context,
    purpose: Purpose,
    record: str,
    channel: Channel | None,
    path: str | None,
    subject: str | None,
    to: str | None,
    about: str | None,
    as_json: bool,
) -> None:
    """Begin a text to a person.

    PURPOSE is ask-why, pass, thanks, welcome, request or another that `salver templates list` names. ID is the person,
    or an invitation or draft of theirs.
    """
    own = None if path is None else _text_from(path)
    with context.changing() as session:
        letter = _first_letter(session, item_named(session.tray, record), purpose, channel, to)
        if about is not None:
            letter = session.drafts.about(letter, person_named(session.tray, about))
        if subject is not None:
            letter = replace(letter, subject=subject)
        elif own is not None and unfilled_fields(letter.subject):  # no place for an open field over a text of one's own
            letter = replace(letter, subject="")
        draft_id = session.triage.begin_draft(letter.written(own))
    if as_json:
        print_json({"id": ids.spelled(draft_id)})
    else:
        print_rows(session, [session.tray.draft(draft_id)])
        for told in _before_asking(session, session.tray.draft(draft_id)):
            say(told)
        if purpose == introducing.INTRODUCE and letter.introduction is None:
            say("It cannot go out as it is: `salver introduce` plans an introduction, and both must say yes first.")
        say(f"Begun: `salver draft text {ids.spelled(draft_id)}` shows it, `draft check` says whether it can go out.")


def _before_asking(session: Session, draft: Draft) -> Iterator[str]:
    """What to know before somebody is asked: other ways to a stranger, and what is known for the open fields."""
    if draft.purpose != "request":
        return
    if said := first_ways(session, draft.person.id):
        yield said
    if points := session.known_points(draft.person.id):
        yield f"Known of them: {'; '.join(points)}."


def _first_letter(session: Session, item: Item, purpose: Purpose, channel: Channel | None, to: str | None) -> Letter:
    """The letter that is begun on a record. Raises Refused where an introduction is not so far."""
    if not isinstance(item, Introduction) or purpose not in introducing.PURPOSES:
        return session.new_letter(item.id, purpose, channel)
    somebody = person_named(session.tray, to).id if to else _next_side(item, purpose)
    try:
        return session.drafts.for_introduction(item, purpose, somebody)
    except introducing.Locked as error:
        raise Refused(f"Not begun: {error}.") from error


def _next_side(introduction: Introduction, purpose: Purpose) -> RecordId:
    """Of the two who are to be introduced, the first whom such a text can go to, else the first."""
    for consent in introduction.consents:
        with suppress(introducing.Locked):
            introducing.check_step(introduction, purpose, consent.person.id)
            return consent.person.id
    return introduction.person.id


@draft.command(name="list")
@json_option()
@click.pass_obj
def list_(context: Context, as_json: bool) -> None:
    """List the texts that are not sent yet.

    The newest comes first. Those that are put off are among them, with their day.
    """
    session = context.session()
    unsent = [draft for draft in session.tray.drafts() if draft.sent is None]
    unsent.sort(key=lambda draft: placed(draft.begun), reverse=True)
    if as_json:
        print_json([row(session, draft) for draft in unsent])
    elif unsent:
        print_rows(session, unsent)
    else:
        say("There are no drafts.")


@draft.command()
@click.argument("record", metavar="ID")
@click.option("--set", "path", metavar="FILE|-", help="Replace the text with that of a file, or of standard input.")
@click.option("--subject", help="Replace the subject.")
@click.option("--channel", type=click.Choice(get_args(Channel)), help="Change the way it goes.")
@click.pass_obj
def text(context: Context, record: str, path: str | None, subject: str | None, channel: Channel | None) -> None:
    """Print the text of a draft, or change it."""
    if path is None and subject is None and channel is None:
        print_lines(draft_named(context.session().tray, record).text.split("\n"))
        return
    own = None if path is None else _text_from(path)
    with context.changing() as session:
        chosen = draft_named(session.tray, record)
        outcome = session.triage.write_draft(chosen.id, own, subject=subject, channel=channel)
    report(session.tray, outcome, "Nothing was changed: the draft says that already.")


@draft.command()
@click.argument("record", metavar="ID")
@click.option("--until", metavar="DATE", help="The day it comes back: 2026-03-01, 1 mar, next mon, 2w, end of month.")
@click.option("--now", "for_now", is_flag=True, help="Take it up again now.")
@click.pass_obj
def schedule(context: Context, record: str, until: str | None, for_now: bool) -> None:
    """Put a draft off until a day.

    Use this if your reason holds only from then on. On that day it is among the drafts again.
    """
    if (until is None) != for_now:
        raise Misused("Say either --until DATE or --now.")
    with context.changing() as session:
        chosen = draft_named(session.tray, record)
        with misused_by():
            day = None if until is None else day_from(until, session.tray.today)
            outcome = session.triage.put_off_drafts([chosen.id], day)
    report(session.tray, outcome, "It is already put off until that day." if day else "It was not put off.")


@draft.command()
@click.argument("records", metavar="ID...", nargs=-1, required=True)
@click.pass_obj
def discard(context: Context, records: tuple[str, ...]) -> None:
    """Throw drafts away.

    `salver undo` brings them back.
    """
    with context.changing() as session:
        outcome = session.triage.discard_drafts([draft_named(session.tray, record).id for record in records])
    report(session.tray, outcome)


def _text_from(path: str) -> str:
    """The text of a file, or of standard input, without the line break at its end. Raises Refused."""
    try:
        written = sys.stdin.buffer.read() if path == _STDIN else Path(path).read_bytes()
        return written.decode("utf-8-sig").replace("\r\n", "\n").rstrip("\n")
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise Refused(f"{path} is not UTF-8 text.") from error
