"""`copy-paste`: nearly what the user has sent to somebody else already."""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final
from zlib import crc32

from store.dates_in_words import day as in_full
from store.meaning.boilerplate import bare
from store.phrases.words import plain, sentences_in, words_in
from store.records.model import Draft, Person
from store.text import clean
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext
from store.writing.purposes import Purpose, all_but
from store.writing.template import SHIPPED

_MAY_REPEAT: Final[frozenset[Purpose]] = frozenset({"pass", "introduction-pass", "ask-why", "leave", "naming-consent"})
"""What is said in the same words by courtesy."""
_RITUAL: Final[frozenset[Purpose]] = frozenset({"thanks", "welcome", "congratulation", "check-in", "other"})
"""What may repeat while it is short."""
_SHORT: Final = 20
"""Up to how many words of the user's own a ritual is short: some 120 characters."""
_FEWEST: Final = 6
"""How many words of the user's own make a text that can be copied at all."""
_ALIKE: Final = 0.8
"""Which part of the words of two texts must be the same, in the same order, for one to be the other's copy."""
_COMPARED: Final = 1_000
"""How many words of a text are compared: some 6,000 characters."""
_LATEST: Final = 400
"""How many of the texts that went out are compared."""

_SIGNS: Final = 0x100000
"""How many signs there are to stand for words: every character beyond the first 65,536."""


@check(
    "copy-paste",
    "warn",
    about="Somebody else got the same text from you before.",
    norms=("A13",),
    purposes=all_but(_MAY_REPEAT),
)
def copy_paste(text: str, context: CheckContext) -> Iterable[Fault]:
    """Name the one who got the same text before, and the day.

    Names, companies, greetings and closings may differ; the sentences of shipped templates are there to be used again.
    """
    own = _own_words(text, _known_as(context.person))
    if len(own) < (_SHORT if context.purpose in _RITUAL else _FEWEST):
        return
    if (draft := _copied(own, context)) and draft.sent:
        day = context.day_of(draft.sent)
        yield Fault(
            f"{clean(draft.person.name)} got nearly the same text on {in_full(day)}; write this one for this person"
        )


def _copied(own: str, context: CheckContext) -> Draft | None:
    """Return the text to somebody else of which these words are a copy; the nearest one, and of equals the latest."""
    from rapidfuzz import process  # takes a while to import
    from rapidfuzz.distance import Indel

    others = [
        draft
        for draft in reversed(context.sent[-_LATEST:])
        if draft.person.id != context.person.id and draft.purpose not in _MAY_REPEAT
    ]
    said = [_own_words(draft.text, _known_as(draft.person)) for draft in others]
    found = process.extractOne(own, said, scorer=Indel.normalized_similarity, score_cutoff=_ALIKE)
    return others[found[2]] if found else None


@lru_cache(maxsize=1024)
def _own_words(text: str, known_as: str) -> str:
    """Return what is left of a text without greeting, closing, what the person is known as, and template sentences; a
    sign for each word.
    """
    theirs = {word.plain for word in words_in(known_as)}
    sentences = (text[slice(*span)] for span in sentences_in(text))
    own = "; ".join(sentence for sentence in sentences if _spelled(sentence) not in _shipped())
    words = [word for word in bare(own).split() if word not in theirs]
    return "".join(map(_sign, words[:_COMPARED]))


def _sign(word: str) -> str:
    """One character that stands for a word, so that texts are compared by words and as fast as short ones.

    Two words share a sign once in a million times, which changes no share of a text.
    """
    return chr(0x10000 + crc32(word.encode("utf-8", "surrogatepass")) % _SIGNS)


def _known_as(person: Person) -> str:
    """Return what differs from letter to letter by itself."""
    return f"{person.name} {person.company or ''} {person.position or ''}"


@cache
def _shipped() -> frozenset[str]:
    """Return every sentence of the shipped templates, folded."""
    texts = (path.read_text("utf-8") for path in SHIPPED.glob("*/*.txt"))
    return frozenset(_spelled(text[slice(*span)]) for text in texts for span in sentences_in(text))


def _spelled(sentence: str) -> str:
    """Return the sentence as it is compared with others."""
    return " ".join(plain(sentence).split()).rstrip(".!?… ")
