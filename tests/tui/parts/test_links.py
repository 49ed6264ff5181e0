"""Links: only what surely leads to a page of LinkedIn is ever opened, and never through a shell."""

from pathlib import Path

import pytest

from tui.links import browser, open_in_browser, safe_link


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://www.linkedin.com/in/ana-park", "https://www.linkedin.com/in/ana-park"),
        ("https://linkedin.com/in/ana-park", "https://linkedin.com/in/ana-park"),
        ("https://at.linkedin.com/in/ana", "https://at.linkedin.com/in/ana"),
        ("https://www.linkedin.com/in/jörg-müller", "https://www.linkedin.com/in/j%C3%B6rg-m%C3%BCller"),
        ("https://www.linkedin.com/in/a;rm -rf".replace(" ", ""), "https://www.linkedin.com/in/a%3Brm-rf"),
        ("https://www.linkedin.com/in/$(id)`id`", "https://www.linkedin.com/in/%24%28id%29%60id%60"),
        ("https://www.linkedin.com/in/ana?x=1#y", "https://www.linkedin.com/in/ana"),
    ],
)
def test_a_profile_is_spelled_anew_from_its_parts(url: str, link: str) -> None:
    assert safe_link(url) == link


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://www.linkedin.com/in/ana",
        "-https://www.linkedin.com/in/ana",
        "--help",
        "%action",
        "https://linkedin.com.evil.example/in/ana",
        "https://evil.example/linkedin.com/in/ana",
        "https://evillinkedin.com/in/ana",
        "https://user:secret@www.linkedin.com/in/ana",
        "https://www.linkedin.com@evil.example/in/ana",
        "https://www.linkedin.com:8443/in/ana",
        "https://www.linkedin.com:x/in/ana",
        "https://www.linkedin.com/in/ana\x1b]8;;",
        "https://www.linkedin.com/in/ana%00b",
        "https://www.linkedin.com/in/ana%0Ab",
        "https://www.linkedin.com/in/\u202eana",
        "https://www.l\u0456nkedin.com/in/ana",
        "https://www.linkedin.com/in/a b",
        "https://[::1/in/ana",
    ],
)
def test_nothing_else_is_ever_opened(url: str | None) -> None:
    assert safe_link(url) is None


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
    while not got.exists():
        pass
    assert got.read_text() == "1\nhttps://www.linkedin.com/in/a;b\n"


def test_a_browser_that_there_is_not_is_said_so() -> None:
    assert "could not be started" in open_in_browser("https://www.linkedin.com/in/ana", ["/nowhere/firefox"])
