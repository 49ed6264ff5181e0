"""The next step on an invitation: one word for what the user does, and signs for the side the advice leans to."""

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from rich.style import Style

from tui.render.step_words import step_word
from tui.render.styles import ADVICE, PLAIN, STRONG

if TYPE_CHECKING:
    from store.judging.scoring import Advised

_SIGNS: Final = {"accept": "+", "pass": "-"}


class NextStep(Struct, frozen=True):
    """What a row says of the advice."""

    word: str
    lean: str = ""
    """`++` and `--` where the advice is firm, `+` and `-` where it leans or rests on an assumption, else nothing."""
    style: Style = PLAIN


def next_step(advice: str, *, firm: bool, leans: str | None = None, question: str | None = None) -> NextStep:
    """Return the next step that an advice comes to; `question` is the fact that it asks for."""
    style = ADVICE[advice]
    word = step_word(advice, question)
    if advice == "look":
        return NextStep(word, _SIGNS.get(leans or "", ""), style)
    sign = _SIGNS.get(advice, "")
    return NextStep(word, 2 * sign, style + STRONG) if firm else NextStep(word, sign, style)


def step_of(advised: "Advised") -> NextStep:
    """Return the next step that this advice comes to."""
    return next_step(advised.advice, firm=advised.firm, leans=advised.leans, question=advised.question)
