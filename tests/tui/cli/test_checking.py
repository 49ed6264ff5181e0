"""`check`: everything that is looked at, for people and for scripts."""

import json
import re
import shlex
from pathlib import Path

from tests.tui.cli.conftest import Salver

SUBJECTS = {
    *("sound", "settings", "private", "yours", "place", "state", "backups", "saved", "left over", "copies", "clock"),
    "in git",
}


def findings(run: Salver) -> dict[str, dict[str, object]]:
    found = json.loads(run("check", "--json").stdout)["findings"]
    return {finding["subject"]: finding for finding in found}


def test_scripts_get_every_finding_with_what_mends_it(run: Salver, store: Path, tmp_path: Path) -> None:
    run("add", "Ana Park")
    result = run("check", "--json")
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["ok"]) == (1, False)
    found = {finding["subject"]: finding for finding in answer["findings"]}
    assert found.keys() == SUBJECTS
    assert found["in git"]["mend"] == f"git -C {tmp_path} init"
    assert all(finding["well"] and not finding["mend"] for name, finding in found.items() if name != "in git")
    assert "2 records" in str(found["sound"]["says"])


def test_a_damaged_store_is_a_finding_too_and_ends_with_three(run: Salver, store: Path) -> None:
    store.write_bytes(b"{")
    result = run("check", "--json")
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["ok"]) == (3, False)
    (finding,) = answer["findings"]
    assert (finding["subject"], finding["mend"]) == ("sound", "")
    assert "line 1, column 2" in finding["says"]


def test_the_last_good_copy_of_a_damaged_store_is_a_command_away(run: Salver, store: Path) -> None:
    run("add", "Ana Park")
    good = store.read_bytes()
    store.write_bytes(b"{")
    run("restore", "1")
    store.write_bytes(b"{ damaged once more")
    (finding,) = json.loads(run("check", "--json").stdout)["findings"]
    run(*shlex.split(finding["mend"])[1:])
    assert store.read_bytes() == good


def test_every_line_is_read_again_whatever_was_found_sound_before(run: Salver, store: Path) -> None:
    run("add", "Ana Park")
    run("list")
    store.write_bytes(store.read_bytes().replace(b'"direction": "incoming"', b'"direction": "sideways"'))
    assert run("check").exit_code == 3


def test_settings_that_cannot_be_used_are_named(run: Salver, home: Path) -> None:
    run("add", "Ana Park")
    assert findings(run)["settings"]["well"]
    config = home / ".config/salver/config.toml"
    config.parent.mkdir(parents=True)
    for wrong in ('policy = "none-such"\n', "[keys]\nno-such-command = 'x'\n", "policy = [\n"):
        config.write_text(wrong)
        assert not findings(run)["settings"]["well"]
        assert run("check").exit_code == 1


def test_a_change_of_a_day_to_come_shows_that_the_clock_is_behind(run: Salver, store: Path) -> None:
    run("add", "Ana Park")
    assert findings(run)["clock"]["well"]
    text = store.read_text()
    store.write_text(re.sub(r'"(\d{4})(-\d\d-\d\dT)', lambda match: f'"{int(match[1]) + 3}{match[2]}', text))
    clock = findings(run)["clock"]
    assert not clock["well"]
    assert "days ahead of this machine's clock" in str(clock["says"])
    assert clock["mend"] == "timedatectl set-ntp true"


def test_what_is_wrong_is_said_with_the_command_that_mends_it(run: Salver, store: Path, tmp_path: Path) -> None:
    run("add", "Ana Park")
    store.chmod(0o604)
    (tmp_path / ".salver.json.salver-00000000-1-0123abcd").touch()
    said = run("check").stderr
    assert f"To mend it: chmod 600 {store}" in said
    assert f"To mend it: rm -- {tmp_path}/.salver.json.salver-00000000-1-0123abcd" in said


def test_looking_changes_nothing(run: Salver, store: Path, home: Path) -> None:
    run("add", "Ana Park")
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} | {store: store.read_bytes()}
    run("check")
    after = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} | {store: store.read_bytes()}
    assert after == before
