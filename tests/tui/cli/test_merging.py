"""`merge` and `diff`, as git and people call them."""

import os
from pathlib import Path

import pytest

from store.file import form
from store.records.ids import RecordId
from tests.store.git.dotfiles import ANA, BO, a_tray, at, changed
from tests.tui.cli.conftest import Salver

BASE = a_tray()
OURS = changed(BASE, "invitations", RecordId(ANA * 10), at(1), state="passed")
THEIRS = changed(BASE, "invitations", RecordId(ANA * 10), at(2, "1bbb"), state="asked")


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str, str]:
    """Base, ours and theirs."""
    for name, tables in {"base": BASE, "ours": OURS, "theirs": THEIRS}.items():
        (tmp_path / name).write_bytes(form.dump(tables))
    return str(tmp_path / "base"), str(tmp_path / "ours"), str(tmp_path / "theirs")


Files = tuple[str, str, str]


def test_two_decisions_merge_cleanly_and_come_back_as_a_question(run: Salver, files: Files) -> None:
    result = run("merge", *files)
    assert (result.exit_code, result.output) == (0, "")
    merged = form.load(Path(files[1]).read_bytes())
    assert merged["invitations"][RecordId(ANA * 10)].get("state") == "asked|passed"


def test_what_cannot_be_merged_exits_with_1_and_a_sentence(run: Salver, files: Files) -> None:
    Path(files[2]).write_bytes(b'{"people": \x1b[31m}\n')
    result = run("merge", *files)
    assert result.exit_code == 1
    assert result.stderr.startswith("salver: their version cannot be merged by meaning: line 1, column 12: not JSON")
    Path(files[1]).unlink()
    missing = run("merge", *files)
    assert (missing.exit_code, missing.stderr) == (1, f"salver: Nothing was merged: there is no {files[1]}.\n")


@pytest.mark.parametrize("path", ["/", "/proc/self/mem", "/dev/full"])
def test_a_path_that_is_no_file_exits_with_1_and_a_sentence(run: Salver, files: Files, path: str) -> None:
    for at_place in range(1, 3):
        arguments = [path if index == at_place else file for index, file in enumerate(files)]
        result = run("merge", *arguments)
        assert (result.exit_code, result.stderr.startswith("salver: Nothing was merged: ")) == (1, True)


def test_a_store_of_ones_own_takes_no_part(run: Salver, files: Files, store: Path) -> None:
    store.write_text("{ damaged")
    assert run("merge", *files).exit_code == 0
    assert run("diff", *files[:2]).exit_code == 0
    assert store.read_text() == "{ damaged"


def test_the_diary_between_two_files_is_printed_clean(run: Salver, files: Files) -> None:
    noted = changed(OURS, "people", BO, at(5), note="met \x1b[31m in\nGraz")
    Path(files[1]).write_bytes(form.dump(noted))
    lines = run("diff", *files[:2]).stdout.splitlines()
    assert [line[16:] for line in lines] == ["  passed on Ana Park", "  wrote a note on Bo Lind: met ␛[31m in Graz"]


def test_git_can_call_it_for_one_file_and_as_an_external_diff_program(run: Salver, files: Files) -> None:
    whole = run("diff", files[1]).stdout
    assert whole == run("diff", os.devnull, files[1]).stdout
    assert "added Bo Lind" in whole
    external = run("diff", "salver.json", files[0], "0" * 40, "100644", files[1], "1" * 40, "100644")
    assert external.stdout == run("diff", *files[:2]).stdout
    as_git_calls = ("salver.json", files[0], "0" * 40, "100644", files[1], "1" * 40, "100644")
    renamed = run("diff", *as_git_calls, "tray.json", "similar")
    assert renamed.stdout == external.stdout


def test_what_cannot_be_told_is_refused_with_a_sentence(run: Salver, files: Files, tmp_path: Path) -> None:
    Path(files[0]).write_text("{ damaged")
    damaged = run("diff", *files[:2])
    assert (damaged.exit_code, damaged.stdout) == (1, "")
    assert damaged.stderr.startswith(f"salver: {files[0]} cannot be read: line 1")
    missing = run("diff", str(tmp_path / "none"), files[1])
    assert (missing.exit_code, "No such file" in missing.stderr) == (1, True)
    assert run("diff", *files).exit_code == 2
