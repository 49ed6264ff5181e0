"""Mails that could not be understood and were reported, so that an import every hour fails once for each and no more.

What is kept of an email is a digest, in the folder that keeps the state of this machine.
"""

from pathlib import Path

from msgspec import json

from store.file import disk, private
from store.reading.readings import Readings

_FOLDER = "unread-mails"


class ReportedMails:
    """Digests of the mails that were reported for one store."""

    def __init__(self, state_folder: Path, store: Path) -> None:
        self._state = state_folder
        self._path = private.note_path(state_folder / _FOLDER, store)

    def news(self, readings: Readings) -> set[str]:
        """Return the digests of those that were not told of before. A list that cannot be read says nothing."""
        return {digest for file in readings.files for digest in file.unread_mails} - self._known()

    def keep(self, digests: set[str]) -> None:
        """Remember that these were reported. Raises OSError."""
        if digests:
            private.own_folder(self._state, _FOLDER)
            disk.write_durably(self._path, json.encode(sorted(self._known() | digests)))

    def _known(self) -> set[str]:
        return private.read_note(self._path, set[str]) or set()
