"""A config.toml that is wrong: all of it is told at once, what only shows goes on, and nothing is changed by it."""

import json
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Salver

WRONG = 'polcy = "x"\npolicy = "nope"\nlook = "blue"\nchecks_off = ["speling"]\n[keys]\naccept = "d"\nacept = "y"\n'
TOLD = [
    "line 1: there is no setting 'polcy'; did you mean 'policy'?",
    "line 2: there is no policy 'nope'; it can be: known-only",
    "line 3: 'look' cannot be 'blue'; it can be: auto, dark, light, plain",
    "line 4: there is no check 'speling'; did you mean 'spelling'?",
    "line 6: 'd' is the key of both 'accept' and 'pass'; give one of them another",
    "line 7: there is no command 'acept'; did you mean 'accept'?",
]
BROKEN = [b"policy = '\xff'", b"[me\n", b"\x00\x1b[31m", b"x = " + b"[" * 5000, b"policy = 3\npolicy = 4"]


@pytest.fixture
def config(home: Path) -> Path:
    path = home / ".config/salver/config.toml"
    path.parent.mkdir(parents=True)
    return path


def test_the_list_tells_all_that_is_wrong_and_goes_on(run: Salver, config: Path) -> None:
    run("add", "Ana Park")
    config.write_text(WRONG)
    listed = run("list", "--json")
    assert listed.exit_code == 0
    assert [row["person"]["name"] for row in json.loads(listed.stdout)] == ["Ana Park"]
    lines = listed.stderr.splitlines()
    assert len(lines) == len(TOLD) + 1
    for line, told in zip(lines, TOLD, strict=False):
        assert f"config.toml, {told}" in line
    assert "all other settings hold" in lines[-1]


def test_checking_names_all_of_it_and_fails(run: Salver, config: Path) -> None:
    config.write_text(WRONG)
    checked = run("config", "check")
    assert (checked.exit_code, checked.stdout) == (2, "")
    assert [told for told in TOLD if told not in checked.stderr] == []


@pytest.mark.parametrize("written", BROKEN)
def test_a_broken_file_is_told_without_a_control_byte_and_the_list_goes_on(
    run: Salver, config: Path, written: bytes
) -> None:
    run("add", "Ana Park")
    config.write_bytes(written)
    listed = run("list", "--ids")
    assert listed.exit_code == 0
    assert len(listed.stdout.split()) == 1
    assert "every setting has its default" in listed.stderr
    assert "\x1b" not in listed.stderr
    assert "\x00" not in listed.stderr
    assert run("config", "check").exit_code == 2


def test_nothing_is_changed_by_settings_that_nobody_meant(run: Salver, config: Path, store: Path) -> None:
    run("add", "Ana Park")
    before = store.read_bytes()
    config.write_text('policy = "strategic"\n[mail]\nservers = "mx.post.example"\n[me]\nadress = "a@post.example"\n')
    refused = run("add", "Bo Lindqvist", "--json")
    assert refused.exit_code == 2
    assert store.read_bytes() == before
    assert [each["reason"].partition("config.toml, ")[2] for each in json.loads(refused.stdout)["refused"]] == [
        "line 3: 'mail.servers' must be a list; it is 'mx.post.example'",
        "line 5: there is no setting 'me.adress'; did you mean 'addresses'?",
    ]


def test_what_only_the_screen_shows_keeps_nobody_from_adding(run: Salver, config: Path) -> None:
    config.write_text('look = "blue"\n[keys]\nacept = "y"\n')
    added = run("add", "Ana Park")
    assert added.exit_code == 0
    assert "line 1: 'look' cannot be 'blue'" in added.stderr


def test_the_policies_that_are_listed_mark_the_one_that_judges(run: Salver, config: Path) -> None:
    config.write_text('policy = "strategc"\n')
    listed = run("policy", "list")
    assert "*  open-with-care" in listed.stdout
    assert "did you mean 'strategic'?" in listed.stderr
