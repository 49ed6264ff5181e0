"""Where an import was stopped in a mailbox, kept on this machine so that the next one goes on there.

A mark holds for one store, and for as long as all that was read is in the mailbox as it was. Else the mailbox is read
from its start, and what is in the tray already is recognised.
"""

import os
from pathlib import Path

from msgspec import json

from store.file import disk, private
from store.reading.errors import ReadError
from store.reading.mail.mailboxes import Mailbox
from store.reading.readings import Readings, ResumePoint

_FOLDER = "mailboxes"


class ResumePoints:
    """The marks of one store, in the folder that keeps the state of this machine."""

    def __init__(self, state_folder: Path, store: Path) -> None:
        self._state = state_folder
        self._store = os.path.realpath(store)

    def of(self, mailbox: Mailbox) -> ResumePoint | None:
        """Return where to go on in this mailbox; None where nothing says. A mark that cannot be read says nothing."""
        if not mailbox.size or not os.path.exists(self._store):
            return None
        mark = private.read_note(self._path(mailbox.path), ResumePoint)
        try:
            return mark if mark and mailbox.digest(mark.end) == mark.digest else None
        except (OSError, ReadError):
            return None

    def settle(self, readings: Readings) -> None:
        """After all that was read is saved: keep where reading was stopped, and drop the marks of what was read whole.

        Raises OSError.
        """
        stop = readings.stop
        for file in readings.files:
            if stop is None or file.path != stop.path:
                self._path(file.path).unlink(missing_ok=True)
        if stop is not None and stop.mark is not None:
            private.own_folder(self._state, _FOLDER)
            disk.write_durably(self._path(stop.path), json.encode(stop.mark))

    def _path(self, mailbox: str) -> Path:
        return private.note_path(self._state / _FOLDER, self._store, mailbox)
