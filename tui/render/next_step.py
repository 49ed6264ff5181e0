"""The next step on an invitation: one word for what the user does, and signs for the side the advice leans to."""

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from rich.style import Style

from tui.render.styles import ADVICE, PLAIN, STRONG

if TYPE_CHECKING:
    from store.judging.scoring import Advised

_WORDS: Final = {
    "accept": "accept",
    "ask": "ask why",
    "pass": "pass",
    "yours": "your call",
    "wait": "wait",
}
"""By the advice. Where the advice is to look, the open question gives the word."""

QUESTIONS: Final = {
    "known": "know them?",
    "how": "know how?",
    "interaction": "went well?",
    "vouch": "vouch?",
    "value_to_me": "worth it?",
    "value_to_them": "of use?",
    "rude": "rude?",
    "passed_before": "passed on?",
    "introduced": "via whom?",
    "consent_asked": "consent?",
    "reviewed": "profile?",
    "answer": "answered?",
}
"""By the fact that is asked for: a question that the user answers with one key."""

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
    if advice == "look":
        return NextStep(QUESTIONS.get(question or "", QUESTIONS["reviewed"]), _SIGNS.get(leans or "", ""), style)
    sign = _SIGNS.get(advice, "")
    return NextStep(_WORDS[advice], 2 * sign, style + STRONG) if firm else NextStep(_WORDS[advice], sign, style)


def step_of(advised: "Advised") -> NextStep:
    """Return the next step that this advice comes to."""
    return next_step(advised.advice, firm=advised.firm, leans=advised.leans, question=advised.question)
