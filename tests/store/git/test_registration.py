"""Registering Salver in each layout: what is written, that twice is once, and that it can be taken back to the byte."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from store.git.registration import DRIVER, pattern
from tests.store.git.dotfiles import LAYOUTS, Dotfiles, bare, called, installed, normal
from tui.cli.group import salver

pytestmark = pytest.mark.slow

WITHOUT_SALVER = "/usr/bin:/bin"

Setup = Callable[..., Result]


@pytest.fixture(autouse=True)
def command_on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A `salver` where git looks for commands, and no hint from outside where repositories are."""
    monkeypatch.setenv("PATH", f"{installed(tmp_path / 'bin').parent}:{WITHOUT_SALVER}")
    for name in ("GIT_DIR", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(params=LAYOUTS)
def dotfiles(request: pytest.FixtureRequest, home: Path) -> Dotfiles:
    return LAYOUTS[request.param](home)


def git_setup(*options: str, store: Path | None = None) -> Result:
    before = ["--store", str(store)] if store else []
    return CliRunner().invoke(salver, [*before, "git-setup", *options])


def written(dotfiles: Dotfiles) -> dict[Path, bytes | None]:
    files = (dotfiles.attributes, dotfiles.exclude, dotfiles.config)
    return {path: path.read_bytes() if path.exists() else None for path in files}


def test_it_registers_once_and_twice_changes_nothing(dotfiles: Dotfiles) -> None:
    first = git_setup()
    assert first.exit_code == 0, first.output
    once = written(dotfiles)
    second = git_setup()

    assert second.exit_code == 0
    assert written(dotfiles) == once
    assert dotfiles.git("config", "merge.salver.driver").rstrip() == DRIVER
    told = dotfiles.git("check-attr", "merge", "diff", "--", str(dotfiles.kept))
    assert told.count(": salver\n") == 2
    assert b".*.salver-*" in (once[dotfiles.exclude] or b"")


def test_check_tells_what_is_missing_and_is_content_after(dotfiles: Dotfiles) -> None:
    before = git_setup("--check")
    assert (before.exit_code, before.stdout.count("NO  ")) == (1, 5)
    git_setup()
    after = git_setup("--check")
    assert (after.exit_code, after.stdout.count("ok  ")) == (0, 5), after.output


def test_undo_takes_back_exactly_what_was_done(dotfiles: Dotfiles) -> None:
    dotfiles.attributes.write_text("*.png binary\n")
    before = written(dotfiles)
    git_setup()
    assert written(dotfiles) != before
    assert git_setup("--undo").exit_code == 0
    assert written(dotfiles) == before
    assert git_setup("--undo").exit_code == 0
    assert git_setup("--check").exit_code == 1


def test_a_dry_run_tells_and_does_nothing(dotfiles: Dotfiles) -> None:
    before = written(dotfiles)
    told = git_setup("--dry-run")
    assert (told.exit_code, told.stderr.count("Would be done")) == (0, 5)
    assert written(dotfiles) == before


def test_undo_leaves_a_setting_that_somebody_gave_another_value(home: Path) -> None:
    dotfiles = normal(home)
    git_setup()
    dotfiles.git("config", "merge.salver.name", "mine")
    git_setup("--undo")
    assert dotfiles.git("config", "merge.salver.name") == "mine\n"


def test_an_unguarded_driver_is_named_and_replaced(home: Path) -> None:
    dotfiles = normal(home)
    git_setup()
    dotfiles.git("config", "merge.salver.driver", "salver merge %O %A %B")
    assert "keep only one side" in git_setup("--check").stderr
    git_setup()
    assert dotfiles.git("config", "merge.salver.driver").rstrip() == DRIVER


def test_a_command_that_is_not_on_the_path_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    normal(home)
    git_setup()
    monkeypatch.setenv("PATH", WITHOUT_SALVER)
    told = git_setup("--check")
    assert (told.exit_code, "not on the PATH" in told.stderr) == (1, True)


def test_attributes_that_another_line_takes_back_are_named(home: Path) -> None:
    dotfiles = normal(home)
    git_setup()
    with dotfiles.attributes.open("a") as file:
        file.write("*.json -merge\n")
    told = git_setup("--check")
    assert (told.exit_code, "line 2: *.json -merge" in told.stderr) == (1, True)


def test_a_bare_repository_can_be_named(home: Path) -> None:
    dotfiles = bare(home)
    (home / "git").mkdir()
    (home / ".dotfiles").rename(home / "git/my.git")
    assert git_setup().exit_code == 1
    done = git_setup("--git-dir", str(home / "git/my.git"), "--work-tree", str(home))
    assert done.exit_code == 0, done.output
    assert (
        home / "git/my.git/info/attributes"
    ).read_text() == "/.local/share/salver/salver.json merge=salver diff=salver\n"
    assert dotfiles.store.exists()


def test_without_a_repository_it_says_so(tmp_path: Path) -> None:
    told = git_setup(store=tmp_path / "salver.json")
    assert (told.exit_code, "not in a git repository" in told.stderr) == (1, True)


def test_attributes_behind_a_link_are_refused_and_nothing_is_written_there(home: Path, tmp_path: Path) -> None:
    dotfiles = normal(home)
    target = tmp_path / "profile"
    target.write_text("# mine\n")
    dotfiles.attributes.symlink_to(target)
    told = git_setup()
    assert (told.exit_code, "symbolic link" in told.stderr) == (1, True)
    assert target.read_text() == "# mine\n"


@pytest.mark.parametrize(
    "name",
    [
        "salver.json",
        "my dots/tray.json",
        "[a]*?.json",
        'say "hi".json',
        "back\\slash.json",
        "tab\tbell\a.json",
        "ärger.json",
    ],
)
def test_the_pattern_means_just_this_path(tmp_path: Path, name: str) -> None:
    called("git", "init", "-q", str(tmp_path))
    (tmp_path / ".gitattributes").write_text(f"{pattern(name)} merge=salver\n")
    for other, value in ((name, "salver"), (f"x/{name}", "unspecified"), (f"{name}x", "unspecified")):
        assert called("git", "check-attr", "-z", "merge", "--", other, folder=tmp_path).split("\0")[2] == value


def test_no_program_that_a_repository_names_is_run(home: Path, tmp_path: Path) -> None:
    dotfiles = normal(home)
    trace, program = tmp_path / "ran", tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {trace}\n")
    program.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "core.editor", "diff.external", "alias.config", "core.sshCommand"):
        dotfiles.git("config", name, str(program))
    hooks = home / "dotfiles/.git/hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("post-index-change", "reference-transaction"):
        (hooks / hook).symlink_to(program)
    for options in ((), ("--check",), ("--undo",)):
        git_setup(*options)
    assert not trace.exists()
