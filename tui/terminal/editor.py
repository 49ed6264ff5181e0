"""Lending the terminal to the user's editor, or to a plain text, and taking it back."""

import os
import shlex
import shutil
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic

from msgspec import Struct
from textual.app import App, SuspendNotSupported

from store.text import clean, sendable
from tui.terminal import lending

_TOO_LARGE = 1_000_000
"""The most characters of a text; no letter and no note has so many."""

_TAKE_A_LINE = frozenset({"vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe"})
"""The editors that open a file at line 7 for the argument `+7`."""

_AT_ONCE = 1.0
"""Seconds in which nobody edits a text: an editor that is back by then has left its window open, or opened none."""

_NOT_STARTED = {126: "you may not run it", 127: "there is none of that name"}
"""What the shell says by its exit code of a command that it could not run."""


class Edited(Struct, frozen=True):
    """What the editor left. `text` is None where it is not usable; `problem` then says why, and where the text is."""

    text: str | None
    problem: str = ""


def edit_text(app: App[None], text: str) -> Edited:
    """Edit a text in the user's editor, while the app is suspended. Never raises for what the editor does."""
    try:
        path = _written(text)
    except OSError as error:
        return Edited(None, f"No temporary file can be written: {error.strerror or error}. TMPDIR names another folder")
    before = _state(path)
    try:
        with app.suspend():
            began = monotonic()
            problem = run_editor(path)
            seconds = monotonic() - began
    except SuspendNotSupported:
        problem = "this terminal cannot be handed to an editor"
    if not problem and seconds < _AT_ONCE and _state(path) == before:
        problem = f"{_name()} came back at once; `{_name()} --wait` or the like would bring it back"
    if problem:
        return Edited(None, f"The text is in {path}: {problem}")
    return _taken_back(path)


def _written(text: str) -> Path:
    """Write a text into a new file, in a folder of 0700 of its own. Raises OSError, and leaves nothing then."""
    path = Path(mkdtemp(prefix="salver-")) / "letter.txt"
    try:
        path.write_text(sendable(text) + "\n", encoding="utf-8")
    except OSError:
        shutil.rmtree(path.parent, ignore_errors=True)
        raise
    return path


def _state(path: Path) -> tuple[int, int] | None:
    """Return what changes when a file is written; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino


def show(app: App[None], text: str) -> str:
    """Show a text and nothing else until a key is pressed.

    The terminal itself breaks the lines, so that the mouse copies them whole.

    Returns:
        What went wrong, in a sentence; "" where nothing did.
    """
    try:
        with app.suspend():
            lending.show(f"\n{sendable(text)}\n\n(any key goes back)\n")
    except SuspendNotSupported:
        return "this terminal cannot show a text by itself"
    return ""


def run_editor(path: Path, line: int | None = None) -> str:
    """Run $VISUAL or $EDITOR on a file, at this line where the editor is known to support it.

    The shell reads the command, as it does for git: `~`, variables and quotes mean what they mean there. It raises
    nothing, since a suspended app would not come back from an error here.

    Returns:
        What went wrong, in a sentence; "" where nothing did.
    """
    try:
        name = _name()
    except ValueError as error:
        return f"$VISUAL or $EDITOR cannot be understood: {error}"
    at = [f"+{line}"] if line and name in _TAKE_A_LINE else []
    try:
        code = lending.run(["sh", "-c", f'{editor()} "$@"', "sh", *at, str(path)])
    except (OSError, ValueError) as error:
        return f"{name} could not be started: {error}"
    if code in _NOT_STARTED:
        return f"{name} could not be started: {_NOT_STARTED[code]}"
    return f"{name} ended with code {code}" if code else ""


def editor() -> str:
    """Return the command of the user's editor."""
    named = (os.environ.get("VISUAL", ""), os.environ.get("EDITOR", ""))
    return next((command for command in named if command.strip()), "vi")


def _name() -> str:
    """Return what the editor is called; variables may be set before it. Raises ValueError for quotes that do not
    end.
    """
    words = shlex.split(editor())
    return clean(Path(next((word for word in words if "=" not in word), words[0])).name)


def _taken_back(path: Path) -> Edited:
    """Read the text that the editor left, and remove its file."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return Edited(None, f"The text is in {path}: what the editor left cannot be read: {error}")
    if len(text) > _TOO_LARGE:
        return Edited(None, f"The text is in {path}: what the editor left is too large")
    shutil.rmtree(path.parent, ignore_errors=True)  # with whatever the editor has left beside it
    return Edited(text.rstrip("\n"))
