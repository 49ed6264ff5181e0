"""Opening a link in the browser, never through a shell."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping


def browser(environ: Mapping[str, str] = os.environ) -> list[str] | None:
    """Return the command that opens a link; None over SSH, or where there is neither $BROWSER nor a desktop."""
    if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"):
        return None
    if chosen := environ.get("BROWSER"):
        try:
            return shlex.split(chosen.split(os.pathsep)[0]) or None
        except ValueError:
            return None
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    has_desktop = sys.platform == "darwin" or environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    return [opener] if has_desktop and shutil.which(opener) else None


def open_in_browser(link: str, command: list[str]) -> str:
    """Start the browser without waiting for it. The link replaces `%s` in the command, or comes last.

    Returns:
        What went wrong, in a sentence; "" where nothing did.
    """
    named = [part.replace("%s", link) for part in command]
    try:
        subprocess.Popen(
            named if named != command else [*command, link],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        return f"{command[0]} could not be started: {error.strerror}"
    return ""
