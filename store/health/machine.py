"""What this machine keeps beside the store: its private folder, the backups in it, what a killed process left, and the
clock.
"""

import os
import stat
from datetime import datetime, timedelta
from pathlib import Path

from store.counted import counted
from store.file import temporaries
from store.file.backups import Backups
from store.health.finding import HealthFinding, command

_A_DAY = timedelta(days=1)


def state_folder(state: Path) -> HealthFinding:
    """Return whether the private folder is private. Raises OSError."""
    if not os.path.lexists(state):
        return HealthFinding("state", True, f"nothing is kept in {state} yet")
    status, me = state.stat(), os.geteuid()
    if not status.st_uid == os.lstat(state).st_uid == me:
        mend = command("sudo", "chown", "-R", str(me), str(state))
        return HealthFinding("state", False, f"{state} belongs to another user", mend)
    if status.st_mode & 0o077:
        mode = stat.S_IMODE(status.st_mode)
        mend = command("chmod", "-R", "go-rwx", str(state))
        return HealthFinding("state", False, f"other users can open {state} (mode {mode:04o})", mend)
    return HealthFinding("state", True, f"only you can open {state}")


def backups(state: Path, file: Path) -> HealthFinding:
    """Return whether copies of the file at this real path are kept, or can be. Raises OSError."""
    copies = Backups(state, file)
    folder = copies.folder
    while not os.path.lexists(folder):
        folder = folder.parent
    if not folder.is_dir():
        return HealthFinding("backups", False, f"{folder} is not a folder", command("mv", str(folder), f"{folder}.old"))
    if not os.access(folder, os.W_OK | os.X_OK):
        return HealthFinding("backups", False, f"{folder} cannot be written", command("chmod", "u+rwx", str(folder)))
    kept = copies.all()
    if not kept:
        return HealthFinding("backups", True, "none yet; every save keeps one")
    return HealthFinding("backups", True, f"{len(kept)}, the newest from {kept[0].when.astimezone():%Y-%m-%d %H:%M}")


def leftovers(file: Path) -> HealthFinding:
    """Return whether killed processes left temporary files beside the file at this real path. Raises OSError."""
    left = temporaries.temporaries(file.parent, file.name)
    if left:
        names = ", ".join(path.name for path in left)
        return HealthFinding("left over", False, f"{names} in {file.parent}", command("rm", "--", *map(str, left)))
    return HealthFinding("left over", True, "nothing")


def clock(newest: datetime | None, now: datetime) -> HealthFinding:
    """Return whether the clock is behind the newest change that the store knows by more than a day; both are aware."""
    if newest is not None and newest - now > _A_DAY:
        days = counted((newest - now).days, "day")
        ahead = f"the newest change is dated {newest.astimezone():%Y-%m-%d}, {days} ahead of this machine's clock"
        return HealthFinding("clock", False, ahead, "timedatectl set-ntp true")
    return HealthFinding("clock", True, "not behind the last change")
