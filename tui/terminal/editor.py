"""Lending the terminal to the user's editor, or to a plain text, and taking it back."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path
from tempfile import mkdtemp

from msgspec import Struct
from textual.app import App, SuspendNotSupported

from store.text import sendable

_TOO_LARGE = 1_000_000
"""The most characters of a text; no letter and no note has so many."""

_TAKE_A_LINE = frozenset({"vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe"})
"""The editors that open a file at line 7 for the argument `+7`."""


class Edited(Struct, frozen=True):
    """What the editor left. `text` is None where it is not usable; `problem` then says why, and where the text is."""

    text: str | None
    problem: str = ""


def edit_text(app: App[None], text: str) -> Edited:
    """Edit a text in the user's editor, while the app is suspended. Never raises for what the editor does."""
    try:
        path = Path(mkdtemp(prefix="salver-")) / "letter.txt"  # in a folder of 0700
        path.write_text(sendable(text) + "\n", encoding="utf-8")
    except OSError as error:
        return Edited(None, f"No temporary file can be written: {error.strerror or error}. TMPDIR names another folder")
    try:
        with app.suspend():
            problem = run_editor(path)
    except SuspendNotSupported:
        problem = "this terminal cannot be handed to an editor"
    if problem:
        return Edited(None, f"{problem}. The text is in {path}")
    return _taken_back(path)


def show(app: App[None], text: str) -> str:
    """Show a text and nothing else until a key is pressed.

    The terminal itself breaks the lines, so that the mouse copies them whole.

    Returns:
        What went wrong, in a sentence; "" where nothing did.
    """
    import click

    try:
        with app.suspend():
            click.echo(f"\n{sendable(text)}\n\n(any key goes back)")
            try:
                click.getchar()
            except (EOFError, KeyboardInterrupt):  # control keys are keys, too
                return ""
    except SuspendNotSupported:
        return "this terminal cannot show a text by itself"
    return ""


def run_editor(path: Path, line: int | None = None) -> str:
    """Run $VISUAL or $EDITOR on a file, at this line where the editor is known to support it.

    It raises nothing, since a suspended app would not come back from an error here.

    Returns:
        What went wrong, in a sentence; "" where nothing did.
    """
    try:
        command = shlex.split(editor()) or ["vi"]
    except ValueError as error:
        return f"$VISUAL or $EDITOR cannot be understood: {error}"
    at = [f"+{line}"] if line and Path(command[0]).name in _TAKE_A_LINE else []
    try:
        code = subprocess.run([*command, *at, str(path)], check=False).returncode
    except (OSError, ValueError) as error:
        return f"{command[0]} could not be started: {error}"
    return f"{command[0]} ended with code {code}" if code else ""


def editor() -> str:
    """Return the command of the user's editor."""
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"


def _taken_back(path: Path) -> Edited:
    """Read the text that the editor left, and remove its file."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return Edited(None, f"What the editor left cannot be read: {error}. It is in {path}")
    if len(text) > _TOO_LARGE:
        return Edited(None, f"What the editor left is too large. It is in {path}")
    shutil.rmtree(path.parent, ignore_errors=True)  # with whatever the editor has left beside it
    return Edited(text.rstrip("\n"))
