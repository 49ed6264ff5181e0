"""How old a file is, so that an old archive never turns back what a newer one has said.

No file of the archive says when it was made. Its newest `Connected On` tells: a file is old when the tray has a newer
one. What an old file says fills gaps, and replaces nothing.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from os.path import dirname

from store.reading.readings import ConnectionRow, FileReading, Readings, RowT
from store.tray.tray import Tray


class Ages:
    """The ages of the files of one import, against what the tray held before it."""

    def __init__(self, tray: Tray, readings: Readings) -> None:
        self._of_file: dict[str, date] = {}
        self._of_folder: dict[str, date] = {}
        for file, row in readings.rows(ConnectionRow):
            self._of_file[file.path] = max(row.connected_on, self._of_file.get(file.path, date.min))
        for path, newest in self._of_file.items():
            self._of_folder[dirname(path)] = max(newest, self._of_folder.get(dirname(path), date.min))
        connected = (record.get("connected_on") for _, record in tray.records("people"))
        self._known = date.fromisoformat(max(filter(None, connected), default=date.min.isoformat()))

    def is_news(self, file: FileReading) -> bool:
        """Return whether what the file says may replace what the tray has. A file whose age nothing tells counts as
        new.
        """
        age = self._age(file)
        return age is None or age >= self._known

    def by_age(self, files: Iterable[FileReading]) -> list[FileReading]:
        """Return the files, the newest first; where nothing tells, as they came."""
        return sorted(files, key=lambda file: self._age(file) or date.max, reverse=True)

    def newest_first(self, readings: Readings, kind: type[RowT]) -> Iterator[tuple[FileReading, RowT, bool]]:
        """Yield all rows of a kind, those of the newest file first, and whether what they say is news: only one file's
        is.
        """
        files = [file for file in readings.files if any(isinstance(row, kind) for row in file.rows)]
        for place, file in enumerate(self.by_age(files)):
            is_news = place == 0 and self.is_news(file)
            for row in file.rows:
                if isinstance(row, kind):
                    yield file, row, is_news

    def _age(self, file: FileReading) -> date | None:
        """Return the newest connection in the file itself, else in those beside it."""
        return self._of_file.get(file.path) or self._of_folder.get(dirname(file.path))
