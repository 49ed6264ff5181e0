"""Opening a profile: only links that are surely links to one, and never through a shell."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from urllib.parse import quote, unquote, urlsplit

_HOST = "linkedin.com"
_SAFE_IN_PATH = "/-._~"


def safe_link(url: str | None) -> str | None:
    """The link, built anew from its parts, where it leads by https to a page of LinkedIn; else None.

    Nothing else is ever opened: no other scheme or host, no name and password, no port, no control character.
    """
    if url is None or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
        has_more = parts.username is not None or parts.password is not None or parts.port is not None
    except ValueError:
        return None
    if parts.scheme != "https" or has_more or not (host == _HOST or host.endswith(f".{_HOST}")):
        return None
    if not host.replace(".", "").replace("-", "").isascii():
        return None
    path = unquote(parts.path)
    return f"https://{host}{quote(path, safe=_SAFE_IN_PATH)}" if path.isprintable() else None


def browser(environ: Mapping[str, str] = os.environ) -> list[str] | None:
    """The command that opens a link; None over SSH, or where there is neither $BROWSER nor a desktop."""
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
    """Start the browser, without waiting for it; answers what went wrong, "" where nothing did."""
    try:
        subprocess.Popen(
            [*command, link],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        return f"{command[0]} could not be started: {error.strerror}"
    return ""
