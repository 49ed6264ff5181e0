"""Two different decisions of two machines, as scripts meet them: rows that hold both, a filter, and the verbs."""

import shutil
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Answer, Salver


@pytest.fixture
def ana(run: Salver, answer: Answer, store: Path, tmp_path: Path) -> str:
    """The id of an invitation that was passed on quietly here and asked why on another machine; both are merged."""
    number: str = answer("add", "Ana Park", "--sent", "2026-01-04", "--json")["id"]
    answer("add", "Bela Kos", "--sent", "2026-01-03", "--json")
    base, there = (str(tmp_path / name) for name in ("base.json", "there.json"))
    for copy in (base, there):
        shutil.copy(store, copy)
    answer("pass", "--quietly", number, "--json")
    answer("--store", there, "ask", number, "--json")
    assert run("merge", base, str(store), there).exit_code == 0
    return number


def test_a_disputed_row_holds_both_decisions(answer: Answer, ana: str) -> None:
    (listed,) = answer("list", "name:park", "--json")
    shown = answer("show", ana, "--json")
    for row in (listed, shown):
        assert row["state"] == "open"
        assert [(version["state"], version["quietly"]) for version in row["versions"]] == [
            ("passed", True),
            ("asked", False),
        ]
        assert row["versions"][0]["decided"] <= row["versions"][1]["decided"]
        assert row["versions"][0]["decided"].endswith("+00:00")


def test_other_rows_hold_no_versions(answer: Answer, ana: str) -> None:
    (row,) = answer("list", "name:kos", "--json")
    assert "versions" not in row


@pytest.mark.parametrize(("text", "names"), [("disputed:yes", ["Ana Park"]), ("disputed:no", ["Bela Kos"])])
def test_a_filter_finds_what_is_disputed(answer: Answer, ana: str, text: str, names: list[str]) -> None:
    assert [row["person"]["name"] for row in answer("list", text, "--view", "inbox", "--json")] == names


def test_people_read_that_it_is_disputed_and_what_was_decided(run: Salver, ana: str) -> None:
    assert run("list", "name:park").stdout.split()[1] == "disputed"
    (line,) = (line for line in run("show", ana).stdout.splitlines() if line.startswith("disputed"))
    first, second = line.removeprefix("disputed").strip().split(" or ")
    assert first.startswith("passed quietly on ")
    assert second.startswith("asked on ")


@pytest.mark.parametrize(
    ("verb", "state"), [("pass", "passed"), ("ask", "asked"), ("accept", "accepted"), ("reopen", "open")]
)
def test_a_verb_settles_it_and_undo_asks_again(run: Salver, answer: Answer, ana: str, verb: str, state: str) -> None:
    assert run(verb, ana).exit_code == 0
    row = answer("show", ana, "--json")
    assert (row["state"], "versions" in row) == (state, False)
    assert run("undo").exit_code == 0
    assert [version["state"] for version in answer("show", ana, "--json")["versions"]] == ["passed", "asked"]


def test_all_that_is_disputed_is_settled_by_one_command(run: Salver, answer: Answer, ana: str) -> None:
    assert run("ask", "--where", "disputed:yes").exit_code == 0
    assert answer("list", "disputed:yes", "--json") == []
    assert [row["id"] for row in answer("list", "state:asked", "--json")] == [ana]
