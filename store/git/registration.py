"""Having git call Salver for a store: merge it by meaning, show its differences as a diary, ignore temporary files.

Git's settings are of one machine, so each machine is told; the attributes travel with a normal repository.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from store.file.temporaries import IGNORE_LINE
from store.git import lines
from store.git.attributes import ATTRIBUTES_FILE, line_in_force
from store.git.driver import MERGED
from store.git.repository import Repository
from store.git.trial import why_not_merged

COMMAND = "salver"
"""What git calls."""

DRIVER = (
    f'cp %A %A.salver-ours && test "$(salver merge --git-path=%P %O %A.salver-ours %B)" = {MERGED} && '
    "mv %A.salver-ours %A && exit; rm -f %A.salver-ours; "
    "git merge-file -L ours -L base -L theirs --marker-size=%L %A %O %B && exit; "
    'grep -q "^<<<<" %A && exit 1; '
    '{ echo "<<<<<<< ours"; cat %A; echo; echo =======; cat %B; echo; echo ">>>>>>> theirs"; } >%O; '
    "cat %O >%A; exit 1"
)
"""What git runs, by the shell, with the names of the three files in place of %O, %A and %B (gitattributes(5)).

Whatever becomes of Salver, the file of ours holds a merge or marked conflicts afterwards: git would take our side alone
for the result. Salver gets a copy, which takes the place of the file once it says that it has merged, so that nothing
half done is left there. Else git merges the lines; what has no lines, as ciphertext, is marked as a whole. The exit
code is 0 for a merge and 1 for a conflict.
"""
DIARY = (
    'diary() { text=$(salver diff "$1" 2>/dev/null) && test -n "$text" && printf "%s\\n" "$text" || cat "$1"; }; diary'
)
"""Git shows the differences between what this prints for two versions; it appends the file to read."""

SETTINGS = {
    "merge.salver.name": "Salver, by meaning",
    "merge.salver.driver": DRIVER,
    "diff.salver.textconv": DIARY,
}
ATTRIBUTES = {"merge": "salver", "diff": "salver"}


class RegistrationFault(Struct, frozen=True):
    """Why git would not merge a store by meaning on this machine; `is_ours` where registering it again mends that."""

    says: str
    is_ours: bool = True


def fault_of(repository: Repository) -> RegistrationFault | None:
    """Return what is wrong with the registration, None where git merges by meaning. Raises GitFailed and OSError."""
    for name, wanted in ATTRIBUTES.items():
        if repository.attribute(name) != wanted:
            return RegistrationFault(_other_attribute(repository, name))
    driver = repository.git_says("config", "--get", "merge.salver.driver")
    if driver is None:
        return RegistrationFault(
            "attributes name Salver's merge driver, but git on this machine has none: it merges line by line"
        )
    if driver != DRIVER:
        return RegistrationFault("the merge driver is not the one that git-setup sets, and may keep only one side")
    if missing := [step for step in steps(repository) if not step.is_done()]:
        return RegistrationFault(f"this is missing: {missing[0].says}")
    if repository.filter and (why := repository.why_not_filtered()):
        says = (
            f"its content goes through {repository.filter}, which is locked or does not work here ({why}): git merges"
        )
        return RegistrationFault(f"{says} it as a whole", is_ours=False)
    if shutil.which(COMMAND) is None:
        return RegistrationFault(
            f"git was told to call {COMMAND}, which is not on the PATH: it merges line by line", is_ours=False
        )
    if why := why_not_merged(DRIVER):
        return RegistrationFault(f"in a test merge git merged line by line:  {why}", is_ours=False)
    return None


def _other_attribute(repository: Repository, name: str) -> str:
    """That an attribute is not Salver's, and which line makes it so."""
    does = "merges line by line" if name == "merge" else "shows differences line by line"
    line = line_in_force(repository, name)
    if line is None:
        return f"no attributes name Salver's {name} driver for it, so git {does}"
    return f"another attribute is in force, so git {does} ({line})"


