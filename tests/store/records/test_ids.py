"""Identities: derived, short to type, never mistaken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import ids
from store.records.ids import RecordId


@given(st.text(), st.text())
def test_the_same_natural_key_gives_the_same_id_and_one_that_every_json_reader_keeps(kind: str, key: str) -> None:
    number = ids.derived(kind, key)

    assert number == ids.derived(kind, key)
    assert 0 < number < 2**53
    assert int(float(number)) == number


def test_parts_of_a_natural_key_do_not_run_together() -> None:
    assert ids.derived("ab", "c") != ids.derived("a", "bc")


@given(st.integers(1, 2**53 - 1))
def test_what_is_spelled_is_read_again(number: int) -> None:
    word = ids.spelled(number)

    assert len(word) == 11
    assert word == word.lower()
    assert ids.parsed(ids.normal(word)) == number


def test_letters_that_look_like_digits_are_read_as_those() -> None:
    assert ids.normal("OIL0") == "0110"


@pytest.mark.parametrize("typed", ["", "u", "k7m2q9xw3rdd", "k7 m2", "ü"])
def test_what_cannot_be_an_id_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="is not an id"):
        ids.normal(typed)


@given(st.sets(st.integers(1, 2**53 - 1), min_size=1, max_size=40))
def test_shortest_prefixes_are_unique_and_at_least_four_long(numbers: set[RecordId]) -> None:
    prefixes = ids.shortest_prefixes(numbers)

    for number, prefix in prefixes.items():
        assert len(prefix) >= 4
        assert [other for other in numbers if ids.spelled(other).startswith(prefix)] == [number]


def test_neighbours_that_differ_late_need_long_prefixes() -> None:
    assert ids.shortest_prefixes([RecordId(32), RecordId(33)]) == {32: "00000000010", 33: "00000000011"}
