"""The two texts of a mail: whether the plain text repeats what the HTML says, or only that there is HTML."""

import re
from html import unescape

_LONGEST = 500
"""A longer plain text is no placeholder."""
_MARKUP_LOOKED_AT = 200_000
_TAGS = re.compile(r"<(?:style|script)\b[^<]*|<[^<>]*>", re.IGNORECASE)
"""What is not shown of a page. No pattern goes beyond the next bracket, so that a million of them cost nothing."""
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")


def is_placeholder(plain: str, markup: str) -> bool:
    """Return whether a plain text is there for programs that show no HTML: it is short, and fewer than half of its
    words are in the HTML.
    """
    if not markup or len(plain) > _LONGEST:
        return False
    said = set(_WORD.findall(_LINK.sub(" ", plain).casefold()))
    shown = set(_WORD.findall(unescape(_TAGS.sub(" ", markup[:_MARKUP_LOOKED_AT])).casefold()))
    return bool(shown) and len(said & shown) * 2 < max(len(said), 1)
