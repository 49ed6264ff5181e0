"""`policy`, `rules`, `templates`, `config`: what the program judges and writes by."""

import errno
import os
import tomllib
from pathlib import Path

import pytest

from store.checked_toml import parse_checked
from store.settings import Settings
from tests.tui.cli.conftest import Answer, Salver
from tui.keymap.commands import command_table


@pytest.fixture
def config(home: Path) -> Path:
    path = home / ".config/salver/config.toml"
    path.parent.mkdir(parents=True)
    return path


def own_policy(config: Path, written: str) -> None:
    folder = config.parent / "policies"
    folder.mkdir()
    (folder / "mine.toml").write_text(written)


def test_the_shipped_policies_are_listed_and_the_policy_in_use_is_marked(answer: Answer, run: Salver) -> None:
    rows = answer("policy", "list", "--json")
    assert {row["name"] for row in rows} == {"known-only", "open-with-care", "strategic", "selective"}
    assert [row["name"] for row in rows if row["used"]] == ["open-with-care"]
    assert [line.split()[1] for line in run("policy", "list").stdout.splitlines() if line.startswith("*")] == [
        "open-with-care"
    ]


def test_a_policy_is_shown_with_what_decides_and_what_counts(answer: Answer, run: Salver) -> None:
    row = answer("policy", "show", "known-only", "--json")
    assert row["decisive"][0] == {"rule": "R23", "advice": "pass"}
    assert row["accept"] > row["pass"]
    text = run("policy", "show", "known-only").stdout
    assert all(each["rule"] in text for each in row["decisive"] + row["points"])


def test_a_threshold_of_no_points_has_no_sign(run: Salver, config: Path) -> None:
    own_policy(config, 'base = "strategic"\n[thresholds]\naccept = 3\npass = 0\n')
    assert "points: accept at +3 or more, pass at 0 or less" in run("policy", "show", "mine").stdout


def test_using_a_policy_changes_its_line_of_the_settings(run: Salver, answer: Answer, config: Path) -> None:
    config.write_text('# mine\npolicy = "strategic"  # for now\n[me]\nnames = ["Edda Lind"]\n')
    assert run("policy", "use", "selective").exit_code == 0
    assert config.read_text() == '# mine\npolicy = "selective"  # for now\n[me]\nnames = ["Edda Lind"]\n'
    row = answer("add", "Ana Park", "--json")
    assert answer("why", row["id"], "--json")["policy"] == "selective"


def test_using_a_policy_makes_settings_where_there_were_none(run: Salver, home: Path) -> None:
    assert run("policy", "use", "strategic").exit_code == 0
    assert (home / ".config/salver/config.toml").read_text() == 'policy = "strategic"\n'


@pytest.mark.parametrize(
    "written",
    [
        "'policy' = 'strategic'\n",
        '"policy" = """\nstrategic"""\n[me]\n',
        "[keys]\nundo = 'u'\n",
        '# mine\n\n[me]\nnames = ["""\nAna\n"""]\n',
        "me = { names = [] }\npolicy\t=\t'strategic' # policy\r\n",
    ],
)
def test_a_policy_can_be_used_however_the_settings_are_laid_out(run: Salver, config: Path, written: str) -> None:
    config.write_text(written)
    before = tomllib.loads(written)
    assert run("policy", "use", "selective").exit_code == 0
    assert tomllib.loads(config.read_text()) == before | {"policy": "selective"}
    assert run("config", "check").exit_code == 0


def test_settings_that_are_no_toml_are_left_as_they_are(run: Salver, config: Path) -> None:
    config.write_text("# mine\npolicy = \n")
    refused = run("policy", "use", "strategic")
    assert refused.exit_code == 2
    assert f"{config}, line 2: this is not TOML" in refused.stderr
    assert config.read_text() == "# mine\npolicy = \n"


