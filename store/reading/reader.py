"""Reading what a person names: archives, tables, address books, mailboxes, folders. Nothing here knows of a tray."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from store.reading.budget import Budget
from store.reading.contacts.cards import card_notice, cards, is_vcard
from store.reading.contacts.tables import may_be_address_book
from store.reading.contacts.vcard import read_card
from store.reading.contents import SourceFile
from store.reading.csvs import Table, cells_of, read_table
from store.reading.errors import NamelessRow, NobodysRow, ReadError, RowError
from store.reading.linkedin.cells import short_quote
from store.reading.linkedin.layouts import LAYOUTS, Layout, columns_of, is_lookalike, is_unused, layout_named, layout_of
from store.reading.mail.headers import HeaderBlock
from store.reading.mail.identity import MailIdentity, identity_of
from store.reading.mail.mailboxes import SNIFFED, Mailbox
from store.reading.mail.reading import Watch, read_mailbox, unwatched
from store.reading.mail.relays import NO_TRUST, MailTrust
from store.reading.mail.resume_points import ResumePoints
from store.reading.opening import Readable
from store.reading.readings import FileReading, Readings, RefusedPath, Row, Skipped
from store.reading.sources import sources
from store.records.model import Me

_NAMED_COLUMNS = 12
"""How many columns a refusal names."""


def read(
    paths: Iterable[str],
    standard_input: Readable | None = None,
    me: Me | None = None,
    marks: ResumePoints | None = None,
    watch: Watch = unwatched,
    trust: MailTrust = NO_TRUST,
    asked: Iterable[str] = (),
) -> Readings:
    """Return everything behind these paths; `-` is standard input. Kinds are told by content.

    Mailboxes are read as a stream, from where `marks` say; ctrl+C in the middle of one ends the reading, and what was
    read until then is answered. `me` is what is known of the user, `trust` whose word on the sender of an email counts,
    `asked` the addresses of people whose answer to a question of the user's may have come by plain mail. Never raises
    for what it is given: what cannot be read is in `refused`, with the reason, and nothing is taken of it.
    """
    readings = Readings([], [], [])
    budget = Budget()
    known = identity_of(me or Me(), asked)
    for path in paths:
        before = len(readings.files), len(readings.refused)
        unused: list[str] = []
        try:
            for source in sources(path, standard_input or sys.stdin.buffer, budget):
                if isinstance(source, SourceFile):
                    _take(source, readings, unused, budget)
                else:
                    known = _take_mailbox(source, readings, known, marks, watch, trust)
                if readings.stop is not None:
                    return readings
            if before == (len(readings.files), len(readings.refused)):
                raise ReadError(_nothing_known(unused))
        except ReadError as error:
            readings.refused.append(RefusedPath(path, str(error)))
        readings.unused.extend(unused)
    return readings


def _take_mailbox(
    mailbox: Mailbox, readings: Readings, me: MailIdentity, marks: ResumePoints | None, watch: Watch, trust: MailTrust
) -> MailIdentity:
    """Read a mailbox into the readings, or say why not, and return who the user is by now."""
    try:
        found = read_mailbox(mailbox, me, marks.of(mailbox) if marks else None, watch, trust)
    except ReadError as error:
        readings.refused.append(RefusedPath(mailbox.path, str(error)))
        return me
    readings.files.append(found.file)
    readings.stop = found.stop
    return found.me


def _take(source: SourceFile, readings: Readings, unused: list[str], budget: Budget) -> None:
    """Read one file into the readings, or say why not. In an archive there are files that nobody asked about."""
    if is_unused(source.name) and source.in_archive:
        unused.append(source.path)
        return
    try:
        reading = _read_file(source, budget)
    except ReadError as error:
        readings.refused.append(RefusedPath(source.path, str(error)))
    else:
        if reading is None:
            unused.append(source.path)
        else:
            readings.files.append(reading)


def _read_file(source: SourceFile, budget: Budget) -> FileReading | None:
    """Return the rows of one file; None for a file of an archive that has other columns and another name. Raises
    ReadError.
    """
    data = source.read()
    if is_vcard(data):
        read_rows = ((card.row, partial(read_card, card)) for card in cards(data))
        return _read_rows(source.path, "contacts-vcard", read_rows, budget, notice=card_notice(data))
    is_empty = not data.strip()
    table = [] if is_empty else read_table(data, layout_of)
    if isinstance(table, Table) and not is_lookalike(source.name):
        kind = table.kind
        return _read_rows(
            source.path, kind.kind, _rows_of(table), budget, may_be_empty=kind.may_be_empty, notice=table.notice
        )
    if source.in_archive and layout_named(source.name) is None:
        return None
    if is_empty:
        raise ReadError("is empty")
    if isinstance(table, Table) or is_unused(source.name):
        raise ReadError("belongs to LinkedIn's archive, but holds nothing that Salver uses")
    if HeaderBlock(data[:SNIFFED]).of_mail:
        raise ReadError("looks like an email, but lacks the headers that every email has, such as From and Date")
    raise ReadError(_other_columns(source.name, table))


def _rows_of(table: Table[Layout]) -> Iterator[tuple[int, Callable[[], Row]]]:
    """Yield the rows of a table, each with its number and what reads it. Raises ReadError where the file breaks off."""
    columns = columns_of(table.columns)
    for number, fields in table.rows:
        yield number, partial(_read_row, table.kind, columns, number, fields)


def _read_row(layout: Layout, columns: list[str], number: int, fields: list[str]) -> Row:
    """One row of a table. Raises RowError and NobodysRow."""
    return layout.read_row(number, cells_of(columns, fields))


def _read_rows(
    path: str,
    kind: str,
    all_rows: Iterable[tuple[int, Callable[[], Row]]],
    budget: Budget,
    *,
    may_be_empty: bool = False,
    notice: str = "",
) -> FileReading:
    """Return every row of a file, read or skipped. Raises ReadError where not one could be read."""
    rows: list[Row] = []
    skipped: list[Skipped] = []
    unread = 0
    is_sound = False
    for number, read_row in all_rows:
        budget.take_row()
        try:
            rows.append(read_row())
        except RowError as error:
            skipped.append(Skipped(number, str(error)))
            unread += not isinstance(error, NamelessRow)
        except NobodysRow as error:
            skipped.append(Skipped(number, str(error)))
            is_sound = True
    if not rows and not skipped and not may_be_empty:
        raise ReadError("holds a header and no rows")
    if skipped and not rows and not is_sound:
        first = skipped[0]
        raise ReadError(f"has no row that can be read; the first, row {first.row}: {first.reason}")
    return FileReading(path, kind, rows, skipped, unread, notice=notice)


def _other_columns(name: str, found: Sequence[str]) -> str:
    """Return why a file is not read whose columns are none that are known."""
    shown = ", ".join(short_quote(column.strip()) for column in found[:_NAMED_COLUMNS])
    more = f" and {len(found) - _NAMED_COLUMNS} more" if len(found) > _NAMED_COLUMNS else ""
    what = f"has columns that Salver does not know: found {shown}{more}" if found else "is no table"
    named = layout_named(name)
    if named is None and may_be_address_book(found):
        return f"{what}; if it is an address book, export it as vCard (.vcf)"
    expected = [named] if named else LAYOUTS[:3]
    return f"{what}; expected " + ", or ".join(f"{layout.name} with {', '.join(layout.columns)}" for layout in expected)


def _nothing_known(unused: list[str]) -> str:
    """Return why an archive or a folder is refused."""
    names = ", ".join(layout.name for layout in LAYOUTS[:4])
    found = f"; found {', '.join(path.rpartition('/')[2] for path in unused[:5])}" if unused else ""
    return f"holds no file that Salver reads, such as {names}{found}"
