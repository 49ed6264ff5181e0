"""What is refused, in which words, and at which column."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.filtering import Filter, FilterError, complete
from tests.store.filtering.dict_subject import NOW, VOCABULARY, Row


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("nmae:park", "column 1: there is no field 'nmae'; did you mean 'name'?"),
        ("park (nmae:ana)", "column 7: there is no field 'nmae'; did you mean 'name'?"),
        ("xyzzy:1", "column 1: there is no field 'xyzzy'; put quotes around a word that has a colon in it"),
        ("state:opne", "column 7: state is never 'opne'; did you mean 'open'?"),
        ("known:perhaps", "column 7: known is never 'perhaps'; it can be: any, no, none, yes"),
        ("state:>open", "column 7: state is never '>open'; did you mean 'open'?"),
        ("name:", "column 1: nothing follows 'name:'; write name:any, or name: and a value"),
        ("a name: b", "column 3: nothing follows 'name:'; write name:any, or name: and a value"),
        ("name:(a or b)", "column 1: nothing follows 'name:'; write name:any, or name: and a value"),
        ('a "b c', "column 3: this quote is not closed"),
        ('note:"b c', "column 6: this quote is not closed"),
        ('"a\\"', "column 1: this quote is not closed"),
        ('""', "column 2: there is nothing here to look for"),
        ('name:"  "', "column 7: there is nothing here to look for"),
        ("name:\u200b", "column 6: there is nothing here to look for"),
        ("-", 'column 1: nothing follows this minus; to search for one, write "-"'),
        ("Ana - Maria", 'column 5: nothing follows this minus; to search for one, write "-"'),
        ("(a -)", 'column 4: nothing follows this minus; to search for one, write "-"'),
        ("()", "column 1: nothing stands between these parentheses"),
        ("a ( )", "column 3: nothing stands between these parentheses"),
        ("(a", "column 1: this parenthesis is not closed"),
        ("-(", "column 2: this parenthesis is not closed"),
        ("((a)", "column 1: this parenthesis is not closed"),
        ("a)", "column 2: this parenthesis closes nothing"),
        (")", "column 1: this parenthesis closes nothing"),
        ("or a", "column 1: nothing stands before 'or'"),
        ("(AND a)", "column 2: nothing stands before 'and'"),
        ("a or", "column 3: nothing follows 'or'"),
        ("a or or b", "column 3: nothing follows 'or'"),
        ("(a and)", "column 4: nothing follows 'and'"),
        ("NOT", "column 1: nothing follows 'not'"),
        ("mutual:two", "column 8: mutual is a whole number, and 'two' is not; write 2, <2, >2 or 1..2"),
        ('mutual:""', "column 9: mutual is a whole number, and '' is not; write 2, <2, >2 or 1..2"),
        (
            "value_to_me:4",
            "column 13: value_to_me is a whole number from 0 to 3, and '4' is not; write 2, <2, >2 or 1..2",
        ),
        ("mutual:5..2", "column 8: '5..2' ends before it begins; write 2..5"),
        ("mutual:5..", "column 8: mutual is a whole number, and '' is not; write 2, <2, >2 or 1..2"),
        ("sent:2026-13", "column 6: '2026-13' is not a date; write 2026, 2026-06 or 2026-06-01"),
        ("due:<tomorrow", "column 5: 'tomorrow' is not a date; write 2026, 2026-06 or 2026-06-01"),
        ("sent:2026..2025", "column 6: '2026..2025' ends before it begins; write 2025..2026"),
        ("age:old", "column 5: 'old' is not a length of time; write it as 10d, 2w, 3m, 1y or 1y 2m"),
        ("age:>", "column 5: '' is not a length of time; write it as 10d, 2w, 3m, 1y or 1y 2m"),
        ("age:3m..2w", "column 5: '3m..2w' ends before it begins; write 2w..3m"),
        ("age:>999y999y", "column 5: '999y999y' is too long; at most 999 of a unit are counted"),
    ],
)
def test_a_filter_that_says_nothing_clear_is_refused_where_it_goes_wrong(text: str, sentence: str) -> None:
    with pytest.raises(FilterError) as refused:
        Filter(text, VOCABULARY)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "text", ["(" * 51 + "a" + ")" * 51, "-" * 51 + "a", "not " * 51 + "a", "-(" * 26 + "a" + ")" * 26]
)
def test_nesting_has_an_end(text: str) -> None:
    with pytest.raises(FilterError, match="more than 50 parentheses and negations within each other"):
        Filter(text, VOCABULARY)


def test_nesting_that_somebody_might_type_is_understood() -> None:
    assert Filter("(" * 50 + "a" + ")" * 50, VOCABULARY).matches(Row(texts={"name": "Ana"}), NOW)


def test_a_very_long_filter_is_understood() -> None:
    long = Filter(" or ".join(["name:zoe"] * 20_000 + ["name:ana"]), VOCABULARY)
    assert long.matches(Row(texts={"name": "Ana"}), NOW)


typed = st.text() | st.lists(
    st.sampled_from(['"', "\\", "(", ")", "-", " ", "and ", "or ", "not ", ":", "..", "<", ">", *VOCABULARY])
    | st.sampled_from(["none", "any", "2w", "2026-06", "0001", "9999", "999y", "yes", "3", "/", "\n", "é", "\x00"])
).map("".join)


def refused_at(text: str) -> int | None:
    try:
        Filter(text, VOCABULARY).holds(Row(), NOW)
    except FilterError as error:
        return error.column
    return None


@given(typed)
def test_any_text_is_a_filter_or_is_refused_at_a_column_of_it(text: str) -> None:
    column = refused_at(text)
    assert column is None or 1 <= column <= len(text) + 1


@given(typed, st.integers(0, 40))
def test_completing_never_fails_and_keeps_what_was_typed(text: str, column: int) -> None:
    for proposal in complete(text, column, VOCABULARY):
        assert proposal.casefold().startswith(text[:column].casefold())


@given(st.text(), st.sampled_from(sorted(VOCABULARY)))
def test_any_value_of_any_field_is_understood_or_refused(value: str, field: str) -> None:
    row = Row(sent=NOW, score=(0, 1), facts={"mutual": 1}, days={"due": NOW.date()})
    with suppress(FilterError):
        assert Filter(f"{field}:{value}", VOCABULARY).holds(row, NOW) in (True, False, None)
