"""Real places that lack one guarantee: FUSE, a file that is mounted, folders that take no files, disks that are full,
file systems without locks. What is decided there is saved, what is said is so, and `check` finds it out.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.file import form
from store.records import ids
from tests.e2e.terminal import Terminal
from tests.store.git.dotfiles import ANA, PROJECT, a_tray

Done = subprocess.CompletedProcess[str]
Salver = Callable[..., Done]

FAULTS = {
    "no folder sync": "fsync(errno.EINVAL, stat.S_ISDIR)",
    "no folder sync over SMB": "fsync(errno.EOPNOTSUPP, stat.S_ISDIR)",
    "no sync at all": "fsync(errno.ENOSYS, bool)",
    "no modes": "always('fchmod', errno.EPERM)",
    "busy": "replace(errno.EBUSY)",
    "another device": "replace(errno.EXDEV)",
    "no locks": "flock(errno.ENOLCK)",
    "locks not supported": "flock(errno.EOPNOTSUPP)",
    "locks unknown": "flock(errno.ENOSYS)",
}
"""What a file system answers, as Python meets it before Salver starts."""

FAILING = """
import errno, fcntl, os, stat

def failed(number):
    raise OSError(number, os.strerror(number))

def always(name, number):
    setattr(os, name, lambda *_: failed(number))

def flock(number):
    fcntl.flock = lambda *_: failed(number)

def fsync(number, is_meant):
    real = os.fsync
    os.fsync = lambda file: failed(number) if is_meant(os.fstat(file).st_mode) else real(file)

def replace(number):
    real = os.replace
    os.replace = lambda old, new: failed(number) if os.path.basename(new) == "salver.json" else real(old, new)
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "tray" / "salver.json"
    path.parent.mkdir()
    path.write_bytes(form.dump(a_tray()))
    path.chmod(0o600)
    return path


def salver(store: Path, *arguments: str, inside: str = "", faults: Path | None = None) -> Done:
    """Call `salver` on this store, inside a place that these commands make for it alone."""
    command = f'cd {PROJECT} && exec {sys.executable} -m tui --store {store} "$@"'
    if inside:
        call = ["unshare", "-rm", "sh", "-ec", f"{inside}\n{command}", "sh", *arguments]
    else:
        call = ["sh", "-ec", command, "sh", *arguments]
    environ = {**os.environ, "PYTHONPATH": f"{faults or ''}"}
    return subprocess.run(call, env=environ, capture_output=True, text=True, check=False)


def faulty(folder: Path, kind: str) -> Path:
    """A folder from which Python takes the faults of this kind."""
    (folder / "faults").mkdir()
    (folder / "faults/sitecustomize.py").write_text(f"{FAILING}{FAULTS[kind]}\n")
    return folder / "faults"


def saved(store: Path) -> str | None:
    note: str | None = form.load(store.read_bytes())["people"][ANA].get("note")
    return note


MOUNTED = {
    "a file that is mounted": "mount --bind {kept} {store}",
    "a file that is mounted into a folder that takes none": (
        "mount --bind {folder} {folder}; mount -o remount,bind,ro {folder}; mount --bind {kept} {store}"
    ),
}


@pytest.mark.parametrize("kind", MOUNTED)
def test_a_note_on_a_store_that_is_mounted_is_saved_and_check_says_how(store: Path, tmp_path: Path, kind: str) -> None:
    kept = tmp_path / "kept.json"
    shutil.copy(store, kept)
    inside = MOUNTED[kind].format(kept=kept, store=store, folder=store.parent)
    if subprocess.run(["unshare", "-rm", "sh", "-ec", inside], capture_output=True, check=False).returncode != 0:
        pytest.skip("nothing can be mounted here")
    first = salver(store, "note", ids.spelled(ANA), "met in Graz", inside=inside)
    assert (first.returncode, first.stderr.count("only be overwritten where it is")) == (0, 1), first.stderr
    assert saved(kept) == "met in Graz"
    second = salver(store, "note", ids.spelled(ANA), "met in Linz", inside=inside)
    assert (second.returncode, "only be overwritten" in second.stderr) == (0, False)
    assert saved(kept) == "met in Linz"
    told = salver(store, "check", inside=inside)
    (line,) = (line for line in told.stdout.splitlines() if " saved " in line)
    assert line.startswith("ok")
    assert "overwritten where it is" in line


@pytest.fixture
def fuse(tmp_path: Path) -> Iterator[Path]:
    """A folder in user space."""
    (tmp_path / "below").mkdir()
    (tmp_path / "fuse").mkdir()
    if shutil.which("bindfs") is None:
        pytest.skip("bindfs is not installed")
    mounting = ["bindfs", "--no-allow-other", str(tmp_path / "below"), str(tmp_path / "fuse")]
    if subprocess.run(mounting, capture_output=True, check=False).returncode != 0:
        pytest.skip("nothing can be mounted in user space here")
    yield tmp_path / "fuse"
    subprocess.run(["umount", str(tmp_path / "fuse")], check=True)


