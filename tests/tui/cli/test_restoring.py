"""`restore`: the copies, and putting one back."""

from pathlib import Path

import pytest

from tests.tui.cli.conftest import Answer, Salver


@pytest.fixture(autouse=True)
def two_saves(run: Salver) -> None:
    run("add", "Ana Park")
    run("add", "Bo Lind")


def test_the_copies_are_listed_for_people_and_for_scripts(run: Salver, answer: Answer, store: Path) -> None:
    rows = answer("restore", "--json")
    assert [(row["number"], row["records"], row["current"]) for row in rows] == [(1, 4, True), (2, 2, False)]
    assert rows[0]["bytes"] == store.stat().st_size
    assert Path(rows[0]["path"]).read_bytes() == store.read_bytes()

    lines = run("restore").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["1", "2"]
    assert "4 records" in lines[0]
    assert "as the store is now" in lines[0]


def test_a_damaged_store_is_restored_and_that_is_undone(run: Salver, answer: Answer, store: Path) -> None:
    good = store.read_bytes()
    store.write_bytes(b"{")
    assert run("list").exit_code == 3
    result = run("restore", "1")
    assert (result.exit_code, store.read_bytes()) == (0, good)
    assert "`salver restore 1` takes back" in result.stderr
    assert len(answer("list", "--json")) == 2

    result = run("restore", "1")
    assert (result.exit_code, store.read_bytes()) == (0, b"{")
    assert "cannot be opened" in result.stderr
    assert "damaged" in run("restore").stdout


def test_a_number_that_there_is_not_is_refused(run: Salver, store: Path) -> None:
    before = store.read_bytes()
    result = run("restore", "9")
    assert (result.exit_code, store.read_bytes()) == (1, before)
    assert "there is no copy 9" in result.stderr


def test_a_store_that_was_never_saved_has_no_copies(run: Salver, tmp_path: Path) -> None:
    result = run("--store", str(tmp_path / "other.json"), "restore")
    assert result.exit_code == 0
    assert "no copies yet" in result.stderr


def test_settings_that_make_no_sense_do_not_stand_in_the_way(run: Salver, store: Path, home: Path) -> None:
    (home / ".config/salver").mkdir(parents=True)
    (home / ".config/salver/config.toml").write_text("policy = [")
    store.write_bytes(b"")
    assert run("restore", "1").exit_code == 0


def test_a_place_that_cannot_be_written_ends_with_three(run: Salver, store: Path) -> None:
    store.unlink()
    store.mkdir()
    result = run("restore", "1")
    assert result.exit_code == 3
    assert str(store) in result.stderr
