"""The system's own calls fail below Python, as on file systems that lack one guarantee: what is decided is saved, or a
sentence says that it is not.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from store.file import form
from store.records import ids
from tests.store.git.dotfiles import ANA, PROJECT, a_tray

pytestmark = pytest.mark.skipif(shutil.which("gcc") is None, reason="gcc is not installed")

LIBRARY = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int fails(const char *call) {
    const char *named = getenv("FAILS");
    if (named == NULL || strcmp(named, call) != 0) return 0;
    errno = atoi(getenv("FAILS_WITH"));
    return 1;
}
int fsync(int file) {
    struct stat status;
    if (fstat(file, &status) == 0 && fails(S_ISDIR(status.st_mode) ? "fsync of folders" : "fsync of files")) return -1;
    return ((int (*)(int)) dlsym(RTLD_NEXT, "fsync"))(file);
}
int flock(int file, int how) {
    return fails("flock") ? -1 : ((int (*)(int, int)) dlsym(RTLD_NEXT, "flock"))(file, how);
}
int rename(const char *old, const char *new) {
    const char *end = strrchr(new, '/');
    if (end != NULL && strcmp(end, "/salver.json") == 0 && fails("rename")) return -1;
    return ((int (*)(const char *, const char *)) dlsym(RTLD_NEXT, "rename"))(old, new);
}
"""
SAVED = (
    *("EINVAL fsync of folders", "ENOTSUP fsync of folders", "ENOSYS fsync of files"),
    *("ENOLCK flock", "ENOSYS flock", "EOPNOTSUPP flock"),
    *("EBUSY rename", "EXDEV rename", "EPERM rename"),
)
REFUSED = ("EIO fsync of files", "ENOSPC fsync of files", "EIO rename", "ENOSPC rename", "EDQUOT rename")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is loaded before the system's library."""
    folder = tmp_path_factory.mktemp("library")
    (folder / "failing.c").write_text(LIBRARY)
    call = ["gcc", "-shared", "-fPIC", "-o", str(folder / "failing.so"), str(folder / "failing.c"), "-ldl"]
    subprocess.run(call, check=True, capture_output=True)
    return folder / "failing.so"


@pytest.mark.parametrize("fault", [*SAVED, *REFUSED])
def test_a_note_is_saved_or_said_not_to_be(library: Path, tmp_path: Path, fault: str) -> None:
    store = tmp_path / "tray" / "salver.json"
    store.parent.mkdir()
    store.write_bytes(form.dump(a_tray()))
    store.chmod(0o600)
    error, _, call = fault.partition(" ")
    number = {"EINVAL": 22, "ENOTSUP": 95, "EOPNOTSUPP": 95, "ENOSYS": 38, "ENOLCK": 37, "EBUSY": 16, "EXDEV": 18}
    number |= {"EPERM": 1, "EIO": 5, "ENOSPC": 28, "EDQUOT": 122}
    environ = {**os.environ, "LD_PRELOAD": str(library), "FAILS": call, "FAILS_WITH": str(number[error])}

    def salver(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tui", "--store", str(store), *arguments]
        return subprocess.run(command, cwd=PROJECT, env=environ, capture_output=True, text=True, check=False)

    done, told = salver("note", ids.spelled(ANA), "met in Graz"), salver("check")
    (line,) = (line for line in told.stdout.splitlines() if line[4:].startswith("saved "))
    note = form.load(store.read_bytes())["people"][ANA].get("note")
    assert "Traceback" not in done.stderr + told.stderr
    if fault in SAVED:
        assert (done.returncode, note, line[:2]) == (0, "met in Graz", "ok"), done.stderr
        assert len(done.stderr.splitlines()) == 2  # what was done, and what the place lacks
    else:
        assert (done.returncode, note, line[:2]) == (3, None, "NO"), done.stderr
        assert "could not be saved" in done.stderr
    assert os.listdir(store.parent) == ["salver.json"]
