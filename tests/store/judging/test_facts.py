"""The table of facts, and what may be said of somebody."""

import pytest

from store.judging.facts import FACTS, NEVER_A_FACT, FactError, check_value, parse_fact

KINDS = {
    "known": "mine",
    "how": "mine",
    "interaction": "mine",
    "trusted_mutual": "mine look",
    "named_mutual": "derived",
    "vouch": "mine",
    "value_to_me": "mine",
    "value_to_them": "mine",
    "relation": "mine look",
    "reviewed": "mine",
    "person_ok": "look",
    "company_ok": "look",
    "potential": "look",
    "profile_complete": "look",
    "photo": "look",
    "mutual": "look",
    "connections": "look",
    "sphere": "look",
    "same_company": "look",
    "same_school": "look",
    "same_group": "look",
    "same_event": "look",
    "interest": "look",
    "personal_note": "derived",
    "boilerplate": "derived",
    "reason": "theirs",
    "answer": "theirs",
    "salesy": "derived",
    "favour": "derived",
    "widening": "derived",
    "left_before": "derived mine",
    "rude": "derived mine",
    "passed_before": "derived mine",
    "introduced": "derived mine",
    "consent_asked": "derived mine",
}


def test_the_facts_keep_their_names_and_kinds() -> None:
    assert {name: " ".join(fact.kinds) for name, fact in FACTS.items()} == KINDS


@pytest.mark.parametrize("name", FACTS)
def test_every_question_names_the_person(name: str) -> None:
    assert FACTS[name].question.count("{name}") == 1
    assert FACTS[name].question.endswith("?")


@pytest.mark.parametrize("name", [name for name, fact in FACTS.items() if "look" in fact.kinds])
def test_looking_closes_whatever_a_look_tells(name: str) -> None:
    closed = FACTS[name].closed
    assert closed in ("no", 0, "none")
    assert FACTS[name].has(closed)


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        ("known=yes", ("known", "yes")),
        ("known=NO", ("known", "no")),
        (" relation = hiring-manager ", ("relation", "hiring-manager")),
        ("relation=none", ("relation", "none")),
        ("answer=none", ("answer", "none")),
        ("value_to_me=0", ("value_to_me", 0)),
        ("value_to_them=3", ("value_to_them", 3)),
        ("connections=12000", ("connections", 12000)),
        ("known=unknown", ("known", None)),
    ],
)
def test_a_fact_is_said_as_name_and_value(said: str, fact: tuple[str, object]) -> None:
    assert parse_fact(said) == fact


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("known=maybe", "known can be yes or no, or unknown, but not 'maybe'"),
        ("interaction=not bad", "interaction can be good or bad, or unknown, but not 'not bad'"),
        ("value_to_me=4", "value_to_me can be a whole number from 0 to 3, or unknown, but not '4'"),
        ("value_to_me=-1", "value_to_me can be a whole number from 0 to 3, or unknown, but not '-1'"),
        ("value_to_me=yes", "value_to_me can be a whole number from 0 to 3, or unknown, but not 'yes'"),
        ("mutual=2.5", "mutual can be a whole number, 0 or more, or unknown, but not '2.5'"),
        ("mutual=٣", "mutual can be a whole number, 0 or more, or unknown, but not '٣'"),
        ("connections=", "connections can be a whole number, 0 or more, or unknown, but not ''"),
        ("knwon=yes", "there is no fact 'knwon'; did you mean 'known'?"),
        ("known", "'known' has no value; write it as known=yes"),
    ],
)
def test_what_is_no_fact_is_refused_with_what_could_be_meant(said: str, sentence: str) -> None:
    with pytest.raises(FactError) as refused:
        parse_fact(said)
    assert str(refused.value) == sentence


def test_a_number_of_any_length_is_refused_and_not_reckoned_with() -> None:
    with pytest.raises(FactError):
        check_value("connections", "9" * 10_000)


@pytest.mark.parametrize("trait", sorted(NEVER_A_FACT))
def test_nobody_is_judged_by_what_they_are(trait: str) -> None:
    with pytest.raises(FactError, match="never a fact or a rule"):
        parse_fact(f"{trait}=yes")
