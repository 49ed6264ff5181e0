"""Cleaning and folding: what strangers wrote may look odd afterwards, but it can do nothing and hides nothing."""

import unicodedata
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text import clean, folded, sendable

DRAWN = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
"""Number signs and the like: Unicode files them under format characters, but a font draws them."""
UNDRAWN = [
    chr(number)
    for number in range(0x110000)
    if unicodedata.category(chr(number)) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and number not in DRAWN
]

TRICKY = "aé\u0301 \t\r\n\x00\x1b\x7f\x9b\u200b\u200c\u200d\u202e\u2028\u2066\ufe0e\ufe0f\ud800\U000e0041\U000e0100"
SEQUENCES = "1❤✌\u20e3👍🏽🏿👩💻🏳🌈🏴\U000e0067\U000e0062\U000e007fمی葛क्षん\u3099한\u115f"
hostile = st.text(st.sampled_from(TRICKY + SEQUENCES)) | st.text(st.characters())


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert clean(text) == text
    assert sendable(text) == text


@pytest.mark.parametrize(
    ("arrived", "shown"),
    [
        ("\x1b]0;owned\x07Ana", "␛]0;owned␇Ana"),
        ("\x1b[6n", "␛[6n"),
        ("A\x00B\x08C\x7f", "A␀B␈C␡"),
        ("one\rtwo", "one␍two"),
        ("\x9b31m", "‹U+009B›31m"),
        ("\x85", "‹U+0085›"),
        ("Ana \u202ekraP", "Ana ‹U+202E›kraP"),
        ("Ana\u200bPark", "Ana‹U+200B›Park"),
        ("\ufeffAna", "‹U+FEFF›Ana"),
        ("Ana\U000e0041", "Ana‹U+E0041›"),
        ("Ana\ud800", "Ana‹U+D800›"),
        ("Anto\u0301nio", "António"),
    ],
)
def test_what_cannot_be_seen_gets_a_mark(arrived: str, shown: str) -> None:
    assert clean(arrived) == shown
    assert sendable(arrived) == shown


def test_on_one_line_tabs_and_line_breaks_are_spaces() -> None:
    assert clean("Dear\tTim,\r\nHello\nagain\u2028and\u2029again") == "Dear Tim, Hello again and again"


def test_with_lines_every_line_break_is_a_line_feed() -> None:
    assert clean("Dear\tTim,\r\nHello\nagain\u2028and\u2029again", lines=True) == "Dear Tim,\nHello\nagain\nand\nagain"


@pytest.mark.parametrize(
    ("arrived", "shown"),
    [
        ("👩\u200d💻 coder", "👩💻 coder"),
        ("I ❤\ufe0f maps", "I ❤ maps"),
        ("🏳\ufe0f\u200d🌈", "🏳🌈"),
        ("👋🏽 hello", "👋 hello"),
        ("✌\ufe0f🏿", "✌"),
        ("1\ufe0f\u20e3", "1\u20e3"),
        ("🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "🏴"),
        ("葛\U000e0100城", "葛城"),
        ("क्\u200dष", "क्ष"),
    ],
)
def test_sequences_come_apart_on_a_screen_and_stay_whole_in_a_letter(arrived: str, shown: str) -> None:
    assert clean(arrived) == shown
    assert sendable(arrived) == arrived


def test_persian_keeps_its_letters_unjoined() -> None:
    assert clean("می\u200cخواهم") == "می\u200cخواهم"


@pytest.mark.parametrize(
    "hidden", ["Ana\u200cPark", "Ana\u200dPark", "Ana\ufe0f", "🏴\U000e0067\U000e007f", "مر\u200c"]
)
def test_the_same_characters_are_marked_where_they_belong_to_nothing(hidden: str) -> None:
    assert "‹U+" in clean(hidden)
    assert "‹U+" in sendable(hidden)


def test_a_second_variation_selector_is_marked_because_it_can_only_carry_something_hidden() -> None:
    assert clean("❤\ufe0f\ufe01\ufe02") == "❤‹U+FE01›‹U+FE02›"


def test_no_control_format_or_separator_character_of_unicode_passes() -> None:
    for unseen in UNDRAWN:
        shown = clean(f"a{unseen}b")
        assert unseen not in shown, f"U+{ord(unseen):04X}"
        assert shown.startswith("a"), f"U+{ord(unseen):04X}"
        assert shown.endswith("b"), f"U+{ord(unseen):04X}"
        assert len(shown) > 2, f"U+{ord(unseen):04X}"


@given(hostile)
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    for sent in (clean(text), clean(text, lines=True).replace("\n", ""), sendable(text).replace("\n", "")):
        assert all(unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"} for character in sent)
        assert not any("\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069" for character in sent)


@given(hostile)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    for lines in (False, True):
        assert clean(clean(text, lines=lines), lines=lines) == clean(text, lines=lines)
    assert sendable(sendable(text)) == sendable(text)


@given(hostile)
def test_cleaned_text_is_in_nfc(text: str) -> None:
    assert unicodedata.is_normalized("NFC", clean(text))
    assert unicodedata.is_normalized("NFC", sendable(text))


@given(st.lists(st.text(st.sampled_from("aéけ한😀 ")), min_size=1), st.sampled_from("\x1b\x9b\u202e\u200b\ud800"))
def test_no_visible_text_is_lost_around_what_is_marked(visible: list[str], unseen: str) -> None:
    assert clean(unseen.join(visible)) == clean(unseen).join(visible)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ana  Park ", "ana park"),
        ("António\tNúñez\n", "antonio nunez"),
        ("Anto\u0301nio", "antonio"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Łukasz Østergård", "lukasz ostergard"),
        ("İstanbul", "istanbul"),
        ("𝓐𝓷𝓪 Ｐａｒｋ", "ana park"),
        ("Zoë\u200b\u202e", "zoe"),
        ("שָׁלוֹם", "שלום"),
        ("がん", "がん"),
        ("क्षि", "क्षि"),
        ("한국", "한국"),
        ("\x1b[31mred", "[31mred"),
    ],
)
def test_folding_keeps_what_people_type_to_find_it(text: str, key: str) -> None:
    assert folded(text) == key


def test_a_voiced_kana_is_another_letter_and_not_an_accent() -> None:
    assert folded("か") != folded("が")


@given(hostile)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(hostile)
def test_what_the_screen_shows_plainly_is_found_by_typing_it(text: str) -> None:
    shown = clean(text)
    if "‹U+" not in shown and not any(mark in shown for mark in map(chr, chain(range(0x2400, 0x2422)))):
        assert folded(shown) == folded(text)
