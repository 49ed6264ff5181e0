"""A store in a repository into which nothing has been pulled yet: what will come may be in the way of what is here,
since git refuses to pull over a file that it does not keep.
"""

from msgspec import Struct

from store.git.repository import Repository


class PullAhead(Struct, frozen=True):
    """What is to be pulled before the store here is kept. `branch` is what was fetched and has a store; "" where
    nothing has been fetched from the remote yet.
    """

    remote: str
    branch: str = ""


def pull_ahead(repository: Repository) -> PullAhead | None:
    """Return whether a pull is to come before anything else; None where git keeps the store, or nothing can come.
    Raises GitFailed.
    """
    if repository.keeps_it:
        return None
    if branch := _arriving(repository):
        return PullAhead(branch.partition("/")[0], branch)
    remotes = repository.git("remote").split()
    if repository.has_commits or not remotes or repository.own_path("FETCH_HEAD").exists():
        return None
    return PullAhead(remotes[0])


def _arriving(repository: Repository) -> str:
    """Return the branch that was fetched, has a store, and follows what is checked out; "" where none does."""
    for branch in repository.git("for-each-ref", "--format=%(refname:short)", "refs/remotes").split():
        follows = not repository.has_commits or repository.git_says("merge-base", "--is-ancestor", "HEAD", branch) == ""
        if follows and repository.has(f"{branch}:{repository.name}"):
            return branch
    return ""
