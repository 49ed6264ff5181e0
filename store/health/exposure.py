"""Whether the repository that keeps the store could show it to the world. Nothing is asked over a network."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec import Struct

from store.git.repository import Repository
from store.health.finding import HealthFinding, command

_HOSTING = re.compile(r"github|gitlab|gitea|forgejo|codeberg|bitbucket|notabug|sr\.ht$|pagure|salsa\.debian\.org")
"""What is in the names of hosts where a repository can be made public with one click."""

_ENCRYPTING = re.compile(r"crypt|\bage\b|gpg|sops")
"""What is in the names of filters that encrypt: git-crypt, git-agecrypt, transcrypt."""

_SCP = re.compile(r"(?:[^/@:]+@)?(?P<host>[^/:@]+):(?P<path>.*)", re.DOTALL)
"""An address as scp has it: `git@github.com:ana/dotfiles.git`."""


class _Remote(Struct, frozen=True):
    """Where git pushes to: the host ("" for a folder of this machine) and what is behind it, without any password."""

    name: str
    host: str
    path: str


def exposure(repository: Repository) -> HealthFinding:
    """Whether what git keeps could become public. Raises GitFailed."""
    if _ENCRYPTING.search(encryption := repository.attribute("filter")):
        return HealthFinding("not public", True, f"encrypted in the repository ({encryption})")
    remotes = list(_remotes(repository))
    for remote in remotes:
        if _HOSTING.search(remote.host) and not _is_said_to_be_private(repository, remote):
            where = f"{remote.host}/{remote.path}"
            says = (
                f"it goes to {where} and holds other people's data, so that repository has to be private there, or "
                "the file encrypted (git-crypt). Where it is private, say so"
            )
            return HealthFinding(
                "not public", False, says, command(*repository.typed("config", _key(remote), "private"))
            )
    if not remotes:
        return HealthFinding("not public", True, "the repository has no remote")
    where = ", ".join(remote.host or "a folder of this machine" for remote in remotes)
    return HealthFinding("not public", True, f"it goes to {where}; see to it that this stays private")


def _is_said_to_be_private(repository: Repository, remote: _Remote) -> bool:
    return repository.git_says("config", "--local", "--get", _key(remote)) == "private"


def _key(remote: _Remote) -> str:
    """The setting by which a user says that a remote is private."""
    return f"remote.{remote.name}.salver"


def _remotes(repository: Repository) -> Iterator[_Remote]:
    """Where it is pushed to, as `git remote -v` has it: name, tab, address, and what for."""
    for line in (repository.git_says("remote", "-v") or "").splitlines():
        name, _, told = line.partition("\t")
        address, _, purpose = told.rpartition(" ")
        if purpose == "(push)":
            yield _remote(name, address)


def _remote(name: str, address: str) -> _Remote:
    if "://" in address:
        parts = urlsplit(address)
        return _Remote(name, (parts.hostname or "").lower(), parts.path.lstrip("/"))
    if match := _SCP.fullmatch(address):
        return _Remote(name, match["host"].lower(), match["path"].lstrip("/"))
    return _Remote(name, "", address)
