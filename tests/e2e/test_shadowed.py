"""Other packages of the same names: the installed command imports its own, wherever they lie."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from store.git.registration import DRIVER
from store.git.trial import why_not_merged
from tests.store.git.dotfiles import PROJECT

INSTALLED = Path(sys.executable).with_name("salver")
BROKEN = "raise RuntimeError('this is somebody else\\'s')\n"

pytestmark = pytest.mark.skipif(not INSTALLED.exists(), reason="Salver is not installed where this Python is")


def packages(folder: Path) -> None:
    for name in ("store", "tui", "tests"):
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text(BROKEN)


def modules(folder: Path) -> None:
    for name in ("store", "tui", "salver", "tests"):
        (folder / f"{name}.py").write_text(BROKEN)


def folders(folder: Path) -> None:
    """Packages without a first module, of which Python makes one with whatever else has their name."""
    for name in ("store/file", "store/records", "tui/cli", "tui/launcher"):
        (folder / name).mkdir(parents=True)
    (folder / "store/places.py").write_text(BROKEN)
    (folder / "tui/cli/group.py").write_text(BROKEN)


KINDS = {"packages": packages, "modules": modules, "folders": folders}


def works(command: str | Path, folder: Path, environ: Mapping[str, str]) -> None:
    """Look at a store and change it, from this folder."""
    store = str(folder / "salver.json")
    for arguments in (["--version"], ["--store", store, "add", "Ana Park"], ["--store", store, "list"]):
        environment = {**os.environ, **environ}
        done = subprocess.run(
            [str(command), *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "somebody else" not in done.stderr
    assert "Ana Park" in done.stdout


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", ["PYTHONPATH", "the working directory", "beside the command"])
def test_the_command_starts_and_works(tmp_path: Path, kind: str, place: str) -> None:
    other, elsewhere = tmp_path / "other", tmp_path / "elsewhere"
    other.mkdir()
    elsewhere.mkdir()
    KINDS[kind](other)
    if place == "PYTHONPATH":
        works(INSTALLED, elsewhere, {"PYTHONPATH": str(other)})
    elif place == "the working directory":
        works(INSTALLED, other, {"PYTHONPATH": f".:{os.pathsep}"})
    else:
        works(shutil.copy(INSTALLED, other), elsewhere, {})


@pytest.mark.parametrize("kind", KINDS)
def test_git_merges_by_meaning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    KINDS[kind](tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PATH", f"{INSTALLED.parent}:/usr/bin:/bin")
    assert why_not_merged(DRIVER) == ""


def test_a_wheel_has_what_the_command_begins_with(tmp_path: Path) -> None:
    wheel = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(tmp_path), str(PROJECT)]
    if subprocess.run(wheel, capture_output=True, check=False).returncode != 0:
        pytest.skip("no wheel can be built here")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "venv")], check=True)
    (packed,) = tmp_path.glob("*.whl")
    python = f"python{sys.version_info.major}.{sys.version_info.minor}"
    site = tmp_path / "venv/lib" / python / "site-packages"
    shutil.unpack_archive(packed, site, "zip")
    libraries = next(path for path in sys.path if path.endswith("site-packages"))
    (site / "libraries.pth").write_text(f"{libraries}\n")
    command = tmp_path / "venv/bin/salver"
    command.write_text(f"#!{tmp_path}/venv/bin/python\nfrom salver_launcher import main\nmain()\n")
    command.chmod(0o755)
    packages(tmp_path / "venv/bin")
    works(command, tmp_path, {"PYTHONPATH": str(tmp_path / "venv/bin")})
