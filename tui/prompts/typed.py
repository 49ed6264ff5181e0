"""The prompt that is answered by typing. It shows with every key how the text is understood."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widgets import Input

from tui.prompts.entry import EntryInput
from tui.prompts.prompt import Answer, Prompt
from tui.render.styles import CURSOR, FAINT, OPEN, PLAIN, line, wrapped

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Reading(Generic[Read]):
    """How a text is understood."""

    answer: Read | None
    """The answer that the text stands for; None while it stands for none."""
    echo: str = ""
    """The answer in words, or what is wrong with the text."""
    offers: Sequence[str] = ()
    """The texts that it can be completed to."""
    column: int | None = None
    """The column, counted from one, that the echo is about."""


class TypedPrompt(Prompt[Answer]):
    """A line to type in, with choices below it. Enter takes what is typed, or the choice while nothing is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "choose(-1)", show=False),
        Binding("down", "choose(1)", show=False),
        Binding("tab", "complete", show=False),
    ]

    def __init__(
        self,
        question: str,
        read: Callable[[str], Reading[Answer]],
        *,
        value: str = "",
        choices: Sequence[tuple[str, Answer]] = (),
        meanwhile: Callable[[Answer], None] | None = None,
    ) -> None:
        """`choices` are labels and answers to choose from. `meanwhile` is called with the answer that is typed, once
        its letters are painted; the one that enter gives has always been shown so.
        """
        super().__init__(question)
        self._read = read
        self._choices = choices
        self._chosen = 0
        self._meanwhile = meanwhile
        self.input = EntryInput(value)
        self._reading: Reading[Answer] = Reading(None)
        self._understood: Answer | None = None
        """The last answer that was typed."""
        self._shown: Answer | None = None
        """The one that `meanwhile` has shown."""

    def compose(self) -> ComposeResult:
        """Yield the line to type in, and below it the hints."""
        yield self.input
        yield from super().compose()

    def on_mount(self) -> None:
        """Take the focus, and show how the first value is understood."""
        self.input.focus()
        self._understand(self.input.value)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Read what is typed now."""
        message.stop()
        self._understand(message.value)
        if self._meanwhile is not None and self._reading.answer is not None:
            self._understood = self._reading.answer
            self.call_after_refresh(self._show_meanwhile)  # the letter is on the screen first

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Answer with what is typed or chosen; where it is not understood, stay."""
        message.stop()
        answer = self._reading.answer
        if answer is None and not self.input.value.strip() and self._choices:
            answer = self._choices[self._chosen][1]
        if answer is not None:
            self._show_meanwhile()
            self.settle(answer)

    def action_choose(self, steps: int) -> None:
        """Go to another choice."""
        if self._choices:
            self._chosen = (self._chosen + steps) % len(self._choices)
            self._hint()

    def action_complete(self) -> None:
        """Complete what is typed by the first offer."""
        if self._reading.offers:
            self.input.value = self._reading.offers[0]
            self.input.cursor_position = len(self.input.value)

    def _show_meanwhile(self) -> None:
        """Show the last answer that was understood, unless it is shown already or the user has left."""
        answer = self._understood
        if self._meanwhile is None or answer is None or answer is self._shown or self.answer.done():
            return
        self._shown = answer
        self._meanwhile(answer)

    def _understand(self, text: str) -> None:
        """Read the text and show what it means."""
        self._reading = self._read(text)
        self._hint()

    def _hint(self) -> None:
        """The choices while nothing is typed, else what the text means and what it could become."""
        width = max(self.app.size.width - 4, 1)
        lines: list[Strip] = []
        if self._choices and not self.input.value.strip():
            for place, (label, _) in enumerate(self._choices):
                lines.append(line((f" {label} ", CURSOR if place == self._chosen else PLAIN)))
        reading = self._reading
        if reading.column is not None:
            lines.append(line((" " * (reading.column - 1), PLAIN), ("^", OPEN)))
        if reading.echo:
            lines += wrapped(reading.echo, width, FAINT if reading.answer is not None else OPEN)
        if reading.offers:
            lines += list(wrapped("tab completes: " + "  ".join(reading.offers[:8]), width, FAINT))[:2]
        self.hints.hint(lines)
