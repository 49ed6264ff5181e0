"""How the plain text of a page of help is read, and how it is printed."""

import pytest

from tui.help.blocks import Code, Heading, PageBlock, Paragraph, Terms, read_blocks
from tui.help.plain import plain_lines


def nothing(name: str) -> tuple[PageBlock, ...]:
    raise KeyError(name)


def blocks(text: str) -> list[PageBlock]:
    return list(read_blocks(text, nothing))


def test_lines_that_follow_each_other_are_one_paragraph() -> None:
    assert blocks("One\ntwo.\n\nThree.\n") == [Paragraph("One two."), Paragraph("Three.")]


def test_what_is_numbered_is_a_paragraph_each() -> None:
    assert blocks("1. One\ntwo.\n2. Three.") == [Paragraph("1. One two."), Paragraph("2. Three.")]


def test_a_heading_ends_a_paragraph() -> None:
    assert blocks("One.\n# Two\nThree.") == [Paragraph("One."), Heading("Two"), Paragraph("Three.")]


def test_indented_lines_stay_as_they_are_with_the_empty_lines_between_them() -> None:
    assert blocks("See:\n\n    a  b\n\n      c\n\nEnd.") == [
        Paragraph("See:"),
        Code(("a  b", "", "  c")),
        Paragraph("End."),
    ]


def test_words_are_read_with_what_they_mean() -> None:
    assert blocks("a :: one\nb c :: two\n  and more\n\nEnd.") == [
        Terms((("a", "one"), ("b c", "two and more"))),
        Paragraph("End."),
    ]


def test_a_part_that_is_made_stands_where_its_name_is() -> None:
    made = {"here": [Paragraph("Made.")]}
    assert list(read_blocks("One.\n{{here}}\nTwo.", lambda name: made[name])) == [
        Paragraph("One."),
        Paragraph("Made."),
        Paragraph("Two."),
    ]
    with pytest.raises(KeyError):
        list(read_blocks("{{there}}", lambda name: made[name]))


def test_paragraphs_and_meanings_are_broken_and_code_is_not() -> None:
    code = "x" * 100
    page: list[PageBlock] = [
        Paragraph("word " * 30),
        Code((code,)),
        Terms((("short", "meaning " * 20), ("y" * 40, "far below"))),
    ]
    lines = list(plain_lines("Title", page, 60))
    assert f"    {code}" in lines
    assert max(len(line) for line in lines if line.strip() != code) <= 60
    assert lines[:3] == ["Title", "=====", ""]
    assert [line for line in lines if "far below" in line] == [" " * 30 + "far below"]
