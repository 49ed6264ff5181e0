"""The root of the command line, `check`, `locate`, `demo`, and stores that cannot be read or saved."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Answer, Salver
from tui.cli.group import SECTIONS, salver

PROJECT = Path(__file__).parents[3]


def command_on_path(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A `salver` where a shell looks for commands."""
    folder.mkdir()
    (folder / "salver").write_text(f'#!/bin/sh\nexec {sys.executable} -m tui "$@"\n')
    (folder / "salver").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


def test_help_lists_every_command(run: Salver) -> None:
    text = run("--help").stdout
    for section, commands in SECTIONS.items():
        assert section in text
        for name, entry in commands.items():
            assert f"{name} " in text
            assert entry.does in text


@pytest.mark.parametrize("name", [name for section in SECTIONS.values() for name in section])
def test_every_command_of_the_table_is_there_and_helps(run: Salver, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"{name}" in result.stdout.splitlines()[0]


def test_help_and_the_lists_wait_for_no_screen() -> None:
    script = (
        "import sys; from click.testing import CliRunner; from tui.cli.group import salver\n"
        "for line in (['--help'], ['list'], ['stats'], ['policy', 'list']):\n"
        "    assert CliRunner().invoke(salver, ['--store', '/nonexistent/none.json', *line]).exit_code == 0, line\n"
        "print([name for name in sys.modules if name.split('.')[0] == 'textual'])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_command_that_is_none_is_answered_with_the_nearest(run: Salver) -> None:
    result = run("acept")
    assert result.exit_code == 2
    assert "did you mean 'accept'?" in result.stderr


@pytest.mark.parametrize("group", ["draft", "policy", "person", "rules", "templates", "config"])
def test_a_group_without_a_command_shows_its_commands_line_by_line(run: Salver, group: str) -> None:
    result = run(group)
    assert result.exit_code == 2
    assert result.stderr == run(group, "--help").stdout


def test_without_a_terminal_the_screen_says_what_to_use_instead(run: Salver, store: Path) -> None:
    for command in ([], ["demo"]):
        result = run(*command)
        assert result.exit_code == 2
        assert "salver list" in result.stderr
    assert not store.exists()


def test_the_program_runs_as_a_process_with_its_exit_code(store: Path) -> None:
    command = [sys.executable, "-m", "tui", "--store", str(store)]
    added = subprocess.run([*command, "add", "Ana Park", "--json"], cwd=PROJECT, capture_output=True, check=True)
    assert json.loads(added.stdout)["person"]["name"] == "Ana Park"
    assert added.stderr == b""
    refused = subprocess.run([*command, "show", "zzzz"], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("salver: ")


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8:strict"])
@pytest.mark.parametrize("arguments", [["list"], ["export", "--format", "csv"], ["export", "--format", "csv", "--raw"]])
def test_a_locale_that_cannot_write_a_name_is_no_error(
    run: Salver, store: Path, encoding: str, arguments: list[str]
) -> None:
    run("add", "Ána 中村 \udcff", "--message", "\x1b[6n")
    environ = {**os.environ, "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "tui", "--store", str(store), *arguments]
    done = subprocess.run(command, cwd=PROJECT, env=environ, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"na " in done.stdout


def test_a_reader_that_goes_away_is_no_error(run: Salver, store: Path) -> None:
    for number in range(30):
        run("add", f"Person {number}", "--message", "x" * 4000)
    listing = f"{sys.executable} -m tui --store {store} list --json"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {listing} | head -c 10"], cwd=PROJECT, capture_output=True, check=False
    )
    assert done.stderr == b""


def test_the_store_of_the_environment_is_used_unless_another_is_named(
    run: Salver, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from click.testing import CliRunner

    monkeypatch.setenv("SALVER_STORE", str(tmp_path / "env.json"))
    CliRunner().invoke(salver, ["add", "Ana Park"])
    assert (tmp_path / "env.json").exists()
    run("add", "Bela Kos")
    assert store.exists()


def test_locate_names_every_place(answer: Answer, run: Salver, store: Path, home: Path) -> None:
    places = answer("locate", "--json")
    assert places["store"] == str(store)
    assert places["config"] == str(home / ".config/salver/config.toml")
    assert set(places) == {"store", "config", "policies", "templates", "words", "sample", "backups"}
    assert str(store) in run("locate").stdout


def test_check_names_what_is_not_as_it_should_be_and_the_command_that_mends_it(
    run: Salver, store: Path, tmp_path: Path
) -> None:
    run("add", "Ana Park")
    store.chmod(0o644)
    result = run("check")
    assert result.exit_code == 1
    assert f"chmod 600 {store}" in result.stderr
    assert f"git -C {tmp_path} init" in result.stderr


def test_check_is_content_with_a_private_store_in_git_that_is_merged_by_meaning(
    run: Salver, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command_on_path(tmp_path / "bin", monkeypatch)
    run("add", "Ana Park")
    for command in (["init", "-q"], ["add", "salver.json"]):
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True)
    identity = ["-c", "user.name=Edda Lind", "-c", "user.email=edda@example.org"]
    subprocess.run(["git", "-C", str(tmp_path), *identity, "commit", "-qm", "Keep"], check=True)
    assert "git-setup" in run("check").stderr
    run("git-setup")
    result = run("check")
    assert result.exit_code == 0
    assert "NO" not in result.stdout


def test_check_of_a_store_that_is_not_there_yet_says_so(run: Salver) -> None:
    result = run("check")
    assert (result.exit_code, "There is no store yet" in result.stderr) == (0, True)


DAMAGED = {
    "empty": b"",
    "half": b'{\n  "people": {\n    "1": {',
    "no JSON": b"hello\n",
    "conflict": b'{\n<<<<<<< ours\n  "people": {}\n=======\n>>>>>>> theirs\n}\n',
    "newer": b'{"meta": {"1": {"arrived": {"format": 99}}}}',
    "a list": b"[]",
    "UTF-16": '{"people": {}}'.encode("utf-16"),
}


@pytest.mark.parametrize("damage", DAMAGED)
@pytest.mark.parametrize(
    "command", [["list"], ["add", "Ana Park"], ["undo"], ["check"], ["history"], ["accept", "k7m2"], ["stats"]]
)
def test_a_store_that_cannot_be_read_is_left_as_it_is(
    run: Salver, store: Path, damage: str, command: list[str]
) -> None:
    store.write_bytes(DAMAGED[damage])
    result = run(*command)
    assert result.exit_code == 3
    assert str(store) in result.stderr
    assert "Traceback" not in result.output
    assert store.read_bytes() == DAMAGED[damage]


def test_a_directory_in_place_of_the_store_is_refused(run: Salver, store: Path) -> None:
    store.mkdir()
    assert run("list").exit_code == 3


def test_a_place_that_cannot_be_written_is_said_to_be_so(run: Salver, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    result = run("--store", str(in_the_way / "salver.json"), "add", "Ana Park")
    assert result.exit_code == 3
    assert str(in_the_way) in result.stderr


def test_a_new_store_is_readable_by_its_owner_alone(run: Salver, store: Path) -> None:
    run("add", "Ana Park")
    assert store.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "k7m2", "\x1b]0;owned\x07"],
        ["--\x1b]0;owned\x07"],
        ["list", "--vi\x1b]0;owned\x07ew"],
        ["list", "--view", "\x1b]0;owned\x07"],
        ["\x1b]0;owned\x07"],
        ["undo", "\x1b]0;owned\x07"],
        ["list", "name:(\x1b]0;owned\x07"],
        ["show", "\x1b]0;owned\x07"],
        ["import", "/nowhere/\x1b]0;owned\x07"],
        ["export", "--format", "\x1b]0;owned\x07"],
    ],
)
def test_what_is_typed_wrongly_comes_back_clean(run: Salver, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code in (1, 2)
    assert "owned" in result.stderr
    assert result.output.replace("\n", "").isprintable()


def test_no_name_can_forge_a_line_of_its_own(run: Salver) -> None:
    result = run("import", "/nowhere\nsalver: all is well")
    assert result.stderr.splitlines() == [
        "salver: /nowhere salver: all is well cannot be read: No such file or directory"
    ]
