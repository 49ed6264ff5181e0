"""The one list of given names and small words."""

import pytest

from store.writing.language.name_matching import is_called
from store.writing.language.name_words import name_words


def test_what_somebody_may_be_called_is_told_by_their_given_name() -> None:
    short = name_words().short
    assert "bob" in short["robert"]
    assert "hans" in short["johannes"]
    assert "hans" not in short["john"]


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("Toos", "Catharina"), ("Gosia", "Małgorzata"), ("Pepa", "Josefa"), ("Kuba", "Jakub"), ("Ági", "Ágnes"),
        ("Ned", "Edmund"), ("Wim", "Willem"), ("Lasse", "Lars"), ("Resi", "Theresia"), ("Jools", "Julian"),
        ("Chema", "José"), ("Beppe", "Giuseppe"), ("Chico", "Francisco"), ("Katya", "Ekaterina"),
    ],
)  # fmt: skip
def test_short_forms_of_many_languages_are_known(called: str, name: str) -> None:
    assert is_called(called, f"{name} Holm")
    assert not is_called(called, "Dora Holm")


def test_a_family_has_a_name_in_all_languages_with_its_short_forms() -> None:
    families = name_words().families
    for one, other in (("william", "liam"), ("giuseppe", "joseph"), ("sepp", "jose"), ("lotte", "charlotte")):
        assert families[one] & families[other]
    assert not families["anna"] & families["bob"]


def test_every_word_is_in_ascii_and_in_lower_case() -> None:
    words = name_words()
    for word in (*words.particles, *words.families):
        assert word.isascii()
        assert word == word.lower()
    assert {"van", "der", "de"} <= words.particles
