"""The words of a message that the verdict rests on, marked where the message is shown.

Marked words are underlined. A sign before the line says how they count: `+` for the sender, `-` against, `?` where the
user is asked about them. The sign stands outside the quote, so that no sender can write it.
"""

from collections.abc import Iterator, Sequence
from itertools import dropwhile, groupby, pairwise
from typing import Final

from msgspec import Struct
from rich.style import Style
from textual.strip import Strip

from store.judging.explanations import Finding
from store.judging.verdict import Verdict
from store.phrases.words import Span
from store.text import clean
from tui.render.styles import BAD, GOOD, LONGEST, OPEN, PLAIN, PlacedWord, StyledText, line, not_laid_out, rows_of_words

_UNDERLINED: Final = Style(underline=True)
_SIGNS: Final[dict[str, StyledText]] = {"accept": ("+", GOOD), "pass": ("-", BAD), "ask": ("?", OPEN)}
"""By the advice that words count for, their sign and its style."""


class Mark(Struct, frozen=True):
    """A place in a message that counts."""

    span: Span
    sign: StyledText


def marks_of(verdict: Verdict) -> list[Mark]:
    """Return the places that the open question is about, then those that the advice rests on, the weightiest first."""
    asked = verdict.question.fact if verdict.question else None
    places = [
        *(("ask", guess.spans) for guess in verdict.likely if guess.fact == asked),
        *((_way(finding), finding.spans) for finding in verdict.findings),
    ]
    return [Mark(span, _SIGNS[way]) for way, spans in places if way for span in spans]


def marked_quote(text: str, marks: Sequence[Mark], width: int, bar: str) -> Iterator[Strip]:
    """Yield what somebody else wrote, each line behind a sign and a bar, with the marked words underlined.

    Where marks overlap, and where a line has several, the first of them counts.
    """
    cleaned, owners = _cleaned(text[:LONGEST].rstrip(), marks)
    for row in dropwhile(lambda words: not words, rows_of_words(cleaned, width - 1 - len(bar))):
        owned = list(_with_owners(row, owners))
        here = min((owner for _, owner in owned if owner is not None), default=None)
        sign = (" ", PLAIN) if here is None else marks[here].sign
        yield line(sign, (bar, PLAIN), *_parts(owned, marks))
    yield from not_laid_out(text, width, f" {bar}")


def _way(finding: Finding) -> str:
    """Return the advice that a finding counts for; "" where it counts for none."""
    if finding.decides:
        return finding.decides
    return "accept" if finding.points > 0 else "pass" if finding.points < 0 else ""


MarkNumber = int | None
"""The number of the mark that a character belongs to; None where it belongs to none."""


def _cleaned(text: str, marks: Sequence[Mark]) -> tuple[str, list[MarkNumber]]:
    """Return the text as it is shown, and the owner of each of its characters. Cleaning may change their number."""
    ends = {min(end, len(text)) for mark in marks for end in mark.span}
    cleaned, owners = "", list[MarkNumber]()
    for start, end in pairwise(sorted({0, len(text), *ends})):
        piece = clean(text[start:end], lines=True)
        owner = next((at for at, mark in enumerate(marks) if mark.span[0] <= start and end <= mark.span[1]), None)
        cleaned += piece
        owners += [owner] * len(piece)
    return cleaned, owners


def _with_owners(row: Sequence[PlacedWord], owners: Sequence[MarkNumber]) -> Iterator[tuple[str, MarkNumber]]:
    """Yield the characters of a line with their owners; a space within a mark belongs to it."""
    before: MarkNumber = None
    for number, (place, word) in enumerate(row):
        if number:
            yield " ", before if before == owners[place] else None
        yield from zip(word, owners[place : place + len(word)], strict=True)
        before = owners[place + len(word) - 1]


def _parts(owned: Sequence[tuple[str, MarkNumber]], marks: Sequence[Mark]) -> Iterator[StyledText]:
    """Yield the stretches of a line that belong to one owner, in its style."""
    for owner, run in groupby(owned, key=lambda each: each[1]):
        text = "".join(character for character, _ in run)
        yield text, PLAIN if owner is None else marks[owner].sign[1] + _UNDERLINED
