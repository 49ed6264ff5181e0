"""`undo`, `redo` and `history`."""

import json

import pytest

from tests.tui.cli.conftest import Answer, Salver


@pytest.fixture
def ana(answer: Answer) -> str:
    return str(answer("add", "Ana Park", "--sent", "2026-01-02", "--json")["id"])


def test_undo_says_what_it_undid(run: Salver, answer: Answer, ana: str) -> None:
    run("pass", ana)
    result = run("undo")
    assert (result.exit_code, result.stderr) == (0, "Undid: passed on Ana Park\n")
    assert answer("show", ana, "--json")["state"] == "open"


def test_several_steps_are_undone_newest_first_and_done_again(run: Salver, answer: Answer, ana: str) -> None:
    run("pass", ana)
    run("accept", ana)
    assert run("undo", "2").stderr.splitlines() == ["Undid: accepted Ana Park", "Undid: passed on Ana Park"]
    assert answer("show", ana, "--json")["state"] == "open"
    assert run("redo", "2").exit_code == 0
    assert answer("show", ana, "--json")["state"] == "accepted"


def test_undoing_more_than_there_is_undoes_what_there_is_and_says_so(run: Salver, answer: Answer, ana: str) -> None:
    result = run("undo", "5")
    assert result.exit_code == 1
    assert "There is nothing more to undo" in result.stderr
    assert answer("list", "--json") == []


@pytest.mark.parametrize("verb", ["undo", "redo"])
def test_there_may_be_nothing_to_go_back_or_forth_to(run: Salver, verb: str) -> None:
    assert run(verb).exit_code == 1


@pytest.mark.parametrize("steps", ["0", "-1", "two"])
def test_a_number_of_steps_that_is_none_is_refused(run: Salver, steps: str) -> None:
    assert run("undo", "--", steps).exit_code == 2


def test_history_tells_newest_first_what_stands_and_what_was_undone(run: Salver, ana: str) -> None:
    run("pass", ana)
    run("undo")
    run("accept", ana)
    lines = [line[18:] for line in run("history").stdout.splitlines()]
    assert [line.strip() for line in lines[:2]] == ["accepted Ana Park", "undid: passed on Ana Park"]
    assert lines[2].split() == ["undone", "passed", "on", "Ana", "Park"]


def test_history_of_a_record_leaves_the_others_out(run: Salver, ana: str) -> None:
    run("add", "Bela Kos")
    run("pass", ana)
    rows = json.loads(run("history", ana, "--json").stdout)
    assert [row["did"] for row in rows] == ["passed on Ana Park", "added Ana Park"]
    assert all(ana in row["ids"] for row in rows)
