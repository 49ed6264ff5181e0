"""A line in somebody else's file: there once, and gone to the byte."""

import stat
from pathlib import Path

import pytest

from store.git import lines

LINE = "/salver.json merge=salver"


@pytest.mark.parametrize(
    "before", [None, b"*.png binary\n", b"*.png binary", b"a\n\n\n", b"\xff\xfe odd\n", b"a\r\nb\r\n"]
)
def test_a_line_is_put_once_and_taken_away_to_the_byte(tmp_path: Path, before: bytes | None) -> None:
    path = tmp_path / "info" / "attributes"
    if before is not None:
        path.parent.mkdir()
        path.write_bytes(before)
    assert not lines.has(path, LINE)

    lines.put(path, LINE)
    once = path.read_bytes()
    lines.put(path, LINE)

    assert lines.has(path, LINE)
    assert path.read_bytes() == once
    assert once.replace(b"\n", b"").count(LINE.encode()) == 1
    lines.take_away(path, LINE)
    lines.take_away(path, LINE)
    assert (path.read_bytes() if path.exists() else None) == before


def test_the_mode_of_the_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "attributes"
    path.write_text("*.png binary\n")
    path.chmod(0o644)
    lines.put(path, LINE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
