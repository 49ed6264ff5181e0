"""Saving on a thread of its own, so that neither a key nor the screen ever waits for the disk."""

from collections.abc import Callable
from threading import Condition, Thread
from typing import Literal

from msgspec import Struct

from store.file.errors import NotSaved, StoreError, Unreadable
from store.file.form import Tables
from store.file.storage import Merge, TrayStorage


class SaveStatus(Struct, frozen=True):
    """What the status line says: `unsaved` counts the actions that are not on disk yet; `reason` says why saving
    failed, and `why` the same in a few words.
    """

    state: Literal["saved", "saving", "failed"]
    unsaved: int = 0
    reason: str = ""
    why: str = ""


class Saver:
    """Saves the newest tables it was given, one write at a time; several actions that wait become one write.

    `on_status` and `on_saved` (with the tables as they are in the file now, which hold other people's changes too) are
    called on the saver's thread.
    """

    def __init__(
        self,
        storage: TrayStorage,
        merge: Merge,
        on_status: Callable[[SaveStatus], None],
        on_merged: Callable[[Tables], None],
    ) -> None:
        self._storage = storage
        self._merge = merge
        self._on_status = on_status
        self._on_merged = on_merged
        self._condition = Condition()
        self._waiting: Tables | None = None
        self._unsaved = 0
        self._busy = False
        self._closing = False
        self._failure: StoreError | None = None
        self._thread = Thread(target=self._run, name="saver", daemon=True)
        self._thread.start()

    def submit(self, tables: Tables) -> None:
        """Have these tables saved soon. They are copied; the records in them never change."""
        snapshot = {table: dict(records) for table, records in tables.items()}
        with self._condition:
            self._waiting = snapshot
            self._unsaved += 1
            self._failure = None
            self._condition.notify_all()
            unsaved = self._unsaved
        self._on_status(SaveStatus("saving", unsaved))

    def retry(self) -> None:
        """Try once more what could not be saved."""
        with self._condition:
            self._failure = None
            self._condition.notify_all()

    def finish(self, timeout: float) -> SaveStatus:
        """Wait until all is saved, or saving failed, or this many seconds have gone; answers how it stands."""
        with self._condition:
            self._condition.wait_for(lambda: self._failure or (self._waiting is None and not self._busy), timeout)
            return self._status()

    def close(self, timeout: float) -> SaveStatus:
        """As `finish`, and end the thread."""
        status = self.finish(timeout)
        with self._condition:
            self._closing = True
            self._condition.notify_all()
        return status

    def _status(self) -> SaveStatus:
        if self._failure:
            why = self._failure.why if isinstance(self._failure, NotSaved | Unreadable) else str(self._failure)
            return SaveStatus("failed", self._unsaved, str(self._failure), why)
        return SaveStatus("saving", self._unsaved) if self._unsaved else SaveStatus("saved")

    def _run(self) -> None:
        while (work := self._next()) is not None:
            tables, actions = work
            try:
                written = self._storage.save(tables, self._merge)
            except StoreError as error:
                self._failed(tables, error)
            else:
                self._saved(actions)
                if written is not tables:
                    self._on_merged(written)

    def _next(self) -> tuple[Tables, int] | None:
        """Wait for tables to save; None when it is time to end."""
        with self._condition:
            self._condition.wait_for(lambda: self._closing or (self._waiting is not None and not self._failure))
            if self._waiting is None or self._failure:
                return None
            tables, self._waiting, self._busy = self._waiting, None, True
            return tables, self._unsaved

    def _saved(self, actions: int) -> None:
        with self._condition:
            self._busy = False
            self._unsaved -= actions
            self._condition.notify_all()
            status = self._status()
        self._on_status(status)

    def _failed(self, tables: Tables, error: StoreError) -> None:
        """Keep what could not be saved, unless something newer waits already."""
        with self._condition:
            self._busy = False
            self._failure = error
            if self._waiting is None:
                self._waiting = tables
            self._condition.notify_all()
            status = self._status()
        self._on_status(status)
