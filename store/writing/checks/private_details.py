"""`private-details`: telephone numbers and addresses of somebody else, that are not the user's to give."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, Literal

from msgspec import Struct

from store.phrases.search import length_at_start
from store.phrases.words import Span, Word, lines_in, number_at, plain, sentence_around, sentence_before, words_within
from store.shipped import Words, shipped
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext
from store.writing.language.name_matching import parts_of
from store.writing.purposes import Purpose

Owner = Literal["mine", "theirs", "third"]

_ABOUT_OTHERS: Final[frozenset[Purpose]] = frozenset(
    {"introduction", "introduction-ask", "introduction-pass", "naming-consent", "referral", "closing-question"}
)
"""What talks of a third person: a detail that is nobody's by its words is taken for that person's."""
_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_TELEPHONE: Final = re.compile(
    r"(?<![\w.,:/+-])(?:\+|\(\+?|00?)?[1-9]\d{0,3}\)?(?:[ ./()\u00a0‑-]{1,3}\d{1,8}){1,7}(?![\w%€$]|[.,:/-]\d)"
    r"|(?<![\w.,:/-])(?:\+|00|0)[1-9]\d{6,13}(?!\w)"
)
_DIGITS: Final = (7, 15)
"""How many digits a telephone number has, from here to there (the most by ITU-T E.164)."""
_NO_TELEPHONE: Final = re.compile(
    r"(?:19|20)\d\d[ ./-]\d{1,2}[ ./-]\d{1,2}|\d{1,2}[./-] ?\d{1,2}[./-] ?(?:19|20)?\d\d(?!\d)"
    r"|(?:19|20)\d\d ?[-–/] ?(?:19|20)\d\d|[1-9]\d{0,2}(?:[ .,]\d{3})+|(?:\d{1,3}\.){3}\d{1,3}"
)
"""Dates, pairs of years, amounts with their thousands parted, and versions and addresses of machines."""
_NEAR: Final = 60
"""How many words before a detail may tell whose it is."""
_SIGNATURE: Final = 6
"""How many lines a signature has above the one with the detail."""
_SIGNED: Final = 3
"""How many words beside a closing may be a name."""


@check(
    "private-details", "stop", about="The text gives away somebody else's telephone number or address.", norms=("I03",)
)
def private_details(text: str, context: CheckContext) -> Iterable[Fault]:
    """Point at each detail that belongs neither to the user nor to the person.

    Whose it is tell the name in it, and the nearest word before it ("my", "your", "his", a name). What nothing tells of
    is left alone, but where the text is about a third person.
    """
    for found in _EMAIL.finditer(text):
        if not _is_house(found[0]) and _owner_of_email(text, found, context) == "third":
            yield Fault(f"{found[0]} belongs to somebody else; ask them first", found.span())
    for start, end in _telephones(text):
        if _owner_of(text, start, context) == "third":
            yield Fault("this telephone number belongs to somebody else; ask them first", (start, end))
    for found in _streets().finditer(text):
        before = _before(text, found.start())
        if _is_home(before) and _owner_of(text, found.start(), context, is_sure_only=True) == "third":
            yield Fault("this address belongs to somebody else; ask them first", found.span())


def _telephones(text: str) -> Iterator[Span]:
    """Yield where telephone numbers stand; dates, years, amounts and what is shorter are none."""
    for found in _TELEPHONE.finditer(text):
        digits = sum(character.isdigit() for character in found[0])
        if _DIGITS[0] <= digits <= _DIGITS[1] and not _NO_TELEPHONE.fullmatch(found[0].strip()):
            yield found.span()


def _owner_of_email(text: str, found: re.Match[str], context: CheckContext) -> Owner | None:
    """Return whose an email address is."""
    address = found[0].casefold()
    if address in {mine.casefold() for mine in context.me.addresses}:
        return "mine"
    if context.person.email and address == context.person.email.casefold():
        return "theirs"
    named = {part for part in re.split(r"[\W\d_]+", plain(address.partition("@")[0])) if len(part) > 1}
    if not named.isdisjoint(parts_of(context.person.name)):
        return "theirs"
    if any(not named.isdisjoint(parts_of(name)) for name in context.me.names):
        return "mine"
    told = _owner_of(text, found.start(), context)
    return "third" if told is None and not named.isdisjoint(context.others.first_names) else told


def _owner_of(text: str, place: int, context: CheckContext, *, is_sure_only: bool = False) -> Owner | None:
    """Return whose a detail is by the nearest telling word before it in its sentence; None where nothing tells."""
    for word in reversed(_before(text, place)):
        for owner in _OWNERS:
            if word.plain in getattr(_private_words(), owner) and not _is_receiver(text, word):
                return owner
        if named := _named(word, context):
            return named
    if is_sure_only or _is_signature(text, place, context):
        return None
    return "third" if context.purpose in _ABOUT_OTHERS else None


def _named(word: Word, context: CheckContext) -> Owner | None:
    """Return whose name the word is: the user's, theirs, or a first name of the tray; None where it is none of them."""
    bare = word.plain.removesuffix("'s")
    if not word.shown[0].isupper():
        return None
    if bare in parts_of(context.person.name):
        return "theirs"
    if any(bare in parts_of(name) for name in context.me.names):
        return "mine"
    return "third" if bare in context.others.first_names else None


def _is_receiver(text: str, word: Word) -> bool:
    """Return whether the word says who was given the detail, and not whose it is: `gave me`."""
    before = text[max(0, word.start - 8) : word.start].split()
    return word.plain in ("me", "us") and before[-1:] in (["gave"], ["told"], ["sent"], ["given"], ["showed"])


def _is_signature(text: str, place: int, context: CheckContext) -> bool:
    """Return whether the detail is below the closing or the user's name: there stands what is the user's own."""
    mine = {part for name in context.me.names for part in parts_of(name)}
    lines = lines_in(text)
    here = number_at(lines, place)
    for line in lines[max(here - _SIGNATURE, 1) : here]:
        words = words_within(text, line)
        closing = length_at_start("closing", words)
        is_name = bool(words) and mine.issuperset(word.plain for word in words)
        if is_name or (closing and len(words) - closing <= _SIGNED):
            return True
    return False


def _before(text: str, place: int) -> list[Word]:
    """Return the words of the sentence in front of this place, and of the line before where the detail begins its
    own.
    """
    start = sentence_around(text, place)[0]
    if start >= place:
        start = sentence_before(text, place)[0]
    return list(words_within(text, (start, place)))[-_NEAR:]


def _is_home(words: list[Word]) -> bool:
    """Return whether the words say that somebody lives there, or gets letters there."""
    return any(word.plain in _private_words().lives for word in words)


def _is_house(address: str) -> bool:
    """Return whether the mailbox is a house's rather than a person's."""
    return not _private_words().houses.isdisjoint(re.split(r"[.+_-]", address.partition("@")[0].casefold()))


_OWNERS: Final[tuple[Owner, ...]] = ("mine", "theirs", "third")


class PrivateWords(Struct, frozen=True):
    """What private_details.toml lists: folded words, and regular expressions."""

    mine: Words
    theirs: Words
    third: Words
    houses: Words
    lives: Words
    streets: list[str]


_private_words = shipped(__file__, "private_details.toml", PrivateWords)


@cache
def _streets() -> re.Pattern[str]:
    """Return a street with the number of a house."""
    return re.compile("|".join(rf"\b(?:{street})\b" for street in _private_words().streets))
