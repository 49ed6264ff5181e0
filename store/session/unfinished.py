"""The texts that are being typed, kept on disk until they are in the tray: a crash loses the last moment at most.

`Recovery` is the files, `UnfinishedTexts` what they are for.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal

from msgspec import Struct

from store.file import disk, private, temporaries
from store.places import Places
from store.records.folding import rewritten
from store.records.ids import RecordId
from store.tray.outcome import Outcome
from store.tray.triage import Triage

TextKind = Literal["draft", "note"]
_TABLES = {"draft": "drafts", "note": "people"}
"""Where the records are that texts belong to, by the kind of text."""


class Unfinished(Struct, frozen=True):
    """A text that was being typed: the draft's, or the note on a person."""

    kind: TextKind
    id: RecordId
    text: str


class Recovery:
    """The unfinished texts of one store, a private file each. Writing happens on a thread of its own."""

    def __init__(self, state: Path, store: Path, tell: Callable[[str], None]) -> None:
        """`state` is this machine's private directory; stores are told apart by their path.

        `tell` is called on the thread that writes, with a sentence, when texts can no longer be kept.
        """
        self._state = state
        self._place = ("unfinished", private.name_for(store.absolute()))
        self._folder = state.joinpath(*self._place)
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="recovery")
        self._settled: set[tuple[TextKind, RecordId]] = set()
        self._tell = tell
        self._is_failing = False

    def keep(self, unfinished: Unfinished) -> None:
        """Have the text written soon."""
        self._settled.discard((unfinished.kind, unfinished.id))
        self._writer.submit(self._try, lambda: self._write(unfinished), "What you type is not being backed up")

    def settle(self, unfinished: Unfinished) -> None:
        """Note that the text is in the tray. It is kept here as well until the tray is saved."""
        self._settled.add((unfinished.kind, unfinished.id))

    def forget_settled(self) -> None:
        """Forget all that was settled, now that the tray is saved."""
        done = [self._path(kind, record_id) for kind, record_id in self._settled]
        self._settled.clear()
        if done:
            self._writer.submit(self._try, lambda: _unlink(done), "The backup of what you typed cannot be removed")

    def found(self) -> Iterator[Unfinished]:
        """Yield what an earlier run left behind. What somebody else has put there, or cannot be read, is passed
        over.
        """
        if not self._folder.is_dir():
            return
        for path in sorted(self._folder.glob("*-*.txt")):
            kind, _, number = path.stem.partition("-")
            if kind in ("draft", "note") and number.isdecimal():
                text = _text(path)
                if text:
                    yield Unfinished("draft" if kind == "draft" else "note", RecordId(int(number)), text)

    def remove(self, record_ids: Iterable[RecordId]) -> int:
        """Remove the unfinished texts of these drafts and people now, and return how many there were. Raises
        OSError.
        """
        found = [path for record_id in record_ids for path in self._folder.glob(f"*-{record_id}.txt")]
        _unlink(found)
        if self._folder.is_dir():
            temporaries.remove_orphans(self._folder)
        return len(found)

    def close(self) -> None:
        """Wait until all is written."""
        self._writer.shutdown()

    def _try(self, act: Callable[[], object], failure: str) -> None:
        """Do something with the files. The first time that it cannot be done, that is told; the work goes on."""
        try:
            act()
        except OSError as error:
            if not self._is_failing:
                self._tell(f"{failure}: {error.strerror or error} ({self._folder})")
            self._is_failing = True
        else:
            self._is_failing = False

    def _write(self, unfinished: Unfinished) -> None:
        private.own_folder(self._state, *self._place)
        temporaries.remove_orphans(self._folder)
        disk.write_durably(self._path(unfinished.kind, unfinished.id), unfinished.text.encode("utf-8", "replace"))

    def _path(self, kind: TextKind, record_id: RecordId) -> Path:
        return self._folder / f"{kind}-{record_id}.txt"


class UnfinishedTexts:
    """The unfinished texts of one tray. They are kept aside from `start` to `close`."""

    def __init__(self, triage: Triage) -> None:
        self._triage = triage
        self._recovery: Recovery | None = None

    def start(self, places: Places, warn: Callable[[str], None]) -> int:
        """Begin to keep texts aside; put those that an earlier run left into the tray, and return how many they were.

        `warn` is called on another thread with a sentence for the user, when texts can no longer be kept.
        """
        self._recovery = Recovery(places.state, places.store, warn)
        found = [unfinished for unfinished in self._recovery.found() if self._is_there(unfinished)]
        for unfinished in found:
            self.finish(unfinished)
        return len(found)

    def keep(self, unfinished: Unfinished) -> None:
        """Keep a text that is being typed, in case the line is lost."""
        if self._recovery and self._is_there(unfinished):
            self._recovery.keep(unfinished)

    def finish(self, unfinished: Unfinished, seen: str | None = None) -> Outcome:
        """Put a text that was typed into the tray, unless whom it is about was forgotten while it was written.

        A note that was `seen` when the writing began keeps what came into it since.
        """
        if not self._is_there(unfinished):
            return Outcome(None, [])
        record_id, text = unfinished.id, unfinished.text
        if unfinished.kind == "draft":
            outcome = self._triage.write_draft(record_id, text)
        else:
            note = text if seen is None else rewritten(seen, text, self._triage.tray.person(record_id).note)
            outcome = self._triage.note(record_id, note)
        if self._recovery:
            self._recovery.settle(unfinished)
        return outcome

    def forget_finished(self) -> None:
        """Forget the copies of texts that are in the tray, now that it is saved."""
        if self._recovery:
            self._recovery.forget_settled()

    def close(self) -> None:
        """Wait until all is kept."""
        if self._recovery:
            self._recovery.close()

    def _is_there(self, unfinished: Unfinished) -> bool:
        """Return whether what a text belongs to is still in the tray."""
        return unfinished.id in self._triage.tray.tables[_TABLES[unfinished.kind]]


def _unlink(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _text(path: Path) -> str:
    """Return what a file of the user's holds; "" where it is none."""
    try:
        return (private.read_own(path) or b"").decode("utf-8", "replace")
    except OSError:
        return ""
