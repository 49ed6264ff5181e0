"""The clipboard of the terminal. No terminal says whether it has taken a text; of some it is known that they do not."""

import os
import subprocess
from collections.abc import Mapping
from subprocess import TimeoutExpired
from typing import Final

from textual.app import App

from store.text import sendable

_SECONDS: Final = 2
"""How long tmux may take to answer."""
_ASKED: Final = "#{pane_tty},#{set-clipboard},#{client_termname},#{client_termfeatures}"
"""Which terminal the pane is, whether tmux hands on what programs copy, and what is known of the terminal outside."""


class NotCopied(Exception):
    """A text is known not to have reached the clipboard; the text says why."""


def copy(app: App[None], text: str, environ: Mapping[str, str] = os.environ) -> None:
    """Hand a text to the terminal for its clipboard (OSC 52).

    Raises:
        NotCopied: It is known that it does not get there.
    """
    text = sendable(text)
    setting = _tmux_setting(environ)
    if setting is None:
        if problem := _without_clipboard(environ):
            raise NotCopied(problem)
    elif setting != "on":  # tmux would drop what a program copies, but takes it from its own command
        _tmux(["load-buffer", "-w", "-"], text)
    app.copy_to_clipboard(text)


def _without_clipboard(environ: Mapping[str, str]) -> str:
    """Return why this terminal has no clipboard; "" where it may have one."""
    if environ.get("TERM") == "linux":
        return "the Linux console has no clipboard"
    if environ.get("STY"):
        return "GNU screen hands nothing on to the clipboard"
    if environ.get("TERM_PROGRAM") == "Apple_Terminal":
        return "Apple's Terminal lets no program copy"
    return ""


def _tmux_setting(environ: Mapping[str, str]) -> str | None:
    """Return what `set-clipboard` says in the tmux around us; None where there is none.

    Raises:
        NotCopied: The terminal outside of tmux has no clipboard, or there is none.
    """
    if not environ.get("TMUX"):
        return None
    answer = _tmux(["display-message", "-p", "-t", environ.get("TMUX_PANE", ""), _ASKED])
    pane, setting, outside, features = answer.strip().split(",", 3)
    if os.isatty(0) and os.ttyname(0) != pane:  # another terminal, opened from within tmux
        return None
    if not outside:
        raise NotCopied("no terminal is attached to tmux")
    if "clipboard" not in features.split(","):
        raise NotCopied(f"tmux knows of no clipboard in {outside} (`set -as terminal-features {outside}:clipboard`)")
    return setting


def _tmux(arguments: list[str], given: str = "") -> str:
    """Have tmux do something; return what it answers. Raises NotCopied."""
    try:
        done = subprocess.run(
            ["tmux", *arguments], input=given, capture_output=True, encoding="utf-8", timeout=_SECONDS, check=False
        )
    except (OSError, TimeoutExpired) as error:
        raise NotCopied("tmux cannot be asked") from error
    if done.returncode:
        raise NotCopied(f"tmux says: {done.stderr.strip()}")
    return done.stdout
