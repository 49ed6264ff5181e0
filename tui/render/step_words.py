"""The words for the next step on an invitation, and for the rules of a verdict."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from store.counted import signed
from store.records.advice import ADVICE_NAMES

if TYPE_CHECKING:
    from store.session.past_decisions import AdviceThen

QUESTIONS: Final = {
    "known": "know them?",
    "how": "know how?",
    "interaction": "went well?",
    "vouch": "vouch?",
    "value_to_me": "worth it?",
    "value_to_them": "of use?",
    "rude": "rude?",
    "passed_before": "passed on?",
    "left_before": "left open?",
    "introduced": "via whom?",
    "consent_asked": "consent?",
    "reviewed": "profile?",
    "answer": "answered?",
    "salesy": "selling?",
    "favour": "a favour?",
    "widening": "network?",
    "boilerplate": "mass text?",
    "personal_note": "for you?",
    "reason": "reason?",
    "relation": "who?",
}
"""By the fact that is asked for: a question that the user answers with one key."""


def step_word(advice: str, question: str | None = None) -> str:
    """Return the word for an advice; where that is to look, by the fact that is the open `question`."""
    if advice == "look":
        return QUESTIONS.get(question or "", QUESTIONS["reviewed"])
    return "wait" if advice == "wait" else ADVICE_NAMES[advice]


def advised_then(then: "AdviceThen") -> str:
    """Return what was advised when the user decided: `pass, firm, -4 points, under the policy known-only`."""
    points = " to ".join(signed(points) for points in dict.fromkeys(then.score))
    firm = ", firm" if then.is_firm else ""
    return f"{ADVICE_NAMES.get(then.advice, then.advice)}{firm}, {points} points, under the policy {then.policy}"


def rules_in_words(rules: Sequence[str]) -> str:
    """Return the ids of one or more rules as a sentence has them: `rule R05`, `rules R01, R02`."""
    return f"rule{'s' if len(rules) > 1 else ''} {', '.join(rules)}"


def not_applying(rules: Sequence[str]) -> str:
    """Return that these rules do not apply, as the end of a sentence that says why."""
    return f"so {rules_in_words(rules)} {'do' if len(rules) > 1 else 'does'} not apply"
