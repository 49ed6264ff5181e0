"""What a filter says of itself, and of where it failed."""

import pytest
from hypothesis import given

from store.filtering import Filter, complete
from tests.store.filtering.dict_subject import NOW, VOCABULARY, Row, asked, facts

ANA = Row(texts={"name": "Ana Park", "company": "Acme"}, facts={"known": "no"})


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("ana acme", None),
        ("ana zoe", "zoe"),
        ("zoe nobody", "zoe"),
        ("ana (acme (known:yes mutual:>2))", "known:yes"),
        ("mutual:>2 zoe", "zoe"),
        ("ana mutual:>2 relation:recruiter", "mutual:>2"),
        ("ana -(acme or zoe)", "-(acme or zoe)"),
        ("ana (zoe or nobody)", "zoe or nobody"),
        ('-name:"ana park"', '-name:"ana park"'),
        ("Known:YES", "Known:YES"),
    ],
)
def test_a_filter_that_does_not_hold_names_the_part_to_blame(text: str, part: str | None) -> None:
    assert Filter(text, VOCABULARY).failing(ANA, NOW) == part


@given(asked, facts)
def test_the_part_to_blame_does_not_hold_itself(text: str, some: dict[str, str | int]) -> None:
    whole, row = Filter(text, VOCABULARY), Row(facts=some)
    part = whole.failing(row, NOW)
    if part is None:
        assert whole.holds(row, NOW) is True
    else:
        assert Filter(part, VOCABULARY).holds(row, NOW) is whole.holds(row, NOW)


def test_a_filter_knows_its_fields_and_its_clauses() -> None:
    understood = Filter('Name:park -known:no (mutual:>2 or "TU Wien") name:ana', VOCABULARY)
    assert understood.fields == {"name", "known", "mutual"}
    assert [(clause.field, clause.value) for clause in understood.clauses] == [
        ("Name", "park"),
        ("known", "no"),
        ("mutual", ">2"),
        ("", "TU Wien"),
        ("name", "ana"),
    ]


def test_a_filter_knows_where_it_asks_whether_a_fact_is_known_at_all() -> None:
    understood = Filter('known:none mutual:any relation:none interaction:good message:none -known:"yes"', VOCABULARY)
    assert understood.asks_whether_known == {"known", "mutual"}


@pytest.mark.parametrize(
    ("text", "proposals"),
    [
        ("na", ["name:"]),
        ("NA", ["name:"]),
        ("-st", ["-state:"]),
        ("(ana or st", ["(ana or state:"]),
        ("state:p", ["state:passed"]),
        ("ana -known:", ["ana -known:yes", "ana -known:no", "ana -known:any", "ana -known:none"]),
        ("relation:", ["relation:recruiter", "relation:colleague", "relation:none", "relation:any"]),
        ("state:passed", []),
        ("nobody", []),
        ("nobody:", []),
        ("na\n", [f"na\n{name}:" for name in VOCABULARY]),
        ('"na', []),
        ('note:"na', []),
        ('"a b" na', ['"a b" name:']),
    ],
)
def test_fields_and_values_are_completed(text: str, proposals: list[str]) -> None:
    assert complete(text, len(text), VOCABULARY) == proposals


def test_completion_looks_only_at_what_stands_before_the_cursor() -> None:
    assert complete("na park", 2, VOCABULARY) == ["name:"]


def test_an_empty_search_bar_offers_every_field() -> None:
    assert complete("", 0, VOCABULARY) == [f"{name}:" for name in VOCABULARY]
