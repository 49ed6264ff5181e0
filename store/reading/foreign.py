"""Files that hold mail or addresses in a form that Salver does not read: told of by name, never passed over."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from msgspec import Struct

from store.checked_toml import parse_checked


class ForeignFile(Struct, frozen=True, forbid_unknown_fields=True, rename={"what": "is"}):
    """One form of file: how it is known, what it is, and what to do instead."""

    what: str
    instead: str
    named: tuple[str, ...] = ()
    """How its name ends, in lower case."""
    begins: tuple[str, ...] = ()
    """How it begins, in hexadecimal."""
    holds: Literal["mail", "addresses", "anything"] = "mail"

    @property
    def reason(self) -> str:
        """What is said of such a file, behind its name."""
        return f"is {self.what}, which Salver does not read; {self.instead}"


class _ForeignFiles(Struct, frozen=True, forbid_unknown_fields=True):
    file: tuple[ForeignFile, ...]


def foreign(name: str, start: bytes) -> ForeignFile | None:
    """Return the form of a file with this name that begins so; None where it is none of these."""
    ending = name.casefold()
    for form in _foreign_files():
        if ending.endswith(form.named) or start.startswith(tuple(map(bytes.fromhex, form.begins))):
            return form
    return None


@cache
def _foreign_files() -> tuple[ForeignFile, ...]:
    """Return what foreign.toml beside this module says."""
    file = files(__package__).joinpath("foreign.toml")
    return parse_checked(file.read_text("utf-8"), _ForeignFiles, Path("foreign.toml")).file
