"""`import`: what other programs wrote, taken into the tray, with an account of every row."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from msgspec import to_builtins

from store.reading.importing import intake
from store.reading.intake.report import FileReport, Progress, Report
from store.reading.reader import read
from store.records.model import Me
from tui.command_line.failures import Refused
from tui.command_line.output import print_json, say
from tui.command_line.run import Run

_SKIPS_SHOWN = 10
"""How many skipped rows of a file are named to people; scripts get all of them."""


@click.command(name="import")
@click.argument("paths", metavar="PATH...|-", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Show what would be taken in, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Answer the account of every row as one JSON value.")
@click.pass_obj
def import_(run: Run, paths: tuple[str, ...], dry_run: bool, as_json: bool) -> None:
    """Read LinkedIn archives: the zip as it was downloaded, its folder, or single csv files; `-` is standard input.

    What is in the tray already is recognised, so an archive can be read again, and a newer one on top of an older.
    """
    with run.changing(dry_run=dry_run) as tray:
        readings = read(paths, sys.stdin.buffer)
        with _bar() as progress:
            report = intake(tray, readings, run.settings.me.over(Me()), progress)
    if as_json:
        print_json(to_builtins(report))
    else:
        _tell(report, dry_run=dry_run)
    if report.refused:
        raise Refused("\n".join(f"{refused.path} {refused.reason}" for refused in report.refused))


@contextmanager
def _bar() -> Iterator[Progress]:
    """A progress bar on standard error, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    with click.progressbar(length=1, label="importing", file=sys.stderr, show_pos=True) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield progress


def _tell(report: Report, *, dry_run: bool) -> None:
    """The account for people: a line for every file, its skipped rows, and what was settled elsewhere."""
    for file in report.files:
        say(f"{file.path}: {_counts(file)}")
        for skipped in file.skipped[:_SKIPS_SHOWN]:
            say(f"  row {skipped.row} skipped: {skipped.reason}")
        if len(file.skipped) > _SKIPS_SHOWN:
            say(f"  and {len(file.skipped) - _SKIPS_SHOWN} more; `--json` names all of them")
    for settled in report.settled:
        say(f"accepted elsewhere: {settled.name}")
    done = "would be new" if dry_run else "new"
    say(f"{report.new} {done}, {report.updated} updated, {report.known} known already, {report.skipped} skipped")


def _counts(file: FileReport) -> str:
    """What became of a file's rows."""
    parts = [f"{file.new} new", f"{file.updated} updated", f"{file.known} known already"]
    if file.skipped:
        parts.append(f"{len(file.skipped)} skipped")
    return f"{file.kind}, {file.rows} rows: " + ", ".join(parts)
