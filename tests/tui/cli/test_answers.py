"""With --json standard output is one JSON value whatever happens: what is refused stands in it with its reason."""

import json
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Answer, Salver


@pytest.fixture
def ana(answer: Answer) -> str:
    """The id of an invitation that came in."""
    return str(answer("add", "Ana Park", "--sent", "2026-01-02", "--json")["id"])


@pytest.fixture
def bela(answer: Answer) -> str:
    """The id of an invitation of mine."""
    return str(answer("add", "Bela Kos", "--sent", "2026-01-03", "--outgoing", "--json")["id"])


@pytest.mark.parametrize("command", [["accept"], ["show"], ["why"], ["note", "x"], ["fact", "known=yes"], ["history"]])
def test_an_id_that_is_none_is_answered_with_the_reason(run: Salver, ana: str, command: list[str]) -> None:
    name, *others = command
    result = run(name, "zzzzzzzzzzz", *others, "--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert (told["done"], [refused["id"] for refused in told["refused"]]) == ([], ["zzzzzzzzzzz"])
    assert told["refused"][0]["reason"] in result.stderr


def test_a_decision_answers_what_was_done_and_each_id_that_was_refused(run: Salver, ana: str, bela: str) -> None:
    result = run("ask", ana, bela, "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, [row["id"] for row in told["done"]]) == (1, [ana])
    assert [refused["id"] for refused in told["refused"]] == [bela]
    assert "only one that came in can be asked why" in told["refused"][0]["reason"]
    assert "Bela Kos" in result.stderr


def test_an_unknown_id_among_others_stops_the_command_and_is_named(run: Salver, answer: Answer, ana: str) -> None:
    told = json.loads(run("accept", ana, "nosuch", "--json").stdout)
    assert (told["done"], [refused["id"] for refused in told["refused"]]) == ([], ["nosuch"])
    assert answer("show", ana, "--json")["state"] == "open"


def test_a_decision_that_is_refused_by_nobody_says_so(answer: Answer, ana: str) -> None:
    assert answer("accept", ana, "--json")["refused"] == []


def test_why_of_my_own_invitation_is_answered_with_the_reason(run: Salver, bela: str) -> None:
    result = run("why", bela, "--json")
    assert (result.exit_code, json.loads(result.stdout)["refused"][0]["id"]) == (1, bela)


def test_what_is_known_of_a_person_without_invitation_is_done_as_far_as_it_goes(
    run: Salver, answer: Answer, tmp_path: Path
) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text("First Name,Last Name,URL,Connected On\nCleo,Hart,https://www.linkedin.com/in/cleo,04 Feb 2026\n")
    answer("import", str(path), "--json")
    (cleo,) = answer("list", "--view", "network", "--ids", "--json")
    result = run("fact", cleo, "known=yes", "answer=reason", "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, [row["id"] for row in told["done"]]) == (1, [cleo])
    assert [refused["id"] for refused in told["refused"]] == [cleo]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["accept", "--json"], 2),
        (["list", "nmae:ana", "--json"], 2),
        (["list", "--view", "nowhere", "--json"], 2),
        (["add", "--json"], 2),
        (["rules", "show", "R99", "--json"], 2),
        (["restore", "99", "--json"], 1),
    ],
)
def test_what_makes_no_sense_is_answered_too(run: Salver, ana: str, command: list[str], code: int) -> None:
    result = run(*command)
    assert result.exit_code == code
    told = json.loads(result.stdout)
    assert (told["done"], [refused["id"] for refused in told["refused"]]) == ([], [None])


@pytest.mark.parametrize("command", [["list"], ["accept", "7k"], ["check"], ["import", "/nowhere"], ["stats"]])
def test_a_store_that_cannot_be_read_is_one_answer(run: Salver, store: Path, command: list[str]) -> None:
    store.write_text("{")
    result = run(*command, "--json")
    assert result.exit_code == 3
    assert isinstance(json.loads(result.stdout), dict)


def test_the_copy_that_was_put_back_is_the_answer(run: Salver, answer: Answer, ana: str) -> None:
    answer("accept", ana, "--json")
    assert answer("restore", "1", "--json")["name"] == "1"


def test_without_json_nothing_that_is_refused_goes_to_standard_output(run: Salver, ana: str) -> None:
    assert run("accept", "nosuch").stdout == ""


def test_what_stands_behind_two_hyphens_is_a_text_and_no_option(run: Salver, ana: str) -> None:
    assert run("note", "nosuch", "--", "--json").stdout == ""
