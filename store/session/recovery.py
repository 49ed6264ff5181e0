"""What is being typed, kept on disk until it is in the tray: a crash loses at most the last moment of it."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Literal

from msgspec import Struct

from store.file import disk

Kind = Literal["draft", "note"]


class Unfinished(Struct, frozen=True):
    """A text that was being typed: the draft's, or the note on a person."""

    kind: Kind
    id: int
    text: str


class Recovery:
    """The unfinished texts of one store, a private file each. Writing happens on a thread of its own."""

    def __init__(self, state: Path, store: Path, tell: Callable[[str], None]) -> None:
        """`state` is this machine's private directory; stores are told apart by their path.

        `tell` is called on the thread that writes, with a sentence, when texts can no longer be kept.
        """
        self._state = state
        self._place = ("unfinished", sha256(os.fsencode(store.absolute())).hexdigest()[:16])
        self._folder = state.joinpath(*self._place)
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="recovery")
        self._settled: set[tuple[Kind, int]] = set()
        self._tell = tell
        self._is_failing = False

    def keep(self, unfinished: Unfinished) -> None:
        """Have the text written soon."""
        self._settled.discard((unfinished.kind, unfinished.id))
        self._writer.submit(self._try, lambda: self._write(unfinished), "What you type is not kept aside")

    def settle(self, unfinished: Unfinished) -> None:
        """The text is in the tray. It is kept here as well until the tray is saved."""
        self._settled.add((unfinished.kind, unfinished.id))

    def forget_settled(self) -> None:
        """The tray is saved, with all that was settled."""
        done = [self._path(kind, number) for kind, number in self._settled]
        self._settled.clear()
        if done:
            self._writer.submit(self._try, lambda: _unlink(done), "What was kept aside cannot be removed")

    def found(self) -> Iterator[Unfinished]:
        """What an earlier run left behind. What somebody else has put there, or cannot be read, is passed over."""
        if not self._folder.is_dir():
            return
        for path in sorted(self._folder.glob("*-*.txt")):
            kind, _, number = path.stem.partition("-")
            if kind in ("draft", "note") and number.isdecimal():
                text = _text(path)
                if text:
                    yield Unfinished("draft" if kind == "draft" else "note", int(number), text)

    def remove(self, numbers: Iterable[int]) -> int:
        """Remove the unfinished texts of these drafts and people now; answers how many there were. Raises OSError."""
        found = [path for number in numbers for path in self._folder.glob(f"*-{number}.txt")]
        _unlink(found)
        if self._folder.is_dir():
            disk.remove_orphans(self._folder)
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
        disk.own_folder(self._state, *self._place)
        disk.remove_orphans(self._folder)
        disk.write_durably(self._path(unfinished.kind, unfinished.id), unfinished.text.encode("utf-8", "replace"))

    def _path(self, kind: Kind, number: int) -> Path:
        return self._folder / f"{kind}-{number}.txt"


def _unlink(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _text(path: Path) -> str:
    """What a file of mine holds; "" where it is none."""
    try:
        return (disk.read_own(path) or b"").decode("utf-8", "replace")
    except OSError:
        return ""
