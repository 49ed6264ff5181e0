"""A text as the model sees it: its words, pairs and parts of words, ideas, in what order, and where they stand."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final, TypeAlias

from store.meaning.concepts import concepts_of
from store.phrases.search import find_each
from store.phrases.speech import languages_of, speech_in
from store.phrases.words import Span, Word, sentences, words_in

Features: TypeAlias = dict[str, tuple[float, Span | None]]
"""By its name how much a feature counts in a text, and where it stands first; None where it is of the whole text."""

_NEAR: Final = 5
"""Within how many words two ideas belong together."""
_PARTS: Final = (4, 5)
"""How many letters the parts of words have."""
_STEPS: Final = (("s", 2), ("t", 3))
"""How many steps of the outline of a sentence make one feature."""
_MARK: Final = 3
"""Within how many characters behind the last word of a sentence its mark stands."""
_LONGEST_WORD: Final = 24
"""How many letters of a word are looked at."""
_TRIED: Final = 2
"""In how many languages phrases are looked for, where a text may be of several."""
_SHARE: Final = {"w": 1.0, "p": 1.0, "c": 1.2, "k": 1.1, "g": 0.6, "s": 0.7, "t": 0.4, "q": 0.7, "n": 1.0, "h": 1.6}
"""How much a feature of each kind counts: words, pairs, ideas, pairs of ideas, parts of words, two and three steps of
the outline of a sentence, what is asked, numbers, phrases.
"""
_OWN: Final = "_"
"""In the outline of a sentence, a word that tells something but stands for no known idea."""
_SUBJECTS: Final = (
    *("salesy", "favour", "widening", "reason", "tie", "tone", "calling-out", "later", "met", "job"),
    *("event", "school", "recruiting", "applying", "studying"),
)
"""The lists of phrases that are looked for."""
_SIGNS: Final = {
    "percent": re.compile(r"\d\s?%"),
    "money": re.compile(r"[$€£]\s?\d|\d\s?[$€£]|\d[kK]\b"),
    "link": re.compile(r"https?:|www\.|\b[a-z]+\.(?:com|ly|io|net)\b"),
    "figure": re.compile(r"\d"),
    "question": re.compile(r"\?"),
    "shout": re.compile(r"!"),
    "marks": re.compile(r"[!?]{2}"),
    "smile": re.compile(r"[:;]-?[)D]|[\U0001f300-\U0001faff]"),
    "quoted": re.compile(r"[\"“„«]"),
}
"""What is seen in a text beside its words."""


_LINK: Final = re.compile(
    r"https?://|www\.|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:[a-z]{2,}/\S|(?:com|io|ly|org)\b)", re.IGNORECASE
)
"""A link to a page, which an email address is not."""


def features_of(text: str) -> Features:
    """Return the features of a text, scaled so that long texts count no more than short ones."""
    languages = languages_of(text)
    found: dict[str, Span | None] = {}
    for words in sentences(text):
        asks = "?" in text[words[-1].end : words[-1].end + _MARK]
        for name, span in chain(_of_sentence(words, languages), _of_outline(words, languages, asks=asks)):
            found.setdefault(name, span)
    for name in _of_whole(text, languages):
        found.setdefault(name, None)
    for subject in _SUBJECTS:
        for hit in (hit for language in languages[:_TRIED] for hit in find_each(subject, text, language)):
            if not hit.is_negated:
                found.setdefault(f"h:{subject}", hit.span)
    length = sum(_SHARE[name[0]] ** 2 for name in found) ** 0.5 or 1.0
    return {name: (_SHARE[name[0]] / length, span) for name, span in found.items()}


def has_link(text: str) -> bool:
    """Return whether a text has a link to a page."""
    return _LINK.search(text) is not None


def _of_sentence(words: Sequence[Word], languages: tuple[str, ...]) -> Iterator[tuple[str, Span | None]]:
    """Yield the words of a sentence, their pairs and parts, and the ideas that they stand for, alone and in pairs.

    A word such as `the` has no place: it would explain nothing.
    """
    ideas = [concepts_of(word.plain, languages) for word in words]
    speech = speech_in(languages[0])
    tells = [speech is None or speech.is_own(word) for word in words]
    for number, word in enumerate(words):
        said = word.plain[:_LONGEST_WORD]
        yield f"w:{said}", word.span if tells[number] else None
        for size in _PARTS:
            for start in range(len(said) - size + 1):
                yield f"g:{said[start : start + size]}", word.span
        if number:
            before = words[number - 1]
            pair = (before.start, word.end) if tells[number - 1] or tells[number] else None
            yield f"p:{before.plain[:_LONGEST_WORD]} {said}", pair
        for idea in ideas[number]:
            yield f"c:{idea}", word.span
            for other in range(max(number - _NEAR, 0), number):
                for earlier in ideas[other]:
                    yield f"k:{earlier} {idea}", (words[other].start, word.end)


def _of_outline(words: Sequence[Word], languages: tuple[str, ...], *, asks: bool) -> Iterator[tuple[str, Span | None]]:
    """Yield the order of a sentence, with ideas in place of its words, and what is asked in it."""
    speech = speech_in(languages[0])
    outline: list[tuple[str, Span | None]] = [("^", None)]
    for word in words:
        ideas = concepts_of(word.plain, languages)
        is_own = speech is None or speech.is_own(word)
        said = ideas[0] if ideas else _OWN if is_own else word.plain
        outline.append((said, word.span))
        if asks:
            yield from ((f"q:{idea}", word.span) for idea in ideas)
            if not is_own:
                yield f"q:{word.plain}", word.span
    outline.append(("?" if asks else ".", None))
    names = [said for said, _ in outline]
    for number, (_, span) in enumerate(outline):
        yield from (
            (f"{kind}:{' '.join(names[number : number + size])}", span)
            for kind, size in _STEPS
            if number + size <= len(names)
        )


def _of_whole(text: str, languages: tuple[str, ...]) -> Iterator[str]:
    """Yield what is true of the text as a whole: its signs, its length, and how many of its words tell something."""
    yield "n:any"
    yield from (f"n:{name}" for name, sign in _SIGNS.items() if sign.search(text))
    words = words_in(text)
    yield f"n:words{_step(len(words))}"
    speech = speech_in(languages[0])
    own = sum(speech.is_own(word) for word in words) if speech else 0
    yield f"n:own{_step(own)}"
    if speech:
        for person, listed in (("me", speech.me), ("you", speech.you), ("us", speech.us)):
            yield f"n:{person}{_step(sum(word.plain in listed for word in words))}"


def _step(count: int) -> int:
    """Return a number in steps that double."""
    return count.bit_length()
