"""Which line of which file gives a path an attribute: git tells the value alone, and a user who has to change it needs
the line.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from store.git.command import git, git_says
from store.git.repository import Repository

ATTRIBUTES_FILE = ".gitattributes"

_PROBE = "probe"
_SYSTEM = Path("/etc/gitattributes")


class AttributeLine(Struct, frozen=True):
    """A line that gives an attribute: where it stands (from 1), and what it says."""

    path: Path
    number: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}, line {self.number}: {self.text}"


def line_in_force(repository: Repository, attribute: str) -> AttributeLine | None:
    """Return the line that decides this attribute of the store; None where none does, or where it is in a file that git
    reads and this machine does not tell of. Raises GitFailed.
    """
    sources = list(_sources(repository))
    macros = [text for path, _ in sources for text in _lines(path) if text.startswith("[attr]")]
    with TemporaryDirectory(prefix="salver-") as folder:
        scratch = Path(folder)
        git("init", "-q", "--bare", ".", folder=scratch)
        for path, name in sources:
            lines = _lines(path)
            for number in range(len(lines), 0, -1):
                text = lines[number - 1]
                if _decides(scratch, [*macros, f"* {attribute}={_PROBE}", text], attribute, name):
                    return AttributeLine(path, number, text.strip())
    return None


def _sources(repository: Repository) -> Iterator[tuple[Path, str]]:
    """Yield the files in which git looks, what decides first, each with the name of the store as its patterns see it
    (gitattributes(5)).
    """
    yield repository.own_path("info/attributes"), repository.name
    folder = repository.file.parent
    while folder.is_relative_to(repository.work_tree):
        yield folder / ATTRIBUTES_FILE, repository.file.relative_to(folder).as_posix()
        folder = folder.parent
    own = repository.git_says("config", "--type=path", "--get", "core.attributesFile")
    settings = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    yield Path(own or f"{settings}/git/attributes"), repository.name
    yield _SYSTEM, repository.name


def _lines(path: Path) -> list[str]:
    """Return the lines of a file that git would read: a link in place of one it would not follow, and not what is no
    text.
    """
    if path.name == ATTRIBUTES_FILE and path.is_symlink():
        return []
    try:
        return path.read_text(encoding="utf-8", errors="surrogateescape").split("\n")
    except OSError:
        return []


def _decides(scratch: Path, lines: list[str], attribute: str, name: str) -> bool:
    """Return whether the last of these lines says something of the attribute for this name, even that it is
    unspecified.
    """
    if attribute not in lines[-1] and not lines[0].startswith("[attr]") and "binary" not in lines[-1]:
        return False  # git need not be asked
    text = "\n".join(lines) + "\n"
    (scratch / "info").mkdir(exist_ok=True)
    (scratch / "info/attributes").write_text(text, encoding="utf-8", errors="surrogateescape")
    told = git_says(f"--git-dir={scratch}", "check-attr", "-z", attribute, "--", name, folder=scratch)
    return told is not None and told.split("\0")[2] != _PROBE
