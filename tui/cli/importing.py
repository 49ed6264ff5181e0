"""`import`: what other programs wrote, taken into the tray, with an account of every row."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from msgspec import to_builtins

from store.counted import counted
from store.progress import Progress
from store.session.import_account import OLD, account_lines, complaints, leftovers
from store.session.importing import import_files, keep_progress
from store.session.session import Session
from store.text import clean
from store.tray.tray import Tray
from tui.cli.context import Context
from tui.cli.failures import Refused
from tui.cli.output import json_option, print_json, say

_LAPSED = "state:waiting view:done"
"""The user's own invitations that nobody answered for half a year."""


@click.command(name="import")
@click.argument("paths", metavar="PATH...|-", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Show what would come in, and change nothing.")
@json_option("the account of every row as one JSON value")
@click.pass_obj
def import_(context: Context, paths: tuple[str, ...], dry_run: bool, as_json: bool) -> None:
    """Read LinkedIn archives, mail and address books into the tray.

    An archive can be the zip as it was downloaded, its folder, or single csv files. Mail can be an mbox, a Maildir, a
    folder of messages, or one message. Address books are vCards, or contacts as Google exports them. `-` is standard
    input.

    What is in the tray already is recognised, so an archive can be read again, and a newer one on top of an older.
    ctrl+C in a long mailbox keeps what was read so far; the next import of the mailbox goes on from there.
    """
    with context.changing(dry_run=dry_run) as session:
        imported = import_files(
            session,
            paths,
            sys.stdin.buffer,
            watch=lambda path: _bar(f"reading {clean(Path(path).name)}"),
            taking=lambda: _bar("importing"),
            is_dry=dry_run,
        )
    for sentence in keep_progress(session, imported):
        say(sentence)
    if as_json:
        print_json(to_builtins(imported.report))
    else:
        for told in account_lines(imported):
            say(told)
        if imported.report.new and not dry_run:
            _offer_to_clear(session)
            if sys.stderr.isatty():  # it takes a second where there are ten thousand, and no script waits for it
                _mention_doubles(session.tray)
    if wrong := [*complaints(imported)]:
        raise Refused(*wrong, is_answered=True)


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
    left = leftovers(session)
    if left.old:
        them = "it" if left.old == 1 else "them"
        say(f"{left.told_old}; `salver ignore --where '{OLD}'` clears {them}.")
    if left.lapsed:
        them = "it" if left.lapsed == 1 else "them"
        say(f"{left.told_lapsed}; `salver pass --where '{_LAPSED}'` withdraws {them}.")
