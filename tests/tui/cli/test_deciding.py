"""The verbs that decide, and what they refuse."""

from pathlib import Path

import pytest

from tests.tui.cli.conftest import Answer, Salver


@pytest.fixture
def ana(answer: Answer) -> str:
    """The id of an invitation that came in."""
    return str(answer("add", "Ana Park", "--sent", "2026-01-02", "--json")["id"])


@pytest.fixture
def bela(answer: Answer) -> str:
    """The id of an invitation of mine."""
    return str(answer("add", "Bela Kos", "--sent", "2026-01-03", "--outgoing", "--json")["id"])


@pytest.mark.parametrize(
    ("verb", "state", "carried_out"),
    [
        (["accept"], "accepted", False),
        (["ask"], "asked", False),
        (["pass"], "passed", False),
        (["pass", "--quietly"], "passed", False),
        (["ignore"], "ignored", None),
        (["snooze", "--until", "2w"], "snoozed", None),
    ],
)
def test_a_verb_decides_and_the_row_says_what_is_still_to_be_done_there(
    answer: Answer, ana: str, verb: list[str], state: str, carried_out: bool | None
) -> None:
    (row,) = answer(*verb, ana, "--json")["done"]
    assert (row["id"], row["state"], row["carried_out"]) == (ana, state, carried_out)
    assert answer("show", ana, "--json")["state"] == state


def test_reopening_takes_a_decision_back_to_the_inbox(answer: Answer, ana: str) -> None:
    answer("pass", ana, "--json")
    (row,) = answer("reopen", ana, "--json")["done"]
    assert (row["state"], row["carried_out"]) == ("open", None)


def test_done_dates_what_was_carried_out(answer: Answer, ana: str) -> None:
    answer("accept", ana, "--json")
    (row,) = answer("done", ana, "--json")["done"]
    assert row["carried_out"] == row["carried_out"][:10] != ""
    assert answer("list", "--view", "todo", "--json") == []


