"""`git-setup`: having git call Salver for the store, and taking that back."""

from pathlib import Path

import click

from store.file.disk import real_path
from store.git.attributes import ATTRIBUTES_FILE
from store.git.command import GitFailed
from store.git.registration import RegistrationStep, fault_of, steps
from store.git.repository import Repository, named, repository_of
from tui.cli.context import Context
from tui.cli.failures import Refused, refused_by
from tui.cli.output import print_table, say

FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command("git-setup")
@click.option("--dry-run", "mode", flag_value="dry-run", help="Say what would be done, and do nothing.")
@click.option("--check", "mode", flag_value="check", help="Say what is set up; exit with 1 if something is not.")
@click.option("--undo", "mode", flag_value="undo", help="Take back what this command did.")
@click.option("--git-dir", type=FOLDER, help="The bare repository, as in git.")
@click.option("--work-tree", type=FOLDER, default=Path("~"), help="The work tree of a bare repository (default: ~).")
@click.pass_obj
def git_setup(context: Context, mode: str | None, git_dir: Path | None, work_tree: Path) -> None:
    """Have git merge the store by meaning and show its changes day by day.

    Run it once on each machine. It finds the repository around the store, even through a link; a bare one in your home
    directory; yadm's; and chezmoi's source of the store.
    """
    with refused_by(GitFailed, OSError):
        repository = _repository(context.places.store, git_dir, work_tree)
        say(f"{repository.layout} repository: {repository.work_tree}, file: {repository.name}")
        todo = steps(repository)
        {"dry-run": _promise, "check": _check, "undo": _undo, None: _do}[mode](repository, todo)


def _repository(store: Path, git_dir: Path | None, work_tree: Path) -> Repository:
    """The repository that keeps the store."""
    found = named(real_path(store.absolute()), git_dir, work_tree) if git_dir else repository_of(store)
    if found is None:
        advice = "Name a bare repository with --git-dir and --work-tree."
        raise Refused(f"{store} is not in a git repository that can be found here.  {advice}")
    return found


def _do(repository: Repository, todo: list[RegistrationStep]) -> None:
    news = [step for step in todo if not step.is_done()]
    travelling = repository.work_tree / ATTRIBUTES_FILE
    travels = any(step.says.startswith(f"{travelling}:") for step in news)
    if travels and not repository.has_commits:
        say("Nothing is committed here yet. Before a first pull into it, `salver git-setup --undo` clears the way.")
    for step in news:
        step.do()
        if not step.is_done():
            raise Refused(f"{step.says}: this was done, but git goes by another setting.")
        say(f"Done: {step.says}")
    if not news:
        say("Nothing has changed: all was done before.")
    elif travels:
        say(f"Commit {ATTRIBUTES_FILE}, and call this once on each machine: git's own settings do not travel.")
    if (fault := fault_of(repository)) is not None:
        say(f"Not yet: {fault.says}.")


def _promise(_: Repository, todo: list[RegistrationStep]) -> None:
    news = [step for step in todo if not step.is_done()]
    for step in news:
        say(f"Would be done: {step.says}")
    if not news:
        say("There is nothing to do.")


def _undo(_: Repository, todo: list[RegistrationStep]) -> None:
    for step in reversed(todo):
        if step.is_ours():
            step.undo()
            say(f"Taken back: {step.says}")


def _check(repository: Repository, todo: list[RegistrationStep]) -> None:
    print_table([["ok" if step.is_done() else "NO", step.says] for step in todo])
    fault = fault_of(repository)
    if fault is not None:
        raise Refused(f"{fault.says}.")
