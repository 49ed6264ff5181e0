"""How clauses are put together, and what follows from what is not known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.filtering import Filter
from store.filtering.parser import term_of
from store.filtering.terms import And, Clause, Not, Or, Term, filter_text
from store.records.model import FactValue
from tests.store.filtering.dict_subject import FACT_VALUES, NOW, VOCABULARY, Row, asked, facts

ANA = Row(texts={"name": "Ana Park", "company": "Acme"}, facts={"known": "no"})

bare = st.text(st.characters(exclude_categories=("Cs", "Z", "C"), exclude_characters='"()-:'), min_size=1).filter(
    lambda word: word.casefold() not in ("and", "or", "not")
)
clauses = st.one_of(
    bare.map(lambda word: Clause("", word)),
    st.text().map(lambda phrase: Clause("", phrase, quoted=True)),
    st.builds(Clause, st.sampled_from(["name", "zoë", "value_to_me"]), bare),
    st.builds(Clause, st.sampled_from(["note", "x.y-z"]), st.text(), st.just(True)),
)
terms: st.SearchStrategy[Term] = st.recursive(
    clauses,
    lambda parts: (
        parts.map(Not)
        | st.lists(parts, min_size=2, max_size=4).map(lambda some: And(tuple(some)))
        | st.lists(parts, min_size=2, max_size=4).map(lambda some: Or(tuple(some)))
    ),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", True),
        ("   ", True),
        ("ana acme", True),
        ("ana zoe", False),
        ("ana and acme", True),
        ("ana AND zoe", False),
        ("zoe or acme", True),
        ("zoe Or nobody", False),
        ("-zoe", True),
        ("not zoe", True),
        ("NOT ana", False),
        ("--ana", True),
        ("not -ana", True),
        ("-ana zoe", False),
        ("not zoe ana", True),
        ("ana or zoe nobody", True),
        ("(ana or zoe) nobody", False),
        ("zoe nobody or ana acme", True),
        ("-(zoe or nobody)", True),
        ("-(zoe or ana)", False),
        ("(ana)(acme)", True),
        ('"and"', False),
        ("nota", False),
        ("an-a", False),
        ("known:yes or ana", True),
        ("known:no -known:yes", True),
    ],
)
def test_clauses_are_put_together_as_they_read(text: str, expected: bool) -> None:
    assert Filter(text, VOCABULARY).matches(ANA, NOW) is expected


@given(terms)
def test_a_term_written_out_is_read_back_as_the_same(term: Term) -> None:
    assert term_of(filter_text(term)) == term


@pytest.mark.parametrize("text", ["a b", "a or b", "-a", "-(a or b) c", "(a or b) c", '"x \\"y\\" \\\\z"', "a (b c)"])
def test_what_needs_no_other_parentheses_is_written_as_it_was_typed(text: str) -> None:
    assert filter_text(term_of(text)) == text


@given(asked, facts, st.data())
def test_learning_more_never_turns_an_answer_round(text: str, some: dict[str, FactValue], data: st.DataObject) -> None:
    before = Filter(text, VOCABULARY).holds(Row(texts={"name": "Ana"}, facts=some), NOW)
    more = {name: data.draw(st.sampled_from(values)) for name, values in FACT_VALUES.items() if name not in some}
    after = Filter(text, VOCABULARY).holds(Row(texts={"name": "Ana"}, facts={**more, **some}), NOW)
    assert after is not None
    assert before in (None, after)


@given(asked, asked, facts)
def test_de_morgan_holds_with_unknowns(left: str, right: str, some: dict[str, FactValue]) -> None:
    row = Row(texts={"name": "Ana"}, facts=some)
    pairs = [(f"-({left} {right})", f"-{left} or -{right}"), (f"-({left} or {right})", f"-{left} -{right}")]
    for first, second in pairs:
        assert Filter(first, VOCABULARY).holds(row, NOW) is Filter(second, VOCABULARY).holds(row, NOW)


@given(asked, asked, facts)
def test_the_order_of_clauses_makes_no_difference(left: str, right: str, some: dict[str, FactValue]) -> None:
    row = Row(facts=some)
    for sign in ("and", "or"):
        first, second = f"{left} {sign} {right}", f"{right} {sign} {left}"
        assert Filter(first, VOCABULARY).holds(row, NOW) is Filter(second, VOCABULARY).holds(row, NOW)


@given(asked, facts)
def test_a_search_shows_what_is_known_to_match(text: str, some: dict[str, FactValue]) -> None:
    row = Row(facts=some)
    assert Filter(text, VOCABULARY).matches(row, NOW) is (Filter(text, VOCABULARY).holds(row, NOW) is True)