class GitSetting(Struct, frozen=True):
    """A setting in the repository's own configuration."""

    repository: Repository
    name: str
    value: str

    @property
    def says(self) -> str:
        """The command that would set it."""
        return f"git config {self.name} '{self.value}'"

    def is_done(self) -> bool:
        """Return whether it has this value, wherever that is set."""
        return self.repository.git_says("config", "--get", self.name) == self.value

    def is_ours(self) -> bool:
        """Return whether the repository's own configuration has this value."""
        return self.repository.git_says("config", "--local", "--get-all", self.name) == self.value

    def do(self) -> None:
        """Set it, in place of any other value."""
        self.repository.git("config", "--local", "--replace-all", self.name, self.value)

    def undo(self) -> None:
        """Unset it, unless somebody gave it another value."""
        if self.is_ours():
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
        """Return whether the file has it."""
        return lines.has(self.path, self.line)

    def is_ours(self) -> bool:
        """Return the same."""
        return self.is_done()

    def do(self) -> None:
        """Add it."""
        lines.put(self.path, self.line)

    def undo(self) -> None:
        """Take it away."""
        lines.take_away(self.path, self.line)


class AttributesLine(FileLine, frozen=True):
    """The line that gives the store its attributes: in `path`, and where that is not what counts in git's own
    `info/attributes`, which nothing overrides.
    """

    repository: Repository

    def is_done(self) -> bool:
        """Return whether the attributes are in force, by whatever line."""
        return all(self.repository.attribute(name) == wanted for name, wanted in ATTRIBUTES.items())

    def is_ours(self) -> bool:
        """Return whether the line is in one of the places."""
        return any(lines.has(path, self.line) for path in self._places())

    def do(self) -> None:
        """Add it behind all that others say. A link in place of attributes is refused: git would not read it, and it
        could lead anywhere.
        """
        if self.path.name == ATTRIBUTES_FILE and self.path.is_symlink():
            raise OSError(f"{self.path} is a symbolic link, which git does not follow")
        for path in self._places():
            if not self.is_done():
                lines.put_last(path, self.line)

    def undo(self) -> None:
        """Take it away."""
        for path in self._places():
            lines.take_away(path, self.line)

    def _places(self) -> list[Path]:
        return list(dict.fromkeys((self.path, self.repository.own_path("info/attributes"))))


RegistrationStep = GitSetting | FileLine | AttributesLine
"""One thing that belongs to a registration: what it `says`, whether it `is_done` or there is something of ours to take
back, and how to `do` and to `undo` it. All raise GitFailed and OSError.
"""


def steps(repository: Repository) -> list[RegistrationStep]:
    """Return what registers Salver in a repository. Raises GitFailed."""
    return [*(GitSetting(repository, name, value) for name, value in SETTINGS.items()), *_lines(repository)]


def _lines(repository: Repository) -> Iterator[FileLine]:
    """Yield the line of the attributes, and that of the temporary files to ignore."""
    travels = repository.layout in ("normal", "chezmoi") and not _is_in_the_way_of_a_pull(repository)
    path = repository.work_tree / ATTRIBUTES_FILE if travels else repository.own_path("info/attributes")
    values = " ".join(f"{name}={value}" for name, value in ATTRIBUTES.items())
    yield AttributesLine(path, f"{pattern(repository.name)} {values}", repository)
    yield FileLine(repository.own_path("info/exclude"), IGNORE_LINE)


def _is_in_the_way_of_a_pull(repository: Repository) -> bool:
    """Return whether git would refuse a pull because of attributes that were made here before it: nothing was pulled
    yet, or what can be pulled has some and what is checked out has none.
    """
    if not repository.has_commits:
        return bool(repository.git("remote"))
    if repository.has(f"HEAD:{ATTRIBUTES_FILE}"):
        return False
    remote = repository.git("for-each-ref", "--format=%(refname)", "refs/remotes").split()
    return any(repository.has(f"{branch}:{ATTRIBUTES_FILE}") for branch in remote)


def pattern(name: str) -> str:
    """Return the pattern of an attributes line for just this path: quoted as in C where it has blanks
    (gitattributes(5)).
    """
    escaped = "/" + re.sub(r"([*?\[\\])", r"\\\1", name)
    if re.search(r'[\x00-\x20"\x7f]', escaped) is None:
        return escaped
    quoted = escaped.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda match: f"\\{ord(match[0]):03o}", quoted) + '"'
