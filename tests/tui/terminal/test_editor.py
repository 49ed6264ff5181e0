"""A text in the user's own editor: it goes out clean, comes back whole, and is never lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC
from pathlib import Path
from typing import cast

import pytest
from textual.app import App

from store.text import sendable
from tests.hostile_texts import CORPUS
from tui.terminal.editor import edit_text


class Roomy:
    """An app that makes room for an editor."""

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Make room."""
        yield


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> App[None]:
    """An app that makes room, and a place for temporary files of the test's own."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return cast("App[None]", Roomy())


def use(editor: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Have this shell script be the editor; $1 is the file."""
    script = tmp_path / "editor"
    script.write_text(f"#!/bin/sh\n{editor}\n")
    script.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(script))


def test_the_editor_gets_every_text_clean_and_in_a_private_place(
    app: App[None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    use(f'touch "$1"; stat -c %a "$(dirname "$1")" > {tmp_path}/mode; cp "$1" {tmp_path}/got', monkeypatch, tmp_path)
    text = "\n".join(each.text for each in CORPUS)
    edited = edit_text(app, text)
    assert (tmp_path / "got").read_text() == sendable(text) + "\n"
    assert edited.text == sendable(text).rstrip("\n")
    assert (tmp_path / "mode").read_text() == "700\n"


def test_nothing_is_left_of_it_whatever_the_editor_leaves(
    app: App[None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    use(
        'touch "$1"; cd "$(dirname "$1")"; touch .letter.txt.swp letter.txt~; mkdir .undo; touch .undo/x',
        monkeypatch,
        tmp_path,
    )
    assert edit_text(app, "Dear Ana").text == "Dear Ana"
    assert not list(tmp_path.glob("salver-*"))


@pytest.mark.parametrize("editor", ["exit 1", 'rm "$1"', 'printf "\\377" > "$1"', 'head -c 1000001 /dev/zero > "$1"'])
def test_what_cannot_be_taken_back_is_told_with_its_place(
    app: App[None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, editor: str
) -> None:
    use(editor, monkeypatch, tmp_path)
    edited = edit_text(app, "Dear Ana")
    assert edited.text is None
    assert str(tmp_path) in edited.problem


@pytest.mark.parametrize("command", ["'unfinished", "/nowhere/vi", "/"])
def test_an_editor_that_there_is_not_is_said_so(
    app: App[None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    monkeypatch.setenv("VISUAL", command)
    edited = edit_text(app, "Dear Ana")
    assert edited.text is None
    (kept,) = tmp_path.glob("salver-*/letter.txt")
    assert kept.read_text() == "Dear Ana\n"
    assert str(kept) in edited.problem


def test_a_window_that_stays_open_behind_an_editor_keeps_its_file_and_the_user_is_told_where(
    app: App[None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    use("exit 0", monkeypatch, tmp_path)
    edited = edit_text(app, "Dear Ana")
    (kept,) = tmp_path.glob("salver-*/letter.txt")
    assert kept.read_text() == "Dear Ana\n"
    assert edited.text is None
    assert edited.problem.startswith(f"The text is in {kept}: editor came back at once")


@pytest.mark.parametrize(
    "command",
    ["~/bin/my-editor -x", '"$HOME/bin/my-editor" -x', "WIDE=yes ~/bin/my-editor -x", "  ~/bin/my-editor '-x' "],
)
def test_the_command_is_words_as_a_shell_has_them(
    app: App[None], monkeypatch: pytest.MonkeyPatch, home: Path, command: str
) -> None:
    script = home / "bin" / "my-editor"
    script.parent.mkdir()
    script.write_text('#!/bin/sh\n[ "$1" = -x ] && echo edited > "$2"\n')
    script.chmod(0o700)
    monkeypatch.setenv("EDITOR", command)
    assert edit_text(app, "Dear Ana").text == "edited"


@pytest.mark.parametrize("folder", ["/proc", "/nonexistent", "/etc/passwd"], ids=["read-only", "missing", "a file"])
def test_without_a_temporary_folder_a_sentence_says_so_and_the_editor_is_not_opened(
    app: App[None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: str
) -> None:
    monkeypatch.setattr("tempfile.tempdir", folder)
    use(f"touch {tmp_path}/opened", monkeypatch, tmp_path)
    edited = edit_text(app, "Dear Ana")
    assert edited.text is None
    assert edited.problem.startswith("No temporary file can be written: ")
    assert not (tmp_path / "opened").exists()


def test_in_a_full_temporary_folder_nothing_is_left_half_written(
    app: App[None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(path: Path, text: str, **options: object) -> int:
        path.touch()
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    edited = edit_text(app, "Dear Ana")
    assert edited.problem.startswith("No temporary file can be written: No space left on device")
    assert not list(tmp_path.glob("salver-*"))
