"""What the screen needs of a terminal. The commands need none."""

import os
from collections.abc import Mapping
from typing import Final

_STREAMS: Final = ("standard input", "standard output", "standard error")
_ANSI: Final = frozenset(
    "xterm tmux screen linux vt100 vt102 vt220 vt320 vt340 vt420 rxvt alacritty foot kitty wezterm ghostty konsole"
    " gnome vte st stterm contour mlterm putty cygwin ansi eterm nsterm cons25 pcansi mintty rio".split()
)
"""The names, up to the first hyphen, of terminals that understand the sequences of ANSI."""


def unmet_requirement(environ: Mapping[str, str] = os.environ) -> str:
    """Return why the tray cannot be shown here, in a sentence; "" where it can."""
    missing = [name for number, name in enumerate(_STREAMS) if not os.isatty(number)]
    if missing:
        return f"The screen needs a terminal, and {missing[0]} is none. `salver list` prints its rows."
    term = environ.get("TERM", "")
    if _is_ansi(term):
        return ""
    named = f"TERM is {term!r}" if term else "TERM is not set"
    return (
        f"The screen cannot be drawn on this terminal: {named}, which says of no terminal that the cursor can be moved."
        " Where yours is like most, `TERM=xterm-256color salver` opens it; `salver list` prints its rows."
    )


def _is_ansi(term: str) -> bool:
    """Return whether a terminal of this name is known to move the cursor by a sequence of ANSI."""
    return term.lower().partition("-")[0].partition(".")[0] in _ANSI or _database_says_so(term)


def _database_says_so(term: str) -> bool:
    """Return whether the terminfo database of this machine knows the terminal, and that it moves the cursor in that
    way.
    """
    try:
        import curses
    except ImportError:
        return False
    try:
        curses.setupterm(term or "dumb", 1)
    except curses.error:
        return False
    return (curses.tigetstr("cup") or b"").startswith(b"\x1b[")
