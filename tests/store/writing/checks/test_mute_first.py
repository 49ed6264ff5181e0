"""Taking leave of somebody who is not muted."""

from tests.store.writing.checks.contexts import context, remarks


def test_whoever_is_left_is_muted_first() -> None:
    assert remarks("mute-first", "Farewell", context("leave", muted=False))
    assert remarks("mute-first", "Farewell", context("leave", muted=True)) == []
    assert remarks("mute-first", "Hello", context("pass", muted=False)) == []
