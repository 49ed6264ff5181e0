"""What a text of the user's is for."""

from collections.abc import Collection
from typing import Final, Literal, get_args

Purpose = Literal[
    "ask-why",
    "pass",
    "thanks",
    "welcome",
    "request",
    "referral",
    "naming-consent",
    "pitch",
    "letter",
    "introduction-ask",
    "introduction",
    "introduction-pass",
    "follow-up",
    "check-in",
    "congratulation",
    "closing-question",
    "leave",
    "other",
]

PURPOSES: Final[tuple[Purpose, ...]] = get_args(Purpose)

ANSWERS: Final[frozenset[Purpose]] = frozenset({"pass", "introduction-pass", "leave", "ask-why"})
"""Answers to what the other side wrote, which may speak of it."""
TO_A_STRANGER: Final[frozenset[Purpose]] = frozenset({"request", "pitch", "letter"})
"""What is written to somebody who may not know the user."""
OUT_OF_THE_BLUE: Final[frozenset[Purpose]] = TO_A_STRANGER | {"referral"}
"""What asks somebody for something without having been asked."""


def all_but(purposes: Collection[Purpose]) -> frozenset[Purpose]:
    """Return every purpose that is not one of these."""
    return frozenset(PURPOSES) - frozenset(purposes)


_BY_WORD: Final[dict[str, Purpose]] = {purpose: purpose for purpose in PURPOSES}


def purpose_of(word: str) -> Purpose:
    """Return the purpose that a record names; `other` for a word that is none, as a later version may know it."""
    return _BY_WORD.get(word, "other")


MEANINGS: Final[dict[Purpose, str]] = {
    "ask-why": "ask them, kindly, why they want to connect",
    "pass": "pass honestly, with the true reason and good wishes",
    "thanks": "thank them for connecting, and ask for a short call",
    "welcome": "welcome a connection that is new",
    "request": "ask them to connect, with a reason of your own",
    "referral": "ask somebody you know to speak for you to somebody else",
    "naming-consent": "ask whether you may name them to somebody else",
    "pitch": "put an idea to somebody whom nobody can introduce you to",
    "letter": "a letter on paper: who you are, and why you write",
    "introduction-ask": "ask whether they would like to meet somebody",
    "introduction": "bring two people together who both said yes",
    "introduction-pass": "tell them it will not happen, without saying who said no",
    "follow-up": "remind them once if they have not answered",
    "check-in": "ask how they are, without wanting anything",
    "congratulation": "congratulate them on their news",
    "closing-question": "after a talk, ask whom else you should meet",
    "leave": "end a connection kindly, and leave the door open",
    "other": "anything else you have to say",
}
"""What each is for, in half a line."""