def test_settings_that_cannot_be_saved_are_left_as_they_are(
    run: Salver, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    config.write_text("# mine\n")
    monkeypatch.setattr(os, "fsync", full)
    refused = run("policy", "use", "strategic")
    assert refused.exit_code == 3
    assert f"{config} could not be saved: No space left on device" in refused.stderr
    assert [each.name for each in config.parent.iterdir()] == [config.name]
    assert config.read_text() == "# mine\n"


def test_settings_behind_a_link_are_changed_where_they_are(run: Salver, config: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text("")
    config.symlink_to(real)
    run("policy", "use", "strategic")
    assert config.is_symlink()
    assert real.read_text() == 'policy = "strategic"\n'


@pytest.mark.parametrize(
    "command", [["policy", "show"], ["policy", "use"], ["policy", "test"], ["rules", "show"], ["templates", "show"]]
)
def test_a_name_that_is_none_is_refused(run: Salver, home: Path, command: list[str]) -> None:
    result = run(*command, "nonsuch")
    assert result.exit_code == 2
    assert "'nonsuch'" in result.stderr
    assert not (home / ".config").exists()


def test_a_policy_of_ones_own_judges_once_it_is_set(run: Salver, answer: Answer, config: Path) -> None:
    own_policy(config, 'base = "open-with-care"\ntitle = "Mine"\n[thresholds]\naccept = 1\n')
    assert run("policy", "use", "mine").exit_code == 0
    row = answer("add", "Ana Park", "--json")
    assert answer("why", row["id"], "--json")["policy"] == "mine"


def test_a_broken_policy_of_ones_own_is_named_with_its_line(run: Salver, config: Path) -> None:
    own_policy(config, 'base = "open-with-care"\n\n[threshold]\naccept = 1\n')
    for command in (["policy", "list"], ["list"], ["config", "check"]):
        result = run(*command)
        assert result.exit_code == (0 if command == ["list"] else 2)
    assert "mine.toml, line 3" in result.stderr
    assert "did you mean 'thresholds'?" in result.stderr


def test_a_replay_counts_where_a_policy_agrees_with_what_was_decided(run: Salver, answer: Answer) -> None:
    known = answer("add", "Ana Park", "--json")["id"]
    answer("fact", known, "known=yes", "--json")
    answer("accept", known, "--json")
    rude = answer("add", "Bela Kos", "--json")["id"]
    answer("fact", rude, "rude=yes", "--json")
    answer("accept", rude, "--json")
    undone = answer("add", "Carl Hu", "--json")["id"]
    answer("pass", undone, "--json")
    run("undo")
    replayed = answer("policy", "test", "known-only", "--json")
    assert (replayed["decisions"], replayed["advised"], replayed["agreed"]) == (2, 2, 1)
    assert replayed["table"] == {"accept": {"accepted": 1}, "pass": {"accepted": 1}}
    assert replayed["overruled"] == [{"rule": "R23", "times": 1}]
    told = run("policy", "test", "known-only").stdout.splitlines()
    assert [line.split(maxsplit=2) for line in told if "R23" in line] == [["R23", "1", "Rude or pushy"]]
    counts = [line for line in told if line.endswith("accepted  1")]
    assert len(counts) == 2
    assert len({line.index("accepted") for line in counts}) == 1


def test_rules_are_listed_and_shown_with_their_texts_and_examples(answer: Answer, run: Salver) -> None:
    rows = {row["id"]: row for row in answer("rules", "list", "--json")}
    assert {f"R{number:02d}" for number in range(1, 29)} <= set(rows)
    rule = answer("rules", "show", "R07", "--json")
    assert rule == rows["R07"]
    assert rule["text"] == "000"
    assert rule["holds"]
    text = run("rules", "show", "R07").stdout
    assert rule["title"] in text
    assert rule["when"] in text


def test_a_rule_is_shown_with_what_it_says_while_a_fact_is_only_assumed(answer: Answer, run: Salver) -> None:
    assert answer("rules", "show", "R07", "--json")["if_assumed"] is None
    assert answer("rules", "show", "R03", "--json")["if_assumed"].startswith("You do not seem to know {name}")
    assert "if assumed" in run("rules", "show", "R03").stdout
    assert "if assumed" not in run("rules", "show", "R07").stdout


def test_the_examples_of_all_rules_come_out_as_they_say(run: Salver) -> None:
    result = run("rules", "test")
    assert (result.exit_code, result.stderr.startswith("All ")) == (0, True)


def test_an_example_that_a_rule_of_ones_own_gets_wrong_is_named(run: Salver, config: Path) -> None:
    own_policy(
        config,
        'base = "open-with-care"\n[rule.graz]\ntitle = "Graz"\nsentence = "{name} was in Graz."\n'
        'when = "same_event:yes"\nholds = [{ same_event = "no" }]\n',
    )
    result = run("rules", "test")
    assert result.exit_code == 1
    assert "graz is no on same_event=no, and should be yes" in result.stderr


def test_templates_are_listed_and_shown(answer: Answer, run: Salver) -> None:
    rows = {row["name"]: row for row in answer("templates", "list", "--json")}
    assert {"ask-why", "pass", "thanks"} <= set(rows)
    assert answer("templates", "show", "pass", "--json") == rows["pass"]
    assert "{first_name}" in run("templates", "show", "pass").stdout


def test_a_template_of_the_user_takes_the_place_of_the_shipped_template(answer: Answer, config: Path) -> None:
    folder = config.parent / "templates"
    folder.mkdir()
    (folder / "pass.txt").write_text("channel: email\n\nHello {first_name}, no.\n")
    row = answer("templates", "show", "pass", "--json")
    assert (row["own"], row["channels"]) == (True, ["email"])


def test_the_default_settings_are_toml_that_sets_nothing_else(run: Salver) -> None:
    written = run("config", "default").stdout
    assert parse_checked(written, Settings, Path("config.toml")) == Settings()
    keys = tomllib.loads(
        "\n".join(line.removeprefix("# ") for line in written.split("[keys]")[1].splitlines() if "=" in line)
    )
    assert keys == {command.id: list(command.keys) for group in command_table().values() for command in group}


def test_sound_settings_are_said_to_be_sound(run: Salver, config: Path) -> None:
    config.write_text('policy = "strategic"\n[keys]\naccept = "Q"\n')
    result = run("config", "check")
    assert result.exit_code == 0
    assert f"{config} is valid" in result.stderr


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ('[me]\nname = ["Edda"]\n', "line 2: there is no setting 'me.name'; did you mean 'names'?"),
        ('policy = "strategc"\n', "did you mean 'strategic'?"),
        ('[keys]\naccpet = "a"\n', "did you mean 'accept'?"),
        ('[keys]\naccept = "q"\n', "'q'"),
        ("[limits]\nlinkedin-note = 0\n", "line 2: 'limits.linkedin-note' must be a whole number of at least 1"),
    ],
)
def test_settings_that_cannot_be_used_are_refused(run: Salver, config: Path, written: str, complaint: str) -> None:
    config.write_text(written)
    result = run("config", "check")
    assert result.exit_code == 2
    assert str(config) in result.stderr
    assert complaint in result.stderr


