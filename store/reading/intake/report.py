"""The account of an import: of every row, what became of it. Encoded as JSON it is what `import --json` answers."""

from typing import Literal

from msgspec import Struct

from store.progress import Progress
from store.reading.readings import FileReading, Readings, RefusedPath, Skipped
from store.records.model import Direction

RowOutcome = Literal["new", "updated", "known"]
"""What a row brought: a record, something new about one, or nothing that was not in the tray already."""

_ROWS_A_TICK = 200


class FileReport(Struct, frozen=True, omit_defaults=True):
    """One file. `rows` is new + updated + known + the number of those skipped; those of a mailbox are its messages."""

    path: str
    kind: str
    rows: int
    new: int
    updated: int
    known: int
    skipped: list[Skipped]
    notice: str = ""
    """What is to be said of the file though it was read; "" as a rule."""


class SettledElsewhere(Struct, frozen=True):
    """An invitation of the tray that this import showed to have been accepted elsewhere. `id` is spelled."""

    id: str
    name: str
    direction: Direction


class Report(Struct, frozen=True):
    """The whole import. The numbers are those of all files; `skipped` is how many rows were, `unread` how many of
    those could not be understood.
    """

    files: list[FileReport]
    new: int
    updated: int
    known: int
    skipped: int
    unread: int
    settled: list[SettledElsewhere]
    unused: list[str]
    refused: list[RefusedPath]


class Ledger:
    """Counts rows while an import goes on."""

    def __init__(self, readings: Readings, progress: Progress) -> None:
        self._readings = readings
        self._progress = progress
        self._done = 0
        self._total = sum(map(_rows_of, readings.files))
        self._counts: dict[int, dict[RowOutcome, int]] = {}
        self._skipped: dict[int, list[Skipped]] = {}
        for file in readings.files:
            self._counts[id(file)] = {"new": 0, "updated": 0, "known": 0}
            self._skipped[id(file)] = list(file.skipped)

    def count(self, file: FileReading, outcome: RowOutcome, rows: int = 1) -> None:
        """So many rows of the file came out so."""
        self._counts[id(file)][outcome] += rows
        self._tick(rows)

    def skip(self, file: FileReading, row: int, reason: str) -> None:
        """One row of the file that could be read is left out for a reason."""
        self._skipped[id(file)].append(Skipped(row, reason))
        self._tick(1)

    def report(self, settled: list[SettledElsewhere]) -> Report:
        """Return the account, when all rows are counted."""
        files = [self._of_file(file) for file in self._readings.files]
        return Report(
            files=files,
            new=sum(file.new for file in files),
            updated=sum(file.updated for file in files),
            known=sum(file.known for file in files),
            skipped=sum(len(file.skipped) for file in files),
            unread=sum(file.unread for file in self._readings.files),
            settled=settled,
            unused=self._readings.unused,
            refused=self._readings.refused,
        )

    def _tick(self, rows: int) -> None:
        before, self._done = self._done, self._done + rows
        is_end = rows > 0 and self._done == self._total
        if is_end or before // _ROWS_A_TICK != self._done // _ROWS_A_TICK:
            self._progress(self._done, self._total)

    def _of_file(self, file: FileReading) -> FileReport:
        skipped = sorted(self._skipped[id(file)], key=lambda skip: skip.row)
        rows = _rows_of(file) + len(file.skipped)
        return FileReport(file.path, file.kind, rows, **self._counts[id(file)], skipped=skipped, notice=file.notice)


def _rows_of(file: FileReading) -> int:
    """Return how many rows are to be taken in: a message may have become several, and counts once."""
    return len({row.row for row in file.rows})
