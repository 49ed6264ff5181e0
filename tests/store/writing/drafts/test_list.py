"""The list of drafts, judged by all checks."""

from io import StringIO

import pytest

from store.writing.draft_checks import CHECKS
from tests.store.writing.drafts.__main__ import print_figures
from tests.store.writing.drafts.draft_list import held_out, tuned_on
from tests.store.writing.drafts.figures import Figures, measure


@pytest.fixture(scope="module")
def figures() -> Figures:
    """The figures of the whole list."""
    return measure(tuned_on() + held_out())


def test_the_list_has_two_hundred_drafts_half_of_them_good_and_sixty_held_out() -> None:
    drafts = tuned_on() + held_out()
    good = sum(draft.is_good for draft in drafts)
    assert len(drafts) >= 200
    assert 0.4 < good / len(drafts) < 0.6
    assert len(held_out()) >= 60


def test_every_check_has_a_draft_that_it_must_catch() -> None:
    drafts = tuned_on() + held_out()
    assert {check for draft in drafts for check in draft.caught} == set(CHECKS)
    assert {check for draft in drafts for check in draft.also} <= set(CHECKS)


@pytest.mark.slow
def test_no_good_draft_has_a_stop_or_a_warning(figures: Figures) -> None:
    assert figures.blamed == []


@pytest.mark.slow
def test_nine_of_ten_bad_drafts_are_caught_by_name(figures: Figures) -> None:
    assert figures.share_caught >= 0.9, figures.missed


@pytest.mark.slow
def test_nineteen_of_twenty_hints_are_right(figures: Figures) -> None:
    assert figures.share_of_right_hints >= 0.95, figures.wrong


@pytest.mark.slow
def test_the_figures_are_printed_with_the_held_out_part_apart(figures: Figures) -> None:
    out = StringIO()
    print_figures(figures, measure(held_out()), out)
    assert out.getvalue().count("precision") == 2
    assert "Held out" in out.getvalue()
