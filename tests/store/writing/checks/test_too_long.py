"""The limit of each channel."""

from store.settings import Limits
from tests.store.writing.checks.contexts import context, remarks


def test_what_is_beyond_the_limit_is_marked() -> None:
    (remark,) = remarks("too-long", "a" * 310, context(channel="linkedin-note"))
    assert remark.span == (300, 310)
    assert remark.because == "10 too many: linkedin-note takes 300"


def test_the_limit_of_a_note_is_the_account_s() -> None:
    on = context(channel="linkedin-note", limits=Limits(linkedin_note=200))
    assert [remark.span for remark in remarks("too-long", "a" * 201, on)] == [(200, 201)]
    assert remarks("too-long", "a" * 200, on) == []


def test_linkedin_counts_an_emoji_twice_and_the_mark_counts_characters() -> None:
    (remark,) = remarks("too-long", "🚀" * 151, context(channel="linkedin-note"))
    assert remark.span == (150, 151)


def test_a_mail_and_a_letter_may_be_long() -> None:
    assert remarks("too-long", "a" * 20_000, context("letter", channel="paper")) == []
    assert remarks("too-long", "a" * 20_000, context("letter", channel="email", subject="b" * 900)) == []


def test_the_subject_of_an_inmail_has_its_own_limit() -> None:
    (remark,) = remarks("too-long", "Hello", context("pitch", channel="inmail", subject="b" * 203))
    assert remark.because == "the subject is 3 too long: inmail takes 200"
    assert remark.span is None
