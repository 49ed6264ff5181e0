"""`salver help`: the list of pages, a page, and a topic that there is not."""

import sys
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tests.tui.cli.conftest import Salver
from tui.help.pages import contents, pages
from tui.help.words import words

PROJECT = Path(__file__).parents[3]


def test_without_a_topic_every_page_is_listed_under_its_heading(run: Salver) -> None:
    listed = run("help").stdout
    for heading, section in contents().items():
        assert f"\n{heading}\n" in listed
        for page in section:
            assert f"  {page.topic} " in listed


@pytest.mark.parametrize("topic", pages())
def test_a_page_is_printed_whole_where_there_is_no_terminal(run: Salver, topic: str) -> None:
    result = run("help", topic)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"{pages()[topic].title}\n")


@pytest.mark.parametrize(("typed", "said"), [("keyz", "did you mean 'keys'?"), ("zzz", "the topics are: start, ")])
def test_an_unknown_topic_is_refused_with_the_nearest_or_all(run: Salver, typed: str, said: str) -> None:
    result = run("help", typed)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_the_keys_are_those_that_the_user_has_chosen(run: Salver, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[keys]\nsnooze = "Z"\n')
    assert "  Z snooze" in run("--config", str(config), "help", "keys").stdout
    config.write_text('[keys]\nsnooze = "a"\n')
    result = run("--config", str(config), "help", "keys")
    assert result.exit_code == 0
    assert "  s snooze" in result.stdout
    assert "line 2: 'a' is the key of both 'accept' and 'snooze'" in result.stderr


@pytest.mark.slow
def test_on_a_terminal_a_long_page_opens_in_the_pager_and_a_short_one_does_not(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\nread first\necho paged: $first\ncat >/dev/null\n")
    pager.chmod(0o755)
    program = [sys.executable, "-m", "tui"]
    environ = {"PAGER": str(pager), "PYTHONPATH": str(PROJECT)}
    with Terminal([*program, "help", "keys"], environ=environ) as terminal:
        terminal.wait_for("paged: Every key")
        assert terminal.wait() == 0
    with Terminal([*program, "help", "keys"], lines=400, environ=environ) as terminal:
        terminal.wait_for("Every key")
        assert terminal.wait() == 0
        assert "paged" not in terminal.text


def test_a_word_is_explained_with_the_pages_that_use_it(run: Salver) -> None:
    told = run("help", "Leaning").stdout
    assert words()["leaning"].means in " ".join(told.split())
    assert "advice" in told.partition("Pages that use it:")[2]


def test_a_tray_that_is_empty_answers_with_a_next_step(run: Salver) -> None:
    for command in (["list"], ["list", "name:ana"], ["due"], ["stats"]):
        result = run(*command)
        assert (result.exit_code, result.stdout) == (0, "")
        assert "`salver import PATH`" in result.stderr
