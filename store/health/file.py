"""The file itself: who can read it, whose it is, and who could put another in its place."""

import os
import stat
from pathlib import Path
from tempfile import TemporaryFile

from store.file.disk import real_path
from store.file.errors import StoreError
from store.file.storage import TrayStorage
from store.health.finding import HealthFinding, command
from store.health.moving import taken_home
from store.places import default_store


def privacy(file: Path) -> HealthFinding:
    """Return whether others on this machine can read it. Raises OSError."""
    mode = stat.S_IMODE(file.stat().st_mode)
    if mode & 0o077:
        return HealthFinding(
            "private", False, f"other users have access to it (mode  {mode:04o})", command("chmod", "600", str(file))
        )
    return HealthFinding("private", True, "only you can read it")


def ownership(file: Path) -> HealthFinding:
    """Return whether the user owns it. Raises OSError."""
    owner, me = file.stat().st_uid, os.geteuid()
    if owner != me:
        mend = command("sudo", "chown", str(me), str(file))
        return HealthFinding("yours", False, f"it belongs to another user (number {owner})", mend)
    return HealthFinding("yours", True, "it belongs to you")


def saving(store: Path, state: Path) -> HealthFinding:
    """Return whether it can be saved to: the very bytes that it holds are saved once more."""
    storage = TrayStorage(store, state)
    try:
        storage.rewrite()
    except StoreError as error:
        return _not_saved(store, str(error).rstrip("."))
    said = ["a test save worked.", *(limit.says for limit in storage.limits)]
    return HealthFinding("saved", True, " ".join(said).rstrip("."))


def _not_saved(store: Path, why: str) -> HealthFinding:
    """That it cannot be saved to, with what takes it to a place where it can be."""
    moving = taken_home(real_path(store))
    place = default_store() if moving else store
    if not moving or not _takes(_nearest(place.parent), real_path(store).stat().st_size):
        return HealthFinding("saved", False, why)
    without = "" if store.absolute() == place else ", and from then on call Salver without --store and SALVER_STORE"
    return HealthFinding("saved", False, f"{why}. It can be kept in its own place ({place}){without}", moving)


def _nearest(folder: Path) -> Path:
    """Return the folder, or as much of its path as there is."""
    return next(each for each in (folder, *folder.parents) if each.exists())


def _takes(folder: Path, size: int) -> bool:
    """Return whether a folder has room for a new file of so many bytes."""
    try:
        with TemporaryFile(dir=folder) as file:
            file.write(bytes(size))
    except OSError:
        return False
    return True


def place(store: Path, file: Path) -> HealthFinding:
    """Return whether nobody else can put another file, or another link, in its place. `file` is where `store` really
    is.

    Raises OSError.
    """
    for folder in dict.fromkeys((store.absolute().parent, file.parent)):
        if _lets_others_in(folder):
            return HealthFinding("place", False, f"everybody can put files into {folder}", _closing(folder, file))
    for folder in file.parent.parents:
        if _lets_others_in(folder) and not folder.stat().st_mode & stat.S_ISVTX:
            return HealthFinding("place", False, f"everybody can rename what is in {folder}", _closing(folder, file))
    return HealthFinding("place", True, "nobody else can replace it")


def _lets_others_in(folder: Path) -> bool:
    return bool(folder.stat().st_mode & stat.S_IWOTH)


def _closing(folder: Path, file: Path) -> str:
    """Return how to be safe from others there: close the folder, or leave one that is meant for all, such as /tmp."""
    if not folder.stat().st_mode & stat.S_ISVTX:
        return command("chmod", "o-w", str(folder))
    moving = taken_home(file)
    return f"{moving} && {command('rm', '--', str(file))}" if moving else ""
