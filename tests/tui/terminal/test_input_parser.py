"""What the characters of a terminal say: keys as they were pressed, and nothing at all where no key was."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste

from tui.terminal.input_parser import InputParser
from tui.terminal.mouse import MouseReport

KEYS = {
    "\x1b[127;2u": "backspace",
    "\x1b[27;2;127~": "backspace",
    "\x1b[8;2u": "backspace",
    "\x1b[32;2u": "space",
    "\x1b[13;2u": "enter",
    "\x1b[57414u": "enter",
    "\x1b[1072::97u": "a",
    "\x1b[963::115;1u": "s",
    "\x1b[1089::99;5u": "ctrl+c",
    "\x1b[968::99;5u": "ctrl+c",
    "\x1b[1081::113;5u": "ctrl+q",
    "\x1b[1510::109;3u": "alt+m",
    "\x1b[97:65;2u": "A",
    "\x1b[97;1:3u": "",
    "\x1b[57441;2u": "",
    "\x1bd": "alt+d",
    "\x1b\x7f": "alt+backspace",
    "\x1b[1;3D": "alt+left",
    "\x1b\x1b[D": "alt+left",
    "\x1b\x1bOA": "alt+up",
    "\x1bOM": "enter",
    "\x1b[[A": "f1",
    "\x1a": "ctrl+z",
    "\x1b[O\x1b[I": "",
}
"""What terminals send, and the key that it is; "" where it is none."""

printable = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)
strings = st.builds(
    lambda begin, said, end: begin + said + end,
    st.sampled_from(["\x1b]", "\x1bP", "\x1bX", "\x1b^", "\x1b_", "\x9d", "\x90"]),
    printable,
    st.sampled_from(["\x1b\\", "\x07", "\x9c"]),
)
sequences = st.builds(
    lambda begin, private, body, between, final: begin + private + body + between + final,
    st.sampled_from(["\x1b[", "\x9b"]),
    st.sampled_from("<=>?"),
    st.text("0123456789;:", max_size=12),
    st.text(" !\"#$%&'()*+,-./", max_size=2),
    st.characters(min_codepoint=0x40, max_codepoint=0x7E),
)


def said(*pieces: str) -> list[str]:
    """The keys in these pieces, once nothing more comes."""
    parser = InputParser()
    messages = [message for piece in pieces for message in parser.feed(piece)]
    messages += parser.give_up()
    return [message.key for message in messages if isinstance(message, Key)]


@pytest.mark.parametrize("sent", KEYS)
def test_a_key_is_the_one_that_was_pressed_on_whatever_keyboard(sent: str) -> None:
    expected = [KEYS[sent]] if KEYS[sent] else []
    assert said(sent) == expected
    assert said(sent + "j") == [*expected, "j"]


@given(st.lists(strings | sequences, min_size=1, max_size=4), st.data())
def test_whatever_a_terminal_reports_vanishes_whole_in_pieces_of_any_length(
    replies: Sequence[str], data: st.DataObject
) -> None:
    text = "".join(replies) + "j"
    cuts = sorted(data.draw(st.sets(st.integers(1, len(text) - 1), max_size=6)))
    pieces = [text[begin:end] for begin, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert said(*pieces) == ["j"]


@given(printable)
def test_what_is_pasted_is_no_key_whatever_is_in_it(text: str) -> None:
    parser = InputParser()
    messages = list(parser.feed(f"\x1b[200~{text}\x1b[201~j"))
    assert [type(message) for message in messages] == [Paste, Key]


MOUSE = {
    "\x1b[<0;1;1M": ("press", 0, 0),
    "\x1b[<0;120;40M": ("press", 119, 39),
    "\x1b[<64;7;12M": ("wheel-up", 6, 11),
    "\x1b[<65;7;12M": ("wheel-down", 6, 11),
}
NO_MOUSE = [
    "\x1b[<0;10;10m",
    "\x1b[<1;10;10M",
    "\x1b[<2;10;10M",
    "\x1b[<3;10;10M",
    "\x1b[<16;10;10M",
    "\x1b[<32;10;10M",
    "\x1b[<66;10;10M",
    "\x1b[<128;10;10M",
    "\x1b[<0;0;10M",
    "\x1b[<0;10M",
    "\x1b[<0;10;10;10M",
    "\x1b[<0;-3;10M",
    "\x1b[<0;10;-3m",
    "\x1b[<-1;10;10M",
    "\x1b[<;;M",
    "\x1b[<M",
    "\x1b[<0;99999999999;1M",
    "\x1b[<" + "9" * 9000 + ";1;1M",
    "\x1b[<0;1:2;1M",
    "\x1b[32;10;10M",
    "\x1b[Mdda",
    "\x1b[M\x1b[\x1b",
    "\x1b[M \x9bd",
    "\x1b[M\x9b\x90\x9d",
]
"""Reports of a mouse that mean nothing here: releases, other buttons, movements, keys held; and what is none at all."""


def reported(*pieces: str, with_mouse: bool = True) -> list[object]:
    """The keys, and the reports of the mouse, in these pieces."""
    parser = InputParser(with_mouse=with_mouse)
    messages = [message for piece in pieces for message in parser.feed(piece)]
    messages += parser.give_up()
    return [
        (message.gesture, message.x, message.y)
        if isinstance(message, MouseReport)
        else getattr(message, "key", message)
        for message in messages
    ]


@pytest.mark.parametrize("sent", MOUSE)
def test_a_press_and_the_wheel_are_told_with_their_cell(sent: str) -> None:
    assert reported(sent + "j") == [MOUSE[sent], "j"]


@pytest.mark.parametrize("sent", MOUSE)
def test_a_report_of_the_mouse_that_is_torn_is_told_once_it_is_whole(sent: str) -> None:
    for cut in range(1, len(sent)):
        assert reported(sent[:cut], sent[cut:] + "j") == [MOUSE[sent], "j"]
    assert reported(*sent, "j") == [MOUSE[sent], "j"]


@pytest.mark.parametrize("sent", NO_MOUSE, ids=lambda sent: ascii(sent[:20]))
@pytest.mark.parametrize("with_mouse", [True, False])
def test_whatever_else_a_mouse_reports_vanishes_whole(sent: str, *, with_mouse: bool) -> None:
    assert reported(sent + "j", with_mouse=with_mouse) == ["j"]
    for cut in range(1, min(len(sent), 30)):
        assert reported(sent[:cut], sent[cut:] + "j", with_mouse=with_mouse) == ["j"]


@pytest.mark.parametrize("sent", MOUSE)
def test_a_mouse_that_is_off_reports_nothing(sent: str) -> None:
    assert reported(sent + "j", with_mouse=False) == ["j"]
    assert reported(*sent, "j", with_mouse=False) == ["j"]
