"""Lengths and limits, as each channel has them."""

import pytest

from store.records.model import Channel
from store.settings import Limits
from store.writing.channels import length, limit, subject_limit


@pytest.mark.parametrize("channel", ["linkedin-note", "linkedin-message", "inmail"])
def test_linkedin_counts_an_emoji_as_two(channel: Channel) -> None:
    assert length("Ahoy 🚢", channel) == 7


def test_mail_counts_characters() -> None:
    assert length("Ahoy 🚢", "email") == 6


def test_half_an_emoji_can_be_counted_too() -> None:
    assert length("\ud83d", "linkedin-note") == 1


@pytest.mark.parametrize(
    ("channel", "most"), [("linkedin-note", 300), ("linkedin-message", 8000), ("inmail", 2000), ("email", None)]
)
def test_a_text_has_the_limit_of_its_channel(channel: Channel, most: int | None) -> None:
    assert limit(channel, Limits()) == most


def test_a_free_account_sets_a_shorter_note() -> None:
    assert limit("linkedin-note", Limits(linkedin_note=200)) == 200


def test_only_inmail_and_mail_have_subjects() -> None:
    assert subject_limit("inmail", Limits()) == 200
    assert subject_limit("email", Limits()) is None
    assert subject_limit("linkedin-message", Limits()) == 0
