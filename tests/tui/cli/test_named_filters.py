"""Filters by the names that the user gave them, on the command line."""

from pathlib import Path

import pytest

from tests.tui.cli.conftest import Answer, Salver
from tui.cli.context import Context
from tui.cli.proposals import proposed


@pytest.fixture(autouse=True)
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    config = tmp_path / "config.toml"
    config.write_text('[filters]\nacme = "company:acme"\n"two words" = "name:park or name:kos"\nbad = "nmae:x"\n')
    monkeypatch.setenv("SALVER_CONFIG", str(config))
    return config


@pytest.fixture
def names(answer: Answer) -> dict[str, str]:
    """Who is in the tray, by id."""
    guests = {"Ana Park": "Acme Rail", "Bela Kos": "Acme Rail", "Dana Ito": "Tide"}
    return {answer("add", name, "--company", company, "--json")["id"]: name for name, company in guests.items()}


def found(answer: Answer, names: dict[str, str], *arguments: str) -> set[str]:
    return {names[row["id"]] for row in answer(*arguments, "--json")}


def test_a_name_stands_for_its_filter(answer: Answer, names: dict[str, str]) -> None:
    assert found(answer, names, "list", "--filter", "acme") == {"Ana Park", "Bela Kos"}
    assert found(answer, names, "list", "--filter", "two words", "--view", "inbox") == {"Ana Park", "Bela Kos"}
    exported = answer("export", "--filter", "acme", "--format", "json")
    assert {row["person"]["name"] for row in exported} == {"Ana Park", "Bela Kos"}


def test_beside_a_filter_that_is_typed_both_must_hold(answer: Answer, names: dict[str, str]) -> None:
    assert found(answer, names, "list", "--filter", "acme", "name:park", "or", "name:ito") == {"Ana Park"}
    assert found(answer, names, "list", "--filter", "two words", "-name:kos") == {"Ana Park"}


def test_a_verb_acts_on_what_a_name_finds(answer: Answer, run: Salver, names: dict[str, str]) -> None:
    assert run("ignore", "--filter", "acme", "--where", "name:park").exit_code == 0
    assert found(answer, names, "list", "state:ignored") == {"Ana Park"}
    refused = run("ignore", "--filter", "acme", next(iter(names)))
    assert refused.exit_code == 2
    assert "not both" in refused.stderr


def test_an_unknown_name_is_refused_with_the_nearest(run: Salver, names: dict[str, str]) -> None:
    refused = run("list", "--filter", "acne")
    assert refused.exit_code == 2
    assert "There is no filter named 'acne'; did you mean 'acme'?" in refused.stderr
    assert "There is no filter named 'bad'" in run("list", "--filter", "bad").stderr


def test_where_no_filter_has_a_name_that_is_said(run: Salver, named: Path) -> None:
    named.unlink()
    assert "[filters] in config.toml names none yet" in run("list", "--filter", "acme").stderr
    assert "You have no named filters." in run("config", "filters").stderr


def test_named_filters_are_listed_and_those_that_nobody_understands_are_told(answer: Answer, run: Salver) -> None:
    assert answer("config", "filters", "--json") == {"acme": "company:acme", "two words": "name:park or name:kos"}
    told = run("config", "filters")
    assert "acme       company:acme" in told.stdout
    assert "line 4: 'filters.bad'" in told.stderr


def test_a_shell_proposes_the_names(store: Path, named: Path) -> None:
    items = proposed("NAMED", Context(str(store), str(named)), "a")
    assert [(item.value, item.help) for item in items] == [("acme", "company:acme")]
