"""Having git call Salver for a store: merge it by meaning, show its differences as a diary, ignore temporary files.

Git's settings are of one machine, so each machine is told; the attributes travel with a normal repository. Commands are
guarded: without `salver` git does what it would do for any text. (Unguarded, git leaves our side alone in the file.)
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from store.file.disk import IGNORE_LINE
from store.git import lines
from store.git.repository import Repository

DRIVER = (
    "if command -v salver >/dev/null 2>&1; then salver merge %O %A %B; "
    "else git merge-file --marker-size=%L %A %O %B; fi"
)
COMMAND = "salver"
"""What git calls."""
DIARY = 'diary() { salver diff "$1" 2>/dev/null || cat "$1"; }; diary'
"""Git shows the differences between what this prints for two versions; it appends the file to read."""

SETTINGS = {
    "merge.salver.name": "Salver, by meaning",
    "merge.salver.driver": DRIVER,
    "diff.salver.textconv": DIARY,
}
ATTRIBUTES_FILE = ".gitattributes"
ATTRIBUTES = "merge=salver diff=salver"


class RegistrationFault(Struct, frozen=True):
    """Why git would not merge a store by meaning on this machine. `lacks_command`: registering again does not help."""

    says: str
    lacks_command: bool = False


def fault_of(repository: Repository) -> RegistrationFault | None:
    """What is wrong with the registration, None where git merges by meaning. Raises GitFailed."""
    driver = repository.git_says("config", "--get", "merge.salver.driver")
    if repository.attribute("merge") != "salver":
        return RegistrationFault("no attributes name Salver's merge driver for it, so git merges lines")
    if driver is None:
        return RegistrationFault(
            "attributes name Salver's merge driver, which this machine's git was not told of: it merges lines"
        )
    if driver != DRIVER:
        return RegistrationFault(
            "the merge driver is not the one of git-setup, and may leave one side alone in the file"
        )
    if shutil.which(COMMAND) is None:
        return RegistrationFault(
            f"git was told to call {COMMAND}, which is not on the PATH: it merges lines", lacks_command=True
        )
    return None


class RegistrationStep(Protocol):
    """One thing that belongs to a registration."""

    @property
    def says(self) -> str:
        """What it is, in half a line."""

    def is_done(self) -> bool:
        """Whether it is so already. Raises GitFailed, OSError."""

    def do(self) -> None:
        """Make it so. Raises GitFailed, OSError."""

    def undo(self) -> None:
        """Take back exactly that. Raises GitFailed, OSError."""


class Setting(Struct, frozen=True):
    """A setting in the repository's own configuration."""

    repository: Repository
    name: str
    value: str

    @property
    def says(self) -> str:
        """The command that would set it."""
        return f"git config {self.name} '{self.value}'"

    def is_done(self) -> bool:
        """Whether it has this value."""
        return self.repository.git_says("config", "--local", "--get-all", self.name) == self.value

    def do(self) -> None:
        """Set it, in place of any other value."""
        self.repository.git("config", "--local", "--replace-all", self.name, self.value)

    def undo(self) -> None:
        """Unset it, unless somebody gave it another value."""
        if self.is_done():
            self.repository.git("config", "--local", "--unset", self.name)


class FileLine(Struct, frozen=True):
    """A line in a file of the repository or of git's own folder."""

    path: Path
    line: str

    @property
    def says(self) -> str:
        """The line and where it goes."""
        return f"{self.path}: {self.line}"

    def is_done(self) -> bool:
        """Whether the file has it."""
        return lines.has(self.path, self.line)

    def do(self) -> None:
        """Add it. A link in place of attributes is refused: git would not read it, and it could lead anywhere."""
        if self.path.name == ATTRIBUTES_FILE and self.path.is_symlink():
            raise OSError(f"{self.path} is a symbolic link, which git does not follow")
        lines.put(self.path, self.line)

    def undo(self) -> None:
        """Take it away."""
        lines.take_away(self.path, self.line)


def steps(repository: Repository) -> list[RegistrationStep]:
    """What registers Salver in a repository. Raises GitFailed."""
    return [*_settings(repository), *_lines(repository)]


def _settings(repository: Repository) -> Iterator[Setting]:
    for name, value in SETTINGS.items():
        yield Setting(repository, name, value)


def _lines(repository: Repository) -> Iterator[FileLine]:
    """Attributes go where they travel with the files; in a home directory that is a work tree, to git's own folder."""
    travels = repository.layout in ("normal", "chezmoi")
    attributes = repository.work_tree / ATTRIBUTES_FILE if travels else repository.own_path("info/attributes")
    yield FileLine(attributes, f"{pattern(repository.name)} {ATTRIBUTES}")
    yield FileLine(repository.own_path("info/exclude"), IGNORE_LINE)


def pattern(name: str) -> str:
    """The pattern of an attributes line for just this path: quoted as in C where it has blanks (gitattributes(5))."""
    escaped = "/" + re.sub(r"([*?\[\\])", r"\\\1", name)
    if re.search(r'[\x00-\x20"\x7f]', escaped) is None:
        return escaped
    quoted = escaped.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda match: f"\\{ord(match[0]):03o}", quoted) + '"'
