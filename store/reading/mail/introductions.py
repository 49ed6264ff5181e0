"""E-mails by which somebody introduces me to others (norm I06), known by recipients and words together.

Two who received the mail besides its sender, I among them, and words that bring them together. A subject of two names
with `<>` between them is no introduction by itself: plans, calendars and code are written so as well.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from msgspec import Struct

from store.checked_toml import parse_checked
from store.reading.mail.classification import bare_subject
from store.reading.mail.identity import Mine
from store.reading.mail.message import Mail, Party
from store.reading.mail.quoting import own_words
from store.reading.mail.tokens import without_tokens
from store.text import folded

_MOST_OTHERS = 5
"""A mail to more than so many others is written to a crowd."""
_LONGEST = 10_000
"""How many characters of a text are looked at and kept."""
_BLANKS = {code: " " for code in range(128) if not chr(code).isalnum()}
"""Of ASCII, in which most mails are, this is several times faster than to look for words."""
_BETWEEN = re.compile(r"<=>|<->|<\|>|<>|⇄|↔|//|/|\+|&|(?<=\s)(?:x|and|und|et|y|e|en|meets?)(?=\s)", re.IGNORECASE)
"""What stands between two names in a subject."""


class Phrases(Struct, frozen=True, forbid_unknown_fields=True):
    """The phrases of introductions.toml by what they do; that file says what each is."""

    together: tuple[str, ...]
    naming: tuple[str, ...]
    leaving: tuple[str, ...]
    answering: tuple[str, ...]
    asking: tuple[str, ...]
    subject: tuple[str, ...]


class Introduction(Struct, frozen=True):
    """Whom I am to meet, and what the introducer wrote, without what it quotes."""

    people: tuple[Party, ...]
    text: str


def introduction(mail: Mail, me: Mine) -> Introduction | None:
    """The introduction that a mail makes; None where it makes none."""
    others = _others(mail, me)
    if not others or mail.is_bulk:
        return None
    text = own_words(mail.text[:_LONGEST])
    said = _Said(mail, text, others, me)
    if not said.brings_together() or (len(others) > 1 and not said.names_me()):
        return None
    named = tuple(party for party in others if said.names(party))
    return Introduction(named or others, without_tokens(text).strip())


def asks_first(mail: Mail, me: Mine) -> bool:
    """Whether a mail asks for an introduction, or whether I would like one: the step before, and none yet."""
    if mail.is_bulk or not any(me.is_address(party) for party in (*mail.to, *mail.cc)):
        return False
    texts = (bare_subject(mail.subject), own_words(mail.text[:_LONGEST]))
    return any(_says(f" {' '.join(_words(text))} ", "asking") for text in texts)


def _others(mail: Mail, me: Mine) -> tuple[Party, ...]:
    """Who else received a mail that I received by name; nobody where it is none, or went to a crowd."""
    received = (*mail.to, *mail.cc)
    mine = [party for party in received if me.is_address(party)]
    sender = mail.sender.address.casefold()
    others = {party.address.casefold(): party for party in received if not me.is_address(party)}
    others.pop(sender, None)
    return tuple(others.values()) if mine and sender and len(others) <= _MOST_OTHERS else ()


class _Said:
    """A mail's subject and text as plain words in which OTHER and ME stand for the names of those who received it."""

    def __init__(self, mail: Mail, text: str, others: Sequence[Party], me: Mine) -> None:
        """`text` is what the sender wrote in this mail."""
        mine = [party for party in (*mail.to, *mail.cc) if me.is_address(party)]
        self._my_words = {word for name in (*me.names, *(party.name for party in mine)) for word in _words(name)}
        self._other_words = {word for party in others for word in _words_of(party)}
        self._sides = [self._marked(side) for side in _BETWEEN.split(bare_subject(mail.subject))]
        self._is_answer = mail.is_reply or bare_subject(mail.subject) != mail.subject
        self._words = set(_words(f"{mail.subject} {text}"))
        self.subject = self._marked(bare_subject(mail.subject))
        self.text = self._marked(text)

    def brings_together(self) -> bool:
        """Whether the words make an introduction."""
        is_said = self.has("together") or self.has("naming")
        if self._is_answer or is_said:
            return is_said and not (self._is_answer and self.has("answering"))
        if self.has("answering"):
            return False
        is_headed = any(f"{self.subject} ".startswith(f"{first} ") for first in _phrases().subject)
        if is_headed and "OTHER" in self.subject:
            return True
        return (is_headed or self._names_two()) and self.has("leaving") and ("OTHER" in self.text or self._names_two())

    def has(self, kind: str) -> bool:
        """Whether the text has a phrase of this kind."""
        return _says(f" {self.text} ", kind)

    def names(self, party: Party) -> bool:
        """Whether the mail speaks of this person by name."""
        return not self._words.isdisjoint(_words_of(party))

    def names_me(self) -> bool:
        """Whether the mail speaks of me by name."""
        return "ME" in self.text or "ME" in self.subject

    def _names_two(self) -> bool:
        """Whether the subject is two names: mine on one side, somebody else's on the other."""
        return len(self._sides) == 2 and any(
            "ME" in one and "OTHER" in other for one, other in (self._sides, self._sides[::-1])
        )

    def _marked(self, text: str) -> str:
        """The words of a text, names replaced."""
        return " ".join(
            "OTHER" if word in self._other_words else "ME" if word in self._my_words else word for word in _words(text)
        )


def _words_of(party: Party) -> list[str]:
    """What somebody is called by: the words of the name, else those of the address before the @."""
    words = _words(party.name) if party.name and "@" not in party.name else _words(party.address.partition("@")[0])
    return [word for word in words if len(word) > 1 and not word.isdigit()]


def _words(text: str) -> list[str]:
    """The words of a text, folded, without punctuation."""
    plain = folded(" ".join(text.split()))
    return plain.translate(_BLANKS).split() if plain.isascii() else re.findall(r"[^\W_]+", plain)


def _says(text: str, kind: str) -> bool:
    """Whether plain words, with a blank at both ends, hold a phrase of this kind."""
    return any(
        all(piece in text for piece in pieces) and (pattern is None or pattern.search(text) is not None)
        for pieces, pattern in _compiled(kind)
    )


@cache
def _compiled(kind: str) -> list[tuple[list[str], re.Pattern[str] | None]]:
    """The pieces of each phrase of one kind, which are fast to look for, and the pattern of one with words between."""
    compiled: list[tuple[list[str], re.Pattern[str] | None]] = []
    for phrase in getattr(_phrases(), kind):
        pieces = [f" {piece} " for piece in phrase.split(" * ")]
        pattern = re.compile(f" {phrase} ".replace(" * ", " (?:[^ ]+ ){0,8}?")) if len(pieces) > 1 else None
        compiled.append((pieces, pattern))
    return compiled


@cache
def _phrases() -> Phrases:
    """What introductions.toml beside this module says."""
    file = files(__package__).joinpath("introductions.toml")
    return parse_checked(file.read_text("utf-8"), Phrases, Path("introductions.toml"))
