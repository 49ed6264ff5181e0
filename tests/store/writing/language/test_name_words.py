"""The one list of given names and small words."""

from store.writing.language.name_words import name_words


def test_what_somebody_may_be_called_is_told_by_their_given_name() -> None:
    short = name_words().short
    assert "bob" in short["robert"]
    assert "hans" in short["johannes"]
    assert "hans" not in short["john"]


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
