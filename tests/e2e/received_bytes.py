"""What a terminal makes of the bytes that it receives: texts, and everything that it would obey.

Strict: bytes that are no UTF-8, a sequence that never ends and a lone ESC are errors. Unlike a real terminal it draws
nothing, so it can be told apart what a program means its terminal to do and what it only shows.
"""

import base64
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from tests.e2e.terminal import Terminal

_TOKEN = re.compile(
    r"(?:\x1b\[|\x9b)(?P<parameters>[0-?]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    r"|(?:\x1b(?P<intro>[\]PX^_k])|(?P<intro8>[\x90\x98\x9d-\x9f]))(?P<payload>[^\x07\x1b\x9c]*)(?:\x07|\x1b\\|\x9c)"
    r"|\x1b(?P<escape>[ -/]*[0-~])"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f\x7f-\x9f])"
    r"|(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
)
_COPY = "]52;c;"

Kind = Literal["text", "control", "escape", "sequence", "string"]


@dataclass(frozen=True)
class Token:
    """One thing that a terminal receives. `content` is the text, the character, or the sequence without its ESC."""

    kind: Kind
    content: str

    @property
    def shape(self) -> str:
        """What it makes a terminal do: moves of the cursor without where to, links and the like without their text."""
        if self.kind == "sequence" and self.content[-1] in "ABCDGHXdr":
            return f"sequence ..{self.content[-1]}"
        if self.kind == "string":
            return f"string {self.content[:4]}.."
        return f"{self.kind} {self.content!r}"


def tokens(received: bytes) -> list[Token]:
    """The bytes taken apart. Raises UnicodeDecodeError, and ValueError at what is not finished."""
    return list(_tokens(received.decode()))


def _tokens(stream: str) -> Iterator[Token]:
    at = 0
    while at < len(stream):
        match = _TOKEN.match(stream, at)
        if match is None:
            raise ValueError(f"not finished: {stream[at : at + 60]!r}")
        at = match.end()
        if match["final"]:
            yield Token("sequence", match["parameters"] + match["between"] + match["final"])
        elif match["payload"] is not None:
            yield Token("string", (match["intro"] or match["intro8"]) + match["payload"])
        elif match["text"]:
            yield Token("text", match["text"])
        else:
            yield Token("escape", match["escape"]) if match["escape"] else Token("control", match["control"])


def texts(received: bytes) -> list[str]:
    """Everything that was shown, in stretches that nothing interrupted."""
    return [token.content for token in tokens(received) if token.kind == "text"]


def orders(received: bytes) -> set[str]:
    """The shapes of everything that a terminal would obey."""
    return {token.shape for token in tokens(received) if token.kind != "text"}


def copied(received: bytes) -> list[str]:
    """The texts that were sent to the clipboard (OSC 52)."""
    strings = [token.content for token in tokens(received) if token.kind == "string"]
    return [base64.b64decode(each.removeprefix(_COPY)).decode() for each in strings if each.startswith(_COPY)]


_REST = re.compile(rb"\x1b_rest (\d+)\x1b\\")


class _Nowhere:
    """What takes bytes and draws nothing."""

    def feed(self, data: bytes) -> None:
        """Take the bytes."""


class Recorder(Terminal):
    """A terminal that keeps what it receives and draws nothing, so that large screens cost next to nothing.

    Its `text` is what was shown since the last key, in the order in which it came. The program is to tell when it
    rests, as `telling_rest.py` does.
    """

    def __init__(self, command: Sequence[str], **options: Any) -> None:
        super().__init__(command, **options)
        self._stream = _Nowhere()  # type: ignore[assignment]
        self._since = 0
        self._keys = 0
        """How many keys and pastes the program was sent."""

    @property
    def text(self) -> str:
        """What was shown since the last key, each stretch on a line."""
        undrawn = self.received[self._since :].decode(errors="replace")
        return "\n".join(match["text"] for match in _TOKEN.finditer(undrawn) if match["text"] and match["text"].strip())

    def press(self, *keys: str) -> None:
        """Press one key after another, each when all is done that the one before it asked for."""
        for key in keys:
            self.send(key)
            self.wait_for_rest()

    def paste(self, text: str) -> None:
        """Paste, as terminals do that tell a program so."""
        self.press(f"\x1b[200~{text}\x1b[201~")

    def send(self, key: str) -> None:
        """Press a key after which the program does not rest: it ends, or leaves the terminal to another."""
        self._since = len(self.received)
        self._keys += 1
        super().press(key)

    def wait_for_rest(self) -> None:
        """Read until the program has done all that it was asked for."""
        told = str(self._keys).encode()
        self.wait_until(lambda: told in _REST.findall(self.received, self._since), "rest")
