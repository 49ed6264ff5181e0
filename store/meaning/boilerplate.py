"""Texts that nobody wrote for the user: the platform's own default texts, and those that go round (norm R05)."""

from functools import cache
from pathlib import Path
from typing import Final

from store.phrases.search import length_at_start
from store.phrases.words import clauses

_ALIKE: Final = 90.0
"""How alike a message must be to a default text, of 100, to be that text with a word changed."""
_NAME: Final = 3
"""How many words may follow a greeting or a closing and still be no more than somebody's name."""


def bare(message: str) -> str:
    """Return what the message says between greeting and closing, folded, without punctuation.

    It is empty where the message says nothing. Two messages that differ only in whom they greet and who signs have
    the same bare text.
    """
    told = [list(clause) for clause in clauses(message)]
    if told and (greeting := length_at_start("greeting", told[0])):
        named = told[0][greeting:]
        told[0] = [] if len(named) <= _NAME else named
    for index in range(len(told) - 1, max(len(told) - 3, 0), -1):
        closing = length_at_start("closing", told[index])
        if closing and len(told[index]) - closing <= _NAME:
            del told[index:]
            break
    return " ".join(word.plain for clause in told for word in clause).replace("-", " ")


def is_default(said: str) -> bool:
    """Return whether a bare text is a default text of the platform or a text that many people send, but for a word or a
    name.
    """
    texts = default_texts()
    if said in texts:
        return True
    if not said or len(said) > _longest_default():
        return False
    from rapidfuzz import fuzz, process  # takes a while to import, and many trays need it for no message

    return process.extractOne(said, texts, scorer=fuzz.ratio, score_cutoff=_ALIKE) is not None


@cache
def default_texts() -> frozenset[str]:
    """Return the bare form of every text in the files beside this module, a text a line; lines that begin with # are
    notes.
    """
    texts = (path.read_text("utf-8") for path in Path(__file__).with_name("boilerplate").glob("*.txt"))
    lines = (line for text in texts for line in text.split("\n"))
    return frozenset(bare(line) for line in lines if line.strip() and not line.startswith("#"))


@cache
def _longest_default() -> int:
    """Return how many characters a text may have and still be like a default text."""
    return int(max(map(len, default_texts())) * (200 - _ALIKE) / _ALIKE)
