"""README's part for developers names what is there."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PART = (ROOT / "README.md").read_text(encoding="utf-8").partition("## For those who carry on\n")[2]

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
