"""The prompts for a text that goes out: which way, into which file, and why against a stop."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from store.text import has_word
from store.writing.remark import Remark
from tui.prompts.choosing import ChoicePrompt, KeyChoice
from tui.prompts.typed import Reading, TypedPrompt

_WAYS = {
    "c": ("copy it", "to the clipboard of your terminal (OSC 52), and mark it sent"),
    "p": ("show it plainly", "without anything around it, to be copied with the mouse"),
    "o": ("open the profile", "where it is to be pasted; the text is copied"),
    "e": ("write an .eml", "a file that mail programs open as an email to be sent"),
    "d": ("leave it in drafts", "in the Maildir of your mail program"),
    "m": ("send it by email", "through your own mail program"),
    "l": ("lay it out for paper", "a text file for the printer, one sheet"),
}


def ways_prompt(question: str, lacking: Mapping[str, str]) -> ChoicePrompt[str]:
    """Ask by which way a text goes out; the answer is its key. `lacking` says by key what is missing for some ways."""
    choices = [KeyChoice(key, label, key, told, lacking.get(key, "")) for key, (label, told) in _WAYS.items()]
    return ChoicePrompt(question, choices, away="leaves")


def overruling_prompt(stops: Sequence[Remark]) -> TypedPrompt[str]:
    """Ask why a text goes out against these stops. The answer is kept with the text."""
    by_check: dict[str, list[str]] = {}
    for stop in stops:
        by_check.setdefault(stop.check, []).append(stop.because)
    told = ". ".join(f"{check}: {'; '.join(because)}" for check, because in by_check.items())

    def read(text: str) -> Reading[str]:
        return Reading(text if has_word(text) else None, told)

    return TypedPrompt("Send it anyway? Say why, in a word or more; esc leaves it unsent", read)


def path_prompt(question: str, offered: Path) -> TypedPrompt[Path]:
    """Ask for the path of a new file."""

    def read(text: str) -> Reading[Path]:
        try:
            path = Path(os.path.expanduser(text.strip()))  # which leaves what it does not know
            if not text.strip() or path.is_dir():
                return Reading(None, "the name of a file")
            if path.exists():
                return Reading(None, f"{path} is there already")
            if not path.parent.is_dir():
                return Reading(None, f"there is no folder {path.parent}")
        except (OSError, RuntimeError, ValueError) as error:
            return Reading(None, f"no file can have this name: {error}")
        return Reading(path, f"{path.absolute()}")

    return TypedPrompt(question, read, value=str(offered))
