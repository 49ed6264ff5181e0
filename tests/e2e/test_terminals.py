"""Terminals of every kind: those that cannot show the tray are told apart, those that can get what they understand."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Open
from tests.e2e.terminal import Terminal

PROJECT = Path(__file__).parents[2]


@pytest.mark.parametrize("term", ["dumb", "unknown", "", "no-such-terminal", "vt52"])
def test_a_terminal_that_cannot_be_drawn_on_is_told_in_a_sentence_and_commands_work(
    salver: list[str], term: str
) -> None:
    with Terminal(salver, environ={"TERM": term}, folder=PROJECT) as terminal:
        assert terminal.wait() == 2
        assert "The screen cannot be drawn on this terminal" in terminal.text
        assert b"\x1b" not in terminal.received
    with Terminal([*salver, "list"], environ={"TERM": term}, folder=PROJECT) as terminal:
        assert terminal.wait() == 0
        assert "Ewa Haddad 0" in terminal.text


@pytest.mark.parametrize("term", ["xterm", "linux", "tmux-256color", "screen", "vt100", "xterm-kitty"])
def test_a_usual_terminal_shows_the_tray(open_tray: Open, term: str) -> None:
    with open_tray(environ={"TERM": term}) as terminal:
        terminal.press("q")
        assert terminal.wait() == 0


@pytest.mark.parametrize("stream", ["standard input", "standard output", "standard error"])
def test_a_stream_that_is_no_terminal_is_told(salver: list[str], tmp_path: Path, stream: str) -> None:
    aside = tmp_path / "aside"
    aside.touch()
    redirected = {"standard input": "<", "standard output": ">", "standard error": "2>"}[stream] + str(aside)
    with Terminal(["sh", "-c", f'"$@" {redirected}', "sh", *salver], folder=PROJECT) as terminal:
        assert terminal.wait() == 2
        assert f"{stream} is none" in " ".join(terminal.text.split())
        assert b"\x1b" not in terminal.received


def columns_of(terminal: Terminal) -> int:
    """How wide the line is that divides the panes."""
    return max(len(line.rstrip()) for line in terminal.text.splitlines())


def test_the_size_that_the_kernel_knows_is_the_size_whatever_the_variables_say(open_tray: Open) -> None:
    with open_tray(columns=100, lines=30, environ={"COLUMNS": "70", "LINES": "20"}) as terminal:
        terminal.wait_until(lambda: columns_of(terminal) in (99, 100), "the whole width")
        terminal.resize(130, 40)
        terminal.wait_until(lambda: columns_of(terminal) in (129, 130), "the new width")


@pytest.mark.parametrize(
    ("environ", "size"),
    [({}, (80, 24)), ({"COLUMNS": "110", "LINES": "35"}, (110, 35)), ({"COLUMNS": "x", "LINES": "0"}, (80, 24))],
)
def test_without_a_size_the_variables_name_it_and_resizing_works(
    salver: list[str], environ: dict[str, str], size: tuple[int, int]
) -> None:
    with Terminal(salver, columns=0, lines=0, seen_as=(140, 50), environ=environ, folder=PROJECT) as terminal:
        terminal.wait_for(r"Inbox[\s\S]*saved")
        terminal.wait_until(lambda: columns_of(terminal) in (size[0] - 1, size[0]), "the width of the variables")
        terminal.wait_until(lambda: len(terminal.text.rstrip().split("\n")) == size[1], "the height of the variables")
        terminal.resize(120, 30)
        terminal.wait_until(lambda: columns_of(terminal) in (119, 120), "the new width")


STEPS = (
    ("v", "not known yet"),
    ("e", "Ask why"),
    ("\x1b[27u", "accept at"),
    ("?", "Signs in the rows"),
    ("\x1b[27u", "accept at"),
    ("/", "Filter"),
    ("\x1b[27u", "accept at"),
    ("+", "Only the name is needed"),
    ("\x1b[27u", "accept at"),
    ("2", "You are not waiting for anybody"),
)
"""Keys that show every kind of line and mark, and what is seen of each."""

LOCALES = [{"LC_ALL": "C"}, {"LANG": "POSIX"}, {"LANG": ""}, {"LANG": "de_AT.ISO-8859-1"}]


@pytest.mark.parametrize("environ", LOCALES, ids=str)
def test_without_utf_8_all_lines_and_marks_are_plain_signs(open_tray: Open, environ: dict[str, str]) -> None:
    with open_tray(environ=environ) as terminal:
        for key, seen in STEPS:
            terminal.press(key)
            terminal.wait_for(seen)
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert terminal.received.isascii()
        assert b"\\u" not in terminal.received
        assert b"\\x" not in terminal.received
        assert b"-" * 20 in terminal.received


def test_a_terminal_with_a_set_of_its_own_gets_and_gives_its_letters(
    salver: list[str], store: Path, tmp_path: Path, shell: Callable[..., str]
) -> None:
    shell("add", "Åsa Ødegård", "--message", "…")
    with Terminal(salver, environ={"LANG": "de_AT.ISO-8859-1"}, folder=PROJECT) as terminal:
        terminal.wait_until(lambda: "Åsa Ødegård".encode("latin-1") in terminal.received, "the name")
        terminal.type_bytes(b"n\xfcber \xd8\x1b[27u")
        terminal.wait_for("Kept the note")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert "über Ø" in store.read_text("utf-8")


@pytest.fixture
def shell(salver: list[str]) -> Callable[..., str]:
    """Run a command, and return what it answers."""

    def run(*arguments: str) -> str:
        done = subprocess.run([*salver, *arguments], cwd=PROJECT, capture_output=True, text=True, check=True)
        return done.stdout

    return run


def test_the_commands_print_plain_signs_on_such_a_terminal_and_data_into_a_pipe(
    salver: list[str], shell: Callable[..., str]
) -> None:
    shell("add", "Åsa Ødegård" + " the Very Long" * 20)
    with Terminal([*salver, "list"], columns=60, environ={"LC_ALL": "C"}, folder=PROJECT) as terminal:
        assert terminal.wait() == 0
        assert "Asa Odegard the Very" in terminal.text
        assert terminal.received.isascii()
        assert b"\\x" not in terminal.received
    piped = subprocess.run(
        [*salver, "list"], cwd=PROJECT, capture_output=True, check=True, env={"LC_ALL": "C", "PATH": "/usr/bin"}
    )
    assert "Åsa Ødegård".encode() in piped.stdout
