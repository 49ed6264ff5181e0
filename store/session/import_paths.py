"""Which files an import may start from: what was downloaded last, and how to complete a path that is typed.

Only the names in folders are looked at, never what is in a file.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from platformdirs import user_downloads_path

from store.text import clean

_LIKELY: Final = {
    "linkedin": (".zip",),
    "takeout": (".zip", ".tgz"),
    ".mbox": (".mbox", ".gz", ".bz2", ".xz"),
    ".vcf": (".vcf",),
    "invitations": (".csv",),
    "connections": (".csv",),
    "messages": (".csv",),
    "contacts": (".csv",),
}
"""What the names of archives, mailboxes and address books hold, as they are downloaded, and what they end with."""
_MOST_OFFERED: Final = 5


def downloaded() -> list[Path]:
    """Return the files in the downloads folder that look like something to import by their names, the newest first."""
    try:
        with os.scandir(user_downloads_path()) as entries:
            found = [
                (entry.stat().st_mtime, entry.path)
                for entry in entries
                if _is_likely(entry.name.casefold()) and entry.is_file()
            ]
    except (OSError, RuntimeError):
        return []
    return [Path(path) for _, path in sorted(found, reverse=True)[:_MOST_OFFERED]]


def _is_likely(name: str) -> bool:
    """Whether a file of this name looks like something to import."""
    return any(part in name and name.endswith(endings) for part, endings in _LIKELY.items())


def path_typed(text: str) -> Path:
    """Return the path that was typed, with `~` as the home directory. Raises ValueError if it cannot be a path."""
    if "\0" in text:
        raise ValueError("a path has no such character")
    return Path(os.path.abspath(os.path.expanduser(text.strip())))


def completions(text: str) -> list[str]:
    """Return how to complete a path that is typed: first what all completions begin with, then each of them.

    A folder ends with a slash; names that begin with a dot are offered only if a dot was typed.
    """
    folder, begun = os.path.split(text.lstrip())
    names = sorted(_names(os.path.expanduser(folder) or ".", begun))
    common = os.path.commonprefix(names)  # noqa: RUF071 - what names begin with alike, not folders
    offered = names if len(names) == 1 or common == begun else [common, *names]
    return [os.path.join(folder, name) for name in offered if name != begun]


def _names(folder: str, begun: str) -> Iterator[str]:
    """Yield the names in a folder that begin so, but for those that cannot be typed as they are."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if name.startswith(begun) and (begun or not name.startswith(".")) and clean(name) == name:
                    yield f"{name}/" if entry.is_dir() else name
    except (OSError, ValueError):
        return
