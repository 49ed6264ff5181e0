"""What a text of mine is for."""

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
