"""Files that hold mail or addresses in a form that Salver does not read: told of by name, never passed over."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from store.shipped import shipped

_TAR, _TAR_AT = b"ustar", 257


class ForeignFile(Struct, frozen=True, forbid_unknown_fields=True, rename={"what": "is"}):
    """One form of file: how it is known, what it is, and what to do instead."""

    what: str
    instead: str
    named: tuple[str, ...] = ()
    """How its name ends, in lower case."""
    begins: tuple[str, ...] = ()
    """How it begins, in hexadecimal."""
    contains: tuple[str, ...] = ()
    """What stands near its beginning besides, in hexadecimal; any of these."""
    holds: Literal["mail", "mails", "addresses", "anything"] = "mail"

    @property
    def reason(self) -> str:
        """What is said of such a file, behind its name."""
        return f"is {self.what}, which Salver does not read; {self.instead}"


class _ForeignFiles(Struct, frozen=True, forbid_unknown_fields=True):
    file: tuple[ForeignFile, ...]


_foreign_files = shipped(__file__, "foreign.toml", _ForeignFiles)


def foreign_archive(start: bytes, *, is_of_mails: bool) -> ForeignFile | None:
    """Return the form of an archive that begins so once it is unpacked, and that no first bytes tell: it begins with
    the name of what is in it, and that file, which may be an email, follows. None where it is no such archive.
    """
    if not start.startswith(_TAR, _TAR_AT):
        return None
    form = next(form for form in _foreign_files().file if ".tar" in form.named)
    return replace(form, holds="mails") if is_of_mails else form


def foreign(name: str, start: bytes) -> ForeignFile | None:
    """Return the form of a file with this name that begins so; None where it is none of these."""
    ending = name.casefold()
    for form in _foreign_files().file:
        is_begun = start.startswith(tuple(map(bytes.fromhex, form.begins)))
        is_contained = not form.contains or any(bytes.fromhex(each) in start for each in form.contains)
        if ending.endswith(form.named) or (is_begun and is_contained):
            return form
    return None
