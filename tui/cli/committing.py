"""`git-commit`: the store as a commit of its own, with the receipt of what was done as its message."""

import click

from store.counted import counted
from store.git.command import GitFailed
from store.git.committing import NotCommitted, commit_store, holds_all
from store.git.repository import Repository, repository_of
from store.health.finding import command
from tui.cli.context import Context
from tui.cli.failures import Refused
from tui.cli.output import print_lines, say


@click.command("git-commit")
@click.pass_obj
def git_commit(context: Context) -> None:
    """Commit the store, and nothing else, with the receipt as the message.

    The receipt says how many were accepted, asked, written to and so on since the last commit, and names nobody. What
    else is staged stays staged.
    """
    try:
        repository = _repository(context)
        commit = commit_store(repository)
    except (GitFailed, NotCommitted, OSError) as error:
        raise Refused(f"Nothing was committed: {error}.") from error
    print_lines(commit.message)
    others = f" (what else is staged, {counted(commit.others, 'file')}, stays staged)" if commit.others else ""
    say(f"Committed as {commit.name} in {repository.work_tree}: {repository.name} alone{others}.")


def _repository(context: Context) -> Repository:
    """The repository of the store. Raises NotCommitted where there is none, and where its own copy is behind."""
    store = context.places.store
    context.session()  # what is no tray is not committed
    repository = repository_of(store)
    if repository is None:
        raise NotCommitted(f"{store} is not in a git repository; `salver check` says how to put it into one")
    if repository.layout == "chezmoi" and not holds_all(repository.file, store):
        merge = command("salver", "merge", "/dev/null", str(repository.file), str(store))
        raise NotCommitted(f"{repository.file} does not have all that was done here; `{merge}` takes it in")
    return repository
