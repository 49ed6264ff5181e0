"""Handing the terminal to the user's own editor, or to a text alone, and taking it back."""

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
"""Characters; no letter and no note has so many."""

_TAKE_A_LINE = frozenset({"vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe"})
"""The editors that open a file at line 7 when it is named behind `+7`."""


class Edited(Struct, frozen=True):
    """What came back. `text` is None where nothing usable did; `problem` then says why, and where the text still is."""

    text: str | None
    problem: str = ""


def edit_text(app: App[None], text: str) -> Edited:
    """Have the text edited while the app makes room. Never raises for what the editor does."""
    folder = Path(mkdtemp(prefix="salver-"))  # 0700
    path = folder / "letter.txt"
    path.write_text(sendable(text) + "\n", encoding="utf-8")
    try:
        with app.suspend():
            problem = run_editor(path)
    except SuspendNotSupported:
        problem = "this terminal cannot be handed to an editor"
    if problem:
        return Edited(None, f"{problem}. The text is in {path}")
    return _taken_back(path)


def show(app: App[None], text: str) -> str:
    """Show a text and nothing else until a key is pressed; answers what went wrong.

    It is the terminal that breaks its lines, so that the mouse copies them whole.
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
    """Run $VISUAL or $EDITOR on a file, at a line of it where the editor is known to take one; answers what went wrong.

    Raises nothing: an app that has made room would not come back from an error here.
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
    """The command that the user edits with."""
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"


def _taken_back(path: Path) -> Edited:
    """The text that the editor left; the file goes once it is read."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return Edited(None, f"What the editor left cannot be read: {error}. It is in {path}")
    if len(text) > _TOO_LARGE:
        return Edited(None, f"What the editor left is too large. It is in {path}")
    shutil.rmtree(path.parent, ignore_errors=True)  # with whatever the editor has left beside it
    return Edited(text.rstrip("\n"))
