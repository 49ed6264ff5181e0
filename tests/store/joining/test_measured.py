"""The invented people: what imports join, and what is proposed, rightly and wrongly."""

import pytest

from tests.store.joining.__main__ import HELD_OUT, TUNED_ON
from tests.store.joining.measuring import CERTAIN, Figures, measure, report


@pytest.fixture(scope="module", params=[TUNED_ON, HELD_OUT])
def figures(request: pytest.FixtureRequest) -> Figures:
    return measure(request.param)


def test_no_trace_is_joined_to_somebody_else_by_profile_or_address(figures: Figures) -> None:
    assert figures.traces == 1500
    assert figures.joined["exact"] > 200
    assert figures.wrong["exact"] == 0


def test_most_pairs_that_are_one_person_are_proposed(figures: Figures) -> None:
    assert figures.near > 500
    assert figures.recall >= 0.9


def test_hardly_any_certain_proposal_is_wrong(figures: Figures) -> None:
    assert figures.wrong_from(CERTAIN) <= 0.02
    assert figures.wrong_from(0.8) <= 0.05


def test_the_same_people_are_proposed_in_the_same_order_every_time() -> None:
    assert list(report(measure(TUNED_ON))) == list(report(measure(TUNED_ON)))
