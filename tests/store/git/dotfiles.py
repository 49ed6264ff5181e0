"""A home directory with a store in it that git keeps, in each of the ways in which people keep dotfiles."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from store.file import form
from store.file.form import Tables
from store.records.ids import RecordId
from store.records.record import Record, Stamp

PROJECT = Path(__file__).parents[3]
ANA, BO = RecordId(7), RecordId(8)
BELOW_HOME = Path(".local/share/salver/salver.json")
IDENTITY = ("-c", "user.name=Edda Lind", "-c", "user.email=edda@example.org", "-c", "commit.gpgsign=false")


class Dotfiles(NamedTuple):
    """A store where Salver looks for it, and the repository that keeps it."""

    store: Path
    kept: Path
    """The file of the repository: where a link leads, or what a copy is made from."""
    place: tuple[str, ...]
    """How git is told of the repository."""
    attributes: Path
    exclude: Path
    config: Path

    def git(self, *arguments: str) -> str:
        """Call git on the repository; it has to succeed."""
        return called("git", *self.place, *IDENTITY, *arguments)


def called(*command: str, folder: Path | None = None) -> str:
    """What a program answers; it has to succeed."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}: {done.stderr}{done.stdout}"
    return done.stdout


def installed(folder: Path) -> Path:
    """A command `salver` in this folder, which is made, as git finds it once the folder is on the PATH."""
    folder.mkdir()
    script = folder / "salver"
    script.write_text(f'#!/bin/sh\nPYTHONPATH={PROJECT} exec {sys.executable} -m tui "$@"\n')
    script.chmod(0o755)
    return script


def normal(home: Path) -> Dotfiles:
    """A repository to which links lead, as `stow` makes them."""
    folder = home / "dotfiles"
    kept = folder / "salver" / BELOW_HOME
    _write(kept)
    (home / BELOW_HOME.parent).parent.mkdir(parents=True, exist_ok=True)
    os.symlink(kept.parent, home / BELOW_HOME.parent)
    called("git", "init", "-q", str(folder))
    git_dir = folder / ".git"
    place = ("-C", str(folder))
    return _keep(Dotfiles(home / BELOW_HOME, kept, place, folder / ".gitattributes", *_own(git_dir)))


def bare(home: Path) -> Dotfiles:
    """A bare repository with the home directory as its work tree."""
    return _in_home(home, home / ".dotfiles", bare=True)


def yadm(home: Path) -> Dotfiles:
    """A repository as `yadm init` makes it."""
    return _in_home(home, home / ".local/share/yadm/repo.git", bare=False)


def chezmoi(home: Path) -> Dotfiles:
    """A source folder as `chezmoi add` fills it."""
    folder = home / ".local/share/chezmoi"
    kept = folder / "private_dot_local/share/exact_salver/private_salver.json"
    _write(kept)
    _write(home / BELOW_HOME)
    called("git", "init", "-q", str(folder))
    place = ("-C", str(folder))
    return _keep(Dotfiles(home / BELOW_HOME, kept, place, folder / ".gitattributes", *_own(folder / ".git")))


LAYOUTS: dict[str, Callable[[Path], Dotfiles]] = {"normal": normal, "bare": bare, "yadm": yadm, "chezmoi": chezmoi}


def _in_home(home: Path, git_dir: Path, *, bare: bool) -> Dotfiles:
    store = home / BELOW_HOME
    _write(store)
    called("git", "init", "-q", "--bare", str(git_dir))
    if not bare:
        called("git", f"--git-dir={git_dir}", "config", "core.bare", "false")
        called("git", f"--git-dir={git_dir}", "config", "core.worktree", str(home))
    place = ("-C", str(home), f"--git-dir={git_dir}", f"--work-tree={home}")
    return _keep(Dotfiles(store, store, place, git_dir / "info/attributes", *_own(git_dir)))


def _own(git_dir: Path) -> tuple[Path, Path]:
    return git_dir / "info/exclude", git_dir / "config"


def _write(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(form.dump(a_tray()))
    path.chmod(0o600)


def _keep(dotfiles: Dotfiles) -> Dotfiles:
    dotfiles.git("add", str(dotfiles.kept))
    dotfiles.git("commit", "-qm", "Keep the tray")
    return dotfiles


def a_tray() -> Tables:
    """Ana Park and Bo Lind, and an invitation from each."""
    tables = form.empty()
    for person, name in {ANA: "Ana Park", BO: "Bo Lind"}.items():
        tables["people"][RecordId(person)] = Record({"name": name, "source": "linkedin"})
        tables["invitations"][RecordId(person * 10)] = Record(
            {"person": person, "direction": "incoming", "message": "Hello"}
        )
    return tables


def at(minute: int, session: str = "0aaa") -> Stamp:
    return Stamp(f"2026-03-10T12:{minute:02d}:00.000Z", session, 0)


def changed(tables: Tables, table: str, number: RecordId, stamp: Stamp, **fields: object) -> Tables:
    """The tables after one action on a record."""
    record = tables[table][number]
    for place, (field, value) in enumerate(fields.items()):
        record = record.changed(stamp._replace(place=place), field, value, {})  # type: ignore[arg-type]
    return {**tables, table: {**tables[table], number: record}}
