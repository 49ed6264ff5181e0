"""Handing an email to the program that the user sends mail with."""

import shlex
import signal
import subprocess
from collections.abc import Sequence
from tempfile import TemporaryFile
from typing import IO, Final

from store.sending.errors import NotSent
from store.text import clean

_SECONDS: Final = 60
_LONGEST_COMPLAINT: Final = 300
"""How much of what the program complains of is repeated, in characters."""


def hand_over(mail: bytes, command: str | Sequence[str], seconds: float = _SECONDS) -> str:
    """Run the command with the email on its standard input and return the program's name. It runs in the user's own
    environment and never through a shell. What it prints is not looked at.

    Raises NotSent where it cannot be run, takes too long or ends with another code than 0.
    """
    words = program_words(command)
    program = clean(words[0])
    with _temporary_file() as complaint:  # a pipe would keep us waiting for what the program leaves in the background
        try:
            ended = subprocess.run(
                words, input=mail, stdout=subprocess.DEVNULL, stderr=complaint, timeout=seconds, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise NotSent(
                f"{program} took longer than {seconds:g} seconds and was stopped. Check whether it sent the email all"
                " the same before you try again."
            ) from error
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            raise NotSent(f"{program} cannot be run: {reason}. Mend command under [mail] in config.toml.") from error
        if ended.returncode != 0:
            complaint.seek(0)
            raise NotSent(
                f"{program} {how_it_ended(ended.returncode)}{first_line(complaint.read(_LONGEST_COMPLAINT * 4))}"
            )
    return program


def _temporary_file() -> IO[bytes]:
    """Return where the program puts what it complains of. Raises NotSent."""
    try:
        return TemporaryFile()
    except OSError as error:
        raise NotSent(f"There is no temporary folder to work in: {error.strerror}. TMPDIR names another.") from error


def program_words(command: str | Sequence[str]) -> list[str]:
    """Return the program and its arguments, of a list or of a line as the user types it to a shell. Raises NotSent."""
    try:
        words = shlex.split(command) if isinstance(command, str) else list(command)
    except ValueError as error:
        raise NotSent(f"command under [mail] in config.toml cannot be understood: {error}.") from error
    if not words or not words[0]:
        raise NotSent(
            'No mail program is set. Name yours in config.toml: command = ["msmtp", "-t"] under [mail]; it gets the'
            " mail on its standard input, and reads there to whom it goes."
        )
    return words


def how_it_ended(code: int) -> str:
    """Return how the program ended, in words."""
    return f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"


def first_line(complaint: bytes) -> str:
    """Return the first line that says something of what the program complained of, behind a colon; or just a full
    stop.
    """
    lines = (line.strip() for line in complaint.decode(errors="replace").splitlines())
    said = next((line for line in lines if line), "")
    return f": {clean(said)[:_LONGEST_COMPLAINT]}" if said else "."
