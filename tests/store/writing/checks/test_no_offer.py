"""A letter that offers nothing in return."""

from tests.store.writing.checks.letters import context, speaks


def test_who_asks_for_something_offers_something() -> None:
    asks = "Hello Ana, would you open our exhibition with a talk on the flood?"
    assert speaks("no-offer", asks, context("pitch"))
    assert not speaks("no-offer", f"{asks} In return you may keep the boat for the summer.", context("pitch"))
    assert not speaks("no-offer", f"{asks} There could be a summer on the boat in it for you.", context("pitch"))


def test_to_connect_is_no_favour_that_has_to_be_returned() -> None:
    assert not speaks("no-offer", "Hello Ana, your talk on knots was a joy. May I add you?", context("request"))
