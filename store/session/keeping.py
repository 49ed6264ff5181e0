"""Keeping what is done and what is typed: the tray in its file, unfinished texts aside until they are in it."""

from collections.abc import Callable
from pathlib import Path

from store.file import disk, form
from store.file.form import Tables
from store.file.saver import SaveStatus
from store.places import Places
from store.session.recovery import Recovery, Unfinished
from store.session.saving import Saving, Soon, Tell
from store.tray.tray import Tray


class Keeping:
    """Keeps one tray, from `open` to `close`."""

    def __init__(self, tray: Tray, places: Places) -> None:
        self._tray = tray
        self._places = places
        self._saving: Saving | None = None
        self._recovery: Recovery | None = None

    def open(
        self, tell: Tell, on_merged: Callable[[Tables], None], warn: Callable[[str], None], soon: Soon
    ) -> list[Unfinished]:
        """Begin to keep; return the texts that an earlier run left unfinished. See `Session.open`."""
        self._saving = Saving(self._tray, tell, on_merged, soon)
        self._recovery = Recovery(self._places.state, self._places.store, warn)
        return list(self._recovery.found())

    def close(self) -> SaveStatus:
        """Wait until all is saved or cannot be; answers how it stands."""
        status = self._saving.close() if self._saving else SaveStatus("saved")
        if self._recovery:
            if status.state == "saved":
                self._recovery.forget_settled()
            self._recovery.close()
        return status

    @property
    def status(self) -> SaveStatus:
        """How saving stands at this moment."""
        return self._saving.status() if self._saving else SaveStatus("saved")

    def save(self) -> None:
        """Have the tray saved."""
        if self._saving:
            self._saving.save()

    def was_saved(self) -> None:
        """What is on disk needs no other copy."""
        if self._recovery and self.status.state == "saved":
            self._recovery.forget_settled()

    def retry(self) -> None:
        """Try once more to save what could not be saved."""
        if self._saving:
            self._saving.retry()

    def look(self) -> None:
        """See whether somebody else has changed the file; saving merges that in. Raises Unreadable."""
        if self._saving:
            self._saving.look()

    def save_copy(self, path: Path) -> None:
        """Write everything to another file, private and new. Raises OSError."""
        disk.write_durably(disk.real_path(path), form.dump(self._tray.tables))

    def put_aside(self, unfinished: Unfinished) -> None:
        """Keep a text that is being typed, in case the line is lost."""
        if self._recovery:
            self._recovery.keep(unfinished)

    def settle(self, unfinished: Unfinished) -> None:
        """The text is in the tray; what was put aside goes once that is saved."""
        if self._recovery:
            self._recovery.settle(unfinished)