def test_what_is_decided_counts_as_carried_out_at_once_if_the_settings_say_so(
    run: Salver, answer: Answer, ana: str, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    config.write_text("carried_out_at_once = true\n")
    assert run("--config", str(config), "accept", ana).exit_code == 0
    assert answer("show", ana, "--json")["carried_out"] is not False


def test_a_snoozed_invitation_is_due_on_its_day(answer: Answer, ana: str) -> None:
    (row,) = answer("snooze", "--until", "2030-05-01", ana, "--json")["done"]
    assert row["due"] == "2030-05-01"
    assert [row["id"] for row in answer("list", "--view", "due", "--json")] == [ana]


@pytest.mark.parametrize("until", ["2020-01-01", "yesterday", "today", "soon", "31 feb"])
def test_a_snooze_until_no_day_to_come_is_refused(run: Salver, answer: Answer, ana: str, until: str) -> None:
    result = run("snooze", "--until", until, ana)
    assert result.exit_code == 2
    assert result.stderr
    assert answer("show", ana, "--json")["state"] == "open"


def test_any_unique_prefix_of_an_id_will_do(answer: Answer, ana: str) -> None:
    assert answer("accept", ana[:6].upper(), "--json")["done"][0]["id"] == ana


def test_the_id_of_a_person_does_not_stand_for_an_invitation(run: Salver, answer: Answer, ana: str) -> None:
    person = answer("show", ana, "--json")["person"]["id"]
    result = run("accept", person)
    assert result.exit_code == 1
    assert "it is not an invitation" in result.stderr


@pytest.mark.parametrize(
    ("verb", "told", "seen"),
    [
        ("accept", "noted that Bela Kos accepted.", "they accepted, and you are connected."),
        ("pass", "withdrew your invitation to Bela Kos.", "You cannot invite them again"),
        ("ignore", "left Bela Kos pending.", "Your invitation stays with them."),
    ],
)
def test_of_an_invitation_of_mine_it_is_said_what_the_verb_means_for_it(
    run: Salver, bela: str, verb: str, told: str, seen: str
) -> None:
    said = run(verb, bela).stderr
    assert told in said
    assert seen in said


def test_what_they_see_is_said_of_a_decision_and_not_again_when_it_is_carried_out(run: Salver, ana: str) -> None:
    seen = "they are told that you accepted"
    assert [seen in run(verb, ana).stderr for verb in ("accept", "done")] == [True, False]


def test_an_unknown_id_among_others_changes_nothing(run: Salver, answer: Answer, ana: str, store: Path) -> None:
    before = store.read_bytes()
    result = run("accept", ana, "zzzzzzzzzzz")
    assert result.exit_code == 1
    assert "zzzzzzzzzzz" in result.stderr
    assert store.read_bytes() == before


def test_what_a_verb_does_not_fit_is_named_and_the_rest_is_done(
    run: Salver, answer: Answer, ana: str, bela: str
) -> None:
    result = run("ask", ana, bela)
    assert result.exit_code == 1
    assert "Bela Kos" in result.stderr
    assert answer("show", ana, "--json")["state"] == "asked"
    assert answer("show", bela, "--json")["state"] == "waiting"


def test_deciding_twice_the_same_is_refused_and_leaves_the_file_alone(run: Salver, ana: str, store: Path) -> None:
    run("accept", ana)
    before = store.read_bytes()
    result = run("accept", ana)
    assert (result.exit_code, "already accepted" in result.stderr) == (1, True)
    assert store.read_bytes() == before


def test_a_filter_decides_on_the_rows_of_the_inbox_that_it_finds(answer: Answer, ana: str, bela: str) -> None:
    rows = answer("ignore", "--where", "age:>1w", "--json")["done"]
    assert [row["id"] for row in rows] == [ana]
    assert answer("show", bela, "--json")["state"] == "waiting"


def test_a_filter_that_names_another_view_reaches_it(answer: Answer, ana: str) -> None:
    mine = answer("add", "Cy Hart", "--outgoing", "--json")["id"]
    rows = answer("pass", "--where", "view:waiting", "--json")["done"]
    assert [(row["id"], row["state"]) for row in rows] == [(mine, "withdrawn")]


def test_a_dry_run_shows_what_would_be_decided_and_changes_nothing(
    run: Salver, ana: str, bela: str, store: Path
) -> None:
    before = store.read_bytes()
    result = run("accept", "--where", "name:park", "--dry-run")
    assert result.exit_code == 0
    assert "Ana Park" in result.stdout
    assert "Bela" not in result.output
    assert "nothing was changed" in result.stderr.casefold()
    assert store.read_bytes() == before


@pytest.mark.parametrize("dry", [[], ["--dry-run"]])
def test_a_filter_that_finds_no_row_is_said_to_find_none(run: Salver, ana: str, dry: list[str]) -> None:
    result = run("accept", "--where", "name:nobody", *dry)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Nothing was changed: the filter finds no row.\n"


def test_many_decisions_of_one_command_are_one_step_to_undo(run: Salver, answer: Answer) -> None:
    for name in ("Ana Park", "Bela Kos", "Carl Hu"):
        run("add", name, "--sent", "2026-01-02")
    assert len(answer("pass", "--where", "age:>1d", "--json")["done"]) == 3
    run("undo")
    assert {row["state"] for row in answer("list", "--json")} == {"open"}


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["accept"], "--where"),
        (["accept", "k7m2", "--where", "name:ana"], "not both"),
        (["accept", "--where", "nmae:ana"], "did you mean 'name'"),
        (["accept", "--where", "age:>soon"], "soon"),
        (["snooze", "k7m2"], "--until"),
    ],
)
def test_wrong_usage_is_told_in_a_sentence(run: Salver, arguments: list[str], complaint: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert complaint in result.stderr


def test_a_filter_that_finds_nothing_says_so(run: Salver, ana: str) -> None:
    result = run("accept", "--where", "name:nobody")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing" in result.stderr.lower()


def test_before_the_key_is_pressed_the_program_says_what_they_will_see(run: Salver, ana: str) -> None:
    said = run("pass", "--quietly", ana).stderr
    assert "passed on Ana Park" in said
    assert "LinkedIn" in said


def test_a_draft_stands_for_the_invitation_that_it_answers(run: Salver, answer: Answer, ana: str) -> None:
    draft = answer("draft", "new", "ask-why", ana, "--json")["id"]
    assert [row["id"] for row in answer("ask", draft, "--json")["done"]] == [ana]
    assert answer("show", ana, "--json")["state"] == "asked"
    assert run("reopen", ana).exit_code == 0
    person = answer("show", ana, "--json")["person"]["id"]
    other = answer("draft", "new", "other", person, "--json")["id"]
    result = run("accept", other)
    assert (result.exit_code, "it is not an invitation but a draft of its own" in result.stderr) == (1, True)


def test_drafts_are_put_off_and_taken_up_by_the_verbs_for_rows(run: Salver, answer: Answer, ana: str) -> None:
    draft = answer("draft", "new", "ask-why", ana, "--json")["id"]
    assert run("snooze", draft, "--until", "2w").exit_code == 0
    assert answer("show", draft, "--json")["due"]
    assert answer("show", ana, "--json")["state"] == "open"
    assert run("reopen", draft).exit_code == 0
    assert answer("show", draft, "--json")["due"] is None


def test_a_reason_is_kept_with_the_decision_and_told_by_the_history(answer: Answer, run: Salver, ana: str) -> None:
    answer("accept", ana, "--because", "We met in Graz.", "--json")
    assert "because: We met in Graz." in run("history", ana).stdout


def test_the_reason_and_what_was_advised_are_shown_with_the_record(answer: Answer, run: Salver, ana: str) -> None:
    run("fact", ana, "known=yes")
    answer("pass", ana, "--because", "She sold me a boat.", "--json")
    shown = " ".join(run("show", ana).stdout.split())
    assert "under the policy open-with-care; you decided against it" in shown
    assert "your reason She sold me a boat." in shown
    then = answer("show", ana, "--json")["advised_then"]
    assert (then["advice"], then["because"], then["is_firm"]) == ("accept", "She sold me a boat.", True)
