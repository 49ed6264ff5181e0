"""Lines for the shell: what they get, how they end, and that what they leave behind holds nothing up."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pytest
from textual.app import App, SuspendNotSupported

from tui.terminal import shell


class Roomy:
    """An app that makes room for a command."""

    @contextmanager
    def suspend(self) -> Iterator[None]:
        yield


class Headless:
    """An app that has no terminal to lend."""

    @contextmanager
    def suspend(self) -> Iterator[None]:
        raise SuspendNotSupported
        yield


APP = cast("App[None]", Roomy())


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is shown until a key is pressed."""
    texts: list[str] = []
    monkeypatch.setattr("tui.terminal.lending.show", texts.append)
    return texts


@pytest.mark.parametrize("size", [3, 500_000])
def test_a_command_finds_all_it_is_given_on_its_standard_input(tmp_path: Path, size: int) -> None:
    assert shell.run(APP, f"cat > '{tmp_path}/got'", b"x" * size, waits=False) == ""
    assert (tmp_path / "got").read_bytes() == b"x" * size


def test_a_command_that_reads_nothing_is_no_failure() -> None:
    assert shell.run(APP, "true", b"x" * 500_000, waits=False) == ""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("echo >&2; echo 'no room' >&2; echo more >&2; exit 3", "it ended with code 3: no room"),
        ("exit 4", "it ended with code 4."),
        ("kill -TERM $$", "it was ended by SIGTERM."),
        ("true; kill -INT $$; true", "it was ended by SIGINT."),
        ("printf '\\033[31mred\\n' >&2; false", "it ended with code 1: "),
        ("true\x00", "it could not be started: embedded null byte."),
    ],
)
def test_a_failure_tells_the_code_and_the_first_line_of_what_it_complained_of(line: str, said: str) -> None:
    told = shell.run(APP, line, b"", waits=False)
    assert told.startswith(said)
    assert "\033" not in told


def test_a_program_that_there_is_not_is_named() -> None:
    told = shell.run(APP, "no-such-program-here", b"", waits=False)
    assert told.startswith("it ended with code 127: ")
    assert "no-such-program-here" in told


def test_complaints_reach_the_terminal_as_well(capfd: pytest.CaptureFixture[str]) -> None:
    shell.run(APP, "echo out; echo err >&2", b"", waits=False)
    assert capfd.readouterr() == ("out\n", "err\n")


def test_what_a_command_leaves_in_the_background_holds_nothing_up() -> None:
    assert shell.run(APP, "sleep 30 & true", b"", waits=False) == ""


def test_what_it_printed_is_shown_until_a_key_is_pressed_where_it_waits(shown: list[str]) -> None:
    shell.run(APP, "false", b"", waits=True)
    shell.run(APP, "true", b"", waits=False)
    assert shown == ["\n(any key goes back)\n"]


def test_a_terminal_that_cannot_be_lent_is_said_and_nothing_is_run(tmp_path: Path) -> None:
    told = shell.run(cast("App[None]", Headless()), f"touch '{tmp_path}/ran'", b"", waits=True)
    assert told == "this terminal cannot be handed to a command."
    assert not (tmp_path / "ran").exists()
