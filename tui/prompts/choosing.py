"""Questions that one key answers."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Generic

from msgspec import Struct
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.strip import Strip

from tui.prompts.prompt import Answer, Hints, Prompt
from tui.render.styles import FAINT, OPEN, PLAIN, STRONG, Part, beside, fitted, line, wrapped
from tui.widgets.text import TextLayout, TextView

_GAP = 3
_LABEL = 22
"""Cells for a label where an explanation is beside it."""


class KeyChoice(Struct, Generic[Answer], frozen=True):
    """An answer, and the keys that give it."""

    keys: str
    """Separated by spaces; the first of them is shown."""
    label: str
    answer: Answer
    told: str = ""
    """What it means, at more length."""
    lacking: str = ""
    """What is missing for it, so that it cannot be chosen; "" where it can."""

    @property
    def shown(self) -> str:
        """The key that is shown."""
        return self.keys.partition(" ")[0]

    def is_meant(self, event: Key) -> bool:
        """Return whether this key gives the answer."""
        return not self.lacking and not {event.character, event.key}.isdisjoint(self.keys.split())


class ChoicePrompt(Prompt[Answer], can_focus=True):
    """A few answers, each on a key of its own; below a text to read first, if there is one."""

    DEFAULT_CSS = """
    ChoicePrompt {
        &.-reading { height: 60vh; }
        &.-reading TextView { height: 1fr; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_by(1)", show=False),
        Binding("k,up", "scroll_by(-1)", show=False),
        Binding("pagedown,space", "scroll_by(10)", show=False),
        Binding("pageup", "scroll_by(-10)", show=False),
        Binding("q", "turn_away", show=False),
    ]

    def __init__(
        self,
        question: str,
        choices: Sequence[KeyChoice[Answer]],
        *,
        said: str = "",
        text: TextLayout | None = None,
        away: str = "not now",
        whole: bool = False,
    ) -> None:
        """`said` is a sentence to know before choosing, `text` a longer text to read, and `away` says what escape does.

        Keys that give an answer do not scroll the text.
        """
        super().__init__(question, whole=whole)
        self._choices = choices
        self._said = said
        self._text = text
        self._away = away
        self._view = TextView()
        self._answers = Hints()
        self.set_class(text is not None, "-reading")

    def compose(self) -> ComposeResult:
        """Yield the text, what to know, and the answers."""
        if self._text is not None:
            yield self._view
        yield self.hints
        yield self._answers

    def on_mount(self) -> None:
        """Take the focus, and show all."""
        self.focus()
        if self._text is not None:
            self._view.show(self._text)
        width = max(self.app.size.width - 2, 2 * _LABEL)
        self.hints.hint(list(wrapped(self._said, width)) if self._said else [])
        is_explained = any(choice.told for choice in self._choices)
        self._answers.hint(list(self._explained(width) if is_explained else self._side_by_side(width)))

    def on_key(self, event: Key) -> None:
        """Answer by the key, if it is one of them."""
        for choice in self._choices:
            if choice.is_meant(event):
                event.stop()
                self.settle(choice.answer)

    def action_scroll_by(self, steps: int) -> None:
        """Scroll the text."""
        self._view.move(steps)

    def _side_by_side(self, width: int) -> Iterator[Strip]:
        """Yield the answers on one line, or on as many as they need."""
        answers = [*((choice.shown, choice.label) for choice in self._choices), ("esc", self._away)]
        parts: list[Part] = []
        used = 0
        for key, label in answers:
            size = cell_len(f"{key} {label}")
            if parts and used + size > width:
                yield line(*parts)
                parts, used = [], 0
            parts += [(key, STRONG), (f" {label}{' ' * _GAP}", FAINT)]
            used += size + _GAP
        yield line(*parts)

    def _explained(self, width: int) -> Iterator[Strip]:
        """Each answer with what it means, or what it lacks, in as many lines as that takes."""
        for choice in self._choices:
            lead = line(
                (f" {choice.shown} ", FAINT if choice.lacking else STRONG),
                (fitted(choice.label, _LABEL), FAINT if choice.lacking else PLAIN),
            )
            told = wrapped(choice.lacking or choice.told, width - lead.cell_length, OPEN if choice.lacking else FAINT)
            yield from beside(lead, told)


def yes_or_no(question: str, *, yes: str, no: str, said: str) -> ChoicePrompt[bool]:
    """Ask something that y and n answer; `yes` and `no` say what each of them does."""
    return ChoicePrompt(question, [KeyChoice("y", yes, answer=True), KeyChoice("n", no, answer=False)], said=said)
