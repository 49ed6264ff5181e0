"""`export`: rows for spreadsheets and other programs."""

import csv
import re
import sys
from typing import Any

import click

from store.session.search import find_rows
from store.text import clean
from tui.cli.context import Context
from tui.cli.output import print_json
from tui.cli.rows import row
from tui.cli.words import MINUS_ALLOWED, filter_argument, filter_given

_COLUMNS = ("id", "kind", "direction", "channel", "state", "carried_out", "sent", "message", "advice", "due")
_OF_PERSON = ("name", "url", "email", "headline", "company", "connected_on")

_FORMULA = tuple("=+-@\t\r\n＝＋－＠'")
"""What a spreadsheet takes for the beginning of a formula; and the apostrophe, so that guarding can be undone."""

_LAYOUT = ("\t", "\r", "\n")
_PARTS = re.compile(f"([{''.join(_LAYOUT)}])")


@click.command(context_settings=MINUS_ALLOWED)
@filter_argument
@click.option("--format", "form", type=click.Choice(["csv", "json"]), required=True)
@click.option("--raw", is_flag=True, help="csv: cells as they arrived, formulas and control characters too.")
@click.pass_obj
def export(context: Context, words: tuple[str, ...], form: str, raw: bool) -> None:
    """All rows, or those that a filter finds, on standard output.

    In csv a cell that a spreadsheet would take for a formula gets an apostrophe before it, and so does one that begins
    with an apostrophe; what cannot be seen gets a mark. --raw leaves both out, but not on a terminal.
    """
    session = context.session()
    rows = [row(session, item) for item in find_rows(session.tray, filter_given(session, words), "all")]
    if form == "json":
        print_json(rows)
        return
    shown = clean if sys.stdout.isatty() else str if raw else harmless
    writer = csv.writer(sys.stdout, lineterminator="\n", quoting=csv.QUOTE_ALL)  # a bare \r would get no quotes else
    writer.writerow([*_COLUMNS, *_OF_PERSON, "tags"])
    for each in rows:
        writer.writerow([shown(cell if raw else guarded(cell)) for cell in _cells(each)])


def guarded(cell: str) -> str:
    """The cell as a spreadsheet shows it in place of reckoning it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def harmless(cell: str) -> str:
    """The cell clean, with its tabs and line breaks: csv holds them in quotes."""
    return "".join(part if part in _LAYOUT else clean(part) for part in _PARTS.split(cell))


def _cells(row: dict[str, Any]) -> list[str]:
    """A row as cells, empty where it says nothing."""
    values = [row[name] for name in _COLUMNS] + [row["person"][name] for name in _OF_PERSON] + [" ".join(row["tags"])]
    return ["" if value is None else "no" if value is False else str(value) for value in values]
