"""The pictures: one command makes them all, and README shows none that there is not."""

import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.screenshots import FOLDER, PICTURES

ROOT = FOLDER.parent


def made_in(folder: Path) -> dict[str, bytes]:
    subprocess.run([sys.executable, "-m", "tests.screenshots", str(folder)], check=True, cwd=ROOT)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.slow
def test_one_command_makes_all_pictures_and_again_the_same(tmp_path: Path) -> None:
    """The same as those that are here; with another Textual than they were made with, the same as a second time."""
    pictures = made_in(tmp_path / "once")
    assert sorted(pictures) == sorted(f"{picture.name}.svg" for picture in PICTURES)
    is_made_with = f"\ntextual=={version('textual')} " in (ROOT / ".ci/requirements.txt").read_text(encoding="utf-8")
    here = {path.name: path.read_bytes() for path in FOLDER.iterdir()}
    assert pictures == (here if is_made_with else made_in(tmp_path / "again"))


def test_a_picture_asks_no_server_for_its_font() -> None:
    for path in FOLDER.glob("*.svg"):
        assert "url(http" not in path.read_text(encoding="utf-8"), path


def test_each_picture_has_the_ground_of_its_look() -> None:
    for picture in PICTURES:
        ground = "#fafafa" if picture.look == "light" else "#292929"
        svg = (FOLDER / f"{picture.name}.svg").read_text(encoding="utf-8")
        first = re.search(r'<rect fill="(#\w+)"', svg)
        assert first is not None
        assert first[1] == ground, picture.name


def test_readme_shows_pictures_that_are_there_and_the_folder_holds_no_other_than_the_command_makes() -> None:
    shown = re.findall(r"\]\((screenshots/[^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert shown
    assert [name for name in shown if not (ROOT / name).is_file()] == []
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(f"{picture.name}.svg" for picture in PICTURES)