def test_settings_that_cannot_be_used_stop_every_command_before_it_changes_anything(
    run: Salver, config: Path, store: Path
) -> None:
    config.write_text("polcy = 1\n")
    assert run("add", "Ana Park").exit_code == 2
    assert not store.exists()


def decide_against_the_policy(answer: Answer, run: Salver) -> None:
    """Pass on a dozen people who are known, whom every shipped policy would accept."""
    for number in range(12):
        asked = answer("add", f"Guest{number} Lind", "--json")["id"]
        run("fact", asked, "known=yes")
        run("pass", asked, "--quietly")


def test_a_policy_is_fitted_to_decisions_shown_as_a_difference_and_not_applied(
    run: Salver, answer: Answer, home: Path
) -> None:
    decide_against_the_policy(answer, run)
    told = run("policy", "fit").stdout
    assert "what you decided 0 of 12 times; with 1 line changed, 12." in told
    assert "-  [decisive]  R01 = accept" in told
    assert "Nothing is changed." in told
    changed = [line for line in told.splitlines() if "you: passed" in line]
    assert len(changed) == 12
    assert {line.partition("you: passed")[2].strip() for line in changed} == {f"Guest{n} Lind" for n in range(12)}
    assert not (home / ".config").exists()
    assert answer("policy", "fit", "--json")["lines"][0]["name"] == "R01"


def test_a_fitted_policy_is_saved_under_a_name_of_its_own_and_can_be_used(
    run: Salver, answer: Answer, home: Path
) -> None:
    decide_against_the_policy(answer, run)
    assert "salver policy use stricter" in run("policy", "fit", "--save", "stricter").stderr
    assert (home / ".config/salver/policies/stricter.toml").read_text().startswith('base = "open-with-care"\n')
    assert run("policy", "use", "stricter").exit_code == 0
    assert answer("policy", "test", "stricter", "--json")["agreed"] == 12
    for taken in ("stricter", "open-with-care", "../mine"):
        assert run("policy", "fit", "open-with-care", "--save", taken).exit_code != 0


def test_without_decisions_a_fit_says_so(run: Salver) -> None:
    assert "None of your decisions" in run("policy", "fit").stdout


def test_a_rule_is_tried_before_it_is_added_and_counts_from_then_on(run: Salver, answer: Answer, config: Path) -> None:
    added_first = answer("add", "Ana Park", "--json")
    typed = ("rules", "add", "name:park", "--effect", "pass", "--title", "Named Park")
    tried = run(*typed, "--try")
    assert "1 of 1 open invitation" in tried.stdout
    assert "1 to pass" in tried.stdout
    policy = config.parent / "policies/open-with-care.toml"
    assert not policy.exists()
    added = run(*typed)
    assert "Added named-park. To take it back" in added.output
    assert "[rule.named-park]" in policy.read_text()
    assert run("rules", "test").exit_code == 0
    assert "Named Park" in run("why", added_first["id"]).stdout


@pytest.mark.parametrize(("when", "effect"), [("nationality:any", "2"), ("name:park", "often"), ("name:", "2")])
def test_a_rule_that_cannot_be_is_refused_and_nothing_is_written(
    run: Salver, config: Path, when: str, effect: str
) -> None:
    refused = run("rules", "add", when, "--effect", effect, "--title", "Named Park")
    assert refused.exit_code != 0
    assert not (config.parent / "policies").exists()
