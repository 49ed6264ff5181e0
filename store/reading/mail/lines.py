"""The text of LinkedIn's mails as lines with a meaning: labels are known by their words, never by their place."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from store.phrases.index import LineIndex
from store.phrases.pattern import parse
from store.reading.mail.tokens import LINK
from store.shipped import shipped
from store.text import folded

_MOST_LINES = 1_000
_LONGEST_LINE = 500
"""How many lines, and how many characters of one, are compared with labels."""
_ROW = re.compile(r"(?:[^<>]*+<https?://[^<>]*+>)++\s*")
"""A line of a page in which every word is before a link."""
_BEHIND_ADDRESS = re.compile("[,:，：、]")
"""What is behind the name of somebody who is spoken to."""


class Labels(Struct, frozen=True, forbid_unknown_fields=True):
    """The lines of labels.toml by their meaning; that file says what each is."""

    above: tuple[str, ...]
    profile: tuple[str, ...]
    below: tuple[str, ...]
    others: tuple[str, ...]
    foot: tuple[str, ...]


labels = shipped(__file__, "labels.toml", Labels)
"""What labels.toml beside this module says."""


class MailLine(Struct, frozen=True):
    """One line of a mail as it is `written`, its words without links and the colon at the end, and its links.

    Nothing is in a blank line.
    """

    written: str
    words: str
    links: tuple[str, ...]
    label: str
    """`above`, `profile`, `below` or `others`, as the words say, `rule` for a line that is drawn; else ""."""
    named: str
    """Whom the label names."""

    @property
    def anchors(self) -> tuple[str, ...]:
        """The links of a page, as `hypertext.text_of` tells them: not those that somebody typed into a text."""
        return tuple(link for link in self.links if f"<{link}>" in self.written)

    @property
    def is_own(self) -> bool:
        """Whether it may be what somebody wrote, or somebody's name: words, no label, no link."""
        return bool(self.words) and not self.label and not self.links


def lines_of(text: str, mine: Collection[str] = ()) -> list[MailLine]:
    """Return the lines of an email's text down to its foot. A label without a link has that of the line below it.

    `mine` are the names that the mail may call the user by, which are no part of anybody's.
    """
    lines: list[MailLine] = []
    for line in _read(text, mine):
        if line.links and not line.words and lines and lines[-1].label in ("profile", "below") and not lines[-1].links:
            lines[-1] = replace(lines[-1], links=line.links)
        else:
            lines.append(line)
    return lines


def _read(text: str, mine: Collection[str]) -> Iterator[MailLine]:
    """Each line down to the foot."""
    for written in chain.from_iterable(map(_buttons, text.split("\n")[:_MOST_LINES])):
        links = tuple(LINK.findall(written))
        words = _words(written)
        words = words.rstrip(":").rstrip() if links or len(words) < _LONGEST_LINE else words
        if words.casefold().startswith(_foot()):
            return
        label, named = meaning_of(words)
        yield MailLine(written.strip(), words, links, label, without_address(named, mine))


def _buttons(written: str) -> list[str]:
    """Return a line of a page as one line for each of its links, where one of them is a label: buttons side by side."""
    if written.count("<http") < 2 or not _ROW.fullmatch(written):
        return [written]
    pieces = [f"{piece}>".strip() for piece in written.split(">")[:-1]]
    return pieces if any(meaning_of(_words(piece))[0] for piece in pieces) else [written]


def _words(written: str) -> str:
    """Return a line without its links."""
    return " ".join(LINK.sub(" ", written).replace("< >", " ").split())


def meaning_of(words: str) -> tuple[str, str]:
    """Return which label these words are and whom it names; "" twice where they are none."""
    if not any(character.isalnum() for character in words):
        return ("rule" if words else "", "")
    if len(words) > _LONGEST_LINE:
        return "", ""
    meaning, named = _index().read(words) or ("", {})
    return meaning, named.get("name", "")


def without_address(named: str, mine: Collection[str]) -> str:
    """Return whom a sentence of LinkedIn's names, without the user whom it speaks to: `Ivo Lenz` of `Pat, Ivo Lenz`.

    The user is known by the user's names. Else a single word before two or more is the first name by which LinkedIn
    speaks to people; what people put behind their own names is in capitals, such as `Kim, MBA`.
    """
    first, *after = _BEHIND_ADDRESS.split(named, maxsplit=1)
    rest = after[0] if after else ""
    words = rest.split()
    if not words:
        return named
    is_me = set(folded(first).split()) <= {word for name in mine for word in folded(name).split()}
    is_first_name = " " not in first.strip() and len(words) > 1 and not any(word.isupper() for word in words)
    return rest.strip() if is_me or is_first_name else named


def same(one: str, other: str) -> bool:
    """Return whether two lines say the same but for case and accents."""
    return bool(one) and folded(one) == folded(other)


@cache
def _foot() -> tuple[str, ...]:
    return tuple(start.casefold() for start in labels().foot)


@cache
def _index() -> LineIndex[str]:
    known = labels()
    groups = (("others", known.others), ("profile", known.profile), ("below", known.below), ("above", known.above))
    return LineIndex((parse(label), meaning) for meaning, group in groups for label in group)
