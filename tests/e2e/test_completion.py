"""Completion in bash, zsh and fish, as a person gets it: installed by one command, and tab pressed in the shell."""

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.e2e.terminal import Terminal
from tests.tui.cli.conftest import Salver, run, store

__all__ = ["run", "store"]

PROJECT: Final = Path(__file__).parents[2]
SHELLS: Final = {
    "bash": (
        ["bash", "--norc", "--noprofile", "-i"],
        "PS1='ready> '; . ~/.local/share/bash-completion/completions/salver",
    ),
    "zsh": (
        ["zsh", "-f", "-i"],
        "PS1='ready> '; fpath=(~/.local/share/zsh/site-functions $fpath); autoload -U compinit; compinit -u",
    ),
    "fish": (["fish", "--private", "-i"], "function fish_prompt; echo -n 'ready> '; end"),
}
each_shell = pytest.mark.parametrize(
    "shell", [pytest.param(shell, marks=pytest.mark.skipif(not shutil.which(shell), reason=shell)) for shell in SHELLS]
)


@pytest.fixture
def home(tmp_path: Path, run: Salver, store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home directory with a tray, and with completion installed by the one command."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("Ana Park", "Anders O'Neil", "Bo Lind"):
        assert run("add", name).exit_code == 0
    assert run("completion", "install").exit_code == 0
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "salver").write_text(f'#!/bin/sh\nPYTHONPATH={PROJECT} exec {sys.executable} -m tui "$@"\n')
    (programs / "salver").chmod(0o755)
    return home


@pytest.fixture
def shell_at(home: Path, store: Path, tmp_path: Path) -> Iterator[Callable[[str], Terminal]]:
    """Start a shell that completes `salver`, and wait for its prompt."""
    opened: list[Terminal] = []

    def start(shell: str) -> Terminal:
        command, setup = SHELLS[shell]
        environ = {"HOME": str(home), "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "SALVER_STORE": str(store)}
        terminal = Terminal(command, environ=environ)
        terminal.__enter__()
        opened.append(terminal)
        terminal.settle()
        terminal.press(setup, "enter", "clear", "enter")
        terminal.wait_for(r"(?m)^ready> *$")
        return terminal

    yield start
    for terminal in opened:
        terminal.__exit__(None, None, None)


COMPLETED: Final = {
    "salver dig": "salver digest",
    "salver draft disc": "salver draft discard",
    "salver list --vi": "salver list --view",
    "salver list --view wai": "salver list --view waiting",
    "salver list advice:acc": "salver list advice:accept",
    "salver why Bo": r"salver why (?:Bo\\ Lind|'Bo Lind')",
    "salver why Anders": r"salver why (?:Anders\\ O\\'Neil|\"Anders O'Neil\"|'Anders O\\'Neil')",
    "salver fact x know": "salver fact x known=",
    "salver policy use sel": "salver policy use selective",
    "salver draft new congr": "salver draft new congratulation",
    "salver help filt": "salver help filters",
    "salver rules show R03-": "salver rules show R03-anyone",
}
"""What stands in the line before tab is pressed, and after."""


@each_shell
def test_tab_completes(shell_at: Callable[[str], Terminal], shell: str) -> None:
    terminal = shell_at(shell)
    for typed, completed in COMPLETED.items():
        terminal.press(typed)
        terminal.wait_for(rf"(?m)^ready> {re.escape(typed)}")
        terminal.press("tab")
        terminal.wait_for(rf"(?m)^ready> {completed}(?!\S)")
        terminal.press("ctrl+u")
        terminal.wait_for(r"(?m)^ready> *$")


@each_shell
def test_tab_completes_a_path(shell_at: Callable[[str], Terminal], home: Path, shell: str) -> None:
    (home / "archive-of-mine.zip").touch()
    terminal = shell_at(shell)
    terminal.press(f"salver import {home}/arch", "tab")
    terminal.wait_for("archive-of-mine.zip")
