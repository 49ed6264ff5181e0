"""The user's own profile before asking."""

import pytest

from store.writing.purposes import Purpose
from tests.store.writing.checks.contexts import context, day, remarks


@pytest.mark.parametrize("purpose", ["request", "pitch", "referral", "letter"])
def test_my_own_profile_is_looked_at_once_a_quarter_before_i_ask(purpose: Purpose) -> None:
    assert remarks("own-profile", "Hello", context(purpose, profile_checked=None))
    assert remarks("own-profile", "Hello", context(purpose, profile_checked=day(93)))
    assert remarks("own-profile", "Hello", context(purpose, profile_checked=day(92))) == []


def test_whoever_does_not_ask_needs_no_profile() -> None:
    assert remarks("own-profile", "Hello", context("pass", profile_checked=None)) == []