def test_a_store_in_user_space_is_saved_to(fuse: Path, store: Path) -> None:
    there = fuse / "salver.json"
    shutil.copy(store, there)
    done = salver(there, "note", ids.spelled(ANA), "met in Graz")
    assert done.returncode == 0, done.stderr
    assert saved(there) == "met in Graz"
    assert "ok  saved" in salver(there, "check").stdout


@pytest.mark.parametrize("kind", FAULTS)
def test_a_file_system_that_does_not_offer_everything_is_saved_to_and_told_of_once(
    store: Path, tmp_path: Path, kind: str
) -> None:
    faults = faulty(tmp_path, kind)
    first = salver(store, "note", ids.spelled(ANA), "met in Graz", faults=faults)
    assert first.returncode == 0, first.stderr
    assert saved(store) == "met in Graz"
    second = salver(store, "note", ids.spelled(ANA), "met in Linz", faults=faults)
    assert second.returncode == 0, second.stderr
    assert saved(store) == "met in Linz"
    assert len(second.stderr.splitlines()) == 1
    assert len(first.stderr.splitlines()) == (1 if kind == "no modes" else 2)
    told = salver(store, "check", faults=faults)
    (line,) = (line for line in told.stdout.splitlines() if " saved " in line)
    assert line.startswith("ok")
    assert ("save worked." in line) == (kind != "no modes")


@pytest.mark.parametrize("kind", ["no locks", "busy", "no folder sync"])
def test_the_screen_saves_there_and_says_what_is_lacking(store: Path, tmp_path: Path, kind: str) -> None:
    faults = faulty(tmp_path, kind)
    command = [sys.executable, "-m", "tui", "--store", str(store)]
    with Terminal(command, folder=PROJECT, environ={"PYTHONPATH": str(faults)}, columns=200) as terminal:
        terminal.wait_for("Inbox 2")
        terminal.press("i")
        terminal.wait_for(r"Inbox 1\b")
        terminal.wait_for(
            {"no locks": "cannot be locked", "busy": "overwritten", "no folder sync": "does not confirm"}[kind]
        )
        terminal.wait_for("saved")
        terminal.press("q")
        assert terminal.wait() == 0
    states = [record.get("state") for record in form.load(store.read_bytes())["invitations"].values()]
    assert states.count("ignored") == 1


def test_check_does_not_say_that_a_full_disk_can_be_saved_to(store: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    shutil.copy(store, kept)
    filling = f"head -c 1000000 /dev/zero > {store.parent}/filling 2>/dev/null || true"
    inside = f"mount -t tmpfs -o size=16k none {store.parent}; cp {kept} {store}; {filling}"
    if subprocess.run(["unshare", "-rm", "sh", "-ec", inside], capture_output=True, check=False).returncode != 0:
        pytest.skip("nothing can be mounted here")
    told = salver(store, "check", inside=inside)
    (line,) = (line for line in told.stdout.splitlines() if " saved " in line)
    assert line.startswith("NO")
    assert "No space left" in line
    noting = salver(store, "note", ids.spelled(ANA), "met in Graz", inside=inside)
    assert (noting.returncode, "No space left" in noting.stderr) == (3, True)


@pytest.mark.parametrize("kind", ["a full disk", "a folder that takes nothing"])
def test_what_check_says_takes_a_store_to_where_it_can_be_saved(
    store: Path, tmp_path: Path, home: Path, kind: str
) -> None:
    place = home / ".local/share/salver/salver.json"
    place.parent.mkdir(parents=True)
    place.symlink_to(store)
    fitting = {
        "a full disk": (
            f"cp {store} {tmp_path}/kept; mount -t tmpfs -o size=16k none {store.parent}; cp {tmp_path}/kept {store}; "
            f"head -c 1000000 /dev/zero > {store.parent}/filling 2>/dev/null || true"
        ),
        "a folder that takes nothing": (
            f"mount --bind {store.parent} {store.parent}; mount -o remount,bind,ro {store.parent}"
        ),
    }[kind]
    if subprocess.run(["unshare", "-rm", "sh", "-ec", fitting], capture_output=True, check=False).returncode != 0:
        pytest.skip("nothing can be mounted here")
    check = f"{sys.executable} -m tui check"
    mending = "sh -c \"$(sed -n 's/^saved: .*To mend it: //p' $HOME/said)\""
    inside = f"{fitting}\ncd {PROJECT}\n{check} 2> $HOME/said && exit 3\n{mending}\n{check} || true"
    done = subprocess.run(["unshare", "-rm", "sh", "-ec", inside], capture_output=True, text=True, check=False)
    first, second = (line for line in done.stdout.splitlines() if " saved " in line)
    assert (first[:2], second[:2]) == ("NO", "ok"), done.stdout + done.stderr
    assert form.load(place.read_bytes()) == a_tray()
