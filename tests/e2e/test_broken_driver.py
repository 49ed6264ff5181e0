"""The merge driver, broken in every way in which a machine breaks programs: git's merge holds what both sides did, or
lines that are marked as a conflict. No way may end with our side alone.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from store.file import form
from store.git.registration import DRIVER, steps
from store.git.repository import repository_of
from store.git.trial import why_not_merged
from store.records.ids import RecordId
from tests.store.git.dotfiles import ANA, BO, IDENTITY, PROJECT, a_tray, at, changed, installed

BASE = a_tray()
HERE = changed(BASE, "people", ANA, at(1, "1bbb"), note="written here")
THERE = changed(BASE, "people", ANA, at(2, "2ccc"), note="written there")
ELSEWHERE = changed(BASE, "people", BO, at(2, "2ccc"), note="written there")
"""As THERE, on another person: the lines do not touch."""

RUN = f"exec {sys.executable} -m tui"
SCRIPTS = {
    "missing": None,
    "interpreter gone": "#!/nonexistent/python3\n",
    "empty": "",
    "not a program": "\x7fELF nonsense",
    "ends at once": "#!/bin/sh\nexit 0\n",
    "another program": "#!/bin/sh\necho Usage: salver [WINE]\n",
    "fails": "#!/bin/sh\nexit 1\n",
    "ends with 255": "#!/bin/sh\nexit 255\n",
    "killed at once": "#!/bin/sh\nkill -9 $$\n",
    "terminated": "#!/bin/sh\nkill -15 $$\n",
    "crashes": "#!/bin/sh\nkill -11 $$\n",
    "killed after half of its output": "#!/bin/sh\nhead -c 300 $4 >$4.half; cat $4.half >$4; kill -9 $$\n",
    "empties the file": "#!/bin/sh\n: >$4\n",
    "removes the file": "#!/bin/sh\nrm $4\n",
    "writes noise and fails": "#!/bin/sh\necho noise >$4\necho merged >&2\nexit 1\n",
    "says more than it should": "#!/bin/sh\necho {} >$4\necho not merged\n",
    "standard output closed": f'#!/bin/sh\nPYTHONPATH={PROJECT} {RUN} "$@" >&-\n',
    "standard output full": f'#!/bin/sh\nPYTHONPATH={PROJECT} {RUN} "$@" >/dev/full\n',
}
"""What lies where the command was; None where nothing does."""

LIBRARIES = {"import error": "import what_is_not_there", "syntax error": "def ("}
"""What lies in the place of a library."""

SHADOWS = {
    "ends while it starts": "import sys; sys.exit(0)",
    "killed before the write": "import os, signal; os.replace = lambda *a: os.kill(os.getpid(), signal.SIGKILL)",
    "killed while it writes": "import os, signal; os.fsync = lambda *a: os.kill(os.getpid(), signal.SIGKILL)",
    "killed after the write": (
        "import os, signal\nreal = os.replace\n"
        "def replace(*a):\n    real(*a)\n    os.kill(os.getpid(), signal.SIGKILL)\nos.replace = replace"
    ),
    "disk full": "import os\ndef write(*a):\n    raise OSError(28, 'No space left on device')\nos.write = write",
    "files too large": "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))",
    "too many open files": "import resource\nresource.setrlimit(resource.RLIMIT_NOFILE, (4, 4))",
    "no memory": "import os\ndef replace(*a):\n    raise MemoryError\nos.replace = replace",
}
"""What Python runs before Salver, in the name of `sitecustomize`."""

WAYS = [*SCRIPTS, *LIBRARIES, *SHADOWS, "not executable"]


class Repository:
    """A repository with a store at its top, whose driver is registered."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / "salver.json"

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Call git, which may fail."""
        command = ["git", "-C", str(self.folder), *IDENTITY, "-c", "merge.conflictStyle=merge", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, errors="replace")

    def merge(self, here: form.Tables, there: form.Tables) -> subprocess.CompletedProcess[str]:
        """Commit one state on each of two branches, and merge the second into the first."""
        self.git("branch", "there")
        self.store.write_bytes(form.dump(here))
        self.git("commit", "-qam", "Here")
        self.git("checkout", "-q", "there")
        self.store.write_bytes(form.dump(there))
        self.git("commit", "-qam", "There")
        self.git("checkout", "-q", "-")
        return self.git("merge", "--no-edit", "there")

    @property
    def is_unmerged(self) -> bool:
        """Whether git waits for somebody to resolve the merge of the store."""
        return bool(self.git("ls-files", "--unmerged").stdout)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.setenv("PATH", f"{installed(tmp_path / 'bin').parent}:/usr/bin:/bin")
    repository = Repository(tmp_path / "dotfiles")
    repository.folder.mkdir()
    repository.store.write_bytes(form.dump(BASE))
    repository.git("init", "-q")
    repository.git("add", ".")
    repository.git("commit", "-qm", "Keep the tray")
    found = repository_of(repository.store, environ={})
    assert found is not None
    for step in steps(found):
        step.do()
    repository.git("add", ".gitattributes")
    repository.git("commit", "-qm", "Have git call Salver")
    return repository


def break_it(way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Break the command `salver`."""
    script = tmp_path / "bin/salver"
    if way in SHADOWS or way in LIBRARIES:
        (tmp_path / "shadow").mkdir()
        (tmp_path / "shadow/sitecustomize.py").write_text(SHADOWS.get(way, ""))
        if way in LIBRARIES:
            (tmp_path / "shadow/click.py").write_text(LIBRARIES[way])
        script.write_text(f'#!/bin/sh\nPYTHONPATH={tmp_path}/shadow:{PROJECT} {RUN} "$@"\n')
    elif way == "not executable":
        script.chmod(0o644)
    elif (text := SCRIPTS[way]) is None:
        script.unlink()
    else:
        script.write_text(text)


