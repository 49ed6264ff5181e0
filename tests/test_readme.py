"""README: short, true to the manual, and its part for developers names what is there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.help.pages import pages

ROOT = Path(__file__).parent.parent
PART = (ROOT / "README.md").read_text(encoding="utf-8").partition("## For developers\n")[2]

_PATH = re.compile(r"`((?:store|tui|tests)/[\w./-]*)`")
_FILE = re.compile(r"`([a-z][\w-]*\.(?:py|toml|txt))`")
TO_COME = {"pass.da.txt"}
"""What the part proposes as the name of a new file."""


def rows() -> Iterator[list[str]]:
    """The cells of the table of places."""
    for line in PART.splitlines():
        if line.startswith("| ") and not line.startswith("| a new "):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def test_every_path_exists() -> None:
    paths = _PATH.findall(PART)
    assert len(paths) > 30
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_a_file_named_for_a_folder_lies_in_one_of_its_row() -> None:
    for cells in rows():
        text = " ".join(cells)
        folders = [ROOT / path if path.endswith("/") else (ROOT / path).parent for path in _PATH.findall(text)]
        for name in set(_FILE.findall(text)) - TO_COME:
            assert any((folder / name).exists() for folder in folders), (cells[0], name)


def test_every_kind_of_thing_has_a_place_an_example_and_a_test() -> None:
    kinds = list(rows())
    assert len(kinds) > 10
    for cells in kinds:
        assert len(cells) == 4, cells
        assert all("`" in cell for cell in cells[1:]), cells
        assert "tests/" in cells[3], cells


README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_it_is_short_enough_to_be_read() -> None:
    assert len(README.splitlines()) <= 200


def test_every_page_of_help_that_it_names_is_there() -> None:
    named = re.findall(r"`salver help ([a-z]+)`", README)
    assert len(named) > 8
    assert [topic for topic in named if topic not in pages()] == []


def test_its_lines_for_git_are_those_of_the_page_of_help() -> None:
    lines = [line.partition(" #")[0].rstrip() for line in README.partition("## In git")[2].splitlines()[3:10]]
    page = pages()["git"].text
    assert lines == [line.strip() for line in page.partition("On the first machine:\n\n")[2].splitlines()[:7]]


@pytest.mark.parametrize("word", ["leaning", "firm", "trust"])
def test_it_answers_what_a_newcomer_asks_first(word: str) -> None:
    assert word in README.partition("## For developers")[0]
