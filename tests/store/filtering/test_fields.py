"""What can be asked of each field."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from store.filtering import RECORD_FIELDS, Filter, vocabulary
from store.tray.views import NAMES
from tests.store.filtering.dict_subject import NOW, VOCABULARY, Row


def holds(text: str, row: Row) -> bool | None:
    return Filter(text, VOCABULARY).holds(row, NOW)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("company:acme", True),
        ("company:cme", True),
        ("COMPANY:ACME", True),
        ("company:ácmé", True),
        ("company:acmes", False),
        ('company:"acme"', True),
        ('company:"cme"', False),
        ('company:"acme werke"', True),
        ('company:"werke acme"', False),
        ('company:"acme  WERKE"', True),
        ("company:c++", True),
        ('company:"c++"', True),
        ("company:none", False),
        ("company:any", True),
        ('company:"none"', False),
        ("note:none", True),
        ("note:any", False),
        ("note:x", False),
        ("-note:x", True),
    ],
)
def test_a_text_is_searched_anywhere_or_in_quotes_for_whole_words(text: str, expected: bool) -> None:
    assert holds(text, Row(texts={"company": "Acme Werke für C++", "note": " \u200b "})) is expected


def test_whole_words_are_not_asked_of_scripts_that_do_not_part_words_by_spaces() -> None:
    assert holds('company:"東京"', Row(texts={"company": "東京大学"})) is True


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("park", True),
        ("PARK", True),
        ("wien", True),
        ('"tu wien"', True),
        ('"wien tu"', False),
        ("https://www.linkedin.com/in/ana-park", True),
        ("10:30", True),
        ("ana-park", True),
        ("vienna", False),
    ],
)
def test_bare_words_look_in_all_texts(text: str, expected: bool) -> None:
    row = Row(
        texts={"name": "Ana Park", "note": "Met at TU Wien, 10:30", "url": "https://www.linkedin.com/in/ana-park"}
    )
    assert holds(text, row) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("state:open", True),
        ("state:OPEN", True),
        ('state:"open"', True),
        ("state:passed", False),
        ("view:inbox", True),
        ("view:all", True),
        ("view:done", False),
        ("rule:r03", True),
        ("rule:R01", False),
        ("advice:none", True),
        ("advice:ask", False),
        ("-advice:ask", True),
    ],
)
def test_a_field_of_few_words_has_one_of_them_or_several(text: str, expected: bool) -> None:
    row = Row(several={"state": ("open",), "view": ("inbox", "all"), "rule": ("R03",)})
    assert holds(text, row) is expected


@pytest.mark.parametrize(
    ("text", "yes", "no", "unknown"),
    [
        ("known:yes", True, False, None),
        ("known:no", False, True, None),
        ("-known:yes", False, True, None),
        ("known:none", False, False, True),
        ("known:any", True, True, False),
        ("known:yes or known:no", True, True, None),
    ],
)
def test_a_fact_nobody_has_told_is_neither_yes_nor_no(text: str, yes: bool, no: bool, unknown: bool | None) -> None:
    assert holds(text, Row(facts={"known": "yes"})) is yes
    assert holds(text, Row(facts={"known": "no"})) is no
    assert holds(text, Row()) is unknown


def test_a_fact_of_which_one_value_is_ruled_out_may_still_have_another() -> None:
    row = Row(presumed={"interaction": "bad"})
    assert holds("interaction:bad", row) is False
    assert holds("interaction:good", row) is None


def test_none_is_a_value_of_a_fact_that_can_be_none() -> None:
    assert holds("relation:none", Row(facts={"relation": "none"})) is True
    assert holds("relation:none", Row()) is None
    assert holds("-relation:any", Row()) is True


@pytest.mark.parametrize(
    ("text", "numbers_that_fit"),
    [
        ("mutual:3", {3}),
        ("mutual:<3", {0, 1, 2}),
        ("mutual:>3", {4, 5}),
        ("mutual:2..4", {2, 3, 4}),
        ("-mutual:2..4", {0, 1, 5}),
        ("mutual:any", {0, 1, 2, 3, 4, 5}),
    ],
)
def test_a_number_is_compared_and_is_unknown_until_it_is_told(text: str, numbers_that_fit: set[int]) -> None:
    assert {number for number in range(6) if holds(text, Row(facts={"mutual": number}))} == numbers_that_fit
    assert holds(text, Row()) is (False if "any" in text else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("score:>2", {(3, 5): True, (2, 5): None, (-1, 2): False}),
        ("score:<-1", {(-3, -2): True, (-3, -1): None, (-1, 4): False}),
        ("score:3", {(3, 3): True, (2, 4): None, (4, 6): False}),
        ("score:-1..2", {(0, 2): True, (0, 3): None, (-5, -2): False}),
        ("-score:>2", {(3, 5): False, (2, 5): None, (-1, 2): True}),
        ("score:any", {(3, 5): True}),
    ],
)
def test_points_that_may_lie_on_either_side_leave_it_open(text: str, expected: dict[tuple[int, int], bool]) -> None:
    for score, answer in expected.items():
        assert holds(text, Row(score=score)) is answer, score


def test_what_rules_do_not_judge_has_no_points() -> None:
    assert holds("score:>2", Row()) is False
    assert holds("score:none", Row()) is True


@pytest.mark.parametrize(
    ("text", "days_that_fit"),
    [
        ("due:2026-06", ["2026-06-01", "2026-06-30"]),
        ("due:2026-06-30", ["2026-06-30"]),
        ("due:2026", ["2026-05-31", "2026-06-01", "2026-06-30", "2026-07-01"]),
        ("due:<2026-06", ["2026-05-31"]),
        ("due:>2026-06", ["2026-07-01"]),
        ("due:2026-05..2026-06-01", ["2026-05-31", "2026-06-01"]),
        ("-due:2026-06", ["2026-05-31", "2026-07-01"]),
        ("due:none", []),
    ],
)
def test_a_date_in_part_covers_all_its_days(text: str, days_that_fit: list[str]) -> None:
    days = ["2026-05-31", "2026-06-01", "2026-06-30", "2026-07-01"]
    assert [day for day in days if holds(text, Row(days={"due": date.fromisoformat(day)}))] == days_that_fit


def test_what_has_no_date_is_before_and_after_none() -> None:
    assert holds("due:<2026-06", Row()) is False
    assert holds("-due:<2026-06", Row()) is True
    assert holds("due:none", Row()) is True


@pytest.mark.parametrize(
    ("text", "ages_that_fit"),
    [
        ("age:>2w", [15, 20, 21, 62]),
        ("age:<2w", [0, 13]),
        ("age:2w", [14, 15, 20]),
        ("age:2w..3w", [14, 15, 20, 21]),
        ("age:2m", [62]),
        ("age:>1y", []),
        ("age:none", []),
    ],
)
def test_an_age_counts_from_when_it_was_sent(text: str, ages_that_fit: list[int]) -> None:
    pacific = timezone(timedelta(hours=-8))
    ages = [0, 13, 14, 15, 20, 21, 62]
    rows = {days: Row(sent=(NOW - timedelta(days=days)).astimezone(pacific)) for days in ages}
    assert [days for days, row in rows.items() if holds(text, row)] == ages_that_fit


def test_an_age_moves_with_the_moment_that_is_asked_about() -> None:
    old = Filter("age:>2w", VOCABULARY)
    row = Row(sent=datetime(2026, 6, 20, tzinfo=UTC))
    assert old.matches(row, NOW) is False
    assert old.matches(row, NOW + timedelta(days=5)) is True


def test_what_was_never_sent_has_no_age() -> None:
    assert holds("age:>2w", Row()) is False
    assert holds("age:none", Row()) is True


def test_the_views_are_those_of_the_tray() -> None:
    assert vocabulary(RECORD_FIELDS)["view"].values == NAMES
