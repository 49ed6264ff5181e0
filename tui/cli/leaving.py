"""The ways out of a draft: `draft eml`, `draft maildir`, `draft send` and `draft letter`."""

import sys
from pathlib import Path

import click

from store.counted import counted
from store.records import ids
from store.records.model import Draft
from store.sending.errors import NotSent
from store.session.outbox import NEXT_SHEET
from store.session.session import Session
from tui.cli.context import Context
from tui.cli.draft_checks import because_option, refused_where_held_back
from tui.cli.failures import refused_by
from tui.cli.outcome import tell
from tui.cli.output import print_lines, say
from tui.cli.words import draft_named

_STDOUT = "-"


@click.command()
@click.argument("record", metavar="ID")
@click.option(
    "-o", "--output", metavar="FILE", default=_STDOUT, help="Write into this file instead of standard output."
)
@click.pass_obj
def eml(context: Context, record: str, output: str) -> None:
    """Print a draft as an email.

    Mail programs open the file as a letter that is ready to be sent.
    """
    session = context.session()
    draft, outbox = _leaving(session, record), session.outbox
    with refused_by(NotSent):
        if output == _STDOUT:
            click.echo(outbox.mail_to_be_edited(draft), nl=False)
        else:
            outbox.write_mail(draft, Path(output))
    _say_stops(session, draft)
    if output != _STDOUT:
        say(f"Written to {output}. {_once_it_is_sent(draft)}")


@click.command()
@click.argument("record", metavar="ID")
@click.pass_obj
def maildir(context: Context, record: str) -> None:
    """Put a draft into the drafts folder of your mail program.

    config.toml names their Maildir: drafts under [mail].
    """
    session = context.session()
    draft = _leaving(session, record)
    with refused_by(NotSent):
        folder = session.outbox.keep_in_maildir(draft)
    _say_stops(session, draft)
    say(f"Left in {folder}. {_once_it_is_sent(draft)}")


@click.command()
@click.argument("record", metavar="ID")
@because_option
@click.pass_obj
def send(context: Context, record: str, because: str) -> None:
    """Send a draft with your mail program.

    config.toml names the program: command under [mail]. If it takes the draft, the draft is marked as sent.
    """
    with context.changing() as session:
        draft = draft_named(session.tray, record)
        with refused_where_held_back(draft), refused_by(NotSent):
            cleared = session.outbox.clear_to_send(session.drafts.letter_of(draft), because)
            program = session.outbox.hand_over(session.outbox.written_mail(draft))
        say(f"{program} has taken it.")  # at once: what is sent is sent, even if that cannot be saved
        outcome = session.outbox.mark_sent(cleared)
    tell(session.tray, outcome)


@click.command()
@click.argument("record", metavar="ID")
@click.pass_obj
def letter(context: Context, record: str) -> None:
    """Lay a draft out for a sheet of A4.

    It goes to standard output: `salver draft letter ID | lpr` prints it.
    """
    session = context.session()
    draft = _leaving(session, record)
    sheets = session.outbox.laid_out(draft)
    for number, page in enumerate(sheets.pages):
        if number:
            click.echo("\n" if sys.stdout.isatty() else NEXT_SHEET, nl=False)
        print_lines(page)
    if sheets.over:
        say(f"It takes {len(sheets.pages)} sheets: {counted(sheets.over, 'line is', 'lines are')} too many for one.")
    if not context.settings.letter.address:
        say(
            'Your postal address is not known. Put it into config.toml, line by line: address = ["..."] under [letter].'
        )
    _say_stops(session, draft)


def _leaving(session: Session, record: str) -> Draft:
    """The draft that is meant, where it may leave. Raises Refused."""
    draft = draft_named(session.tray, record)
    with refused_where_held_back(draft):
        session.outbox.check_leaving(session.drafts.letter_of(draft))
    return draft


def _say_stops(session: Session, draft: Draft) -> None:
    """Say what would keep a draft from being sent that is still to be read over where it goes now."""
    for stop in session.drafts.stops(session.drafts.letter_of(draft)):
        say(f"Before it is sent: {stop.because} ({stop.check})")


def _once_it_is_sent(draft: Draft) -> str:
    """What to do when the email has gone out by another program, which tells nobody here."""
    return f"When it is sent: `salver draft sent {ids.spelled(draft.id)}`."
