"""Counts with their nouns."""

import pytest

from store.counted import counted


@pytest.mark.parametrize(("number", "said"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (3204, "3,204 rows")])
def test_one_is_one_and_all_else_is_several(number: int, said: str) -> None:
    assert counted(number, "row") == said


def test_a_noun_may_have_a_plural_of_its_own() -> None:
    assert [counted(number, "day of theirs", "days of theirs") for number in (1, 2)] == [
        "1 day of theirs",
        "2 days of theirs",
    ]
