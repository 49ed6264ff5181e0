"""A store that git keeps in another form: git-crypt's ciphertext, and the pointers of git LFS."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from store.file import form
from store.records import ids
from tests.store.git.dotfiles import ANA, BO, IDENTITY, a_tray, at, called, changed, installed

BASE = a_tray()
HERE = changed(BASE, "people", ANA, at(1, "1bbb"), note="written here")
THERE = changed(BASE, "people", ANA, at(2, "2ccc"), note="written there")
NOTE = "met in Graz, in secret"

needs_git_crypt = pytest.mark.skipif(shutil.which("git-crypt") is None, reason="git-crypt is not installed")
needs_git_lfs = pytest.mark.skipif(shutil.which("git-lfs") is None, reason="git-lfs is not installed")

Salver = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def salver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Salver:
    script = installed(tmp_path / "bin")
    monkeypatch.setenv("PATH", f"{script.parent}:/usr/bin:/bin")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Edda Lind")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "edda@example.org")

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(script), "--store", str(tmp_path / "dotfiles/salver.json"), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    return call


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """An empty repository, with the store in its folder."""
    folder = tmp_path / "dotfiles"
    folder.mkdir()
    called("git", "init", "-q", str(folder))
    (folder / "salver.json").write_bytes(form.dump(BASE))
    (folder / "salver.json").chmod(0o600)
    return folder


def git(folder: Path, *arguments: str) -> str:
    return called("git", "-C", str(folder), *IDENTITY, *arguments)


def mended(told: subprocess.CompletedProcess[str], subject: str) -> None:
    """Run what `check` says to do about this."""
    (line,) = (line for line in told.stderr.splitlines() if line.startswith(f"{subject}: "))
    subprocess.run(line.split("To mend it: ")[1], shell=True, check=True, capture_output=True)


def says(told: subprocess.CompletedProcess[str], subject: str) -> str:
    (line,) = (line for line in told.stdout.splitlines() if line[4:].startswith(f"{subject} "))
    return line


@pytest.fixture
def encrypted(repository: Path, tmp_path: Path, salver: Salver) -> Path:
    """The repository with the store encrypted by git-crypt, its key beside it, and the driver registered."""
    called("git-crypt", "init", folder=repository)
    called("git-crypt", "export-key", str(tmp_path / "key"), folder=repository)
    (repository / ".gitattributes").write_text("*.json filter=git-crypt diff=git-crypt\n")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "Keep the tray")
    assert salver("git-setup").returncode == 0
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "Have git call Salver")
    return repository


def commit_on_both_sides(folder: Path) -> None:
    """A branch `there` with one change, and another one here."""
    git(folder, "branch", "there")
    (folder / "salver.json").write_bytes(form.dump(HERE))
    git(folder, "commit", "-qam", "Here")
    git(folder, "checkout", "-q", "there")
    (folder / "salver.json").write_bytes(form.dump(THERE))
    git(folder, "commit", "-qam", "There")
    git(folder, "checkout", "-q", "-")


def note(folder: Path) -> str | None:
    """The note on Ana in the store."""
    read: str | None = form.load((folder / "salver.json").read_bytes())["people"][ANA].get("note")
    return read


def in_the_repository(folder: Path, revision: str = "HEAD") -> bytes:
    blob = called("git", "-C", str(folder), "rev-parse", f"{revision}:salver.json").strip()
    return subprocess.run(["git", "-C", str(folder), "cat-file", "blob", blob], capture_output=True, check=True).stdout


@needs_git_crypt
def test_ciphertext_is_decrypted_merged_and_encrypted(encrypted: Path, salver: Salver) -> None:
    told = salver("check")
    assert "ok  merged" in says(told, "merged")
    assert "encrypted in the repository (git-crypt)" in says(told, "not public")
    commit_on_both_sides(encrypted)
    git(encrypted, "merge", "-q", "--no-edit", "there")
    assert (
        form.load((encrypted / "salver.json").read_bytes())["people"][ANA].get("note") == "written here\nwritten there"
    )
    assert in_the_repository(encrypted).startswith(b"\0GITCRYPT\0")
    assert git(encrypted, "status", "--porcelain") == ""


@needs_git_crypt
def test_a_named_key_and_a_rebase_work_as_well(repository: Path, salver: Salver) -> None:
    called("git-crypt", "init", "-k", "trays", folder=repository)
    (repository / ".gitattributes").write_text("*.json filter=git-crypt-trays diff=git-crypt-trays\n")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "Keep the tray")
    salver("git-setup")
    git(repository, "commit", "-qam", "Have git call Salver")
    commit_on_both_sides(repository)
    git(repository, "rebase", "-q", "there")
    assert (
        form.load((repository / "salver.json").read_bytes())["people"][ANA].get("note") == "written here\nwritten there"
    )
    assert in_the_repository(repository).startswith(b"\0GITCRYPT\0")


@needs_git_crypt
def test_locked_it_is_said_to_be_so_and_no_copy_is_put_in_its_place(
    encrypted: Path, salver: Salver, tmp_path: Path
) -> None:
    salver("note", ids.spelled(ANA), NOTE)
    git(encrypted, "commit", "-qam", "Work")
    called("git-crypt", "lock", folder=encrypted)
    ciphertext = (encrypted / "salver.json").read_bytes()
    for command in (["list"], ["check"], ["restore"], ["restore", "1"], ["note", ids.spelled(ANA), "x"], ["git-setup"]):
        told = salver(*command)
        assert told.returncode in (0, 3) if command == ["git-setup"] else told.returncode == 3, command
        assert "git-crypt" in told.stderr
        assert (encrypted / "salver.json").read_bytes() == ciphertext
    assert "puts the first back" not in salver("restore").stderr
    assert "locked or does not work here" in salver("git-setup", "--check").stderr

    called("git-crypt", "unlock", str(tmp_path / "key"), folder=encrypted)
    assert NOTE in salver("show", ids.spelled(ANA)).stdout
    assert salver("git-setup", "--check").returncode == 0


@needs_git_crypt
def test_locked_a_merge_is_a_marked_conflict_and_after_unlocking_it_merges(encrypted: Path, tmp_path: Path) -> None:
    commit_on_both_sides(encrypted)
    called("git-crypt", "lock", folder=encrypted)
    merging = ["git", "-C", str(encrypted), *IDENTITY, "merge", "--no-edit", "there"]
    done = subprocess.run(merging, capture_output=True, text=True, check=False)
    assert (done.returncode, "git-crypt unlock" in done.stderr) == (1, True)
    assert (encrypted / "salver.json").read_bytes().startswith(b"<<<<<<< ours\n")
    assert git(encrypted, "ls-files", "--unmerged")

    git(encrypted, "merge", "--abort")
    called("git-crypt", "unlock", str(tmp_path / "key"), folder=encrypted)
    git(encrypted, "merge", "-q", "--no-edit", "there")
    assert b"written there" in (encrypted / "salver.json").read_bytes()


@needs_git_crypt
def test_a_program_that_is_gone_is_found_out_before_a_merge(encrypted: Path, salver: Salver, tmp_path: Path) -> None:
    assert salver("git-setup", "--check").returncode == 0
    (tmp_path / "bin/git-crypt").write_text(
        "#!/bin/sh\necho 'libcrypto.so.3: cannot open shared object' >&2\nexit 127\n"
    )
    (tmp_path / "bin/git-crypt").chmod(0o755)
    for setting in ("clean", "smudge"):
        git(encrypted, "config", f"filter.git-crypt.{setting}", f"git-crypt {setting}")
    told = salver("git-setup", "--check")
    assert (told.returncode, "does not work here" in told.stderr, "libcrypto" in told.stderr) == (1, True, True)
    assert says(salver("check"), "merged").startswith("NO")


@needs_git_crypt
def test_a_plain_tray_in_the_place_of_a_locked_one_is_not_called_encrypted(
    encrypted: Path, salver: Salver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called("git-crypt", "lock", folder=encrypted)
    (encrypted / "salver.json").write_bytes(form.dump(HERE))
    told = salver("check")
    assert "would add the next version as plain text" in says(told, "not public")

    unlocking = tmp_path / "bin/git-crypt"  # for whom the key is at hand
    unlocking.write_text(
        f'#!/bin/sh\ntest $# -gt 1 && exec /usr/bin/git-crypt "$@"\nexec /usr/bin/git-crypt "$1" {tmp_path}/key\n'
    )
    unlocking.chmod(0o755)
    mended(told, "not public")
    told = salver("check")
    assert "encrypted in the repository (git-crypt)" in says(told, "not public")
    assert b"written here" in (encrypted / "salver.json").read_bytes()
    git(encrypted, "commit", "-qam", "Work")
    assert in_the_repository(encrypted).startswith(b"\0GITCRYPT\0")


@needs_git_crypt
def test_a_tray_that_was_committed_before_it_was_to_be_encrypted_is_not_called_encrypted(
    repository: Path, salver: Salver
) -> None:
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "Keep the tray")
    called("git-crypt", "init", folder=repository)
    (repository / ".gitattributes").write_text("*.json filter=git-crypt diff=git-crypt\n")
    git(repository, "add", ".gitattributes")
    git(repository, "commit", "-qm", "Encrypt it")
    told = salver("check")
    assert "keeps it as plain text" in says(told, "not public")
    mended(told, "not public")
    assert "encrypted in the repository" in says(salver("check"), "not public")
    assert in_the_repository(repository).startswith(b"\0GITCRYPT\0")


@needs_git_crypt
def test_the_sides_of_a_merge_of_ciphertext_can_be_restored(encrypted: Path, salver: Salver) -> None:
    git(encrypted, "config", "merge.salver.driver", "false")  # as on a machine where it was registered wrongly
    commit_on_both_sides(encrypted)
    subprocess.run(["git", "-C", str(encrypted), "merge", "there"], capture_output=True, check=False)
    told = salver("check")
    assert "was not finished" in says(told, "in git")
    mended(told, "in git")
    assert note(encrypted) == "written here\nwritten there"
    assert git(encrypted, "ls-files", "--unmerged") == ""


@pytest.fixture
def large(repository: Path, salver: Salver) -> Path:
    """The repository with the store in LFS, and the driver registered behind that."""
    git(repository, "lfs", "install", "--local")
    (repository / ".gitattributes").write_text("*.json filter=lfs diff=lfs merge=lfs -text\n")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "Keep the tray")
    return repository


@needs_git_lfs
def test_pointers_of_lfs_are_followed_merged_and_made_again(large: Path, salver: Salver) -> None:
    told = salver("check")
    assert "line 1: *.json filter=lfs diff=lfs merge=lfs -text" in says(told, "merged")
    assert "encrypted" not in says(told, "not public")
    mended(told, "merged")
    git(large, "commit", "-qam", "Have git call Salver")
    assert "ok  merged" in says(salver("check"), "merged")
    commit_on_both_sides(large)
    git(large, "merge", "-q", "--no-edit", "there")
    assert note(large) == "written here\nwritten there"
    assert in_the_repository(large).startswith(b"version https://git-lfs")


@needs_git_lfs
def test_a_pointer_without_its_content_is_said_to_be_that(
    large: Path, salver: Salver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    salver("note", ids.spelled(BO), NOTE)
    pointer = in_the_repository(large)
    (large / "salver.json").write_bytes(pointer)
    for command in (["list"], ["check"], ["restore"], ["restore", "1"], ["add", "Cleo Park"]):
        told = salver(*command)
        assert (told.returncode, "pointer of git LFS" in told.stderr) == (3, True), command
        assert (large / "salver.json").read_bytes() == pointer
    assert "git lfs pull" in salver("list").stderr
    git(large, "lfs", "checkout")
    assert salver("list").returncode == 0


@pytest.mark.parametrize("plain", ["here", "there"])
@pytest.mark.parametrize(
    "kind", [pytest.param("lfs", marks=needs_git_lfs), pytest.param("git-crypt", marks=needs_git_crypt)]
)
def test_a_side_from_before_the_filter_is_merged_with_one_from_after_or_marked(
    repository: Path, salver: Salver, kind: str, plain: str
) -> None:
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "Keep the tray")
    salver("git-setup")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "Have git call Salver")
    git(repository, "branch", "there")
    if kind == "lfs":
        git(repository, "lfs", "install", "--local")
    else:
        called("git-crypt", "init", folder=repository)
    for branch, tables in (("-", HERE), ("there", THERE)):
        if branch == "there":
            git(repository, "checkout", "-q", branch)
        if (branch == "there") == (plain == "here"):
            with (repository / ".gitattributes").open("a") as attributes:
                attributes.write(f"salver.json filter={kind}\n")
        (repository / "salver.json").write_bytes(form.dump(tables))
        git(repository, "commit", "-qam", branch.replace("-", "Here"))
    git(repository, "checkout", "-q", "-")
    merging = ["git", "-C", str(repository), *IDENTITY, "merge", "-q", "--no-edit", "there"]
    done = subprocess.run(merging, capture_output=True, text=True, check=False)
    if plain == "here":  # git knows of no filter for what comes
        told = "git-crypt unlock" if kind == "git-crypt" else "git lfs pull"
        assert (done.returncode, told in done.stderr, bool(git(repository, "ls-files", "--unmerged"))) == (
            1,
            True,
            True,
        )
        assert (repository / "salver.json").read_bytes().startswith(b"<<<<<<< ours\n")
    else:
        assert note(repository) == "written here\nwritten there"


FORMS = {
    "age": b"age-encryption.org/v1\n-> X25519 abc\n",
    "armoured age": b"-----BEGIN AGE ENCRYPTED FILE-----\nabc\n",
    "GnuPG": b"-----BEGIN PGP MESSAGE-----\n\nabc\n",
    "OpenSSL": b"Salted__12345678abc",
    "transcrypt": b"U2FsdGVkX1+abc\n",
    "git-annex": b"/annex/objects/SHA256E-s1--abc.json\n",
}


@pytest.mark.parametrize("kind", FORMS)
def test_other_forms_are_known_as_well(repository: Path, salver: Salver, kind: str) -> None:
    salver("note", ids.spelled(BO), NOTE)
    (repository / "salver.json").write_bytes(FORMS[kind])
    for command in (["list"], ["restore", "1"], ["add", "Cleo Park"]):
        told = salver(*command)
        assert (told.returncode, "it is " in told.stderr) == (3, True)
    assert (repository / "salver.json").read_bytes() == FORMS[kind]
