"""`fact`, `note`, `tag`: what I know of a person."""

from pathlib import Path

import pytest

from tests.tui.cli.conftest import Answer, Salver


@pytest.fixture
def ana(answer: Answer) -> str:
    return str(answer("add", "Ana Park", "--sent", "2026-01-02", "--json")["id"])


def test_facts_are_said_and_change_the_advice(answer: Answer, ana: str) -> None:
    assert answer("show", ana, "--json")["advice"] == "look"
    row = answer("fact", ana, "known=yes", "how=met", "mutual=3", "--json")
    assert (row["id"], row["advice"]) == (ana, "accept")
    facts = answer("show", ana, "--json")["facts"]
    assert {name: fact["value"] for name, fact in facts.items()} == {"known": "yes", "how": "met", "mutual": 3}
    assert {fact["source"] for fact in facts.values()} == {"you"}


def test_the_advice_that_follows_is_told_to_people(run: Salver, ana: str) -> None:
    said = run("fact", ana, "known=yes").stderr
    assert "Ana Park" in said
    assert "Advice: accept, firm." in said


def test_a_fact_is_taken_back_by_unknown(answer: Answer, ana: str) -> None:
    answer("fact", ana, "known=yes", "--json")
    answer("fact", ana, "known=unknown", "--json")
    assert answer("show", ana, "--json")["facts"] == {}


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        (["knwon=yes"], "did you mean 'known'?"),
        (["known=maybe"], "known can be yes or no"),
        (["known"], "known=yes"),
        (["value_to_me=4"], "from 0 to 3"),
        (["mutual=-1"], "a whole number"),
        (["mutual=many"], "a whole number"),
        (["nationality=any"], "nobody is judged by nationality"),
        (["known=yes", "how=dreamt"], "how can be"),
    ],
)
def test_a_fact_or_a_value_that_is_none_is_refused_and_nothing_is_kept(
    run: Salver, ana: str, store: Path, said: list[str], complaint: str
) -> None:
    before = store.read_bytes()
    result = run("fact", ana, *said)
    assert result.exit_code == 2
    assert complaint in result.stderr
    assert store.read_bytes() == before


def test_saying_what_was_said_changes_nothing(run: Salver, ana: str, store: Path) -> None:
    run("fact", ana, "known=yes")
    before = store.read_bytes()
    result = run("fact", ana, "known=yes")
    assert (result.exit_code, "nothing was changed" in result.stderr.casefold()) == (0, True)
    assert store.read_bytes() == before


def test_the_id_of_a_person_stands_for_their_newest_invitation(answer: Answer, ana: str) -> None:
    person = answer("show", ana, "--json")["person"]["id"]
    answer("fact", person, "answer=reason", "--json")
    assert answer("show", ana, "--json")["facts"]["answer"]["value"] == "reason"


def test_a_note_is_written_replaced_and_removed(answer: Answer, ana: str) -> None:
    for text in ("Met in Graz.\nKnows Bela.", "Met in Linz.", ""):
        answer("note", ana, text, "--json")
        assert answer("show", ana, "--json")["note"] == text


def test_tags_go_on_and_come_off(answer: Answer, ana: str) -> None:
    assert answer("tag", ana, "+rail", "+graz", "--json")["tags"] == ["graz", "rail"]
    assert answer("tag", ana, "-rail", "+home", "-house", "--json")["tags"] == ["graz", "home"]


@pytest.mark.parametrize("tag", ["rail", "+", "- ", "+old friends", "++rail"])
def test_a_tag_without_a_sign_or_a_name_is_refused(run: Salver, ana: str, tag: str) -> None:
    result = run("tag", ana, tag)
    assert result.exit_code == 2
    assert "+family" in result.stderr


@pytest.mark.parametrize("verb", [["fact", "known=yes"], ["note", "x"], ["tag", "+x"]])
def test_an_unknown_id_is_refused(run: Salver, ana: str, verb: list[str]) -> None:
    result = run(verb[0], "zzzz", *verb[1:])
    assert result.exit_code == 1
    assert "'zzzz'" in result.stderr
