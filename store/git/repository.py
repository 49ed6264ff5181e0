"""Finding the repository that keeps a store, in any of the ways in which people keep dotfiles."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct
from platformdirs import user_config_path, user_data_path

from store.file.disk import real_path
from store.file.placeholders import placeholder
from store.git.chezmoi import source_of
from store.git.command import GitFailed, git, git_bytes, git_says

RepositoryLayout = Literal["normal", "bare", "yadm", "chezmoi"]


class Repository(Struct, frozen=True):
    """A repository and the file of it that holds the store: the store itself, or chezmoi's source of it.

    `git_dir` is named to git only where git does not find it by itself, which is for a bare repository and yadm's.
    """

    layout: RepositoryLayout
    work_tree: Path
    file: Path
    git_dir: Path | None = None

    def git(self, *arguments: str) -> str:
        """Return what git prints about this repository. Raises GitFailed."""
        return git(*self._place, *arguments, folder=self.work_tree)

    def typed(self, *arguments: str) -> tuple[str, ...]:
        """Return the words of a git command on this repository, as the user types it."""
        return ("git", "-C", str(self.work_tree), *self._place, *arguments)

    def git_says(self, *arguments: str) -> str | None:
        """As `git`, without the line end; None where it says no."""
        return git_says(*self._place, *arguments, folder=self.work_tree)

    @property
    def name(self) -> str:
        """The path of the file in the repository."""
        return self.file.relative_to(self.work_tree).as_posix()

    @property
    def keeps_it(self) -> bool:
        """Whether the file is in the index, rather than merely within the work tree. Raises GitFailed."""
        return bool(self.git("ls-files", "-z", "--", f":(literal){self.name}"))

    def own_path(self, name: str) -> Path:
        """Return the place of one of git's own files, such as `info/exclude`. Raises GitFailed."""
        return self.work_tree / self.git("rev-parse", "--git-path", name).rstrip("\n")

    def attribute(self, name: str) -> str:
        """Return the value of an attribute of the file; "unspecified" where it has none. Raises GitFailed."""
        return self.git("check-attr", "-z", name, "--", self.name).split("\0")[2]

    @property
    def ignores_it(self) -> bool:
        """Whether a line of a .gitignore or the like keeps the file out."""
        return self.git_says("check-ignore", "--quiet", "--", self.name) is not None

    def kept_bytes(self, revision: str) -> bytes | None:
        """Return the file as git keeps it in a commit ("HEAD"), or in the index (""): before any filter. None where it
        is not there. Raises GitFailed.
        """
        known = self.git_says("rev-parse", "--verify", "--quiet", f"{revision}:{self.name}")
        return git_bytes(*self._place, "cat-file", "blob", known, folder=self.work_tree) if known else None

    def content(self, blob: str) -> bytes:
        """Return what a version of the file holds, through its filters (decrypted, fetched). Raises GitFailed."""
        arguments = ("cat-file", "--filters", f"--path={self.name}", blob)
        return git_bytes(*self._place, *arguments, folder=self.work_tree)

    def why_not_filtered(self) -> str:
        """Return why git on this machine cannot get at what it keeps of the file, or could not keep another version; ""
        where it can, or keeps none. Raises GitFailed.
        """
        kept = self.git_says("rev-parse", "--verify", "--quiet", f":{self.name}")
        if kept is None:
            return ""
        try:
            content = self.content(kept)
            arguments = ("hash-object", f"--path={self.name}", "--stdin")
            git_bytes(*self._place, *arguments, folder=self.work_tree, data=content)
        except GitFailed as error:
            return str(error)
        stands_for = placeholder(content)
        return str(stands_for) if stands_for else ""

    def has(self, revision: str) -> bool:
        """Return whether there is this commit, or this file in one (`HEAD:name`)."""
        return self.git_says("rev-parse", "--verify", "--quiet", revision) is not None

    @property
    def filter(self) -> str:
        """The filter through which the file goes into the repository, by name; "" where it goes as it is. Raises
        GitFailed.
        """
        name = self.attribute("filter")
        return "" if name in ("unspecified", "unset", "set") else name

    def has_filter(self, name: str) -> bool:
        """Return whether git on this machine knows what this filter does."""
        return any(self.git_says("config", "--get", f"filter.{name}.{way}") for way in ("clean", "process"))

    @property
    def has_commits(self) -> bool:
        """Whether anything was ever committed, or pulled, on the branch that is checked out."""
        return self.has("HEAD")

    @property
    def _place(self) -> tuple[str, ...]:
        return (f"--git-dir={self.git_dir}", f"--work-tree={self.work_tree}") if self.git_dir else ()


