"""`wrong-name`: the letter was meant for somebody else, by its greeting or by whose company it talks of."""

from collections.abc import Iterable, Iterator
from typing import Final

from store.phrases.search import find_in_any
from store.phrases.words import Span, Word, plain, words_within
from store.text import clean
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext
from store.writing.language.first_names import first_name
from store.writing.language.name_matching import (
    is_called,
    is_calling_form,
    is_latin,
    is_particle,
    may_be_called,
    nearly,
    parts_of,
)
from store.writing.language.salutation import Salutation, addressing, salutation

_NO_LONGER: Final = frozenset("former previous earlier old last past then ehemalige frühere".split())
_COMPANY_WORDS: Final = 6
"""How many words of a company's name are looked at."""
_COMPANY_LETTERS: Final = 200
"""And in how many characters they stand."""


@check(
    "wrong-name", "stop", about="The text greets somebody else, or names a company that is not theirs.", norms=("A06",)
)
def wrong_name(text: str, context: CheckContext) -> Iterable[Fault]:
    """The text greets the person it goes to, and gives them no other company than theirs.

    Nicknames, initials, titles with the family name, and other spellings of the name are right; what may be a short
    form that nobody listed is asked about. Where a name is in another script than the greeting, or nobody knows the
    name or the company, nothing is said.
    """
    yield from _greeting(text, context)
    yield from _companies(text, context)


def _greeting(text: str, context: CheckContext) -> Iterator[Fault]:
    """Yield the remark on a greeting that means somebody else."""
    begins = salutation(text)
    name = clean(context.person.name)
    right = first_name(context.person.name)
    greeted = begins.greeted or _in_small_letters(begins, context)
    if right is None or not greeted or any(_means(words, name, begins) for words in greeted):
        return
    words = greeted[0]
    shown = text[words[0].start : words[-1].end]
    span = words[0].start, words[-1].end
    if not is_latin(shown) or not is_latin("".join(parts_of(name))):
        return
    others = context.others.first_names
    is_another = plain(words[0].shown) in others or plain(shown) in others
    is_slip = not is_called(words[0].shown, name) and nearly(words[0].shown, name)
    if is_slip and not is_another and begins.is_sure:
        yield Fault(f"{shown} is not how {right} is spelled", span)
    elif not is_another and len(words) == 1 and may_be_called(shown, name):
        if begins.is_sure:
            yield Fault(f"is {shown} what {name} is called?", span, "warn")
    elif is_another or begins.is_sure:
        yield Fault(f"this greets {shown}, but goes to {name}", span)


def _in_small_letters(begins: Salutation, context: CheckContext) -> tuple[tuple[Word, ...], ...]:
    """Somebody else of the tray whose name stands after the greeting in small letters and without a mark."""
    word = begins.follows
    return ((word,),) if word and word.plain in context.others.first_names else ()


def _means(words: tuple[Word, ...], name: str, begins: Salutation) -> bool:
    """Return whether these words of a greeting are the name of that person."""
    called = words[:1] + tuple(word for word in words[1:] if word.plain not in addressing().behind)
    known = [word for word in called if not is_particle(word)] or list(called)
    if begins.declines and is_calling_form(known[0].shown, name):
        return True
    if any(plain(first_name(name) or "") == word.plain for word in known[1:]):
        return True
    if not is_called(known[0].shown, name):
        return False
    is_whole_name_told = begins.is_whole and len(known) == 2 and len(parts_of(name)) > 1
    return not is_whole_name_told or not known[1].shown[0].isupper() or is_called(known[1].shown, name)


def _companies(text: str, context: CheckContext) -> Iterator[Fault]:
    """Yield a remark on each company that is another's and is said to be theirs."""
    person = context.person
    if not person.company or not context.others.companies:
        return
    theirs = plain(" ".join(filter(None, (person.company, person.headline, person.position))))
    mine = {plain(company) for company in (context.me.company, *context.me.companies)}
    for claim in find_in_any("their-company", text):
        if not _NO_LONGER.isdisjoint(word.plain for word in claim.words):
            continue
        named = _company_at(text, claim.span[1], context)
        if named is None:
            continue
        company = plain(text[slice(*named)])
        if company not in mine and company not in theirs and not _share_a_name(company, plain(person.company)):
            because = f"{text[slice(*named)]} is another company; {clean(person.name)} is at {clean(person.company)}"
            yield Fault(because, named)


def _company_at(text: str, place: int, context: CheckContext) -> Span | None:
    """Return where a company of the tray is named that begins right at this place; the longest name counts."""
    following = words_within(text, (place, place + _COMPANY_LETTERS))[:_COMPANY_WORDS]
    for last in reversed(following):
        span = following[0].start, last.end
        if plain(text[slice(*span)]) in context.others.companies and following[0].shown[0].isupper():
            return span
    return None


def _share_a_name(one: str, other: str) -> bool:
    """Return whether two companies begin with the same word: `Tindholm` and `Tindholm Harbour Ltd` are one."""
    return one.split()[:1] == other.split()[:1]
