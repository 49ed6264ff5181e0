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
from tui.render.styles import CURSOR, FAINT, OPEN, PLAIN, STRONG, StyledText, beside, fitted, line, wrapped
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
    """A few answers, each on a key of its own; below a text to read first, if there is one.

    Where the answers are a list, one below the other, the arrow keys and enter choose one, too. They scroll a text that
    stands above.
    """

    DEFAULT_CSS = """
    ChoicePrompt {
        &.-reading { height: 60vh; }
        &.-reading TextView { height: 1fr; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", show=False),
        Binding("k,up", "step(-1)", show=False),
        Binding("pagedown,space", "turn_page(1)", show=False),
        Binding("pageup", "turn_page(-1)", show=False),
        Binding("g,home", "go_to_end(False)", show=False),
        Binding("G,end", "go_to_end(True)", show=False),
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
        self._is_list = text is None and any(choice.told for choice in choices)
        self._chosen: int | None = None
        """The place of the answer that the arrow keys have chosen."""
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
        self.hints.hint(list(wrapped(self._said, self._width)) if self._said else [])
        self._show_answers()

    @property
    def _width(self) -> int:
        return max(self.app.size.width - 2, 2 * _LABEL)

    def _show_answers(self) -> None:
        is_explained = any(choice.told for choice in self._choices)
        self._answers.hint(list(self._explained(self._width) if is_explained else self._side_by_side(self._width)))

    def on_key(self, event: Key) -> None:
        """Answer by the key, if it is one of them; by enter where the arrow keys have chosen an answer."""
        if event.key == "enter" and self._chosen is not None:
            event.stop()
            self.settle(self._choices[self._chosen].answer)
            return
        for choice in self._choices:
            if choice.is_meant(event):
                event.stop()
                self.settle(choice.answer)

    def action_step(self, steps: int) -> None:
        """Scroll the text, or choose another answer of a list; one that lacks something is passed over."""
        if not self._is_list:
            self._view.move(steps)
            return
        possible = [at for at, choice in enumerate(self._choices) if not choice.lacking]
        if possible:
            at = -1 if self._chosen is None else possible.index(self._chosen)
            self._chosen = possible[max(0, min(at + steps, len(possible) - 1))]
            self._show_answers()

    def action_turn_page(self, pages: int) -> None:
        """Scroll the text by a page."""
        self._view.move_page(pages)

    def action_go_to_end(self, last: bool) -> None:
        """Scroll the text to its end, or to its beginning."""
        self._view.move_to_end(last=last)

    def _side_by_side(self, width: int) -> Iterator[Strip]:
        """Yield the answers on one line, or on as many as they need."""
        answers = [*((choice.shown, choice.label) for choice in self._choices), ("esc", self._away)]
        parts: list[StyledText] = []
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
        """Each answer with what it means, or what it lacks, in as many lines as that takes; and how to leave."""
        for at, choice in enumerate(self._choices):
            is_chosen = at == self._chosen
            lead = line(
                (f" {choice.shown} ", CURSOR if is_chosen else FAINT if choice.lacking else STRONG),
                (fitted(choice.label, _LABEL), CURSOR if is_chosen else FAINT if choice.lacking else PLAIN),
            )
            told = wrapped(choice.lacking or choice.told, width - lead.cell_length, OPEN if choice.lacking else FAINT)
            yield from beside(lead, told)
        yield line((" esc ", STRONG), (self._away, FAINT))


def yes_or_no(question: str, *, yes: str, no: str, said: str) -> ChoicePrompt[bool]:
    """Ask something that y and n answer; `yes` and `no` say what each of them does."""
    return ChoicePrompt(question, [KeyChoice("y", yes, answer=True), KeyChoice("n", no, answer=False)], said=said)
