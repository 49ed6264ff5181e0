"""Saving what is done on the screen: at once, but after it has been painted, so that no key waits for it."""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from store.file import disk, form
from store.file.errors import NotSaved
from store.file.form import Tables
from store.file.limits import PlaceLimit
from store.file.saver import Saver, SaveStatus
from store.places import Places
from store.tray.clock import utc_now
from store.tray.merge import merge
from store.tray.tray import Tray

_PATIENCE = 30.0
"""Seconds that leaving waits for the last save."""

OnStatus = Callable[[SaveStatus], None]
OnMerged = Callable[[Tables], None]
AfterPainting = Callable[[Callable[[], None]], object]
"""Calls a function once the screen has been painted."""


class Saving:
    """Saves one tray in the background, from `start` to `close`; before and without that it saves nothing."""

    def __init__(self, tray: Tray, places: Places) -> None:
        self._tray = tray
        self._places = places
        self._limits: list[PlaceLimit] = []
        self._saver: Saver | None = None
        self._on_status: OnStatus = lambda status: None
        self._after_painting: AfterPainting = lambda act: act()
        self._is_waiting = False

    def start(self, on_status: OnStatus, on_merged: OnMerged, after_painting: AfterPainting) -> None:
        """Begin to save. `on_status` and `on_merged` are called on the saver's thread, `on_status` also on the thread
        that changes the tray, before anything of the change can be painted.
        """
        self._on_status = on_status
        self._after_painting = after_painting
        self._saver = Saver(self._tray.storage, merge, on_status, on_merged)

    @property
    def status(self) -> SaveStatus:
        """How saving is at this moment."""
        self._submit()
        return self._saver.finish(0) if self._saver else SaveStatus("saved")

    @property
    def is_done(self) -> bool:
        """Whether everything that was done is on disk at this moment, whatever was reported before."""
        return not self._is_waiting and (self._saver is None or self._saver.is_done)

    def request(self) -> None:
        """Have the tray saved. The saver's thread puts its text together, since that would delay the painting."""
        if self._saver and not self._is_waiting:
            self._is_waiting = True
            self._on_status(SaveStatus("saving"))
            self._after_painting(self._submit)

    def look(self) -> None:
        """See whether somebody else has changed the file; saving merges that in. Raises Unreadable."""
        if self._saver and self._tray.storage.has_changed():
            self._is_waiting = True
            self._submit()

    def confirm_merged(self, merged: Tables) -> None:
        """Note that the tray holds what was merged, as `on_merged` was given it."""
        if self._saver:
            self._is_waiting = False
            self._saver.submit(self._tray.tables, holding=merged)

    def retry(self) -> None:
        """Try once more to save what could not be saved."""
        if self._saver:
            self._saver.retry()

    def place_notices(self) -> list[str]:
        """Return, once, what the place of the store turned out to lack, in a sentence each."""
        if self._tray.storage.limits == self._limits:
            return []
        self._limits = self._tray.storage.limits
        from store.health.notices import limit_notices  # the first screen does without

        return limit_notices(self._places.store, self._places.state, self._limits)

    def save_copy(self, path: Path) -> None:
        """Write everything to another file, private and new. Raises OSError."""
        disk.write_durably(disk.real_path(path), form.dump(self._tray.tables))

    def close(self) -> SaveStatus:
        """Wait until all is saved or cannot be. What could not be saved becomes the newest of the backups.

        Returns:
            How saving stands; its reason says where the copy is.
        """
        self._submit()
        status = self._saver.close(_PATIENCE) if self._saver else SaveStatus("saved")
        return self._kept_aside(status) if status.state in ("failed", "saving") else status

    def _kept_aside(self, status: SaveStatus) -> SaveStatus:
        storage = self._tray.storage
        reason = status.reason or str(NotSaved(storage.path, "it took too long"))
        try:
            storage.backups.keep(form.dump(self._tray.tables), utc_now())
        except OSError as error:
            return replace(status, reason=f"{reason}. Nor could a copy be kept: {error}")
        return replace(status, reason=f"{reason}. A copy of everything was kept: `salver restore 1` puts it in place")

    def _submit(self) -> None:
        if self._saver and self._is_waiting:
            self._is_waiting = False
            self._saver.submit(self._tray.tables)
