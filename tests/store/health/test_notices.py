"""What is said unasked of a store: once, before it matters, and again only when it has become so anew."""

import os
import subprocess
from pathlib import Path

import pytest

from store.health.notices import notices


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "dotfiles").mkdir()
    file = tmp_path / "dotfiles" / "salver.json"
    file.touch(mode=0o600)
    return file


def said(store: Path, *, before_writing: bool = False) -> list[str]:
    return notices(store, store.parents[1] / "state", before_writing=before_writing)


def test_a_private_store_in_no_repository_needs_no_words(store: Path) -> None:
    assert said(store, before_writing=True) == []
    assert not (store.parents[1] / "state").exists()


def test_a_store_that_others_can_read_is_told_once_with_the_command_that_closes_it(store: Path) -> None:
    store.chmod(0o644)
    (sentence,) = said(store)
    subprocess.run(sentence.split("`")[1], shell=True, check=True)
    assert store.stat().st_mode & 0o777 == 0o600


def test_it_is_told_again_only_when_the_mode_has_changed_for_the_worse_once_more(store: Path) -> None:
    store.chmod(0o644)
    assert len(said(store)) == 1
    assert said(store) == []
    store.chmod(0o664)
    assert len(said(store)) == 1
    store.chmod(0o600)
    assert said(store) == []
    store.chmod(0o644)
    assert len(said(store)) == 1
    assert said(store) == []


def test_that_a_repository_must_stay_private_is_told_before_the_first_writing_and_never_again(store: Path) -> None:
    subprocess.run(["git", "-C", str(store.parent), "init", "-q"], check=True)
    assert said(store) == []
    (sentence,) = said(store, before_writing=True)
    assert "private" in sentence
    assert said(store, before_writing=True) == said(store) == []
    store.chmod(0o644)
    assert len(said(store, before_writing=True)) == 1
    store.chmod(0o600)
    assert said(store, before_writing=True) == []


def test_each_store_is_told_of(store: Path, tmp_path: Path) -> None:
    subprocess.run(["git", "-C", str(tmp_path), "init", "-q"], check=True)
    other = tmp_path / "other.json"
    other.touch(mode=0o600)
    assert len(said(store, before_writing=True)) == 1
    assert len(notices(other, tmp_path / "state", before_writing=True)) == 1


def test_without_a_place_to_remember_in_it_is_told_again(store: Path) -> None:
    (store.parents[1] / "state").touch()
    store.chmod(0o644)
    assert len(said(store)) == len(said(store)) == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to somebody else")
def test_a_store_of_another_user_is_told_once(store: Path) -> None:
    os.chown(store, 12345, 12345)
    (sentence,) = said(store)
    assert "belongs to another user (number 12345)" in sentence
    assert said(store) == []


def test_that_a_store_with_several_names_is_overwritten_in_place_is_told_once(store: Path) -> None:
    other = store.with_name("other name.json")
    other.hardlink_to(store)
    (sentence,) = said(store)
    assert "in place" in sentence
    assert said(store, before_writing=True) == []
    other.unlink()
    assert said(store) == []
