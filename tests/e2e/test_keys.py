"""What is typed is what happens: keys in the order typed, and nothing of what is no key."""

from pathlib import Path

import pytest

from store.tray.tray import Tray
from tests.e2e.conftest import Open
from tests.e2e.terminal import Terminal

REPLIES = {
    "XTVERSION": "\x1bP>|XTerm(370) dia\x1b\\",
    "the attributes of the terminal": "\x1b[?62;22c\x1b[>0;276;0c",
    "kitty graphics": "\x1b_Gi=31;OK, daiw\x1b\\",
    "a mode": "\x1b[?2048;0$y",
    "a colour, ended by a bell": "\x1b]11;rgb:aaaa/dddd/aaaa\x07",
    "a private message": "\x1b^diad\x1b\\",
    "a string that another sequence cuts off": "\x1b]52;c;diad\x1b[B",
    "a start of string": "\x1bXdiad\x1b\\",
    "the report of a mouse": "\x1b[Mdda\x1b[<0;10;10M",
    "an unknown control sequence": "\x1b[1;2;3;4 q\x1b[99;7~",
    "8-bit controls": "\x9b>1;2c\x90dia\x9c",
}


def typed_by(terminal: Terminal, *pieces: str) -> None:
    """Type, and wait until nothing more is drawn."""
    terminal.press(*pieces)
    terminal.settle()


def trays_of(store: Path, folder: Path) -> Tray:
    """The tray that the file holds."""
    return Tray.open(store, folder / "state of the test")


def ended(terminal: Terminal) -> None:
    """Leave by the key that always quits."""
    terminal.press("ctrl+q")
    assert terminal.wait() == 0


def decided(tray: Tray) -> int:
    """How many invitations are no longer open."""
    return sum(invitation.state != "open" for invitation in tray.invitations())


@pytest.mark.parametrize("is_piecewise", [False, True], ids=["one write", "single bytes"])
def test_letters_and_bound_keys_act_in_the_order_typed(
    open_tray: Open, store: Path, tmp_path: Path, is_piecewise: bool
) -> None:
    with open_tray() as terminal:
        burst = "nhelo\x7flo\x1b[27ut+later\rjnsecond\x1b[27u/name:dario\rd"
        typed_by(terminal, *(burst if is_piecewise else [burst]))
        ended(terminal)
    tray = trays_of(store, tmp_path)
    notes = sorted(person.note for person in tray.people() if person.note)
    assert notes == ["hello", "second"]
    tags = [person.tags for person in tray.people() if person.tags]
    assert tags == [("later",)]
    passed = [invitation.person.name for invitation in tray.invitations() if invitation.state == "passed"]
    assert [name.split()[0] for name in passed] == ["Dario"]


@pytest.mark.parametrize("pieces", [1, 2], ids=["whole", "split"])
def test_a_reply_of_the_terminal_decides_nothing(open_tray: Open, store: Path, tmp_path: Path, pieces: int) -> None:
    with open_tray() as terminal:
        for reply, text in REPLIES.items():
            middle = len(text) // 2 if pieces == 2 else len(text)
            typed_by(terminal, text[:middle], text[middle:])
            assert "does nothing here" not in terminal.text, reply
        terminal.settle(quiet=0.3)
        assert "does nothing here" not in terminal.text
        ended(terminal)
    assert decided(trays_of(store, tmp_path)) == 0


def test_no_key_with_alt_runs_a_command_of_the_list_from_within_a_text(
    open_tray: Open, store: Path, tmp_path: Path
) -> None:
    with open_tray() as terminal:
        for key in ("\x1bd", "\x1bu", "\x1b[1;3D", "\x1b\x7f", "\x1ba", "\x1b\x1b[B", "\x1b[100;3u"):
            typed_by(terminal, "n", "some words ", key, "more", "\x1b[27u")
            typed_by(terminal, "j")
        ended(terminal)
    tray = trays_of(store, tmp_path)
    assert decided(tray) == 0
    assert sum("more" in (person.note or "") for person in tray.people()) == 7


def test_a_key_that_is_bound_to_nothing_says_so(open_tray: Open) -> None:
    with open_tray() as terminal:
        terminal.press("\x1bd")
        terminal.wait_for(r"alt\+d does nothing here; \? shows the keys")
        terminal.press("й")
        terminal.wait_for("й does nothing here")


def test_the_key_of_a_latin_keyboard_is_read(open_tray: Open) -> None:
    with open_tray() as terminal:
        terminal.press("\x1b[1089::99;5u")
        terminal.wait_for(r"ctrl\+q leaves Salver")
        terminal.press("\x1b[1081::113;5u")
        assert terminal.wait() == 0


def test_where_nothing_can_be_seen_only_the_key_that_quits_acts(open_tray: Open, store: Path, tmp_path: Path) -> None:
    with open_tray() as terminal:
        terminal.resize(30, 8)
        terminal.wait_for("needs a little more")
        typed_by(terminal, "adiu", "x")
        ended(terminal)
    assert decided(trays_of(store, tmp_path)) == 0
