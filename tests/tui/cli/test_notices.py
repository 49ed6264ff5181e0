"""What commands say unasked, on standard error: that others can read the store, that a repository must stay private."""

import subprocess
from pathlib import Path

from tests.tui.cli.conftest import Salver

PRIVATE = "keep its repository private"


def test_the_first_command_that_writes_into_a_repository_says_that_it_must_stay_private(
    run: Salver, store: Path, tmp_path: Path
) -> None:
    subprocess.run(["git", "-C", str(tmp_path), "init", "-q"], check=True)
    assert PRIVATE not in run("list").stderr
    assert PRIVATE not in run("import", str(tmp_path), "--dry-run").stderr
    first = run("add", "Ana Park", "--json")
    assert first.stderr.count(PRIVATE) == 1
    assert PRIVATE not in first.stdout
    assert run("add", "Bo Lind", "--json").stderr == ""


def test_outside_of_a_repository_nothing_is_said(run: Salver) -> None:
    assert run("add", "Ana Park", "--json").stderr == ""


def test_a_store_that_others_can_read_is_named_by_the_next_command_and_no_other(run: Salver, store: Path) -> None:
    run("add", "Ana Park")
    store.chmod(0o640)
    assert f"chmod 600 {store}" in run("list").stderr
    assert run("list").stderr == run("stats").stderr == ""
    assert store.stat().st_mode & 0o777 == 0o640


NO_COPY = "No copy of what was saved could be kept for `salver restore`"


def test_a_failing_backup_is_told_once_until_backups_work_again(run: Salver, home: Path) -> None:
    run("add", "Ana Park")
    backups = home / ".local" / "state" / "salver" / "backups"
    aside = backups.rename(backups.with_name("aside"))
    backups.write_text("no folder")
    failing = run("add", "Bo Lind")
    assert (failing.exit_code, failing.stderr.count(NO_COPY)) == (0, 1)
    assert NO_COPY not in run("add", "Cleo Haddad").stderr
    backups.unlink()
    aside.rename(backups)
    assert NO_COPY not in run("add", "Dario Weiss").stderr
    backups.rename(aside)
    backups.write_text("no folder")
    assert run("add", "Ewa Sato").stderr.count(NO_COPY) == 1
    assert run("list", "--count").stdout == "5\n"
