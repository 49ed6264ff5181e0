"""The sides of a merge that git left half way: what it keeps of a file beside what is in it."""

from pathlib import Path

from store.file.disk import real_path
from store.git.command import GitFailed
from store.git.repository import Repository, repository_of

_SIDES = {"1": "base", "2": "ours", "3": "theirs"}
"""What git calls the stages of its index."""


def half_merged(store: Path) -> Repository | None:
    """Return the repository in which the merge of the file at this path was left half way; None where there is none.

    A copy that chezmoi made of a file in its repository is not meant. Raises OSError where the store's links run in a
    circle.
    """
    try:
        repository = repository_of(store)
        is_in_it = repository is not None and repository.file == real_path(store.absolute())
        return repository if repository is not None and is_in_it and _listed(repository) else None
    except GitFailed:
        return None


def sides(repository: Repository) -> dict[str, bytes]:
    """Return the content of the sides, by name: base, ours, theirs, as far as the file was there. Raises GitFailed."""
    return {_SIDES[stage]: repository.content(name) for stage, name in _listed(repository).items()}


def _listed(repository: Repository) -> dict[str, str]:
    """Return the names of the contents by stage, as `git ls-files --unmerged` lists them: mode, name, stage, tab,
    path.
    """
    listed = {}
    for line in repository.git("ls-files", "--unmerged", "-z", "--", f":(literal){repository.name}").split("\0"):
        told, _, path = line.partition("\t")
        if path == repository.name:
            _, name, stage = told.split(" ")
            listed[stage] = name
    return listed
