"""What a letter says that could not be in a letter to anybody else."""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Final

from store.meaning.reader import Meaning, read
from store.phrases.search import apart_from, find, find_each, without
from store.phrases.speech import Speech
from store.phrases.words import Word, clauses_of, sentences, words_in
from store.writing.check_context import HIRING, CheckContext
from store.writing.language.name_matching import parts_of
from store.writing.language.salutation import salutation
from store.writing.purposes import Purpose

_SEVERAL: Final = 2
"""How many words of its own a sentence needs that speaks neither of the user nor of them."""
_MANY: Final = 3
"""How many it needs where they are in another clause than `you`."""
_OFFERS_AN_IDEA: Final[frozenset[Purpose]] = frozenset({"pitch", "letter"})
"""Letters that tell so much of something else that its words must not pass for words about whom they go to."""
_THANKS: Final = frozenset({"thank", "thanks"})
_TOLD: Final = 2
"""How many words of its own a letter of few words needs to have said why."""


@lru_cache(maxsize=8)
def is_personal(text: str, context: CheckContext, speech: Speech) -> bool:
    """Return whether anything in the text was written for this one person: what they did, where they are, what links
    us.
    """
    if _has_tie(text) or names_what_they_do(text, context, speech):
        return True
    told = without(sentences(text), (*find_each("salesy", text), *find_each("widening", text)))
    wished = frozenset(word.start for hit in find("wish", text) for word in hit.words)
    return any(_is_for_them(text, words, context, speech, wished) for words in told)


def is_meant(text: str, context: CheckContext, speech: Speech) -> bool:
    """Return whether the text was written for this person."""
    meaning = read(text)
    if context.purpose in _OFFERS_AN_IDEA and meaning.hardly_gives_reason():
        return _has_tie(text) or names_what_they_do(text, context, speech) or _is_enough(text, context, speech)
    if meaning.says("reason") or (is_personal(text, context, speech) and not _is_courtesy(meaning)):
        return True
    return _is_enough(text, context, speech)


def says_why_them(text: str, context: CheckContext, speech: Speech) -> bool:
    """Return whether the text says why the user writes to this person: that it tells something of them is not enough.

    In a letter on paper, and in languages other than English, of which the model has read less, it is enough.
    """
    if speech.language != "en" or context.purpose == "letter":
        return is_meant(text, context, speech)
    return read(text).may_give_reason() or _has_tie(text) or _is_enough(text, context, speech)


def _is_enough(text: str, context: CheckContext, speech: Speech) -> bool:
    """Return whether a text says enough to this person: to somebody whom the user knows a word of its own, to somebody
    who hires that it is about work.
    """
    if context.facts.get("relation") in HIRING and find("job", text):
        return True
    is_near = context.facts.get("known") == "yes" or context.is_colleague()
    return is_near and bool(telling_words(text, context, speech, words_in(text)))


def _is_courtesy(meaning: Meaning) -> bool:
    """Whether a text reads like courtesy to anybody, or only like widening a network, whatever words it uses."""
    return not meaning.says("reason") and (meaning.says("empty") or meaning.says("widening"))


def telling_words(text: str, context: CheckContext, speech: Speech, words: Iterable[Word]) -> list[Word]:
    """Return those of the words that tell something: no names, no greeting, no names and companies of the user."""
    mine = _mine(context)
    greeted = {word.start for name in salutation(text).greeted for word in name}
    theirs = parts_of(context.person.name)
    return [
        word
        for word in words
        if speech.is_own(word) and word.start not in greeted and word.plain not in theirs and word.plain not in mine
    ]


def says_why(text: str, context: CheckContext, speech: Speech) -> bool:
    """Return whether the text gives a reason for asking, beside naming people: for asking somebody about somebody
    else.
    """
    lower = [word for word in words_in(text) if word.shown[0].islower() or speech.language == "de"]
    return len(telling_words(text, context, speech, lower)) >= _TOLD


def names_what_they_do(text: str, context: CheckContext, speech: Speech) -> bool:
    """Return whether the text has a telling word of their company, headline or position."""
    person = context.person
    known = " ".join(filter(None, (person.company, person.headline, person.position)))
    theirs = {word.plain for word in words_in(known) if speech.is_own(word)} - _mine(context)
    return any(word.plain in theirs or word.plain.removesuffix("'s") in theirs for word in words_in(text))


def _has_tie(text: str) -> bool:
    """Return whether a phrase tells what links us, in a clause that is not about the network for its own sake."""
    return bool(find("tie", text) or apart_from(find("reason", text), find_each("widening", text), text))


def _is_for_them(
    text: str, words: Sequence[Word], context: CheckContext, speech: Speech, wished: Collection[int]
) -> bool:
    """Return whether a sentence ties something of its own to `you` or `us`, or tells something without being about the
    user.

    `wished` are the places of the words of mere wishes, which speak of nobody in particular.
    """
    own = telling_words(text, context, speech, words)
    if not any(word.plain in speech.me for word in words) and len(own) >= _SEVERAL:
        return True
    if speech.language != "en":  # where verbs say who is meant, and `you` may be left out
        return len(own) >= _SEVERAL
    speaking = speech.you | speech.us
    addressed = {word.start for word in words if word.plain in speaking and word.start not in wished}
    if not addressed:
        return len(own) >= _MANY and any(word.plain in _THANKS for word in words)
    if len(own) >= _MANY:
        return True
    told = {word.start for word in own}
    clauses = ([word.start for word in clause] for clause in clauses_of(text, words))
    return any(not addressed.isdisjoint(clause) and not told.isdisjoint(clause) for clause in clauses)


def _mine(context: CheckContext) -> frozenset[str]:
    """Return the words of the user's names and companies."""
    me = context.me
    return frozenset(word.plain for name in (*me.names, me.company, *me.companies) for word in words_in(name))
