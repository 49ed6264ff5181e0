"""What somebody wrote in an email, without the mails that it answers or passes on."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from msgspec import Struct

from store.shipped import shipped

_QUOTED = re.compile(
    r"^[ \t]*(?:>.*|-{2,}\s*(?:original|forwarded|ursprüngliche|weitergeleitete|message d'origine|mensaje).*-{2,}.*"
    r"|_{10,}\s*|(?:on|am|le|el|il|em|op|den)\b.{0,200}(?:wrote|schrieb|écrit|escribió|scritto|escreveu|schreef|skrev).{0,80}:\s*)$",
    re.IGNORECASE | re.MULTILINE,
)
"""The first line of what is quoted, where it is marked, drawn, or told in a sentence."""
_LINES_OF_HEAD = 8
_ENOUGH_OTHERS = 2
"""How many labels beside that of the sender make a head."""


class _Labels(Struct, frozen=True, forbid_unknown_fields=True, rename={"senders": "from"}):
    """The labels of quoting.toml."""

    senders: tuple[str, ...]
    others: tuple[str, ...]


_labels = shipped(__file__, "quoting.toml", _Labels)


def unquoted_text(text: str, *, is_answer: bool = False) -> str:
    """Return the text above what it quotes. Where nothing is above, the whole without marked lines; of an answer
    nothing: somebody else wrote all of that.
    """
    starts = (found.start() for found in (_QUOTED.search(text), next(_heads(text), None)) if found)
    above = text[: min(starts, default=len(text))]
    if above.strip() or is_answer:
        return above
    return "\n".join(line for line in text.split("\n") if not line.lstrip().startswith(">"))


@cache
def sender_labels() -> str:
    """Return the labels before the sender in a head, as a pattern."""
    return "|".join(map(re.escape, _labels().senders))


def _heads(text: str) -> Iterator[re.Match[str]]:
    """Yield the first lines of heads such as Outlook puts above what it quotes: the sender, and other labels below."""
    sender, other = _patterns()
    for found in sender.finditer(text):
        below = text[found.end() :].split("\n", _LINES_OF_HEAD)[1:_LINES_OF_HEAD]
        if sum(other.match(line) is not None for line in takewhile(str.strip, below)) >= _ENOUGH_OTHERS:
            yield found


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the line of the sender in a head, and any other of its lines."""
    others = "|".join(map(re.escape, _labels().others))
    begins, ends = r"^[ \t]*\*{0,2}", r"\*{0,2}[ \t]*[:：]"
    sender = re.compile(rf"{begins}(?:{sender_labels()}){ends}", re.IGNORECASE | re.MULTILINE)
    return sender, re.compile(rf"{begins}(?:{others}){ends}", re.IGNORECASE)
