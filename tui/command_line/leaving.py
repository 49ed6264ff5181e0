"""The ways out of a draft: `draft eml`, `draft maildir`, `draft send` and `draft letter`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from store.counted import counted
from store.file.disk import real_path, write_durably
from store.reading.intake.myself import known_me
from store.records import ids
from store.records.model import Draft, Me
from store.sending.command import hand_over
from store.sending.errors import NotSent
from store.sending.mail import mail
from store.sending.maildir import keep_among_drafts
from store.sending.paper import laid_out
from store.tray.tray import Tray
from tui.command_line.failures import Refused
from tui.command_line.outcome import tell
from tui.command_line.output import print_lines, say
from tui.command_line.run import Run

_STDOUT = "-"
_NEXT_SHEET = "\f"


@click.command()
@click.argument("typed", metavar="ID")
@click.option("-o", "--output", metavar="FILE", default=_STDOUT, help="Into this file, in place of standard output.")
@click.pass_obj
def eml(run: Run, typed: str, output: str) -> None:
    """A draft as a mail, for mail programs to open as a letter that is to be sent."""
    tray = run.tray()
    draft = _draft(tray, typed)
    with _told():
        written = mail(draft, _me(run, tray), tray.now, to_be_edited=True)
    if output == _STDOUT:
        click.echo(written, nl=False)
        return
    try:
        write_durably(real_path(Path(output)), written)
    except OSError as error:
        raise Refused(f"{output} cannot be written: {error.strerror}.") from error
    say(f"Written to {output}. {_once_it_is_sent(draft)}")


@click.command()
@click.argument("typed", metavar="ID")
@click.pass_obj
def maildir(run: Run, typed: str) -> None:
    """Leave a draft in the Maildir of your drafts, which config.toml names."""
    tray = run.tray()
    draft = _draft(tray, typed)
    with _told():
        path = keep_among_drafts(mail(draft, _me(run, tray), tray.now), run.settings.mail.drafts, tray.now)
    say(f"Left in {path.parent.parent}. {_once_it_is_sent(draft)}")


@click.command()
@click.argument("typed", metavar="ID")
@click.pass_obj
def send(run: Run, typed: str) -> None:
    """Hand a draft to the mail program that config.toml names, and mark it sent where that takes it."""
    with run.changing() as tray:
        draft = _draft(tray, typed)
        if draft.sent is not None:
            raise Refused(f"{draft.person.name} ({ids.spelled(draft.id)}): it was sent on {draft.sent:%Y-%m-%d}.")
        triage = run.bench(tray).triage
        with _told():
            program = hand_over(mail(draft, _me(run, tray), tray.now), run.settings.mail.command)
        say(f"{program} has taken it.")  # at once: what is sent is sent, even if it cannot be saved
        outcome = triage.mark_sent(draft.id)
    tell(tray, outcome)


@click.command()
@click.argument("typed", metavar="ID")
@click.pass_obj
def letter(run: Run, typed: str) -> None:
    """A draft laid out for a sheet of A4, on standard output: `salver draft letter ID | lpr`."""
    tray = run.tray()
    draft = _draft(tray, typed)
    address = run.settings.letter.address
    sheets = laid_out(draft, _me(run, tray), address, tray.today)
    for number, page in enumerate(sheets.pages):
        if number:
            click.echo("\n" if sys.stdout.isatty() else _NEXT_SHEET, nl=False)
        print_lines(page)
    if sheets.over:
        say(f"It takes {len(sheets.pages)} sheets: {counted(sheets.over, 'line is', 'lines are')} too many for one.")
    if not address:
        say(
            'Your postal address is not known. Put it into config.toml, line by line: address = ["..."] under [letter].'
        )


def _draft(tray: Tray, typed: str) -> Draft:
    """The draft that an id or a unique prefix means. Raises UnknownId, and Refused where it is another thing."""
    table, number = tray.find(typed)
    if table != "drafts":
        raise Refused(f"{typed} is no draft; `salver draft list` shows the drafts.")
    return tray.draft(number)


def _me(run: Run, tray: Tray) -> Me:
    return run.settings.me.over(known_me(tray))


def _once_it_is_sent(draft: Draft) -> str:
    """What to do when the mail has gone out by another program, which tells nobody here."""
    return f"When it is sent: `salver draft sent {ids.spelled(draft.id)}`."


@contextmanager
def _told() -> Iterator[None]:
    """Turn a way out that is not open into a failure."""
    try:
        yield
    except NotSent as error:
        raise Refused(str(error)) from error
