"""Keeping what is done and what is typed: the tray in its file, unfinished texts aside until they are in it."""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from store.file import disk, form
from store.file.errors import NotSaved
from store.file.form import Tables
from store.file.limits import PlaceLimit
from store.file.saver import SaveStatus
from store.health.notices import limit_notices
from store.places import Places
from store.session.recovery import Recovery, Unfinished
from store.session.saving import Saving, Soon, Tell
from store.tray.clock import utc_now
from store.tray.tray import Tray


class Keeping:
    """Keeps one tray, from `open` to `close`."""

    def __init__(self, tray: Tray, places: Places) -> None:
        self._tray = tray
        self._places = places
        self._saving: Saving | None = None
        self._warn: Callable[[str], None] | None = None
        self._limits: list[PlaceLimit] = []
        self._recovery: Recovery | None = None

    def open(
        self, tell: Tell, on_merged: Callable[[Tables], None], warn: Callable[[str], None], soon: Soon
    ) -> list[Unfinished]:
        """Begin to keep; return the texts that an earlier run left unfinished. See `Session.start`."""
        self._warn = warn
        self._saving = Saving(self._tray, tell, on_merged, soon)
        self._recovery = Recovery(self._places.state, self._places.store, warn)
        return list(self._recovery.found())

    def close(self) -> SaveStatus:
        """Wait until all is saved or cannot be; answers how it stands. What could not be saved becomes the newest of
        the backups.
        """
        status = self._saving.close() if self._saving else SaveStatus("saved")
        if status.state in ("failed", "saving"):
            status = self._kept_aside(status)
        if self._recovery:
            if status.state == "saved":
                self._recovery.forget_settled()
            self._recovery.close()
        return status

    def _kept_aside(self, status: SaveStatus) -> SaveStatus:
        """The status, saying where what is not saved was kept."""
        reason = status.reason or str(NotSaved(self._places.store, "it took too long"))
        try:
            self._tray.storage.backups.keep(form.dump(self._tray.tables), utc_now())
        except OSError as error:
            return replace(status, reason=f"{reason}. Nor could a copy be kept: {error}")
        return replace(status, reason=f"{reason}. A copy of everything was kept: `salver restore 1` puts it in place")

    @property
    def status(self) -> SaveStatus:
        """How saving stands at this moment."""
        return self._saving.status() if self._saving else SaveStatus("saved")

    def save(self) -> None:
        """Have the tray saved."""
        if self._saving:
            self._saving.save()

    def was_saved(self) -> None:
        """What is on disk needs no other copy; what its place was found to lack is said once."""
        if self._recovery and self.status.state == "saved":
            self._recovery.forget_settled()
        limits = self._tray.storage.limits
        if self._warn and limits != self._limits:
            self._limits = limits
            for sentence in limit_notices(self._places.store, self._places.state, limits):
                self._warn(sentence)

    def took_in(self, merged: Tables) -> None:
        """The tray holds what was merged, as `on_merged` was given it."""
        if self._saving:
            self._saving.took_in(merged)

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
