"""Whether a store is private, safe where it is, kept in git, and cannot become public."""

import os
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.file.backups import Backups
from store.health.examining import examine
from store.health.finding import HealthFinding
from tests.store.git.dotfiles import installed

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "dotfiles"
    folder.mkdir()
    git(folder, "init", "-q")
    git(folder, "config", "user.email", "edda@example.org")
    git(folder, "config", "user.name", "Edda Lind")
    return folder


def stored(folder: Path, mode: int = 0o600) -> Path:
    file = folder / "salver.json"
    file.write_text("{}\n")
    file.chmod(mode)
    return file


def about(subject: str, file: Path, newest: datetime | None = None) -> HealthFinding:
    findings = examine(file, file.parents[1] / "state", newest, NOON)
    return next(finding for finding in findings if finding.subject == subject)


def test_a_file_that_others_can_read_is_named_with_what_mends_it(tmp_path: Path) -> None:
    file = stored(tmp_path, 0o644)
    found = about("private", file)
    assert not found.well
    subprocess.run(found.mend, shell=True, check=True)
    assert about("private", file).well


def test_a_file_that_git_does_not_keep_is_named_with_what_mends_it(repository: Path) -> None:
    file = stored(repository)
    found = about("in git", file)
    assert not found.well
    subprocess.run(found.mend, shell=True, check=True)
    git(repository, "commit", "-qm", "Keep it")
    assert about("in git", file) == HealthFinding("in git", True, "kept")


def test_a_file_that_git_ignores_is_named_with_what_keeps_it_all_the_same(repository: Path) -> None:
    file = stored(repository)
    (repository / ".gitignore").write_text("*.json\n")
    subprocess.run(about("in git", file).mend, shell=True, check=True)
    assert about("in git", file).well


def test_a_file_outside_any_repository_is_said_to_be_so(tmp_path: Path) -> None:
    found = about("in git", stored(tmp_path))
    assert (found.well, found.mend) == (False, f"git -C {tmp_path} init")


def test_changes_that_are_not_committed_are_mentioned(repository: Path) -> None:
    file = stored(repository)
    git(repository, "add", "salver.json")
    git(repository, "commit", "-qm", "Keep it")
    file.write_text('{"people": {}}\n')
    assert about("in git", file) == HealthFinding("in git", True, "kept, with changes that are not committed")


def test_a_store_behind_a_link_is_looked_at_where_it_really_is(repository: Path, tmp_path: Path) -> None:
    stored(repository)
    git(repository, "add", "salver.json")
    git(repository, "commit", "-qm", "Keep it")
    link = tmp_path / "salver.json"
    os.symlink(repository / "salver.json", link)
    assert about("in git", link).well


def test_no_program_that_a_repository_names_is_run(repository: Path, tmp_path: Path) -> None:
    file = stored(repository)
    trace = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {trace}\n")
    program.chmod(0o755)
    git(repository, "add", "salver.json")
    git(repository, "commit", "-qm", "Keep it")
    file.write_text('{"people": {}}\n')
    git(repository, "config", "core.fsmonitor", str(program))
    git(repository, "config", "diff.external", str(program))
    assert all(finding.says for finding in examine(file, tmp_path / "state", None, NOON))
    assert not trace.exists()


