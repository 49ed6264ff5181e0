"""Copies that programs leave beside the store where two machines wrote: named, and taken in by one command."""

import subprocess
from pathlib import Path

import pytest

from store.file import form
from store.health.conflict_copies import conflict_copies
from store.records.ids import RecordId
from tests.store.git.dotfiles import ANA, BO, a_tray, at, changed, installed

NAMES = [
    "salver.sync-conflict-20260310-120000-ABCDEFG.json",
    "salver (Edda's conflicted copy 2026-03-10).json",
    "salver (conflicted copy 2026-03-10 120000).json",
    "salver (In Konflikt stehende Kopie von Edda 2026-03-10).json",
    "salver (Copie en conflit de Edda 2026-03-10).json",
    "salver_conflict-20260310-120000.json",
    "salver_nas_Mar-10-120000-2026_Conflict.json",
    "salver (SFConflict edda@example.org 2026-03-10-12-00-00).json",
    "salver 2.json",
    "salver (1).json",
    "salver-laptop.json",
    "salver.Conflict.json",
]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", f"{installed(tmp_path / 'bin').parent}:/usr/bin:/bin")
    file = tmp_path / "my dots" / "salver.json"
    file.parent.mkdir()
    file.write_bytes(form.dump(changed(a_tray(), "people", ANA, at(1, "1bbb"), note="written here")))
    return file


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_copy_is_named_and_taken_in(store: Path, name: str) -> None:
    assert conflict_copies(store).well
    theirs = changed(a_tray(), "people", BO, at(2, "2ccc"), note="written there")
    store.with_name(name).write_bytes(form.dump(theirs))
    found = conflict_copies(store)
    assert (found.well, name in found.says) == (False, True)

    subprocess.run(found.mend, shell=True, check=True)
    assert conflict_copies(store).well
    people = form.load(store.read_bytes())["people"]
    assert [people[RecordId(who)].get("note") for who in (ANA, BO)] == ["written here", "written there"]


def test_several_copies_are_taken_in_by_one_command(store: Path) -> None:
    for number, name in enumerate(NAMES[:3]):
        copy = changed(a_tray(), "people", BO, at(number, "2ccc"), **{f"fact.{number}": "yes"})
        store.with_name(name).write_bytes(form.dump(copy))
    subprocess.run(conflict_copies(store).mend, shell=True, check=True)
    assert conflict_copies(store).well
    assert [form.load(store.read_bytes())["people"][BO].get(f"fact.{number}") for number in range(3)] == ["yes"] * 3


def test_a_copy_that_cannot_be_read_is_named_and_stays(store: Path) -> None:
    store.with_name(NAMES[0]).write_bytes(b"{ half a tray")
    found = conflict_copies(store)
    assert (found.well, found.mend, NAMES[0] in found.says) == (False, "", True)


@pytest.mark.parametrize(
    "name", ["salver.json.bak", "other.json", "salver-notes.json", "salver.toml", ".salver.json.swp"]
)
def test_other_files_beside_it_are_nobodys_business(store: Path, name: str) -> None:
    store.with_name(name).write_text('{"shopping": []}\n')
    assert conflict_copies(store).well
