"""Files of the user's own that cannot be used: looking goes on without them, and nothing is decided by what was not
meant.
"""

from pathlib import Path

import pytest

from tests.tui.cli.conftest import Answer, Salver


@pytest.fixture
def own(home: Path) -> Path:
    """The folder of the settings, with a policy that is wrong, and one that is not."""
    folder = home / ".config/salver"
    (folder / "policies").mkdir(parents=True)
    (folder / "policies/mine.toml").write_text('base = "selective"\n[points]\nR99 = 1\n')
    (folder / "policies/other.toml").write_text('base = "selective"\n')
    return folder


def test_rows_are_listed_and_the_wrong_file_is_told_with_its_line(run: Salver, answer: Answer, own: Path) -> None:
    (own / "config.toml").write_text('policy = "other"\n')
    (own / "policies/mine.toml").rename(own / "mine.toml")
    row = answer("add", "Ana Park", "--json")
    (own / "mine.toml").rename(own / "policies/mine.toml")
    listed = run("list", "--ids")
    assert (listed.exit_code, listed.stdout.strip()) == (0, row["id"])
    assert "mine.toml: 'points.R99': there is no rule 'R99'" in listed.stderr
    assert "Until that is mended it is left out." in listed.stderr
    assert answer("why", row["id"], "--json")["policy"] == "other"


def test_nothing_is_decided_by_a_policy_that_cannot_be_used(run: Salver, own: Path) -> None:
    (own / "config.toml").write_text('policy = "mine"\n')
    refused = run("add", "Ana Park")
    assert (refused.exit_code, "mine.toml: 'points.R99'" in refused.stderr) == (2, True)
    assert "the policy 'mine' is left out" in run("list").stderr


def test_the_check_of_the_settings_names_every_file_that_is_wrong(run: Salver, own: Path) -> None:
    (own / "templates").mkdir()
    (own / "templates/thanks.txt").write_text("channel: pigeon\n\nHello\n")
    (own / "words.txt").write_bytes(b"\xff\xfe")
    checked = run("config", "check")
    assert checked.exit_code == 2
    for told in ("mine.toml: 'points.R99'", "thanks.txt, line 1: 'pigeon' is not a channel", "words.txt: is not UTF-8"):
        assert told in checked.stderr
