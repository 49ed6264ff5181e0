"""Whether the repository that keeps the store could show it to the world. Nothing is asked over a network."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec import Struct

from store.file.placeholders import placeholder
from store.git.repository import Repository
from store.health.finding import HealthFinding, command
from store.health.repository import unlocking

_HOSTING = re.compile(r"github|gitlab|gitea|forgejo|codeberg|bitbucket|notabug|sr\.ht$|pagure|salsa\.debian\.org")
"""What is in the names of hosts where a repository can be made public with one click."""

_ENCRYPTING = re.compile(r"crypt|\bage\b|gpg|sops")
"""What is in the names of filters that encrypt: git-crypt, git-agecrypt, transcrypt."""

_SCP = re.compile(r"(?:[^/@:]+@)?(?P<host>[^/:@]+):(?P<path>.*)", re.DOTALL)
"""An address as scp has it: `git@github.com:ana/dotfiles.git`."""


class _Remote(Struct, frozen=True):
    """Where git pushes to: the host ("" for a folder on this machine) and what is behind it, without any password."""

    name: str
    host: str
    path: str


def exposure(repository: Repository) -> HealthFinding:
    """Return whether what git keeps could become public. Raises GitFailed."""
    name = repository.filter
    kept = repository.kept_bytes("HEAD") or repository.kept_bytes("")
    is_hidden = kept is not None and _is_ciphertext(kept)
    if is_hidden and not repository.has_filter(name):
        says = f"git keeps it encrypted ({name or 'by hand'}), but would add the next version as plain text here"
        return HealthFinding("not public", False, says, _unlocked(repository, name))
    if is_hidden:
        return HealthFinding("not public", True, f"encrypted in the repository ({name})")
    if _ENCRYPTING.search(name) and not repository.has_filter(name):
        says = f"it should be encrypted ({name}), but git on this machine does not know how, and keeps it as plain text"
        return HealthFinding("not public", False, says, unlocking(repository, name))
    if _ENCRYPTING.search(name):
        says = f"it should be encrypted ({name}), but git keeps it as plain text (and its history will)"
        add = command(*repository.typed("add", "--renormalize", "--", repository.name))
        commit = command(*repository.typed("commit", "-m", "Encrypt the tray", "--", repository.name))
        return HealthFinding("not public", False, says, f"{add} && {commit}")
    return _remotes_finding(repository)


def _is_ciphertext(kept: bytes) -> bool:
    """Return whether nobody can read it: a tray begins with a brace, also a damaged one, and a pointer tells where it
    is.
    """
    return not kept.lstrip().startswith((b"{", b"version https://git-lfs", b"/annex/"))


def _unlocked(repository: Repository, name: str) -> str:
    """Return the command after which git encrypts again, also where plain text lies in the place of the ciphertext: it
    is taken in once that is back and can be read.
    """
    unlock = unlocking(repository, name)
    if not unlock or placeholder(repository.file.read_bytes()):
        return unlock
    file, plain = str(repository.file), f"{repository.file}.plain"
    aside = f"{command('mv', file, plain)} && {command(*repository.typed('checkout', '--', repository.name))}"
    back = f"{command('salver', 'merge', '/dev/null', file, plain)} && {command('rm', plain)}"
    return f"{aside} && {unlock} && {back}"


def _remotes_finding(repository: Repository) -> HealthFinding:
    """Return whether it is pushed to where it could be shown to everybody, in plain text."""
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
    where = ", ".join(remote.host or "a folder on this machine" for remote in remotes)
    return HealthFinding("not public", True, f"it goes to {where}; make sure that this stays private")


def _is_said_to_be_private(repository: Repository, remote: _Remote) -> bool:
    return repository.git_says("config", "--local", "--get", _key(remote)) == "private"


def _key(remote: _Remote) -> str:
    """Return the setting by which a user says that a remote is private."""
    return f"remote.{remote.name}.salver"


def _remotes(repository: Repository) -> Iterator[_Remote]:
    """Yield where it is pushed to, as `git remote -v` has it: name, tab, address, and what for."""
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
