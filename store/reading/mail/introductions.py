"""Emails by which somebody introduces the user to others (norm I06), known by recipients and words together.

Two who received the mail besides its sender, the user among them, and words that bring them together. A subject of two
names with `<>` between them is no introduction by itself: plans, calendars and code are written so as well.
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from store.phrases.index import PhraseIndex
from store.phrases.pattern import Passage, parse
from store.phrases.words import plain_words, words_in
from store.reading.mail.classification import bare_subject
from store.reading.mail.identity import MailIdentity
from store.reading.mail.message import Mail, Party
from store.reading.mail.quoting import unquoted_text
from store.reading.mail.tokens import without_tokens
from store.shipped import shipped

_MOST_OTHERS = 5
"""An email to more than so many others is written to a crowd."""
_LONGEST = 10_000
"""How many characters of a text are looked at and kept."""
_JOINTS = re.compile("['_-]")
"""What joins the parts of a compound."""
_BETWEEN = re.compile(r"<=>|<->|<\|>|<>|⇄|↔|//|/|\+|&|(?<=\s)(?:x|and|und|et|y|e|en|meets?)(?=\s)", re.IGNORECASE)
"""What is between two names in a subject."""


class Phrases(Struct, frozen=True, forbid_unknown_fields=True):
    """The phrases of introductions.toml by what they do; that file says what each is."""

    together: tuple[str, ...]
    naming: tuple[str, ...]
    leaving: tuple[str, ...]
    answering: tuple[str, ...]
    asking: tuple[str, ...]
    subject: tuple[str, ...]


_phrases = shipped(__file__, "introductions.toml", Phrases)


class MailedIntroduction(Struct, frozen=True):
    """Whom the user is to meet, and what the introducer wrote, without what it quotes."""

    people: tuple[Party, ...]
    text: str


def introduction(mail: Mail, me: MailIdentity) -> MailedIntroduction | None:
    """Return the introduction that an email makes; None where it makes none."""
    others = _others(mail, me)
    if not others or mail.is_bulk:
        return None
    text = unquoted_text(mail.text[:_LONGEST], is_answer=_is_answer(mail))
    said = _IntroductionText(mail, text, others, me)
    if not said.brings_together() or (len(others) > 1 and not said.names_me()):
        return None
    named = tuple(party for party in others if said.names(party))
    return MailedIntroduction(named or others, without_tokens(text).strip())


def asks_first(mail: Mail, me: MailIdentity) -> bool:
    """Return whether an email asks for an introduction, or whether the user would like one: the step before, and none
    yet.
    """
    if mail.is_bulk or not any(me.is_address(party) for party in (*mail.to, *mail.cc)):
        return False
    texts = (bare_subject(mail.subject), unquoted_text(mail.text[:_LONGEST], is_answer=_is_answer(mail)))
    asking = _index("asking")
    return any(asking.may_be_in(text) and any(asking.find(Passage(text, words_in(text)))) for text in texts)


def _others(mail: Mail, me: MailIdentity) -> tuple[Party, ...]:
    """Return who else received an email that the user received by name; nobody where it is none, or went to a crowd."""
    received = (*mail.to, *mail.cc)
    mine = [party for party in received if me.is_address(party)]
    sender = mail.sender.address.casefold()
    others = {party.address.casefold(): party for party in received if not me.is_address(party)}
    others.pop(sender, None)
    return tuple(others.values()) if mine and sender and len(others) <= _MOST_OTHERS else ()


class _IntroductionText:
    """What an email's subject and text say, where the names of those who received it are known."""

    def __init__(self, mail: Mail, text: str, others: Sequence[Party], me: MailIdentity) -> None:
        """`text` is what the sender wrote in this mail."""
        subject = bare_subject(mail.subject)
        mine = [party for party in (*mail.to, *mail.cc) if me.is_address(party)]
        self._others = frozenset(word for party in others for word in _words_of(party))
        my_names = (*me.names, *(party.name for party in mine))
        self._mine = frozenset(word for name in my_names for word in _words(name)) - self._others
        self._sides = [set(_words(side)) for side in _BETWEEN.split(subject)]
        self._is_answer = _is_answer(mail)
        self._subject, self._text = set(_words(subject)), set(_words(text))
        self._prefix = set(_words(mail.subject)) - self._subject
        names = {"other": self._others, "me": self._mine}
        self._passage = Passage(text, words_in(text), names=names)
        self._is_headed = any(_index("subject").find_at_start(Passage(subject, words_in(subject), names=names)))

    def brings_together(self) -> bool:
        """Return whether the words make an introduction."""
        is_said = self.has("together") or self.has("naming")
        if self._is_answer or is_said:
            return is_said and not (self._is_answer and self.has("answering"))
        if self.has("answering"):
            return False
        if self._is_headed and not self._others.isdisjoint(self._subject):
            return True
        is_about_them = self._names_two() or (self._is_headed and not self._others.isdisjoint(self._text))
        return is_about_them and self.has("leaving")

    def has(self, kind: str) -> bool:
        """Return whether the text has a phrase of this kind."""
        return any(_index(kind).find(self._passage))

    def names(self, party: Party) -> bool:
        """Return whether the mail speaks of this person by name."""
        return not (self._subject | self._text | self._prefix).isdisjoint(_words_of(party))

    def names_me(self) -> bool:
        """Return whether the mail speaks of the user by name."""
        return not self._mine.isdisjoint(self._subject | self._text)

    def _names_two(self) -> bool:
        """Return whether the subject is two names: the user's on one side, somebody else's on the other."""
        return len(self._sides) == 2 and any(
            not self._mine.isdisjoint(side) and not self._others.isdisjoint(across)
            for side, across in (self._sides, self._sides[::-1])
        )


def _is_answer(mail: Mail) -> bool:
    """Return whether an email answers another or passes it on, as its headers or its subject say."""
    return mail.is_reply or bare_subject(mail.subject) != mail.subject


def _words_of(party: Party) -> list[str]:
    """Return what somebody is called by: the words of the name, else those of the address before the @. Initials tell
    nobody; each letter of Chinese and Japanese is a word.
    """
    words = _words(party.name) if party.name and "@" not in party.name else _words(party.address.partition("@")[0])
    return [word for word in words if (len(word) > 1 or not word.isascii()) and not word.isdigit()]


def _words(text: str) -> list[str]:
    """Return the words of a text folded, compounds in their parts."""
    return [piece for word in plain_words(text) for piece in _JOINTS.split(word)]


@cache
def _index(kind: str) -> PhraseIndex[None]:
    """Return the phrases of one kind."""
    return PhraseIndex((parse(phrase), None) for phrase in getattr(_phrases(), kind))
