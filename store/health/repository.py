"""Whether git keeps the store, and merges it by meaning."""

import os
import shutil
import sysconfig
from pathlib import Path

from store.file.peek import count_records
from store.git.first_pull import PullAhead, pull_ahead
from store.git.registration import COMMAND, fault_of
from store.git.repository import Repository, home_folder
from store.git.stages import half_merged, sides
from store.health.finding import HealthFinding, command
from store.health.restoring import MERGED


def keeping(file: Path, repository: Repository | None) -> HealthFinding:
    """Return whether git keeps it. Raises GitFailed."""
    if repository is None:
        folder = str(file.parent)
        return HealthFinding(
            "in git", False, f"{folder} is not in a git repository", command("git", "-C", folder, "init")
        )
    force = ("--force",) if repository.ignores_it else ()
    add = command(*repository.typed("add", *force, "--", repository.name))
    if (ahead := pull_ahead(repository)) is not None:
        return _to_pull(repository, ahead)
    if not repository.keeps_it:
        return HealthFinding("in git", False, "the repository around it does not track it", add)
    if half_merged(file) is not None:
        says = "a merge of it was not finished, and it may hold only one side"
        return HealthFinding("in git", False, says, f"{_restoring_both(file, repository)} && {add}")
    return HealthFinding(
        "in git", True, "kept, with changes that are not committed" if _has_changed(repository) else "kept"
    )


def _to_pull(repository: Repository, ahead: PullAhead) -> HealthFinding:
    """That something is to be pulled before git keeps it, with the command that does."""
    if not ahead.branch:
        says = f"nothing has been fetched from {ahead.remote} yet, and a store may come from there"
        return HealthFinding("in git", False, says, command(*repository.typed("fetch", ahead.remote)))
    says = f"{ahead.branch} has a store of its own, and git does not pull over a file that it does not track"
    file, mine = str(repository.file), f"{repository.file}.mine"
    pull = command(*repository.typed("merge", "--ff-only", ahead.branch))
    taking = f"{command(COMMAND, 'merge', '/dev/null', file, mine)} && {command('rm', '--', mine)}"
    back = command("mv", "--", mine, file)
    mend = f"{command('mv', '--', file, mine)} && if {pull}; then {taking}; else {back}; fi"
    return HealthFinding("in git", False, says, mend)


def _restoring_both(file: Path, repository: Repository) -> str:
    """Return the command that puts both sides in the place of the file, or the whole one where the other cannot be
    read.
    """
    found = sides(repository)
    whole = [name for name in ("ours", "theirs") if count_records(found.get(name, b"")) is not None]
    name = MERGED if len(whole) == 2 else next(iter(whole), "")
    return command(COMMAND, "--store", str(file), "restore", *filter(None, [name]))


def _has_changed(repository: Repository) -> bool:
    """Return whether the file is not as it was committed; not asked where git would run a filter to find out."""
    if repository.attribute("filter") != "unspecified":
        return False
    arguments = ("diff", "--no-ext-diff", "--no-textconv", "--numstat", "HEAD", "--", repository.name)
    return bool(repository.git_says(*arguments))


def merging(file: Path, repository: Repository) -> HealthFinding:
    """Return whether git, on this machine, merges it by meaning. Raises GitFailed and OSError."""
    fault = fault_of(repository)
    if fault is None:
        return HealthFinding("merged", True, "git merges it by meaning; a test merge worked")
    if fault.is_ours:
        return HealthFinding("merged", False, fault.says, command(COMMAND, "--store", str(file), "git-setup"))
    if repository.filter and repository.why_not_filtered():
        return HealthFinding("merged", False, fault.says, unlocking(repository, repository.filter))
    return HealthFinding("merged", False, fault.says, _onto_the_path())


def unlocking(repository: Repository, name: str) -> str:
    """Return the command that sets up a filter on this machine; "" where Salver does not know it."""
    there = command("cd", str(repository.work_tree))
    if "git-crypt" in name:
        return f"{there} && git-crypt unlock"
    return f"{there} && git lfs install --local && git lfs pull" if name == "lfs" else ""


def _onto_the_path() -> str:
    """Return the command that puts this very Salver where git looks for it; "" where there is no place on the PATH."""
    own = Path(sysconfig.get_path("scripts")) / COMMAND
    found = shutil.which(COMMAND)
    if not own.is_file() or (found and Path(found).resolve() == own.resolve()):
        return ""
    if found and os.access(Path(found).parent, os.W_OK):
        return command("ln", "-sf", str(own), found)
    home = home_folder()
    folders = [Path(name) for name in os.environ.get("PATH", "").split(os.pathsep) if name.startswith("/")]
    if home is not None and home / ".local/bin" in folders:
        there = str(home / ".local/bin")
        return f"{command('mkdir', '-p', there)} && {command('ln', '-sf', str(own), there)}"
    usable = (folder for folder in folders if folder.is_dir() and os.access(folder, os.W_OK))
    place = next(usable, None)
    return command("ln", "-sf", str(own), str(place)) if place else ""
