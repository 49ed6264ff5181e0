"""Whether git keeps the store, and merges it by meaning."""

import sysconfig
from pathlib import Path

from store.git.registration import COMMAND, fault_of
from store.git.repository import Repository
from store.health.finding import HealthFinding, command


def keeping(file: Path, repository: Repository | None) -> HealthFinding:
    """Whether git keeps it."""
    if repository is None:
        folder = str(file.parent)
        return HealthFinding("in git", False, f"{folder} is in no git repository", command("git", "-C", folder, "init"))
    if not repository.keeps_it:
        add = command(*repository.typed("add", "--", repository.name))
        return HealthFinding("in git", False, "the repository around it does not keep it", add)
    return HealthFinding(
        "in git", True, "kept, with changes that are not committed" if _has_changed(repository) else "kept"
    )


def _has_changed(repository: Repository) -> bool:
    """Whether the file is not as it was committed; not asked where git would run a filter to find out."""
    if repository.attribute("filter") != "unspecified":
        return False
    arguments = ("diff", "--no-ext-diff", "--no-textconv", "--numstat", "HEAD", "--", repository.name)
    return bool(repository.git_says(*arguments))


def merging(file: Path, repository: Repository) -> HealthFinding:
    """Whether git, on this machine, merges it by meaning."""
    fault = fault_of(repository)
    if fault is None:
        return HealthFinding("merged", True, "by meaning, when git merges")
    if fault.lacks_command:
        mend = command("ln", "-s", f"{sysconfig.get_path('scripts')}/{COMMAND}", str(Path.home() / ".local/bin/"))
    else:
        mend = command(COMMAND, "--store", str(file), "git-setup")
    return HealthFinding("merged", False, fault.says, mend)
