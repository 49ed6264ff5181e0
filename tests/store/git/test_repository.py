"""Finding the repository that keeps a store."""

import os
from pathlib import Path

import pytest

from store.git.chezmoi import source_of, target_name
from store.git.repository import named, repository_of
from tests.store.git.dotfiles import BELOW_HOME, LAYOUTS, bare, called, chezmoi, normal, yadm


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_repository_of_each_layout_is_found_from_where_the_store_is(home: Path, layout: str) -> None:
    dotfiles = LAYOUTS[layout](home)
    found = repository_of(dotfiles.store, environ={})
    assert found is not None
    assert (found.layout, found.file, found.keeps_it) == (layout, dotfiles.kept, True)


def test_the_environment_names_a_bare_repository_wherever_it_is(home: Path) -> None:
    dotfiles = bare(home)
    (home / ".config").mkdir()
    (home / ".dotfiles").rename(home / ".config/elsewhere")
    assert repository_of(dotfiles.store, environ={}) is None
    found = repository_of(dotfiles.store, environ={"GIT_DIR": "~/.config/elsewhere", "GIT_WORK_TREE": "~"})
    assert found is not None
    assert (found.layout, found.keeps_it) == ("bare", True)


def test_a_bare_repository_in_the_home_directory_may_have_any_name(home: Path) -> None:
    dotfiles = bare(home)
    (home / ".dotfiles").rename(home / "my-dots")
    found = repository_of(dotfiles.store, environ={})
    assert found is not None
    assert found.git_dir == home / "my-dots"


def test_the_repository_that_keeps_the_store_is_taken_before_an_outer_repository(home: Path) -> None:
    yadm(home)
    called("git", "init", "-q", str(home))
    found = repository_of(home / BELOW_HOME, environ={})
    assert found is not None
    assert found.layout == "yadm"


def test_a_bare_repository_that_does_not_keep_the_store_is_not_guessed(home: Path) -> None:
    dotfiles = bare(home)
    dotfiles.git("rm", "-q", "--cached", str(dotfiles.kept))
    assert repository_of(dotfiles.store, environ={}) is None


def test_a_store_outside_any_repository_has_none(tmp_path: Path) -> None:
    assert repository_of(tmp_path / "salver.json", environ={}) is None
    assert repository_of(tmp_path / "nowhere" / "salver.json", environ={}) is None


def test_a_folder_that_is_no_repository_and_a_work_tree_without_the_store_are_refused(home: Path) -> None:
    dotfiles = bare(home)
    assert named(dotfiles.kept, home / "dots", home) is None
    assert named(dotfiles.kept, home / ".dotfiles", home / "Documents") is None


def test_a_repository_named_beside_its_work_tree_is_a_normal_repository(home: Path) -> None:
    dotfiles = normal(home)
    folder = home / "dotfiles"
    found = named(dotfiles.kept, folder / ".git", folder)
    assert found is not None
    assert (found.layout, found.keeps_it) == ("normal", True)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("private_salver.json", "salver.json"),
        ("private_readonly_empty_dot_salver.json", ".salver.json"),
        ("exact_private_dot_local", ".local"),
        ("literal_private_salver.json", "private_salver.json"),
        ("create_private_salver.json", "salver.json"),
        ("salver.json", "salver.json"),
        ("modify_salver.json", "modify_salver.json"),
    ],
)
def test_a_source_of_chezmoi_stands_for_its_target(source: str, target: str) -> None:
    assert target_name(source) == target


def test_the_source_is_found_below_the_root_that_the_source_folder_names(home: Path) -> None:
    folder = home / ".local/share/chezmoi"
    chezmoi(home)
    (folder / "home").mkdir()
    os.rename(folder / "private_dot_local", folder / "home" / "private_dot_local")
    (folder / ".chezmoiroot").write_text("home\n")
    source = source_of(BELOW_HOME, folder)
    assert source == folder / "home/private_dot_local/share/exact_salver/private_salver.json"


def test_a_root_outside_the_source_folder_is_not_followed(home: Path) -> None:
    chezmoi(home)
    folder = home / ".local/share/chezmoi"
    (folder / ".chezmoiroot").write_text("../../..\n")
    assert source_of(BELOW_HOME, folder) == folder / "private_dot_local/share/exact_salver/private_salver.json"


def test_an_encrypted_source_is_not_the_stores_text(home: Path) -> None:
    dotfiles = chezmoi(home)
    dotfiles.kept.rename(dotfiles.kept.with_name("encrypted_private_salver.json"))
    assert source_of(BELOW_HOME, home / ".local/share/chezmoi") is None
