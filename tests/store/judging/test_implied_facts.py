"""What follows from facts, from having looked, and from what is assumed."""

import pytest

from store.judging.facts import FACTS, Facts
from store.judging.implied_facts import completed
from store.records.model import Fact, FactValue
from tests.store.judging.invented_invitations import said

LOOK = [name for name, fact in FACTS.items() if "look" in fact.kinds]


def facts_of(**values: FactValue) -> Facts:
    return {name: said(name, value) for name, value in values.items()}


def value(facts: Facts, name: str) -> FactValue | None:
    return facts[name].value if name in facts else None


def test_having_looked_counts_what_was_not_said_as_not_there() -> None:
    facts = completed(facts_of(reviewed="yes", mutual=2), {})
    assert value(facts, "mutual") == 2
    assert all(facts[name].value == FACTS[name].closed for name in LOOK if name != "mutual")
    assert facts["photo"].because == "you looked on 15 Mar 2026 and noted nothing about it"


def test_not_having_looked_closes_nothing() -> None:
    assert set(completed(facts_of(reviewed="no"), {})) == {"reviewed"}


def test_what_only_i_or_they_can_tell_stays_open_after_a_look() -> None:
    facts = completed(facts_of(reviewed="yes"), {})
    assert not {"known", "interaction", "vouch", "reason", "answer"} & facts.keys()


def test_where_a_look_finds_nothing_there_is_no_value_either() -> None:
    assert value(completed(facts_of(reviewed="yes"), {}), "value_to_me") == 0
    assert value(completed(facts_of(reviewed="yes", photo="yes", connections=12), {}), "value_to_them") == 0


@pytest.mark.parametrize(
    "found", [{"sphere": "yes"}, {"mutual": 1}, {"person_ok": "yes"}, {"potential": "yes"}, {"same_event": "yes"}]
)
def test_where_a_look_finds_something_its_value_stays_open(found: dict[str, FactValue]) -> None:
    assert value(completed(facts_of(reviewed="yes", **found), {}), "value_to_me") is None


def test_a_value_that_i_said_stands_whatever_a_look_found() -> None:
    assert value(completed(facts_of(reviewed="yes", value_to_me=3), {}), "value_to_me") == 3


@pytest.mark.parametrize(
    "told",
    [
        {"how": "met"},
        {"relation": "colleague"},
        {"relation": "candidate"},
        {"interaction": "bad"},
        {"vouch": "yes"},
    ],
)
def test_what_i_say_of_us_two_means_that_i_know_them(told: dict[str, FactValue]) -> None:
    fact = completed(facts_of(**told), {})["known"]
    assert (fact.value, fact.source) == ("yes", "derived")


@pytest.mark.parametrize("told", [{"relation": "recruiter"}, {"relation": "none"}, {"vouch": "no"}])
def test_a_stranger_may_be_a_recruiter(told: dict[str, FactValue]) -> None:
    assert "known" not in completed(facts_of(**told), {})


def test_what_i_said_stands_against_what_follows() -> None:
    assert completed(facts_of(known="no", relation="colleague"), {})["known"].value == "no"


def test_what_follows_stands_against_what_is_assumed() -> None:
    assumed = {"known": Fact("known", "no", "assumed")}
    assert completed({}, assumed)["known"].value == "no"
    assert completed(facts_of(how="friend"), assumed)["known"].value == "yes"


def test_who_says_that_a_note_is_boilerplate_says_that_it_is_not_personal() -> None:
    derived = {"personal_note": Fact("personal_note", "yes", "derived")}
    assert completed({**derived, **facts_of(boilerplate="yes")}, {})["personal_note"].value == "no"


def test_who_says_that_a_note_is_personal_leaves_open_whether_it_gives_a_reason() -> None:
    derived = {"reason": Fact("reason", "no", "derived")}
    assert "reason" not in completed({**derived, **facts_of(personal_note="yes")}, {})
    assert completed(derived, {})["reason"].value == "no"
