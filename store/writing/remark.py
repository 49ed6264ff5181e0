"""What a check has to say of a draft. The names and levels of the checks are those of norms.md, and fixed."""

from typing import Final, Literal, get_args

from msgspec import Struct

from store.nearest import hint

Level = Literal["stop", "warn", "hint"]
"""A stop keeps a draft from going out until it is mended or overruled with a word of why."""

Stop = Literal[
    "boilerplate",
    "too-long",
    "unfilled",
    "wrong-name",
    "second-follow-up",
    "re-invite",
    "private-details",
]
Warn = Literal[
    "no-reason",
    "nothing-personal",
    "copy-paste",
    "salesy",
    "favour",
    "too-many",
    "calling-out",
    "tone",
    "long-call",
    "where-met",
    "recruiter-context",
    "colleagues",
    "mute-first",
    "not-now",
]
Hint = Literal["about-me", "no-offer", "no-question", "spelling", "own-profile"]
Check = Literal[Stop, Warn, Hint]

LEVELS: Final[dict[Check, Level]] = {
    **dict.fromkeys(get_args(Stop), "stop"),
    **dict.fromkeys(get_args(Warn), "warn"),
    **dict.fromkeys(get_args(Hint), "hint"),
}
"""Every check with its level, the gravest first."""

_BY_NAME: Final[dict[str, Check]] = {check: check for check in LEVELS}


def check_named(name: str) -> Check:
    """The check of this name. Raises ValueError, with the nearest name."""
    if name not in _BY_NAME:
        raise ValueError(f"there is no check {name!r}; {hint(name, _BY_NAME)}")
    return _BY_NAME[name]


Span = tuple[int, int]
"""From which character of the text to which, the end not included."""


class Remark(Struct, frozen=True):
    """One thing that a check found. `span` is None where the whole text is meant, or what is around it."""

    check: Check
    because: str
    """One line: what it is, and what would be better."""
    span: Span | None = None

    @property
    def level(self) -> Level:
        """How grave it is."""
        return LEVELS[self.check]
