"""What a key sends: the cells that it changes, and not the screen."""

from tests.e2e.conftest import Open


def test_a_letter_in_the_filter_that_changes_no_row_redraws_none(open_tray: Open) -> None:
    with open_tray() as terminal:
        terminal.press("/")
        terminal.press(*"-tag:met")
        terminal.wait_for("-tag:met")
        terminal.settle(1)
        letter = terminal.burst("a", until="-tag:meta", quiet=1)
    assert letter.drawn is not None
    assert letter.size < 1000
