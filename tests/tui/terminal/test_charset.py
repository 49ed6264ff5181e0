"""What the locale says of the terminal, and what stands for the characters that it lacks."""

import pytest
from rich.cells import cell_len

from tests.hostile_texts import CORPUS
from tui.terminal.charset import ESCAPED, PLAIN, SIGNS, charset_of

LOCALES = {
    "": "ascii",
    "C": "ascii",
    "POSIX": "ascii",
    "C.UTF-8": "utf-8",
    "en_GB.utf8": "utf-8",
    "UTF-8": "utf-8",
    "de_AT.ISO-8859-1": "iso8859-1",
    "de_AT.iso885915@euro": "iso8859-15",
    "ru_RU.KOI8-R": "koi8-r",
    "xx_XX.no-such-set": "ascii",
}


@pytest.mark.parametrize(("name", "charset"), LOCALES.items())
def test_the_name_of_the_locale_names_the_character_set(name: str, charset: str) -> None:
    assert charset_of({"LANG": name}) == charset


def test_the_variable_that_counts_most_wins_and_an_empty_one_says_nothing() -> None:
    assert charset_of({"LC_ALL": "C", "LC_CTYPE": "C.UTF-8", "LANG": "C.UTF-8"}) == "ascii"
    assert charset_of({"LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LANG": "C"}) == "utf-8"


def test_every_sign_has_one_of_ascii_that_is_as_wide() -> None:
    for sign, plain in SIGNS.items():
        assert plain.isascii()
        assert cell_len(plain) == cell_len(chr(sign))


@pytest.mark.parametrize("charset", ["ascii", "iso8859-1", "koi8-r"])
def test_what_stands_for_a_text_takes_as_many_cells_and_needs_no_escapes(charset: str) -> None:
    texts = [each.text for each in CORPUS] + ["Åsa Ødegård · Ниночка · 王小明 · ─│…"]
    for char in {char for text in texts for char in text if char.isprintable()}:
        shown = char.encode(charset, PLAIN).decode(charset)
        assert cell_len(shown) == cell_len(char)


def test_letters_are_replaced_by_like_ones_and_a_set_keeps_those_that_it_has() -> None:
    assert "Åsa Ødegård".encode("ascii", PLAIN) == b"Asa Odegard"
    assert "Åsa Ødegård, Нина, 王…".encode("latin-1", PLAIN) == b"\xc5sa \xd8deg\xe5rd, Nina, ??."


def test_in_a_file_no_two_texts_become_one() -> None:
    assert "Нина Å …".encode("ascii", ESCAPED) == rb"\u041d\u0438\u043d\u0430 \xc5 ."
