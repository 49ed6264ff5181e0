"""What somebody wrote, out of an email of LinkedIn's in which it is between labels."""

import re
from collections.abc import Sequence
from itertools import dropwhile

from store.reading.mail.lines import MailLine, same
from store.reading.mail.tokens import without_tokens
from store.text import folded

_SIGNED = re.compile(r"[-–—]{1,2}\s?(\S.{0,100})")
_LONGEST = 10_000
_LONGEST_GREETING = 4
"""Words of a greeting."""


def note_of(
    name: str,
    lines: Sequence[MailLine],
    mine: Sequence[str],
    card: Sequence[str] | None = None,
    *,
    is_below: bool = False,
) -> str:
    """Return what the person of this name wrote: the lines above the name or the first label, else those below the
    headline; where the mail is laid out so, those below the last label.

    `mine` are the user's names: a line that is only one of them is the head of a page. `card` is the headline and the
    place that a page shows; in a plain text a blank line is below them. The default text that LinkedIn
    writes in somebody's name is kept where it is in the place of a note; what it says itself, and a greeting alone, is
    none.
    """
    body = [line for line in lines if not _is_furniture(line, mine)]
    if is_below:
        return _joined(_below_labels(body))
    before = _until_label(name, body)
    if any(line.words for line in before):
        return "" if _is_greeting(before) else _joined(before)
    place = next((number for number, line in enumerate(body) if same(line.words, name)), None)
    if place is None:
        return ""
    below = body[place + 1 :]
    if card is None:
        rest = dropwhile(lambda line: bool(line.written), below)
    else:
        rest = dropwhile(lambda line: not line.words or any(same(line.words, shown) for shown in card), below)
    return _joined(_until_label(name, list(rest)))


def _until_label(name: str, lines: Sequence[MailLine]) -> list[MailLine]:
    """Return the lines up to a label, to the name, or to where the letter is signed; what is above it is left out."""
    found: list[MailLine] = []
    for line in lines:
        if line.label == "rule" or (not found and (not line.written or _is_above(line, name))):
            continue
        if line.named and _is_above(line, name) and _is_greeting(found):
            found.clear()
            continue
        if same(line.words, name) or _is_signed(line.words, name) or _ends(line, name):
            break
        found.append(line)
    return found


def _below_labels(lines: Sequence[MailLine]) -> Sequence[MailLine]:
    """Return the lines below the last label."""
    last = max((number for number, line in enumerate(lines) if line.label and line.links), default=len(lines))
    return lines[last + 1 :]


def _is_greeting(lines: Sequence[MailLine]) -> bool:
    """Return whether there is nothing but a line such as `Hi Pat,`."""
    written = [line.words for line in lines if line.words]
    return len(written) == 1 and len(written[0].split()) <= _LONGEST_GREETING and written[0].endswith((",", "，", "、"))


def _is_furniture(line: MailLine, mine: Sequence[str]) -> bool:
    """Return whether a line is a picture that links somewhere on LinkedIn, or names the user at the head of a page."""
    is_picture = bool(line.links) and not line.words and all(without_tokens(link) != link for link in line.links)
    return is_picture or any(same(line.words, name) for name in mine)


def _is_above(line: MailLine, name: str) -> bool:
    """Return whether a line is a label above what was written, and speaks of this person if of anybody."""
    return line.label == "above" and _is_of(line.named, name)


def _ends(line: MailLine, name: str) -> bool:
    """Return whether a line is a label below what was written."""
    return line.label in ("profile", "below", "others") and (bool(line.links) or _is_of(line.named, name))


def _is_of(named: str, name: str) -> bool:
    """Return whether a label speaks of this person: by the whole name or the first, or of nobody in particular."""
    words = folded(name).split()
    return not named or folded(named) == folded(name) or folded(named) in words[:1]


def _is_signed(words: str, name: str) -> bool:
    """Return whether this is the line `- Kim` below a note of Kim Example's."""
    signed = _SIGNED.fullmatch(words)
    return signed is not None and folded(name).startswith(folded(signed[1]))


def _joined(lines: Sequence[MailLine]) -> str:
    """Return the lines as one text, without tokens, and with one blank line at most between paragraphs."""
    text = "\n".join(line.written for line in lines).strip()
    return without_tokens(re.sub(r"\n{3,}", "\n\n", text))[:_LONGEST]
