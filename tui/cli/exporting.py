"""`export`: rows for spreadsheets, people for address books, what is due for calendars, a list to read."""

import csv
import re
import sys
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any, Final

import click

from store.exporting.rows import row
from store.records.model import Item, Person
from store.session.search import RowLimit, find_rows
from store.session.session import Session
from store.text import clean
from tui.cli.context import Context
from tui.cli.output import print_json, print_lines
from tui.cli.words import MINUS_ALLOWED, TypedFilter, filter_argument

_COLUMNS = ("id", "kind", "direction", "channel", "state", "carried_out", "sent", "message", "advice", "due")
_OF_PERSON = ("name", "url", "email", "headline", "company", "connected_on")

_KNOWN = ("place", "interests", "birthday", "last_contact", "turn", "gave", "asked", "cadence")

_FORMULA = tuple("=+-@\t\r\n＝＋－＠'")
"""What a spreadsheet takes for the beginning of a formula; and the apostrophe, so that guarding can be undone."""

_LAYOUT = ("\t", "\r", "\n")
_PARTS = re.compile(f"([{''.join(_LAYOUT)}])")

_AHEAD: Final = timedelta(days=92)
"""How far into the future the calendar goes."""


@click.command(context_settings=MINUS_ALLOWED)
@filter_argument
@click.option("--format", "form", type=click.Choice(["csv", "json", "vcf", "ics", "md"]), required=True)
@click.option("--raw", is_flag=True, help="In csv, print cells as they arrived, formulas and control characters too.")
@click.pass_obj
def export(context: Context, given: TypedFilter, form: str, raw: bool) -> None:
    """Export all rows, or those that a filter finds, to standard output.

    vcf: the people of these rows as vCards; without a filter, your network. ics: what is due for them in the next three
    months, as a calendar. md: a list to read.

    In csv, a cell that a spreadsheet would take for a formula gets an apostrophe before it, and so does one that begins
    with an apostrophe; what cannot be seen gets a mark. --raw leaves both out, but not on a terminal.
    """
    session = context.session()
    limit = given.limit(session)
    if form == "csv":
        _write_table(session, _found(session, limit), raw=raw)
    elif form == "json":
        print_json([row(session, item) | _known(session, item) for item in _found(session, limit)])
    else:
        _FORMS[form](session, limit)


def _found(session: Session, limit: RowLimit | None) -> list[Item]:
    return list(find_rows(session.tray, limit, "all"))


def _people(session: Session, limit: RowLimit | None) -> list[Person]:
    """Everybody whom the rows are about; without a filter those of the network."""
    rows = _found(session, limit) if limit else list(find_rows(session.tray, None, "network"))
    return list({item.person.id: item.person for item in rows}.values())


def _write_table(session: Session, rows: Sequence[Item], *, raw: bool) -> None:
    shown = clean if sys.stdout.isatty() else str if raw else harmless
    writer = csv.writer(sys.stdout, lineterminator="\n", quoting=csv.QUOTE_ALL)  # a bare \r would get no quotes else
    writer.writerow([*_COLUMNS, *_OF_PERSON, "tags", *_KNOWN])
    for item in rows:
        cells = [*_cells(row(session, item)), *_known_cells(session, item)]
        writer.writerow([shown(cell if raw else guarded(cell)) for cell in cells])


def _known(session: Session, item: Item) -> dict[str, Any]:
    """What is known of the person, how the user stands with them, and what was given and asked; null where nothing."""
    from store.keeping.balance import balance
    from store.keeping.contacts import dealings_of, last_contact, turn

    person = item.person
    dealings = dealings_of(session.tray, person.id)
    last, kept = last_contact(dealings).day, balance(dealings)
    return {
        "place": person.location,
        "interests": person.interests,
        "birthday": person.birthday,
        "last_contact": last.isoformat() if last else None,
        "turn": turn(dealings) or None,
        "gave": [entry.what for entry in kept.gave],
        "asked": [entry.what for entry in kept.asked],
        "cadence": person.cadence,
    }


def _known_cells(session: Session, item: Item) -> list[str]:
    """The same as cells."""
    values = _known(session, item).values()
    return ["; ".join(value) if isinstance(value, list) else str(value or "") for value in values]


def _write_cards(session: Session, limit: RowLimit | None) -> None:
    from store.exporting.cards import cards

    click.echo(cards(_people(session, limit)), nl=False)


def _write_calendar(session: Session, limit: RowLimit | None) -> None:
    from store.exporting.calendar import calendar
    from store.keeping.due import planned_items

    today = session.tray.today
    items = planned_items(session.tray, today, session.resources.settings)
    if limit:
        chosen = {person.id for person in _people(session, limit)}
        items = [item for item in items if item.person.id in chosen]
    click.echo(calendar([item for item in items if item.on <= today + _AHEAD], session.now), nl=False)


def _write_list(session: Session, limit: RowLimit | None) -> None:
    """One line a row, as Markdown; nothing in it is a link or a heading."""
    lines = []
    for each in (row(session, item) for item in _found(session, limit)):
        person = each["person"]
        work = ", ".join(filter(None, (person["headline"], person["company"])))
        state = each["state"] or each.get("purpose") or each["kind"]
        about = f" ({work})" if work else ""
        lines.append(f"- **{_plain(person['name'])}**{_plain(about)}: {state}")
        lines += [f"  > {_plain(line)}" for line in str(each["message"]).splitlines() if line.strip()]
    print_lines(lines)


_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>()#+!|~-])")


def _plain(text: str) -> str:
    """A text that Markdown shows as it is."""
    return _MARKUP.sub(r"\\\1", clean(text))


_FORMS: Final[dict[str, Callable[[Session, RowLimit | None], None]]] = {
    "vcf": _write_cards,
    "ics": _write_calendar,
    "md": _write_list,
}


def guarded(cell: str) -> str:
    """The cell as a spreadsheet shows it instead of calculating it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def harmless(cell: str) -> str:
    """The cell clean, with its tabs and line breaks: csv holds them in quotes."""
    return "".join(part if part in _LAYOUT else clean(part) for part in _PARTS.split(cell))


def _cells(row: dict[str, Any]) -> list[str]:
    """A row as cells, empty where it says nothing."""
    values = [row[name] for name in _COLUMNS] + [row["person"][name] for name in _OF_PERSON] + [" ".join(row["tags"])]
    return ["" if value is None else "no" if value is False else str(value) for value in values]
