"""The prompt for two people who may be one person."""

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
    """Show a pair, and ask whether they are one person. `said` is what the answer before did; "" for the first."""
    prompt = ChoicePrompt(question, _CHOICES, said=said, text=text, away="leave")
    prompt.add_class("-whole")
    return prompt
