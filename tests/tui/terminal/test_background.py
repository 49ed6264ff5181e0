"""What a terminal replies when it is asked for its background."""

import pytest

from tui.terminal.background import BackgroundTold
from tui.terminal.input_parser import InputParser


@pytest.mark.parametrize("end", ["\x07", "\x1b\\"])
@pytest.mark.parametrize(
    ("told", "parts"),
    [
        ("rgb:1616/1818/1c1c", (0x16 / 255, 0x18 / 255, 0x1C / 255)),
        ("rgb:ff/ff/ff", (1, 1, 1)),
        ("rgba:0/0/0/f", (0, 0, 0)),
    ],
)
def test_a_reply_tells_the_parts_of_the_colour(told: str, parts: tuple[float, float, float], end: str) -> None:
    [message] = list(InputParser().feed(f"\x1b]11;{told}{end}"))
    assert isinstance(message, BackgroundTold)
    assert (message.red, message.green, message.blue) == pytest.approx(parts)


@pytest.mark.parametrize(
    "string", ["\x1b]11;?\x07", "\x1b]10;rgb:ff/ff/ff\x07", "\x1b]11;rgb:zz/ff/ff\x07", "\x1b]52;c;\x07"]
)
def test_no_other_string_tells_anything(string: str) -> None:
    assert list(InputParser().feed(string)) == []


def test_a_key_after_the_reply_is_a_key() -> None:
    told, key = InputParser().feed("\x1b]11;rgb:00/00/00\x1b\\j")
    assert isinstance(told, BackgroundTold)
    assert getattr(key, "key", "") == "j"
