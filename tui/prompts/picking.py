"""Choosing one of several things by typing a part of what is said of it."""

from collections.abc import Sequence
from typing import ClassVar, Generic

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widgets import Input

from store.text import folded
from tui.prompts.entry import EntryInput
from tui.prompts.prompt import Answer, Prompt
from tui.render.styles import BAR, FAINT, PLAIN, fitted, line
from tui.widgets.lines import Lines

_GAP = 2


class Choice(Struct, Generic[Answer], frozen=True):
    """One of the things to choose from."""

    label: str
    told: str
    """What else is said of it, on the same line."""
    answer: Answer


class PickPrompt(Prompt[Answer]):
    """Things to choose from, fewer with every word that is typed; the first is chosen until another is."""

    DEFAULT_CSS = """
    PickPrompt { max-height: 70vh; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n,tab", "choose(1)", show=False),
        Binding("up,ctrl+p,shift+tab", "choose(-1)", show=False),
        Binding("pagedown", "choose(10)", show=False),
        Binding("pageup", "choose(-10)", show=False),
    ]

    def __init__(self, question: str, choices: Sequence[Choice[Answer]]) -> None:
        super().__init__(question)
        self._choices = choices
        self._found = choices
        self._chosen = 0
        self._labels = max((len(choice.label) for choice in choices), default=0)
        self._input = EntryInput(placeholder="type a part of it; enter takes the one that stands out")
        self._list = Lines()

    def compose(self) -> ComposeResult:
        """The words to look for, and what was found."""
        yield self._input
        yield self._list

    def on_mount(self) -> None:
        """Take the keys, and show all."""
        self._list.styles.height = len(self._choices)
        self._input.focus()
        self.call_after_refresh(self._paint)

    def on_resize(self) -> None:
        """Lay out anew."""
        self.call_after_refresh(self._paint)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Look for what is typed."""
        message.stop()
        words = folded(message.value).split()
        self._found = [each for each in self._choices if all(word in _names(each) for word in words)]
        self._found = sorted(self._found, key=lambda each: _remoteness(each, " ".join(words)))
        self._chosen = 0
        self._paint()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Answer with the one that is chosen; where nothing was found, nothing is."""
        message.stop()
        if self._found:
            self.settle(self._found[self._chosen].answer)

    def action_choose(self, steps: int) -> None:
        """Go to another."""
        self._chosen = max(0, min(self._chosen + steps, len(self._found) - 1))
        self._paint()

    def _paint(self) -> None:
        """Lay out what was found, the chosen one in sight."""
        width, height = self._list.size
        lines = [self._line(choice, width, is_chosen=at == self._chosen) for at, choice in enumerate(self._found)]
        if not lines:
            lines = [line(("Nothing here goes by that name.", FAINT))]
        top = max(0, min(self._chosen - height // 2, len(lines) - height))
        self._list.paint(lines[top : top + height])

    def _line(self, choice: Choice[Answer], width: int, *, is_chosen: bool) -> Strip:
        label = min(self._labels, width // 2)
        texts = fitted(choice.label, label) + " " * _GAP, fitted(choice.told, max(width - label - _GAP, 0))
        return line(("".join(texts), BAR)) if is_chosen else line((texts[0], PLAIN), (texts[1], FAINT))


def _remoteness(choice: Choice[Answer], typed: str) -> int:
    """How far a choice is from what was typed: called so, beginning so, or only having it somewhere."""
    label = folded(choice.label)
    return 0 if label == typed else 1 if label.startswith(typed) else 2


def _names(choice: Choice[Answer]) -> str:
    """Everything that a thing can be found by."""
    return folded(f"{choice.label} {choice.told}")
