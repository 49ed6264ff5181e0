"""Questions that one key answers."""

from collections.abc import Sequence

from textual.events import Key

from tui.prompts.prompt import Answer, Prompt
from tui.render.styles import FAINT, STRONG, Part, line, wrapped


class ChoicePrompt(Prompt[Answer], can_focus=True):
    """A few answers, each on a key of its own."""

    def __init__(self, question: str, choices: Sequence[tuple[str, str, Answer]], told: str = "") -> None:
        """`choices` are key, label and answer; `told` is what to know before one answers."""
        super().__init__(question)
        self._choices = choices
        self._told = told

    def on_mount(self) -> None:
        """Take the keys, and show them."""
        self.focus()
        parts: list[Part] = []
        for key, label, _ in self._choices:
            parts += [(key, STRONG), (f" {label}   ", FAINT)]
        told = wrapped(self._told, max(self.app.size.width - 2, 1)) if self._told else ()
        self.hints.hint([*told, line(*parts, ("esc", STRONG), (" not now", FAINT))])

    def on_key(self, event: Key) -> None:
        """Answer by the key, if it is one of them."""
        for key, _, answer in self._choices:
            if key in (event.character, event.key):
                event.stop()
                self.settle(answer)
