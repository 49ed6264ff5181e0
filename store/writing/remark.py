"""What a check says of a draft."""

from typing import Final, Literal, get_args

from msgspec import Struct

from store.phrases.words import Span

Level = Literal["stop", "warn", "hint"]
"""A stop keeps a draft from going out until it is mended, or overruled with a reason."""

LEVELS: Final[tuple[Level, ...]] = get_args(Level)
"""The gravest first."""


class Remark(Struct, frozen=True):
    """One thing that a check found. `span` is None where the whole text is meant, or something beside the text."""

    check: str
    level: Level
    because: str
    """One line: what it is, and what would be better."""
    span: Span | None = None