def repository_of(store: Path, environ: Mapping[str, str] = os.environ) -> Repository | None:
    """Return the repository of a store: the one that GIT_DIR names, else the first that keeps the file, else the first
    that could. None where there is none. Raises OSError where the store's links run in a circle, and GitFailed where
    git refuses to look at the repository around the file.
    """
    file = real_path(store.absolute())
    if "GIT_DIR" in environ:
        return named(file, Path(environ["GIT_DIR"]), Path(environ.get("GIT_WORK_TREE", ".")))
    found = list(_candidates(file))
    keeping = (repository for repository in found if repository.keeps_it)
    return next(keeping, next((repository for repository in found if repository.layout != "bare"), None))


def named(file: Path, git_dir: Path, work_tree: Path) -> Repository | None:
    """Return the repository with this directory and this work tree; None where it is none, or the file is not in it."""
    git_dir, work_tree = (Path(os.path.expanduser(each)).resolve() for each in (git_dir, work_tree))
    if not _is_git_dir(git_dir) or not file.is_relative_to(work_tree):
        return None
    is_beside = git_dir == work_tree / ".git"
    return Repository("normal" if is_beside else "bare", work_tree, file, None if is_beside else git_dir)


def _candidates(file: Path) -> Iterator[Repository]:
    """Yield every repository in which the file lies or has its source, the nearest first."""
    yield from _around(file, "normal")
    if (home := home_folder()) is None:
        return
    for git_dir in _of_yadm(home):
        told = git_says(f"--git-dir={git_dir}", "config", "core.worktree", folder=home)
        work_tree = Path(told).resolve() if told else home
        if file.is_relative_to(work_tree):
            yield Repository("yadm", work_tree, file, git_dir)
    if file.is_relative_to(home):
        for folder in sorted(home.iterdir()):  # guides call it .dotfiles, .cfg, .myconf; people call it anything
            if _is_git_dir(folder):
                yield Repository("bare", home, file, folder)
        source = source_of(file.relative_to(home), user_data_path("chezmoi").resolve())
        if source is not None:
            yield from _around(source, "chezmoi")


def home_folder() -> Path | None:
    """Return the user's home directory; None where nobody knows one."""
    try:
        return Path.home().resolve()
    except RuntimeError:
        return None


def _around(file: Path, layout: RepositoryLayout) -> Iterator[Repository]:
    if not any((folder / ".git").exists() for folder in file.parents):
        return  # git need not be asked
    if file.parent.is_dir():
        work_tree = Path(git("rev-parse", "--show-toplevel", folder=file.parent).rstrip("\n")).resolve()
        if file.is_relative_to(work_tree):
            yield Repository(layout, work_tree, file)


def _of_yadm(home: Path) -> list[Path]:
    """Return where yadm 3, 2 and 1 have their repository, as far as it is there."""
    folders = (user_data_path("yadm"), user_config_path("yadm"), home / ".yadm")
    return [folder / "repo.git" for folder in folders if _is_git_dir(folder / "repo.git")]


def _is_git_dir(folder: Path) -> bool:
    return os.path.isfile(folder / "HEAD") and os.path.isdir(folder / "objects")
