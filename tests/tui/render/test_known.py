"""What the user said of somebody, in plain sentences."""

import pytest

from store.judging.facts import FACTS
from store.records.model import Fact, Person
from store.session.checklist import FACTS_LISTED
from tui.render.known import known_in_words


def said(**facts: str | int) -> str:
    told = {name: Fact(name=name, value=value, source="you") for name, value in facts.items()}
    (sentence,) = known_in_words(Person(id=1, name="Ana Park", facts=told), None, ())  # type: ignore[arg-type]
    return sentence


def test_one_fact_is_a_sentence() -> None:
    assert said(relation="colleague") == "You said that they are a colleague of yours."
    assert said(mutual=1) == "You said that you share one connection."
    assert said(mutual=12) == "You said that you share 12 connections."


def test_several_facts_are_one_sentence() -> None:
    assert said(known="yes", how="met") == "You said that you know them, and that you met."


def test_a_fact_of_a_newer_salver_is_shown_as_it_is() -> None:
    assert said(shoe_size="44") == "You said that shoe size: 44."


@pytest.mark.parametrize("name", sorted(FACTS.keys() - FACTS_LISTED))
def test_every_value_of_a_fact_that_is_not_on_the_checklist_has_words(name: str) -> None:
    definition = FACTS[name]
    values = (0, 1, 2) if definition.is_number else definition.words
    clauses = [definition.clause(value) for value in values]
    assert len(set(clauses)) == len(values)
    for clause in clauses:
        assert clause[0].islower()
        assert ":" not in clause
        assert "{" not in clause
        assert not clause.endswith(".")
