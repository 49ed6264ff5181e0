"""Two who may be one person: one key for each answer."""

from typing import Final, Literal

from tui.prompts.choosing import ChoicePrompt, KeyChoice
from tui.widgets.text import TextLayout

PairAnswer = Literal["join", "apart", "skip", "before", "undo"]

_CHOICES: Final[tuple[KeyChoice[PairAnswer], ...]] = (
    KeyChoice("y enter", "one person", "join"),
    KeyChoice("n", "two, for good", "apart"),
    KeyChoice("space j down", "skip", "skip"),
    KeyChoice("k up", "back", "before"),
    KeyChoice("u", "undo", "undo"),
)


def pair_prompt(question: str, text: TextLayout, said: str) -> ChoicePrompt[PairAnswer]:
    """Show a pair, and ask what is to become of it. `said` is what the answer before this one did; "" for the first."""
    prompt = ChoicePrompt(question, _CHOICES, said=said, text=text, away="leave")
    prompt.add_class("-whole")
    return prompt