def is_lost(repository: Repository) -> bool:
    """Whether what was done there is gone without anybody being told."""
    text = repository.store.read_text(errors="replace")
    return not ("written here" in text and "written there" in text)


@pytest.mark.parametrize("way", WAYS)
def test_lines_that_touch_are_marked(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    break_it(way, tmp_path, monkeypatch)
    done = repository.merge(HERE, THERE)
    assert not is_lost(repository)
    assert (done.returncode, repository.is_unmerged) == (1, True)
    assert "<<<<<<< " in repository.store.read_text()
    assert repository.git("status", "--porcelain").stdout == "UU salver.json\n"


@pytest.mark.parametrize("way", WAYS)
def test_lines_that_do_not_touch_are_merged(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    break_it(way, tmp_path, monkeypatch)
    done = repository.merge(HERE, ELSEWHERE)
    assert (done.returncode, repository.is_unmerged) == (0, False)
    people = form.load(repository.store.read_bytes())["people"]
    assert [people[RecordId(who)].get("note") for who in (ANA, BO)] == ["written here", "written there"]


@pytest.mark.parametrize("way", WAYS)
def test_check_finds_out_that_the_command_does_not_work(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    assert why_not_merged(DRIVER) == ""
    break_it(way, tmp_path, monkeypatch)
    assert why_not_merged(DRIVER)


def test_a_whole_driver_merges_by_meaning(repository: Repository) -> None:
    done = repository.merge(HERE, THERE)
    assert (done.returncode, repository.is_unmerged) == (0, False), done.stderr
    assert form.load(repository.store.read_bytes())["people"][ANA].get("note") == "written here\nwritten there"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of half a megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("nothing can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("room", [0, 4, 8, 12, 16, 24, 40])
def test_on_a_disk_that_is_full_nothing_passes_for_merged(repository: Repository, small_disk: Path, room: int) -> None:
    """`room` is how many kilobytes are left when the driver runs."""
    for name in ("base", "ours", "theirs"):
        shutil.copy(repository.store, small_disk / name)
    many = {**HERE, "people": {**HERE["people"], **dict.fromkeys(map(RecordId, range(100, 200)), BASE["people"][BO])}}
    (small_disk / "base").write_bytes(form.dump({**many, "people": {**many["people"], ANA: BASE["people"][ANA]}}))
    (small_disk / "ours").write_bytes(form.dump(many))
    (small_disk / "theirs").write_bytes(form.dump({**many, "people": {**many["people"], ANA: THERE["people"][ANA]}}))
    with open(small_disk / "filling", "wb", buffering=0) as filling:
        with suppress(OSError):  # the disk is full then
            while True:
                filling.write(bytes(1024))
        filling.truncate(max(0, filling.tell() - room * 1024))
    driver = DRIVER
    for place, name in {"%O": "base", "%A": "ours", "%B": "theirs", "%P": "salver.json", "%L": "7"}.items():
        driver = driver.replace(place, name)
    environ = {**os.environ, "GIT_DIR": str(repository.folder / ".git"), "GIT_WORK_TREE": str(repository.folder)}
    done = subprocess.run(["sh", "-c", driver], cwd=small_disk, env=environ, capture_output=True, check=False)
    left = (small_disk / "ours").read_bytes()
    if done.returncode == 0:
        assert form.load(left)["people"][ANA].get("note") == "written here\nwritten there"
    else:
        assert done.returncode == 1
        assert b"<<<<<<< ours" in left
