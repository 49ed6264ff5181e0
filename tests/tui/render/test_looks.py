"""The looks: every text can be read in each, and nothing but colour is lost where there is none."""

from itertools import product

import pytest
from rich.color import Color, ColorType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as Background

from tui.render import styles
from tui.render.looks import Ground, LookSetting, ground_of, ground_told, look_of

GROUNDS = {"dark": ("#16181c", "#282c34"), "light": ("#fbfaf7", "#fdf6e3")}
"""The background of each look: the usual one, and the hardest common one."""
TEXTS = {
    name: getattr(styles, name) for name in ("FAINT", "KEY", "GOOD", "BAD", "FINDABLE", "ASKING", "OPEN", "WARNING")
}
UNDER = {"nothing": None, "cursor": styles.CURSOR, "bar": styles.BAR}


def luminance(hexadecimal: str) -> float:
    parts = [int(hexadecimal[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def hexadecimal(color: Color | None, otherwise: str) -> str:
    return otherwise if color is None else color.get_truecolor().hex


@pytest.mark.parametrize(("ground", "text", "under"), list(product(("dark", "light"), TEXTS, UNDER)))
def test_every_text_has_a_contrast_that_can_be_read(ground: Ground, text: str, under: str) -> None:
    look = look_of(ground, has_256=True)
    style = look.turned(TEXTS[text] + (UNDER[under] or styles.PLAIN))
    for background in GROUNDS[ground]:
        assert contrast(hexadecimal(style.color, ""), hexadecimal(style.bgcolor, background)) >= 4.5


@pytest.mark.parametrize("ground", ["dark", "light"])
def test_the_open_view_can_be_read(ground: Ground) -> None:
    style = look_of(ground, has_256=True).turned(styles.TAB)
    assert contrast(hexadecimal(style.color, ""), hexadecimal(style.bgcolor, "")) >= 4.5


@pytest.mark.parametrize("ground", ["dark", "light"])
@pytest.mark.parametrize("name", [*TEXTS, "RULE", "CURSOR", "BAR", "TAB"])
def test_with_16_colours_none_of_the_256_is_used(ground: Ground, name: str) -> None:
    turned = look_of(ground, has_256=False).turned(getattr(styles, name))
    for color in (turned.color, turned.bgcolor):
        assert color is None or color.type is ColorType.STANDARD


@pytest.mark.parametrize("name", [*TEXTS, "RULE", "CURSOR", "BAR", "TAB"])
def test_without_colours_there_is_none(name: str) -> None:
    turned = look_of("plain", has_256=True).turned(getattr(styles, name) + Style(underline=True))
    assert (turned.color, turned.bgcolor) == (None, None)
    assert turned.underline


def test_without_colours_the_cursor_and_the_open_view_are_reversed_and_the_bars_are_not() -> None:
    for look in (look_of("plain", has_256=True), look_of("dark", has_256=False), look_of("light", has_256=False)):
        assert look.turned(styles.FAINT + styles.CURSOR).reverse
        assert look.turned(styles.TAB).reverse
        assert not look.turned(styles.STRONG + styles.BAR).reverse


def test_links_and_weights_go_through_every_look() -> None:
    style = styles.KEY + Style(bold=True, link="https://salver.example")
    for ground in ("dark", "light", "plain"):
        [[_, turned, _]] = look_of(ground, has_256=True).apply([Segment("x", style)], Background(0, 0, 0))
        assert turned is not None
        assert (turned.bold, turned.link) == (True, "https://salver.example")


@pytest.mark.parametrize(
    ("setting", "colorfgbg", "ground"),
    [
        ("auto", "15;0", "dark"),
        ("auto", "0;15", "light"),
        ("auto", "0;default;7", "light"),
        ("auto", "", None),
        ("auto", "x;y", None),
        ("light", "15;0", "light"),
        ("plain", "15;0", "plain"),
    ],
)
def test_the_setting_comes_first_and_then_what_the_terminal_says(
    setting: LookSetting, colorfgbg: str, ground: Ground | None
) -> None:
    assert ground_told(setting, {"COLORFGBG": colorfgbg}) == ground


def test_a_background_is_dark_or_light() -> None:
    assert ground_of(0.1, 0.1, 0.1) == "dark"
    assert ground_of(0.98, 0.96, 0.9) == "light"
