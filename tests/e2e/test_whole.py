"""The whole program in a real terminal: keys in, one file out."""

from pathlib import Path

import pytest

from store.tray.tray import Tray
from store.tray.views import rows
from tests.e2e.conftest import Open


def tray_of(store: Path, tmp_path: Path) -> Tray:
    return Tray.open(store, tmp_path / "state of the test")


def test_ten_are_triaged_three_undone_a_reply_edited_and_the_file_holds_exactly_that(
    open_tray: Open, store: Path, tmp_path: Path
) -> None:
    order = rows(tray_of(store, tmp_path), "inbox")
    with open_tray() as terminal:
        for key in "aadiwaidda":
            terminal.press(key)
        terminal.wait_for(r"Inbox 10\b")
        terminal.press("u", "u", "u")
        terminal.wait_for(r"Inbox 13\b")
        terminal.press("g", "e")
        terminal.wait_for("Dear|Hello|Hi|Thank")
        terminal.press("ctrl+home", *"Good day! ", "escape")
        terminal.wait_for("Drafts 1")
        terminal.wait_for("saved")
        terminal.press("q")
        assert terminal.wait() == 0

    tray = tray_of(store, tmp_path)
    states = [tray.invitation(number).state for number in order]
    assert states[:7] == ["accepted", "accepted", "passed", "ignored", "asked", "accepted", "ignored"]
    assert set(states[7:]) == {"open"}
    (draft,) = tray.drafts()
    assert draft.sent is None
    assert "Good day! " in draft.text
    assert len(rows(tray, "inbox")) == 13


def test_two_keys_answer_as_advised_and_copy_the_text(open_tray: Open, store: Path, tmp_path: Path) -> None:
    first = rows(tray_of(store, tmp_path), "inbox")[0]
    with open_tray() as terminal:
        terminal.press("w")
        terminal.wait_for(r"Inbox 19\b")
        terminal.press("2")
        terminal.wait_for("1 waiting")
        terminal.press("r")
        terminal.wait_for("is in place")
        terminal.press("y")
        terminal.wait_for("marked as sent")
        terminal.press("q")
        assert terminal.wait() == 0
        assert b"\x1b]52;" in terminal.received

    tray = tray_of(store, tmp_path)
    assert tray.invitation(first).carried_out == tray.today
    assert [draft.purpose for draft in tray.drafts() if draft.sent] == ["ask-why"]


def test_small_terminals_are_served_and_tiny_ones_told_politely(open_tray: Open) -> None:
    with open_tray(columns=80, lines=24) as terminal:
        terminal.press("a")
        terminal.wait_for(r"Inbox 19\b")
        terminal.resize(40, 12)
        terminal.wait_for(r"(?i)needs|at least|larger")
        terminal.resize(200, 60)
        terminal.wait_for(r"Inbox 19\b")
        terminal.press("q")
        assert terminal.wait() == 0


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("/park", r"Inbox[\s\S]* park"),
        ("eBefore the tide", "Before the tide"),
        (":undo", "undo"),
        ("s2w", "in 14 days"),
        ("+Mara Ahead", "Mara Ahead"),
        ("thead", "head"),
    ],
)
def test_what_is_typed_before_a_prompt_has_opened_is_meant_for_it(
    open_tray: Open, store: Path, tmp_path: Path, keys: str, shown: str
) -> None:
    with open_tray() as terminal:
        terminal.press(keys)
        terminal.wait_for(shown)
        terminal.press("escape", "escape", "q")
        terminal.settle()

    assert {invitation.state for invitation in tray_of(store, tmp_path).invitations()} == {"open"}


def test_escape_leaves_a_prompt_and_alt_with_a_key_is_no_escape(open_tray: Open) -> None:
    with open_tray() as terminal:
        terminal.press("?")
        terminal.wait_for("Signs in the rows")
        terminal.press("\x1ba", "\x1b")
        terminal.wait_until_gone("Signs in the rows")
        terminal.wait_for(r"Inbox 20\b")
        terminal.press("G", "a")
        terminal.wait_for(r"Inbox 19\b")
        terminal.press("q")
        assert terminal.wait() == 0


def test_who_leaves_while_something_is_not_saved_is_asked_and_can_save_it_elsewhere(
    open_tray: Open, store: Path, tmp_path: Path, home: Path
) -> None:
    with open_tray() as terminal:
        store.rename(tmp_path / "aside.json")
        store.mkdir()
        terminal.press("a")
        terminal.wait_for("NOT SAVED")
        terminal.press("q")
        terminal.wait_for("Not everything is saved")
        terminal.press("c")
        terminal.wait_for("Save a copy as")
        terminal.settle()
        terminal.press("enter")
        terminal.wait_for("A copy of every")
        terminal.press("q")
        terminal.wait_for("Not everything is saved")
        terminal.press("q")
        assert terminal.wait() == 3

    assert len(rows(tray_of(home / "salver-copy.json", tmp_path), "inbox")) == 19
