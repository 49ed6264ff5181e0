"""The facts about LinkedIn: each has its source, and the limits of an account follow from them."""

from datetime import date

import pytest

from store.platform.linkedin import linkedin_facts, note_length, notes_a_month, number


def test_every_fact_is_a_sentence_with_a_source_and_a_day() -> None:
    for name, fact in linkedin_facts().items():
        assert fact.sentence.endswith("."), name
        assert fact.source
        assert date(2026, 1, 1) <= fact.checked
        assert (fact.value is not None) == ("{value}" in fact.says), name
        assert bool(fact.page) == ("{page}" in fact.says), name


def test_a_free_account_has_shorter_notes_and_fewer_of_them() -> None:
    assert (note_length("free"), notes_a_month("free")) == (200, 5)
    assert (note_length("premium"), notes_a_month("premium")) == (300, None)


def test_an_account_that_is_not_named_has_the_longer_note_and_the_fewer_notes() -> None:
    assert (note_length(""), notes_a_month("")) == (300, 5)


def test_a_fact_without_a_number_is_none() -> None:
    with pytest.raises(ValueError, match="withdrawn"):
        number("withdrawn")
