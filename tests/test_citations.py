"""Whatever the code cites can be looked up: `salver norms` knows every norm and every text that it names."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from store.norms.norms import norms, source_texts

ROOT: Final = Path(__file__).parent.parent
FILES: Final = sorted(
    path for room in ("store", "tui", "tests") for path in (ROOT / room).rglob("*") if path.suffix in (".py", ".toml")
)
NO_NORM: Final = "R99"
"""What tests call a rule that does not exist."""

_NORM: Final = re.compile(r"\b[RDAIN][0-9]{2}\b")
_TEXT: Final = re.compile(r"\btexts? ([0-9]{3})\b")
_PAGE: Final = re.compile(r"\b(?!README)[\w-]+\.md\b|\([A-Z][0-9]\)")
"""A page of prose that is not in this repository, or a row of one."""


def citations(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """What a pattern finds in the project's files, each with the file and its line."""
    for path in FILES:
        if path != Path(__file__):
            for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
                yield from ((f"{path.relative_to(ROOT)}:{number}", cited) for cited in pattern.findall(line))


@pytest.mark.parametrize(("pattern", "known"), [(_NORM, {*norms(), NO_NORM}), (_TEXT, set(source_texts()))])
def test_what_is_cited_can_be_looked_up(pattern: re.Pattern[str], known: set[str]) -> None:
    found = list(citations(pattern))
    assert found
    assert [(where, cited) for where, cited in found if cited not in known] == []


def test_nothing_refers_to_a_page_that_is_not_here() -> None:
    assert list(citations(_PAGE)) == []
