"""`join`, `apart`, `joins`: traces of one person, from the command line."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.reading.invented_archives import connection, connections_csv
from tests.tui.cli.conftest import Answer, Salver

PROJECT = Path(__file__).parents[3]
PROFILE = "https://www.linkedin.com/in/ana-park"


@pytest.fixture
def ana(answer: Answer) -> str:
    return str(answer("add", "Ana Park", "--url", PROFILE, "--sent", "2026-01-02", "--json")["id"])


@pytest.fixture
def park(answer: Answer, ana: str) -> str:
    mail = "ana.park@tides.example"
    return str(answer("add", "A. Park", "--email", mail, "--sent", "2026-01-09", "--channel", "email", "--json")["id"])


def test_pairs_are_listed_with_their_reasons(answer: Answer, run: Salver, ana: str, park: str) -> None:
    (pair,) = answer("joins", "list", "--json")
    assert {pair["one"]["name"], pair["other"]["name"]} == {"Ana Park", "A. Park"}
    assert 0.5 <= pair["likeness"] < 1
    assert pair["reasons"]
    told = run("joins", "list").stdout
    assert run("joins").stdout == told
    assert "A. Park" in told
    assert pair["reasons"][0] in told


def test_who_is_joined_is_shown_with_everything_under_either_id(answer: Answer, ana: str, park: str) -> None:
    answer("note", park, "Sings.", "--json")
    person = answer("join", ana, park, "--json")["person"]
    assert (person["name"], person["url"], person["email"]) == ("Ana Park", PROFILE, "ana.park@tides.example")
    shown = [answer("show", each, "--json") for each in (ana, park)]
    assert [each["person"]["id"] for each in shown] == [person["id"]] * 2
    assert [set(each["invitations"]) for each in shown] == [{ana, park}] * 2
    assert [each["note"] for each in shown] == ["Sings."] * 2
    assert len(shown[0]["traces"]) == 2
    assert answer("joins", "list", "--json") == []
    assert len(answer("list", "name:ana", "--json")) == len(answer("list", "name:a.", "--json")) == 2


def test_a_join_is_told_and_undone(run: Salver, answer: Answer, ana: str, park: str) -> None:
    assert "joined " in run("join", ana, park).stderr
    assert "joined " in run("history", park).stdout
    assert "Undid: joined " in run("undo").stderr
    assert answer("show", park, "--json")["person"]["name"] == "A. Park"


def test_who_is_kept_apart_is_listed_no_more(run: Salver, answer: Answer, ana: str, park: str) -> None:
    assert "apart" in run("apart", ana, park).stderr
    assert answer("joins", "list", "--json") == []
    assert "look like one person" in run("joins", "list").stderr


def test_a_join_is_taken_apart_by_the_ids_of_its_traces(answer: Answer, ana: str, park: str) -> None:
    answer("join", ana, park, "--json")
    answer("apart", *answer("show", ana, "--json")["traces"], "--json")
    assert answer("show", ana, "--json")["person"]["id"] != answer("show", park, "--json")["person"]["id"]


@pytest.mark.parametrize("verb", ["join", "apart"])
def test_what_was_said_before_is_refused_and_changes_nothing(
    run: Salver, store: Path, ana: str, park: str, verb: str
) -> None:
    run(verb, ana, park)
    before = store.read_bytes()
    result = run(verb, park, ana)
    assert (result.exit_code, "already" in result.stderr) == (1, True)
    assert store.read_bytes() == before


def test_nobody_is_joined_to_an_id_that_is_unknown(run: Salver, ana: str) -> None:
    result = run("join", ana, "zzzz")
    assert result.exit_code == 1
    assert "'zzzz'" in result.stderr


def test_whoever_is_joined_is_forgotten_whole(run: Salver, answer: Answer, store: Path, ana: str, park: str) -> None:
    run("join", ana, park)
    run("forget", park)
    assert answer("list", "--json") == []
    assert b"Park" not in store.read_bytes()


def test_an_import_on_a_terminal_mentions_who_may_be_one_person(tmp_path: Path, store: Path) -> None:
    file = tmp_path / "Connections.csv"
    file.write_text(connections_csv(connection("Ana Park", "ana-park"), connection("A. Park", None)), encoding="utf-8")
    reader, terminal = pty.openpty()
    command = [sys.executable, "-m", "tui", "--store", str(store), "import", str(file)]
    subprocess.run(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=terminal, check=True)
    os.close(terminal)
    assert b"1 pair of people may be one person" in os.read(reader, 100_000)
    os.close(reader)
