"""An InMail without a subject."""

from tests.store.writing.checks.contexts import context, remarks


def test_an_inmail_needs_a_subject() -> None:
    (remark,) = remarks("no-subject", "Hello", context(channel="inmail", subject=" "))
    assert (remark.level, remark.span) == ("stop", None)
    assert remarks("no-subject", "Hello", context(channel="inmail", subject="The lamp")) == []


def test_other_channels_do_without() -> None:
    assert remarks("no-subject", "Hello", context(channel="email")) == []
    assert remarks("no-subject", "Hello", context(channel="linkedin-note")) == []
