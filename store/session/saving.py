"""Saving what is done on the screen: at once, but after it has been painted, so that a key never waits for it."""

from collections.abc import Callable

from store.file.form import Tables
from store.file.saver import Saver, SaveStatus
from store.tray.merge import merge
from store.tray.tray import Tray

_PATIENCE = 30.0
"""Seconds that leaving waits for the last save."""

Tell = Callable[[SaveStatus], None]
Soon = Callable[[Callable[[], None]], object]
"""Calls a function once the screen has been painted."""


class Saving:
    """Has one tray saved. `tell` and `take_in` are called on the saver's thread, `tell` also at once."""

    def __init__(self, tray: Tray, tell: Tell, take_in: Callable[[Tables], None], soon: Soon) -> None:
        self._tray = tray
        self._tell = tell
        self._soon = soon
        self._is_waiting = False
        self._saver = Saver(tray.storage, merge, tell, take_in)

    def save(self) -> None:
        """Have the tray saved. Its text is put together on the saver's thread, which would hold the painting up."""
        if not self._is_waiting:
            self._is_waiting = True
            self._tell(SaveStatus("saving"))
            self._soon(self._submit)

    def status(self) -> SaveStatus:
        """How it stands at this moment."""
        self._submit()
        return self._saver.finish(0)

    def look(self) -> None:
        """See whether somebody else has changed the file; saving merges that in. Raises Unreadable."""
        if self._tray.storage.has_changed():
            self._is_waiting = True
            self._submit()

    def took_in(self, merged: Tables) -> None:
        """The tray holds what was merged, as `take_in` was given it."""
        self._is_waiting = False
        self._saver.submit(self._tray.tables, holding=merged)

    def retry(self) -> None:
        """Try once more to save what could not be saved."""
        self._saver.retry()

    def close(self) -> SaveStatus:
        """Wait until all is saved or cannot be; answers how it stands."""
        self._submit()
        return self._saver.close(_PATIENCE)

    def _submit(self) -> None:
        if self._is_waiting:
            self._is_waiting = False
            self._saver.submit(self._tray.tables)
