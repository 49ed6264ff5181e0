"""Saving on a thread of its own, so that neither a key nor the screen ever waits for the disk."""

import contextlib
from collections.abc import Callable
from threading import Condition, Thread
from typing import Final, Literal, TypeVar

from msgspec import Struct

from store.file.errors import NotProvenDurable, NotSaved, SavingBroke, StoreError, Unreadable
from store.file.form import Tables
from store.file.storage import Merge, TrayStorage

_News = TypeVar("_News")

_OTHERS_FIRST: Final = 0.02
"""Seconds that a save waits before it begins: beside it, what was just painted would get to the terminal late."""


class SaveStatus(Struct, frozen=True):
    """What the status line says: `reason` says why saving failed, and `why` the same in a few words. "unproven" means
    that the file holds everything, but the disk did not confirm that it is there for good.
    """

    state: Literal["saved", "saving", "failed", "unproven"]
    reason: str = ""
    why: str = ""


class Saver:
    """Saves the newest tables it was given, one write at a time; several actions that wait become one write.

    `on_status` and `on_merged` (with the tables as they are in the file now, which hold what somebody else has saved
    too) are called on the saver's thread. Whatever was merged goes into every further save until tables are submitted
    that are said to hold it. The thread outlives every error: what cannot be saved waits for `retry`.
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
        self._merged: Tables | None = None
        """What was merged and is not known to be in the tables that are submitted."""
        self._unsaved = 0
        self._busy = False
        self._closing = False
        self._failure: StoreError | None = None
        self._thread = Thread(target=self._run, name="saver", daemon=True)
        self._thread.start()

    def submit(self, tables: Tables, holding: Tables | None = None) -> None:
        """Have these tables saved soon. They are copied; the records in them never change. `holding` is what
        `on_merged` was given, where they hold that.
        """
        snapshot = {table: dict(records) for table, records in tables.items()}
        with self._condition:
            if holding is self._merged:
                self._merged = None
            self._waiting = snapshot
            self._unsaved += 1
            self._failure = None
            self._condition.notify_all()
        self._on_status(SaveStatus("saving"))

    def retry(self) -> None:
        """Try once more what could not be saved."""
        with self._condition:
            self._failure = None
            self._condition.notify_all()

    @property
    def is_done(self) -> bool:
        """Whether everything that was submitted is on disk."""
        with self._condition:
            return self._unsaved == 0

    def finish(self, timeout: float) -> SaveStatus:
        """Wait until all is saved, or saving failed, or this many seconds have gone; return how it stands."""
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
            is_there = isinstance(self._failure, NotProvenDurable)
            return SaveStatus("unproven" if is_there else "failed", str(self._failure), why)
        return SaveStatus("saving" if self._unsaved else "saved")

    def _run(self) -> None:
        while (work := self._next()) is not None:
            tables, merged, actions = work
            try:
                whole = tables if merged is None else self._merge(tables, merged)
                written = self._storage.save(whole, self._merge)
            except StoreError as error:
                self._failed(tables, error)
            except Exception as error:  # the thread has to outlive it, and what was done has to stay unsaved
                broke = SavingBroke(self._storage.path, f"a fault of Salver's own, {type(error).__name__}")
                broke.__cause__ = error
                self._failed(tables, broke)
            else:
                self._saved(actions, None if written is whole else written)

    def _next(self) -> tuple[Tables, Tables | None, int] | None:
        """Wait for tables to save: with what was merged and is not in them, and how many actions wait for that; None
        when it is time to end.
        """
        with self._condition:
            self._condition.wait_for(lambda: self._closing or (self._waiting is not None and not self._failure))
            self._condition.wait_for(lambda: self._closing, _OTHERS_FIRST)
            if self._waiting is None or self._failure:
                return None
            tables, self._waiting, self._busy = self._waiting, None, True
            return tables, self._merged, self._unsaved

    def _saved(self, actions: int, merged: Tables | None) -> None:
        with self._condition:
            self._busy = False
            self._unsaved -= actions
            self._merged = merged or self._merged
            self._condition.notify_all()
            status = self._status()
        self._call(self._on_status, status)
        if merged is not None:
            self._call(self._on_merged, merged)

    def _failed(self, tables: Tables, error: StoreError) -> None:
        """Keep what could not be saved, unless something newer waits already."""
        with self._condition:
            self._busy = False
            self._failure = error
            if self._waiting is None:
                self._waiting = tables
            self._condition.notify_all()
            status = self._status()
        self._call(self._on_status, status)

    def _call(self, listener: Callable[[_News], None], news: _News) -> None:
        """Tell a listener. One that fails, as those of a screen that has gone may, must not keep the rest from being
        saved; what was merged goes into the next saves anyway.
        """
        with contextlib.suppress(Exception):
            listener(news)