def test_a_store_that_git_merges_by_lines_is_named_until_git_is_told_of_salver(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{installed(tmp_path / 'bin').parent}:/usr/bin:/bin")
    file = stored(repository)
    found = about("merged", file)
    assert (found.well, found.mend) == (False, f"salver --store {file} git-setup")

    (repository / ".gitattributes").write_text("/salver.json merge=salver diff=salver\n")
    assert "has none: it merges line by line" in about("merged", file).says
    subprocess.run(found.mend, shell=True, check=True)
    assert about("merged", file).well


def test_a_driver_whose_command_is_missing_is_named_with_what_puts_it_on_the_path(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = stored(repository)
    monkeypatch.setenv("PATH", f"{installed(tmp_path / 'bin').parent}:/usr/bin:/bin")
    subprocess.run(about("merged", file).mend, shell=True, check=True)
    (tmp_path / "other").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path / 'other'}:/usr/bin:/bin")
    found = about("merged", file)
    assert (found.well, "not on the PATH" in found.says) == (False, True)
    subprocess.run(found.mend, shell=True, check=True)
    assert about("merged", file).well


def test_a_filter_of_the_repository_is_not_run_to_see_whether_the_file_changed(
    repository: Path, tmp_path: Path
) -> None:
    file = stored(repository)
    git(repository, "add", "salver.json")
    git(repository, "commit", "-qm", "Keep it")
    trace = tmp_path / "ran"
    git(repository, "config", "filter.other.clean", f"touch {trace}; cat")
    (repository / ".gitattributes").write_text("/salver.json filter=other\n")
    file.write_text('{"people": {}}\n')
    assert about("in git", file).well
    assert not trace.exists()


def test_without_git_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert about("in git", stored(tmp_path)) == HealthFinding("in git", False, "there is no git on this machine")


def kept(repository: Path) -> Path:
    """A store that is committed."""
    file = stored(repository)
    git(repository, "add", "salver.json")
    git(repository, "commit", "-qm", "Keep it")
    return file


PUBLIC = [
    "https://github.com/ana/dotfiles.git",
    "https://ana:secret@gitlab.com/ana/dotfiles",
    "git@github.com:ana/dotfiles.git",
    "ssh://git@codeberg.org:22/ana/dotfiles.git",
    "https://gitlab.example.org/ana/dotfiles",
    "https://git.sr.ht/~ana/dotfiles",
    "git://GitHub.com/ana/dotfiles",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_remote_where_the_file_could_become_public_is_named_until_it_is_said_to_be_private(
    repository: Path, address: str
) -> None:
    file = kept(repository)
    git(repository, "remote", "add", "origin", address)
    found = about("not public", file)
    assert not found.well
    assert "other people's data" in found.says
    assert "/ana/dotfiles" in found.says or "~ana/dotfiles" in found.says
    assert "secret" not in found.says + found.mend
    subprocess.run(found.mend, shell=True, check=True)
    assert about("not public", file).well


@pytest.mark.parametrize("address", ["ssh://git@house.example.org/dotfiles", "/srv/git/dotfiles", "nas:dotfiles", ""])
def test_a_remote_of_ones_own_and_none_are_well(repository: Path, address: str) -> None:
    file = kept(repository)
    if address:
        git(repository, "remote", "add", "origin", address)
    assert about("not public", file).well


def test_one_remote_of_several_is_enough(repository: Path) -> None:
    file = kept(repository)
    git(repository, "remote", "add", "home", "/srv/git/dotfiles")
    git(repository, "remote", "add", "hub", "git@github.com:ana/dotfiles.git")
    assert not about("not public", file).well


@pytest.mark.parametrize("name", ["git-crypt", "git-agecrypt"])
def test_a_file_that_git_encrypts_can_go_anywhere_once_what_git_keeps_is_no_plain_text(
    repository: Path, name: str
) -> None:
    file = kept(repository)
    git(repository, "remote", "add", "origin", PUBLIC[0])
    (repository / ".gitattributes").write_text(f"salver.json filter={name} diff={name}\n")
    assert "does not know how" in about("not public", file).says

    git(repository, "config", f"filter.{name}.clean", "base64")
    git(repository, "config", f"filter.{name}.smudge", "base64 -d")
    found = about("not public", file)
    assert (found.well, "keeps it as plain text" in found.says) == (False, True)
    subprocess.run(found.mend, shell=True, check=True, capture_output=True)
    found = about("not public", file)
    assert (found.well, name in found.says) == (True, True)

    git(repository, "config", "--remove-section", f"filter.{name}")
    found = about("not public", file)
    assert (found.well, "would add the next version as plain text" in found.says) == (False, True)


def test_a_filter_that_does_not_encrypt_hides_nothing(repository: Path) -> None:
    file = kept(repository)
    git(repository, "remote", "add", "origin", PUBLIC[0])
    (repository / ".gitattributes").write_text("salver.json filter=lfs\n")
    assert not about("not public", file).well


@pytest.mark.parametrize("folder", ["dotfiles", "links"])
def test_a_folder_into_which_everybody_can_put_files_is_named_and_closed(tmp_path: Path, folder: str) -> None:
    for name in ("dotfiles", "links"):
        (tmp_path / name).mkdir()
    file = stored(tmp_path / "dotfiles")
    link = tmp_path / "links" / "salver.json"
    link.symlink_to(file)
    assert about("place", link).well
    (tmp_path / folder).chmod(0o777)
    found = about("place", link)
    assert not found.well
    subprocess.run(found.mend, shell=True, check=True)
    assert about("place", link).well


def test_a_folder_meant_for_all_is_to_be_left(tmp_path: Path, home: Path) -> None:
    shared = tmp_path / "tmp"
    shared.mkdir()
    shared.chmod(0o1777)
    file = stored(shared)
    found = about("place", file)
    subprocess.run(found.mend, shell=True, check=True)
    place = home / ".local/share/salver/salver.json"
    assert (found.well, file.exists(), place.read_text(), place.stat().st_mode & 0o777) == (False, False, "{}\n", 0o600)
    assert about("place", place).well


def test_a_folder_further_up_that_everybody_can_rename_is_named(tmp_path: Path) -> None:
    (tmp_path / "open" / "dotfiles").mkdir(parents=True)
    (tmp_path / "open").chmod(0o777)
    assert "everybody can rename" in about("place", stored(tmp_path / "open" / "dotfiles")).says


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to somebody else")
def test_a_file_of_another_user_is_named(tmp_path: Path) -> None:
    file = stored(tmp_path)
    assert about("yours", file).well
    os.chown(file, 12345, 12345)
    found = about("yours", file)
    assert (found.well, found.mend) == (False, f"sudo chown 0 {file}")


def test_a_private_folder_that_is_open_to_others_is_named_and_closed(repository: Path, tmp_path: Path) -> None:
    file = stored(repository)
    assert about("state", file).well
    (tmp_path / "state" / "backups").mkdir(parents=True)
    (tmp_path / "state").chmod(0o755)
    found = about("state", file)
    assert not found.well
    subprocess.run(found.mend, shell=True, check=True)
    assert about("state", file).well


def test_the_backups_are_counted_and_what_stands_in_their_way_is_named(repository: Path, tmp_path: Path) -> None:
    file = stored(repository)
    assert "none yet" in about("backups", file).says
    Backups(tmp_path / "state", file).keep(b"{}", NOON)
    found = about("backups", file)
    assert (found.well, found.says[:24]) == (True, "1, the newest from 2026-")

    other = tmp_path / "other" / "dotfiles"
    other.mkdir(parents=True)
    (tmp_path / "other" / "state").mkdir(mode=0o700)
    (tmp_path / "other" / "state" / "backups").touch()
    found = about("backups", stored(other))
    assert not found.well
    subprocess.run(found.mend, shell=True, check=True)
    assert about("backups", other / "salver.json").well


def test_what_a_killed_process_left_is_named_and_removed(repository: Path) -> None:
    file = stored(repository)
    left = repository / ".salver.json.salver-00000000-1-0123abcd"
    left.touch()
    found = about("left over", file)
    assert not found.well
    subprocess.run(found.mend, shell=True, check=True)
    assert about("left over", file).well
    assert file.exists()


def test_a_clock_that_is_more_than_a_day_behind_the_newest_change_is_named(repository: Path) -> None:
    file = stored(repository)
    for newest in (None, NOON - timedelta(days=400), NOON + timedelta(hours=23)):
        assert about("clock", file, newest).well
    found = about("clock", file, NOON + timedelta(days=400))
    assert not found.well
    assert "400 days ahead" in found.says
