"""The tray: the records of one file, held in memory and changed only by `commit`."""

from collections.abc import Callable, Iterable
from pathlib import Path

from tinydb import TinyDB

from store.file import form
from store.file.errors import StoreError
from store.file.form import Tables
from store.file.storage import TrayStorage
from store.records.ids import RecordId
from store.records.record import Record, Stamp
from store.tray import hand_edits
from store.tray.changes import REMOVED, Add, By, Change, check
from store.tray.clock import Clock, Stamper, utc_now
from store.tray.joins import with_whole_people_erased
from store.tray.merge import ERASED, merge, without_erased
from store.tray.models import TrayModels
from store.tray.references import with_everybody


class Tray(TrayModels):
    """The open store. Not thread-safe: one thread reads and changes it; `tables` may be handed to another as a copy.

    `clock` gives the moment as an aware datetime; days begin and end in the local zone.
    """

    def __init__(
        self, tables: Tables, storage: TrayStorage, clock: Clock = utc_now, newest_stamp: str | None = None
    ) -> None:
        """`newest_stamp` is the newest time in the logs of tables that need no check; None where they do."""
        self.on_change: Callable[[list[RecordId]], None] = lambda ids: None
        """Called after each action with the ids of the records that it concerned."""
        self.undo_ends_at = ""
        """The newest action that undo leaves alone, as stamps spell it; "" where it may take all back."""
        self.storage = storage
        self._stamper = Stamper(clock)
        super().__init__(tables, clock)
        if newest_stamp is not None:
            self._stamper.saw(newest_stamp)
        elif not self._adopt(tables):
            storage.vouch()

    @classmethod
    def open(cls, path: Path, state_folder: Path, clock: Clock = utc_now) -> "Tray":
        """Return the tray of the file at this path, an empty one where there is no file yet; `state_folder` keeps its
        lock and its backups. Raises Unreadable.
        """
        storage = TinyDB(path, storage=TrayStorage, state_folder=state_folder).storage
        if not isinstance(storage, TrayStorage):
            raise StoreError(f"{path} was opened by another storage than Salver's")
        tables = storage.load() or form.empty()
        return cls(tables, storage, clock, storage.newest_stamp)

    @property
    def session_name(self) -> str:
        """The session in the stamps of the changes that are made here."""
        return self._stamper.session

    def save(self) -> None:
        """Write the tray to its file now; what somebody else has saved meanwhile is merged in. Raises StoreError."""
        written = self.storage.save(self.tables, merge)
        if written is not self.tables:
            self._adopt(written)

    def merge_in(self, theirs: Tables) -> None:
        """Merge in what somebody else has saved."""
        self._adopt(merge(self.tables, theirs))

    def commit(self, changes: Iterable[Change], by: By = "you") -> str | None:
        """Make these changes as one action.

        Nothing is added about a person who was erased. Setting a field to the value that it has is no change, but an
        undo or redo is always logged.

        Returns:
            The action; None where nothing changed.

        Raises:
            Unkept: The file could not hold one of them, and none is made.
            ValueError: The id of an added record is taken.
            KeyError: A changed record does not exist.
        """
        changes = list(changes)
        for change in changes:
            check(change)
        time = self._stamper.next_time()
        places: dict[tuple[str, RecordId], int] = {}
        for change in changes:
            key = (change.table, change.id)
            stamp = Stamp(time, self._stamper.session, places.get(key, 0))
            if self._apply(change, stamp, by):
                places[key] = stamp.place + 1
        if not places:
            return None
        self.on_change(list({change.id: None for change in changes}))
        return Stamp(time, self._stamper.session, 0).action

    def _apply(self, change: Change, stamp: Stamp, by: By) -> bool:
        """Make one change, and return whether it was one."""
        records = self.tables.setdefault(change.table, {})
        context = {} if by == "you" else {"by": by}
        if isinstance(change, Add):
            if self.is_erased(change.id) or self.is_erased(change.arrived.get("person", 0)):
                return False
            if change.id in records:
                raise ValueError(f"table {change.table} has a record {change.id} already")
            log = {str(stamp): [REMOVED, None, True]} if by == "you" else None
            records[change.id] = Record(change.arrived, None, log)
        else:
            record = records[change.id]
            if record.get(change.field) == change.value and not change.context.keys() & {"undo", "redo"}:
                return False
            records[change.id] = record.changed(stamp, change.field, change.value, {**context, **change.context})
        self._forget_models(change.table, change.id)
        return True

    def erase(self, person_id: RecordId, also: Iterable[RecordId] = ()) -> int:
        """Forget a person, all their traces and every record about them, for good. No undo, merge or import brings them
        back.

        `also` are other ids of theirs, which nobody in the tray has.

        Returns:
            How many records were removed.

        Raises:
            KeyError: There is no such person.
            Unkept: The clock shows a day that the file could not hold.
        """
        self.tables["people"][person_id]
        erasure = Add(ERASED, person_id, {"on": self.today.isoformat()})
        check(erasure)
        person_ids = (*self.joins.traces(person_id), *also)
        erased = {**dict.fromkeys(person_ids, Record(erasure.arrived)), **self.tables[ERASED]}
        kept = without_erased({**self.tables, ERASED: erased})
        gone = sum(len(self.tables[table]) - len(kept[table]) for table in self.tables if table != ERASED)
        self._adopt(kept)
        return gone

    def _adopt(self, tables: Tables) -> bool:
        """Take over these tables, and return whether they had to be changed.

        The people who are erased are left out, everybody whom a record names is in, and edits by hand are logged.
        """
        self.tables = with_everybody(without_erased(with_whole_people_erased(tables)))
        self._forget_all_models()
        edited: list[tuple[str, RecordId]] = []
        for table, records in self.tables.items():
            for record_id, record in records.items():
                if record.log:
                    self._stamper.saw(max(record.log))
                if not hand_edits.agrees(record):
                    edited.append((table, record_id))
        if edited:
            stamp = Stamp(self._stamper.next_time(), self._stamper.session, 0)
            for table, record_id in edited:
                self.tables[table][record_id] = hand_edits.take_in(self.tables[table][record_id], stamp)
        return bool(edited) or any(self.tables[table].keys() != tables[table].keys() for table in tables)
