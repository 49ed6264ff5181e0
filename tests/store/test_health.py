"""Whether a store is private and kept in git."""

import os
import subprocess
from pathlib import Path

import pytest

from store.git.registration import DRIVER
from store.health import Finding, examine


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


def about(subject: str, file: Path) -> Finding:
    return next(finding for finding in examine(file) if finding.subject == subject)


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
    assert about("in git", file) == Finding("in git", True, "kept")


def test_a_file_outside_any_repository_is_said_to_be_so(tmp_path: Path) -> None:
    found = about("in git", stored(tmp_path))
    assert (found.well, found.mend) == (False, f"git -C {tmp_path} init")


def test_changes_that_are_not_committed_are_mentioned(repository: Path) -> None:
    file = stored(repository)
    git(repository, "add", "salver.json")
    git(repository, "commit", "-qm", "Keep it")
    file.write_text('{"people": {}}\n')
    assert about("in git", file) == Finding("in git", True, "kept, with changes that are not committed")


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
    examine(file)
    assert not trace.exists()


def test_a_store_that_git_merges_by_lines_is_named_until_git_is_told_of_salver(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/salver").write_text("#!/bin/sh\n")
    (tmp_path / "bin/salver").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    file = stored(repository)
    found = about("merged", file)
    assert (found.well, found.mend) == (False, f"salver --store {file} git-setup")

    (repository / ".gitattributes").write_text("/salver.json merge=salver\n")
    assert "was not told of" in about("merged", file).says
    git(repository, "config", "merge.salver.driver", DRIVER)
    assert about("merged", file).well


def test_a_driver_whose_command_is_missing_is_named_with_what_puts_it_on_the_path(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = stored(repository)
    (repository / ".gitattributes").write_text("/salver.json merge=salver\n")
    git(repository, "config", "merge.salver.driver", DRIVER)
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    found = about("merged", file)
    assert (found.well, "not on the PATH" in found.says) == (False, True)
    assert found.mend.startswith("ln -s ")


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
    assert about("in git", stored(tmp_path)) == Finding("in git", False, "there is no git on this machine")
