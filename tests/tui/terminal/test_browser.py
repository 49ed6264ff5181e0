"""The browser: a link is one argument of a command, never through a shell."""

import time
from pathlib import Path

from tui.terminal.browser import browser, open_in_browser


def written(file: Path) -> str:
    """What another process has written into a file, once it has."""
    deadline = time.monotonic() + 10
    while not file.exists():
        assert time.monotonic() < deadline, f"{file} was never written"
    return file.read_text()


def test_over_ssh_there_is_no_browser() -> None:
    assert browser({"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22", "BROWSER": "firefox", "DISPLAY": ":0"}) is None


def test_the_browser_that_is_set_is_taken_with_its_arguments() -> None:
    assert browser({"BROWSER": "firefox --new-tab:chromium"}) == ["firefox", "--new-tab"]
    assert browser({"BROWSER": "'unfinished"}) is None


def test_without_a_desktop_there_is_no_browser() -> None:
    assert browser({}) is None


def test_the_link_is_one_argument_of_a_command_without_a_shell(tmp_path: Path) -> None:
    script = tmp_path / "browser"
    got = tmp_path / "got"
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$#" "$1" > {got}.new && mv {got}.new {got}\n')
    script.chmod(0o700)
    assert open_in_browser("https://www.linkedin.com/in/a;b", [str(script)]) == ""
    assert written(got) == "1\nhttps://www.linkedin.com/in/a;b\n"


def test_the_link_takes_the_place_that_the_command_gives_it(tmp_path: Path) -> None:
    got = tmp_path / "got"
    command = ["sh", "-c", 'printf "%s" "$1" > "$2.new" && mv "$2.new" "$2"', "sh", "%s", str(got)]
    assert open_in_browser("https://www.linkedin.com/in/ana", command) == ""
    assert written(got) == "https://www.linkedin.com/in/ana"


def test_a_browser_that_there_is_not_is_said_so() -> None:
    assert "could not be started" in open_in_browser("https://www.linkedin.com/in/ana", ["/nowhere/firefox"])
