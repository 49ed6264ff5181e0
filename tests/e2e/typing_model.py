"""What keys do, told plainly: one after another, each on what the one before it has left.

The model knows neither widgets nor time. It chooses the next key by what the last one opened, so that every burst has a
meaning; what is no key, such as a reply of the terminal, may stand anywhere and means nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from hypothesis import strategies as st

ESCAPE: Final = "\x1b[27u"
ENTER: Final = "\r"
BACKSPACE: Final = "\x7f"
LEFT: Final = "\x1b[D"
RIGHT: Final = "\x1b[C"
DOWN: Final = "\x1b[B"
UP: Final = "\x1b[A"

NO_KEYS: Final = (
    "\x1bP>|XTerm(370) dia\x1b\\",
    "\x1b[?62;22c",
    "\x1b_Gi=31;OK, daiw\x1b\\",
    "\x1b[?2048;0$y",
    "\x1b]11;rgb:aaaa/dddd/aaaa\x07",
    "\x1b^diad\x1b\\",
    "\x1b[1;2;3;4 q",
    "\x1b[O\x1b[I",
    "\x1b[O",
    "\x1b[<0;10;10m",
    "\x1b[<35;10;10M",
    "\x1b[97;1:3u",
)
"""Replies and reports of terminals. Of the mouse those of a button let go and of a move: a click means something."""
WITHOUT_EFFECT: Final = ("\x1ba", "\x1bi", "\x1bu", "\x1bx", "\x1b[100;7u", "\x1b[17;6~")
"""Keys with alt and the like, that edit nothing and are bound to nothing."""
LETTERS: Final = "adinjkgutlop"
"""Most of them decide in the list; in a text they are letters."""
DECISIONS: Final = {"a": "accepted", "d": "passed", "i": "ignored"}
LIMIT: Final = "/\x15"
"""What opens the prompt of the filter, and takes out the filter in force, with which it opens."""
WORDS: Final = ("ewa", "dario", "sven", "kaya")
"""First names of guests, to filter by."""


@dataclass
class Guest:
    """One row of the inbox."""

    name: str
    state: str = "open"
    note: str = ""
    tags: frozenset[str] = frozenset()


@dataclass
class Model:
    """The inbox with a cursor, and what lies over it."""

    guests: list[Guest]
    limit: str = ""
    at: int = 0
    mode: str = "list"
    """Where keys go: the list, else what the key of this name has opened over it."""
    text: str = ""
    place: int = 0
    done: list[Callable[[], Guest | None]] = field(default_factory=list)
    """What takes back each action, the newest last; it returns the guest who is in the list again."""

    @property
    def shown(self) -> list[Guest]:
        """The rows of the list."""
        return [guest for guest in self.guests if guest.state == "open" and self.limit in guest.name.lower()]

    def next_keys(self) -> st.SearchStrategy[str]:
        """Keys that mean something now."""
        if self.mode == "list":
            keys = self._keys_of_the_list()
        elif self.mode in ("?", ":", "s", "/"):  # what is typed there is thrown away with the escape
            keys = st.one_of(st.sampled_from(LETTERS), st.sampled_from([BACKSPACE, ESCAPE, ESCAPE]))
        else:
            keys = st.one_of(st.sampled_from(LETTERS), st.sampled_from([BACKSPACE, LEFT, RIGHT, ESCAPE, ESCAPE, ENTER]))
        return st.one_of(keys, keys, keys, st.sampled_from(NO_KEYS), st.sampled_from(WITHOUT_EFFECT))

    def _keys_of_the_list(self) -> st.SearchStrategy[str]:
        """Keys that move, decide, open something, take back or limit the list."""
        moves = st.sampled_from(["j", "k", "g", "G", DOWN, UP])
        opening = st.sampled_from(["n", "t", "?", ":", "s"])
        limits = st.sampled_from([*(f"{LIMIT}name:{word}\rg" for word in WORDS), f"{LIMIT}\rg"])
        snooze = st.just("s2w\r") if self.shown else st.nothing()  # else its second letter would be a command
        return st.one_of(st.sampled_from([*DECISIONS]), moves, opening, st.just("u"), limits, snooze)

    def press(self, key: str) -> None:
        """Do what the key does."""
        if key in NO_KEYS or key in WITHOUT_EFFECT:
            return
        if self.mode == "list":
            self._in_list(key)
        else:
            self._in_text(key)

    def leave(self) -> None:
        """Quit: a note that is being written is kept."""
        if self.mode == "n":
            self._keep_note()

    def _in_list(self, key: str) -> None:
        rows = self.shown
        if key.startswith("/"):
            self.limit = key.removeprefix(f"{LIMIT}name:").removesuffix("\rg") if "name" in key else ""
            self.at = 0
            if self.limit and not self.shown and any(self.limit in guest.name.lower() for guest in self.guests):
                self._open("/")  # which other views hold them is asked
        elif key in ("?", ":"):
            self._open(key)
        elif key == "u":
            self._undo()
        elif not rows:
            return
        elif key in DECISIONS:
            self._decide(rows[self.at], DECISIONS[key])
        elif key == "s2w\r":
            self._decide(rows[self.at], "snoozed")
        elif key == "n":
            self._open(key, rows[self.at].note)
        elif key in ("t", "s"):
            self._open(key)
        else:
            step = {"j": 1, DOWN: 1, "k": -1, UP: -1, "g": -len(rows), "G": len(rows)}[key]
            self.at = max(0, min(self.at + step, len(rows) - 1))

    def _in_text(self, key: str) -> None:
        if key == ESCAPE:
            if self.mode == "n":
                self._keep_note()
            self.mode = "list"
        elif key == ENTER and self.mode == "t":
            if self.text.split():
                self._tag(frozenset(self.text.split()))
                self.mode = "list"
        elif key == BACKSPACE:
            self.text = self.text[: max(self.place - 1, 0)] + self.text[self.place :]
            self.place = max(self.place - 1, 0)
        elif key in (LEFT, RIGHT):
            self.place = max(0, min(self.place + (1 if key == RIGHT else -1), len(self.text)))
        else:
            typed = "\n" if key == ENTER else key
            self.text = self.text[: self.place] + typed + self.text[self.place :]
            self.place += 1

    def _open(self, mode: str, text: str = "") -> None:
        self.mode, self.text, self.place = mode, text, len(text)

    def _decide(self, guest: Guest, state: str) -> None:
        def undo() -> Guest:
            guest.state = "open"
            return guest

        guest.state = state
        self.done.append(undo)
        self.at = max(0, min(self.at, len(self.shown) - 1))

    def _keep_note(self) -> None:
        guest = self.shown[self.at]
        before, note = guest.note, self.text.strip("\n")
        if note != before:
            guest.note = note
            self.done.append(lambda: setattr(guest, "note", before))

    def _tag(self, tags: frozenset[str]) -> None:
        guest = self.shown[self.at]
        before = guest.tags
        if not tags <= before:
            guest.tags = before | tags
            self.done.append(lambda: setattr(guest, "tags", before))

    def _undo(self) -> None:
        if not self.done:
            return
        current = self.shown[self.at] if self.shown else None
        back = self.done.pop()()
        onto = back if back in self.shown else current
        self.at = self.shown.index(onto) if onto in self.shown else max(0, min(self.at, len(self.shown) - 1))


@st.composite
def typed_keys(draw: st.DrawFn, names: list[str], most: int = 60) -> tuple[list[str], Model]:
    """Keys, one after another, and the model after all of them."""
    model = Model([Guest(name) for name in names])
    keys = []
    for _ in range(draw(st.integers(1, most))):
        keys.append(draw(model.next_keys()))
        model.press(keys[-1])
    model.leave()
    return keys, model
