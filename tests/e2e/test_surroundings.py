"""Surroundings in which something is missing that programs take for granted: a sentence, never a traceback."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from store.file import form
from store.records import ids
from tests.store.git.dotfiles import ANA, PROJECT, a_tray

READING = (
    ["list"],
    ["list", "--json"],
    ["show", ids.spelled(ANA)],
    ["export", "--format", "csv"],
    ["export", "--format", "json"],
    ["stats"],
    ["locate"],
    ["norms"],
    ["--help"],
    ["list", "--help"],
    ["--version"],
    ["config", "default"],
)
WRITING = (["add", "Cleo Park"], ["add", "Cleo Park", "--json"], ["note", ids.spelled(ANA), "met in Graz"])
NEITHER = "There is no home directory"

Done = subprocess.CompletedProcess[str]
Salver = Callable[..., Done]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "salver.json"
    path.write_bytes(form.dump(a_tray()))
    path.chmod(0o600)
    return path


def shell(line: str, *arguments: str, before: Sequence[str] = ()) -> Done:
    """What `salver "$@"` does in a line of the shell, with these arguments."""
    command = f"salver() {{ {' '.join(before)} '{sys.executable}' -m tui \"$@\"; }}; {line}"
    return subprocess.run(
        ["sh", "-c", command, "sh", *arguments], cwd=PROJECT, capture_output=True, text=True, check=False
    )


def is_calm(done: Done) -> bool:
    return "Traceback" not in done.stderr and "fault of Salver" not in done.stderr and "Exception" not in done.stderr


@pytest.mark.parametrize("output", [">/dev/full", ">&-"])
@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_an_answer_that_cannot_be_written_is_a_failure_in_words(store: Path, command: list[str], output: str) -> None:
    done = shell(f'salver "$@" {output}', "--store", str(store), *command)
    assert done.returncode == 1
    assert done.stderr.startswith("salver: standard output cannot be written (")
    assert is_calm(done)


@pytest.mark.parametrize("output", [">/dev/full", ">&-", ">/dev/full 2>/dev/full", ">&- 2>&- <&-"])
@pytest.mark.parametrize("command", WRITING, ids=" ".join)
def test_what_is_done_is_done_where_its_answer_cannot_be_written(store: Path, command: list[str], output: str) -> None:
    before = store.read_bytes()
    done = shell(f'salver "$@" {output}', "--store", str(store), *command)
    assert done.returncode == (0 if command[0] == "note" else 1)
    assert is_calm(done)
    assert store.read_bytes() != before
    form.load(store.read_bytes())


@pytest.mark.parametrize("messages", ["2>/dev/full", "2>&-"])
def test_messages_that_cannot_be_written_change_no_exit_code(store: Path, messages: str) -> None:
    for code, command in ((0, ["list"]), (0, ["add", "Cleo Park"]), (1, ["note", "zzzz", "x"]), (2, ["nonsense"])):
        assert shell(f'salver "$@" {messages}', "--store", str(store), *command).returncode == code
    store.write_bytes(b"{")
    assert shell(f'salver "$@" {messages}', "--store", str(store), "list").returncode == 3


def test_who_reads_no_further_is_told_nothing(store: Path) -> None:
    done = shell('salver "$@" | true', "--store", str(store), "norms", "R01")
    assert done.stderr == ""


def nobody() -> tuple[str, ...]:
    """What makes a user of whom nobody knows anything, in an empty environment. Skips where that cannot be."""
    asked = ("unshare", "--user", "--map-user=54321", "--map-group=54321")
    try:
        works = subprocess.run([*asked, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        works = False
    if not works:
        pytest.skip("no other user can be made here")
    return (*asked, "env", "-i", "PATH=/usr/bin:/bin")


@pytest.mark.parametrize("home", [[], ["HOME="], ["HOME=somewhere"]], ids=["unset", "empty", "relative"])
@pytest.mark.parametrize("command", ["list", "check", "locate", "add Cleo", "git-setup", "demo", ""])
def test_without_a_home_it_is_said_what_to_set(command: str, home: list[str]) -> None:
    done = shell('salver "$@"', *command.split(), before=(*nobody(), *home))
    assert (done.returncode, done.stdout) == (2, "")
    assert NEITHER in done.stderr
    assert "set HOME" in done.stderr


def test_without_a_home_everything_can_be_named(store: Path, tmp_path: Path) -> None:
    before = (*nobody(), f"XDG_STATE_HOME={tmp_path}/state")
    places = ("--store", str(store), "--config", str(tmp_path / "config.toml"))
    for code, command in ((0, ["list"]), (0, ["add", "Cleo Park"]), (1, ["check"]), (0, ["restore"]), (0, ["locate"])):
        done = shell('salver "$@"', *places, *command, before=before)
        assert done.returncode == code, done.stderr
        assert is_calm(done)
    assert b"Cleo Park" in store.read_bytes()


def test_a_home_that_is_not_there_is_named_where_something_is_to_be_kept_in_it() -> None:
    before = ("env", "-i", "PATH=/usr/bin:/bin", "HOME=/proc/nowhere")
    assert shell('salver "$@"', "list", before=before).returncode == 0
    done = shell('salver "$@"', "add", "Cleo Park", before=before)
    assert (done.returncode, "/proc/nowhere" in done.stderr) == (3, True)
    assert is_calm(done)


ALL_HELP = """
import click, json
from tui.cli.group import salver
def texts(command, name):
    context = click.Context(command, info_name=name)
    yield name, command.get_help(context)
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            yield from texts(command.get_command(context, each), f"{name} {each}")
print(json.dumps(dict(texts(salver, "salver"))))
"""


def test_help_has_its_texts_where_docstrings_are_left_out() -> None:
    told = []
    for level in ("0", "1", "2"):
        environ = {**os.environ, "PYTHONOPTIMIZE": level}
        done = subprocess.run(
            [sys.executable, "-c", ALL_HELP], cwd=PROJECT, env=environ, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        told.append(json.loads(done.stdout))
    assert len(told[0]) > 50
    assert told[0] == told[1] == told[2]


def test_without_docstrings_and_assertions_the_commands_work(store: Path) -> None:
    for command in (["list"], ["add", "Cleo Park"], ["check"], ["why", ids.spelled(ANA * 10)], ["stats"]):
        done = shell('salver "$@"', "--store", str(store), *command, before=("PYTHONOPTIMIZE=2",))
        assert done.returncode == (1 if command == ["check"] else 0), done.stderr
        assert is_calm(done)


@pytest.mark.parametrize("temporary", ["gone", "read-only", "a file"])
def test_without_a_temporary_folder_what_needs_one_says_so_and_all_else_works(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, temporary: str
) -> None:
    """Python tries some folders of the system as well, so these are read-only. Salver itself may lie in one of them."""
    cover = " && ".join(
        f"mount --bind {each} {each} && mount -o remount,bind,ro {each}" for each in ("/var/tmp", "/tmp")
    )
    if subprocess.run(["unshare", "-rm", "sh", "-c", cover], capture_output=True, check=False).returncode != 0:
        pytest.skip("nothing can be mounted here")
    named = {"gone": "/nonexistent", "read-only": "/proc", "a file": "/etc/passwd"}[temporary]
    salver = f"PYTHONPATH={PROJECT} {sys.executable} -m tui"
    state = (
        "mkdir -p /mnt && mount -t tmpfs none /mnt && mkdir /mnt/home && export HOME=/mnt/home && unset XDG_STATE_HOME"
    )
    inside = f"{state} && {cover} && cd /proc && TMPDIR={named}"
    demo = subprocess.run(
        ["unshare", "-rm", "sh", "-c", f"{inside} {salver} demo"], capture_output=True, text=True, check=False
    )
    assert (demo.returncode, "no temporary folder" in demo.stderr) == (1, True), demo.stderr
    assert is_calm(demo)
    working = f"{inside} {salver} --store /mnt/salver.json add 'Cleo Park' && {salver} --store /mnt/salver.json list"
    done = subprocess.run(["unshare", "-rm", "sh", "-c", working], capture_output=True, text=True, check=False)
    assert (done.returncode, "Cleo Park" in done.stdout) == (0, True), done.stderr
