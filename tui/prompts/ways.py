"""What is asked when a text goes out: which way, into which file, and why against what a check says."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from textual.events import Key
from textual.strip import Strip

from store.writing.remark import Remark
from tui.prompts.prompt import Prompt
from tui.prompts.typed import Reading, TypedPrompt
from tui.render.styles import FAINT, OPEN, PLAIN, STRONG, fitted, line, wrapped

_WAYS = {
    "c": ("copy it", "to the clipboard of your terminal (OSC 52), and mark it sent"),
    "p": ("show it plainly", "without anything around it, to be copied with the mouse"),
    "o": ("open the profile", "where it is to be pasted; the text is copied"),
    "e": ("write an .eml", "a file that mail programs open as a mail to be sent"),
    "d": ("leave it in drafts", "in the Maildir of your mail program"),
    "m": ("send it by mail", "through your own mail program"),
    "l": ("lay it out for paper", "a text file for the printer, one sheet"),
}
_LABEL = 22


class Way(Struct, frozen=True):
    """One way out, by its key."""

    key: str
    label: str
    told: str
    lacking: str
    """What it needs and there is not; "" where it is open."""


def ways(lacking: Mapping[str, str]) -> list[Way]:
    """All ways out; `lacking` says by their keys what those need that are not open."""
    return [Way(key, label, told, lacking.get(key, "")) for key, (label, told) in _WAYS.items()]


class WaysPrompt(Prompt[str], can_focus=True):
    """The ways out, each on a key; answers the key. One that is not open says what it needs, and is no answer."""

    def __init__(self, question: str, offered: Sequence[Way]) -> None:
        super().__init__(f"{question}: esc leaves")
        self._ways = offered

    def on_mount(self) -> None:
        """Take the keys, and show them."""
        self.focus()
        width = max(self.app.size.width - 2, _LABEL * 2)
        self.hints.hint([strip for way in self._ways for strip in _laid_out(way, width)])

    def on_key(self, event: Key) -> None:
        """Answer by the key, if it is that of an open way."""
        if any(way.key == event.character and not way.lacking for way in self._ways):
            event.stop()
            self.settle(event.character)


def _laid_out(way: Way, width: int) -> Iterator[Strip]:
    """A way in as many lines as it takes to say what it is, or what it needs."""
    lead = line(
        (f" {way.key} ", FAINT if way.lacking else STRONG),
        (fitted(way.label, _LABEL), FAINT if way.lacking else PLAIN),
    )
    told = wrapped(way.lacking or way.told, width - lead.cell_length, OPEN if way.lacking else FAINT)
    for number, strip in enumerate(told):
        yield Strip([*(lead if number == 0 else line((" " * lead.cell_length, PLAIN))), *strip])


def overruling_prompt(stops: Sequence[Remark]) -> TypedPrompt[str]:
    """Ask why a text goes out against these checks. The words are kept with it."""
    by_check: dict[str, list[str]] = {}
    for stop in stops:
        by_check.setdefault(stop.check, []).append(stop.because)
    told = ". ".join(f"{check}: {'; '.join(because)}" for check, because in by_check.items())

    def read(text: str) -> Reading[str]:
        return Reading(text.strip() or None, told)

    return TypedPrompt("Send it all the same? Say why, in a word or more", read)


def path_prompt(question: str, offered: Path) -> TypedPrompt[Path]:
    """Ask for the place of a file that does not exist yet."""

    def read(text: str) -> Reading[Path]:
        try:
            path = Path(text.strip()).expanduser()
            if not text.strip() or path.is_dir():
                return Reading(None, "the name of a file")
            if path.exists():
                return Reading(None, f"{path} is there already")
            if not path.parent.is_dir():
                return Reading(None, f"there is no folder {path.parent}")
        except (OSError, RuntimeError, ValueError) as error:
            return Reading(None, f"no file can have this name: {error}")
        return Reading(path, f"{path.absolute()}")

    return TypedPrompt(question, read, value=str(offered))
