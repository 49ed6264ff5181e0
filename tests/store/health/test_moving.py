"""Taking a store out of a place that is not fit for one: afterwards Salver finds it where it looks by itself."""

import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.file import form
from store.health.carriers import carrier
from store.health.examining import examine
from store.health.finding import HealthFinding
from store.health.moving import taken_home
from tests.store.git.dotfiles import ANA, BELOW_HOME, BO, a_tray, at, called, changed, installed


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store in a folder of its own."""
    monkeypatch.setenv("PATH", f"{installed(tmp_path / 'bin').parent}:/usr/bin:/bin")
    file = tmp_path / "some where" / "salver.json"
    file.parent.mkdir()
    file.write_bytes(form.dump(changed(a_tray(), "people", ANA, at(1, "1bbb"), note="written here")))
    file.chmod(0o644)
    return file


def nothing(place: Path, file: Path) -> None:
    """Nothing is there yet."""


def a_link(place: Path, file: Path) -> None:
    """A link leads to the file."""
    place.parent.mkdir(parents=True)
    place.symlink_to(file)


def a_linked_folder(place: Path, file: Path) -> None:
    """A link leads to the folder of the file."""
    place.parent.parent.mkdir(parents=True)
    place.parent.symlink_to(file.parent)


def another(place: Path, file: Path) -> None:
    """Another tray is there."""
    place.parent.mkdir(parents=True)
    place.write_bytes(form.dump(changed(a_tray(), "people", BO, at(2, "2ccc"), note="written there")))
    place.chmod(0o600)


@pytest.mark.parametrize("before", [nothing, a_link, a_linked_folder, another])
def test_the_store_comes_to_where_salver_looks_private_and_no_link(
    home: Path, elsewhere: Path, before: Callable[[Path, Path], None]
) -> None:
    place = home / BELOW_HOME
    before(place, elsewhere)
    subprocess.run(taken_home(elsewhere), shell=True, check=True)
    assert not place.is_symlink()
    assert not place.parent.is_symlink()
    assert place.stat().st_mode & 0o777 == 0o600
    people = form.load(place.read_bytes())["people"]
    assert people[ANA].get("note") == "written here"
    assert people[BO].get("note") == ("written there" if before is another else None)
    assert elsewhere.exists()
    assert taken_home(place) == ""


def test_without_a_home_there_is_no_place_to_go(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", "")
    monkeypatch.setattr("store.health.moving.default_store", _nobody)
    assert taken_home(elsewhere) == ""


def _nobody() -> Path:
    raise RuntimeError("Could not determine home directory.")


MARKS = {
    ".stfolder/": "Syncthing",
    ".dropbox": "Dropbox",
    ".dropbox.cache/": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".sync_0a1b.db": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}


@pytest.mark.parametrize("mark", MARKS)
def test_who_carries_a_folder_is_known_by_what_it_leaves_there(tmp_path: Path, mark: str) -> None:
    file = tmp_path / "share" / "dots" / "salver.json"
    file.parent.mkdir(parents=True)
    assert carrier(file) == ""
    path = tmp_path / "share" / mark
    path.mkdir() if mark.endswith("/") else path.touch()
    assert carrier(file) == MARKS[mark]
    called("git", "init", "-q", str(file.parent))
    assert carrier(file) == ""


@pytest.mark.parametrize(
    ("name", "says"), [("Dropbox (Personal)", "Dropbox"), ("OneDrive - Tide", "OneDrive"), ("MEGA", "MEGA"), ("x", "")]
)
def test_who_carries_a_folder_is_known_by_its_name(tmp_path: Path, name: str, says: str) -> None:
    assert carrier(tmp_path / name / "salver.json") == says


def copies(file: Path) -> HealthFinding:
    findings = examine(file, file.parent / ".state", None, datetime.now(UTC))
    return next(finding for finding in findings if finding.subject == "copies")


def test_a_store_that_another_program_carries_is_taken_out_with_what_the_copies_have(
    home: Path, elsewhere: Path
) -> None:
    (elsewhere.parent / ".stfolder").mkdir()
    a_link(home / BELOW_HOME, elsewhere)
    place = home / BELOW_HOME
    assert (copies(place).well, "Syncthing syncs the folder" in copies(place).says) == (True, True)
    theirs = changed(a_tray(), "people", BO, at(2, "2ccc"), note="written there")
    copy = elsewhere.with_name("salver.sync-conflict-20260310-120000-ABCDEFG.json")
    copy.write_bytes(form.dump(theirs))
    found = copies(place)
    assert (found.well, "Syncthing would leave more" in found.says) == (False, True)

    subprocess.run(found.mend, shell=True, check=True)
    assert copies(place) == HealthFinding("copies", True, "no program has left another copy beside it")
    assert not place.is_symlink()
    people = form.load(place.read_bytes())["people"]
    assert [people[who].get("note") for who in (ANA, BO)] == ["written here", "written there"]
