"""`import`: what other programs wrote, taken into the tray, with an account of every row."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import click
from msgspec import to_builtins

from store.counted import counted
from store.reading.importing import intake
from store.reading.intake.answers import addresses_of_asked
from store.reading.intake.myself import known_me
from store.reading.intake.report import FileReport, Progress, Report
from store.reading.mail.relays import mail_trust
from store.reading.mail.reported_mails import ReportedMails
from store.reading.mail.resume_points import ResumePoints
from store.reading.reader import read
from store.reading.readings import Readings, Skipped
from store.records.model import Me
from store.session.search import find_rows
from store.session.session import Session
from store.text import clean
from store.tray.tray import Tray
from tui.cli.context import Context
from tui.cli.failures import Refused
from tui.cli.output import print_json, say

_ROWS_NAMED = 8
"""How many rows that were skipped for one reason are named to people; scripts get all of them."""

_LAPSED = "state:waiting view:done"
"""The user's own invitations that nobody answered for half a year."""
_OLD = "age:>6m"
"""The invitations that are offered to be cleared."""


@click.command(name="import")
@click.argument("paths", metavar="PATH...|-", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Show what would be taken in, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Answer the account of every row as one JSON value.")
@click.pass_obj
def import_(context: Context, paths: tuple[str, ...], dry_run: bool, as_json: bool) -> None:
    """Read LinkedIn archives: the zip as it was downloaded, its folder, or single csv files; `-` is standard input.

    Mail too: mbox, Maildir, a folder of messages, or one message. And address books: vCards, and contacts as Google
    exports them.

    What is in the tray already is recognised, so an archive can be read again, and a newer one on top of an older.
    ctrl+C in a long mailbox takes in what was read until then; the next import of the mailbox goes on there.
    """
    marks = ResumePoints(context.places.state, context.places.store)
    told = ReportedMails(context.places.state, context.places.store)
    with context.changing(dry_run=dry_run) as session:
        tray = session.tray
        me = context.settings.me
        known, trust = me.over(known_me(tray)), mail_trust(context.settings.mail)
        resumed, asked = None if dry_run else marks, addresses_of_asked(tray)
        readings = read(paths, sys.stdin.buffer, known, resumed, _reading, trust, asked)
        with _bar("importing") as progress:
            report = intake(tray, readings, me.over(Me()), progress)
    unread_mails = told.news(readings)
    if not dry_run:
        _settle(marks, readings)
        _keep(told, unread_mails)
    if as_json:
        print_json(to_builtins(report))
    else:
        _tell(report, readings, dry_run=dry_run)
        if report.new and not dry_run:
            _offer_to_clear(session)
            if sys.stderr.isatty():  # it takes a second where there are ten thousand, and no script waits for it
                _mention_doubles(tray)
    if complaints := [*_complaints(report, readings, len(unread_mails)), *_stopped(readings, dry_run=dry_run)]:
        raise Refused(*complaints, is_answered=True)


@contextmanager
def _bar(label: str) -> Iterator[Progress]:
    """A progress bar on standard error, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield progress


def _settle(marks: ResumePoints, readings: Readings) -> None:
    """Keep how far a mailbox was read, now that what was read is saved."""
    try:
        marks.settle(readings)
    except OSError as error:
        say(f"Salver could not note where reading stopped ({error.strerror}). The next import begins at the start.")


def _keep(told: ReportedMails, unread_mails: set[str]) -> None:
    """Keep which mails could not be understood, now that this is said."""
    try:
        told.keep(unread_mails)
    except OSError as error:
        say(
            f"Salver could not note which mails it has reported ({error.strerror}). The next import reports them again."
        )


def _reading(path: str) -> AbstractContextManager[Progress]:
    """The bar of a mailbox that is being read."""
    return _bar(f"reading {clean(Path(path).name)}")


def _tell(report: Report, readings: Readings, *, dry_run: bool) -> None:
    """The account for people: a line for every file, why rows were skipped, and what was settled elsewhere."""
    taken_up = {file.path: file.before for file in readings.files if file.before}
    for file in report.files:
        if file.path in taken_up:
            say(f"{file.path}: goes on after message {taken_up[file.path]:,}, where the last import was stopped")
        say(f"{file.path}: {file.kind}, {counted(file.rows, 'row')}, {_counts(file)}")
        if file.notice:
            say(f"  {file.notice}")
        for reason, rows in _by_reason(file.skipped).items():
            say(f"  {len(rows)} skipped: {reason} ({_named(rows)})")
    for settled in report.settled:
        say(f"accepted elsewhere: {settled.name}")
    if len(report.files) > 1:
        say(f"in all {_counts(report)}")
    if dry_run:
        say("This was a dry run. Nothing was changed.")


def _complaints(report: Report, readings: Readings, unread_mails: int) -> Iterator[str]:
    """What was not taken in though it was meant to be. A mail that could not be understood is told of as such once."""
    for refused in report.refused:
        yield f"{refused.path} {refused.reason}"
    if unread_rows := report.unread - sum(len(file.unread_mails) for file in readings.files):
        yield f"{unread_rows} of the skipped rows could not be understood."
    if unread_mails:
        are, they = ("mail", "it is") if unread_mails == 1 else ("mails", "they are")
        yield f"{unread_mails} {are} could not be read, for the reasons above; {they} reported as a failure this once."


def _stopped(readings: Readings, *, dry_run: bool) -> Iterator[str]:
    """Where the user stopped it, and what comes of that."""
    stop = readings.stop
    if stop is not None:
        told = f"{stop.path} was read up to message {stop.messages:,} when you stopped it"
        if dry_run:
            yield f"{told}."
        elif stop.mark is None:
            yield f"{told}; what was read is taken in."
        else:
            yield f"{told}; what was read is taken in, and the next import of it goes on there."


def _counts(account: FileReport | Report) -> str:
    """What became of the rows."""
    skipped = account.skipped if isinstance(account.skipped, int) else len(account.skipped)
    return f"{account.new} new, {account.updated} updated, {account.known} known already, {skipped} skipped"


def _by_reason(skipped: Iterable[Skipped]) -> dict[str, list[int]]:
    """The numbers of the skipped rows for each reason."""
    rows: dict[str, list[int]] = {}
    for each in skipped:
        rows.setdefault(each.reason, []).append(each.row)
    return rows


def _named(rows: list[int]) -> str:
    """The first of these rows by number."""
    more = ", ..." if len(rows) > _ROWS_NAMED else ""
    return f"row{'s' if len(rows) > 1 else ''} {', '.join(map(str, rows[:_ROWS_NAMED]))}{more}"


def _mention_doubles(tray: Tray) -> None:
    """After an import: how many may be one person."""
    from store.joining.proposals import proposals
    from tui.keymap.commands import command_table
    from tui.keymap.keymap import Keymap

    if found := len(proposals(tray)):
        told = f"{counted(found, 'pair')} of people may be one person"
        review = Keymap(command_table()).by_id["joining"].label
        say(f"{told}; `salver joins list` shows why, the command “{review}” of the screen goes through them.")


def _offer_to_clear(session: Session) -> None:
    """After an import: how to clear what nobody will answer any more."""
    old = sum(1 for _ in find_rows(session.tray, session.search.limit(_OLD), "inbox"))
    if old:
        are, them = ("is", "it") if old == 1 else ("are", "them")
        told = f"{counted(old, 'open invitation')} {are} older than six months"
        say(f"{told}; `salver ignore --where '{_OLD}'` clears {them}.")
    lapsed = sum(invitation.has_lapsed for invitation in session.tray.invitations())
    if lapsed:
        told = counted(lapsed, "request of yours has", "requests of yours have")
        them = "it" if lapsed == 1 else "them"
        say(f"{told} probably lapsed unanswered; `salver pass --where '{_LAPSED}'` withdraws {them}.")
