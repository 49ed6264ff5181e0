"""One word for one thing: users read no word that stands for another, and no turn that is hard to read."""

import re
from functools import cache
from typing import Final

import pytest

from tests.tui.help.user_texts import user_texts
from tui.help.words import words

TURNS: Final = {
    "over there": "on LinkedIn, or: there",
    "Whom you know": "people you know",
    "Who is not": "somebody who is not",
    "a word of why": "say why",
    "That you declined": "LinkedIn does not tell them that you declined",
    "the platform": "LinkedIn",
    "widen a network": "a larger network",
}
"""Turns that a reader stumbles over, each with what to write."""


@cache
def texts() -> list[tuple[str, str]]:
    """What users read, and where it stands. Finding it takes seconds, so it is no matter of collecting tests."""
    return [(where, " ".join(text.split())) for where, text in user_texts()]


def found(phrase: str) -> list[tuple[str, str]]:
    """Where a phrase stands in what users read."""
    pattern = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)")
    return [(where, text) for where, text in texts() if pattern.search(text)]


def test_texts_of_all_kinds_are_looked_at() -> None:
    assert len(texts()) > 2000
    for part in (
        "Their LinkedIn profile.",
        "Accept the invitation",
        "Do you know {name}?",
        "Somebody you trust connects",
    ):
        assert any(part in text for _, text in texts()), part


@pytest.mark.parametrize(
    ("other", "word"), [(other, name) for name, word in words().items() for other in word.instead_of]
)
def test_no_other_word_stands_for_it(other: str, word: str) -> None:
    assert found(other) == [], f"write {word!r}"


@pytest.mark.parametrize("turn", TURNS)
def test_no_turn_is_hard_to_read(turn: str) -> None:
    assert found(turn) == [], f"write: {TURNS[turn]}"


def test_every_word_is_explained_in_whole_sentences() -> None:
    for name, word in words().items():
        assert word.means[0].isupper(), name
        assert word.means.endswith("."), name
