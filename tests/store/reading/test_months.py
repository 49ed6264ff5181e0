"""Days as spreadsheets write them in the languages that LinkedIn has."""

import tomllib
from datetime import date
from importlib.resources import files

import pytest

from store.reading.linkedin.clocks import connection_date, pacific_time, utc_time
from store.reading.linkedin.months import month_number
from store.text import folded

LANGUAGES: dict[str, list[str]] = tomllib.loads(
    files("store.reading.linkedin").joinpath("months.toml").read_text("utf-8")
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_month_of_a_language_is_known_with_and_without_a_dot_and_in_capitals(language: str) -> None:
    months = LANGUAGES[language]
    assert len(months) == 12
    for number, names in enumerate(months, start=1):
        for name in names.replace("_", " ").split() if "_" not in names else [names.split()[0].replace("_", " ")]:
            for written in (name, f"{name}.", name.upper(), name.capitalize()):
                assert connection_date(f"09-{written}-22") == date(2022, number, 9)


def test_no_name_means_two_months() -> None:
    meant: dict[str, set[int]] = {}
    for months in LANGUAGES.values():
        for number, names in enumerate(months, start=1):
            for name in names.split():
                meant.setdefault(folded(name), set()).add(number)
    assert {name: numbers for name, numbers in meant.items() if len(numbers) > 1} == {}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("9-mrt-22", date(2022, 3, 9)),
        ("9-marras-22", date(2022, 11, 9)),
        ("9-maj-22", date(2022, 5, 9)),
        ("9-lis-22", date(2022, 11, 9)),
        ("9-Ara-22", date(2022, 12, 9)),
        ("9-мая-22", date(2022, 5, 9)),
        ("9 de marzo de 2022", date(2022, 3, 9)),
        ("9. tammikuuta 2022", date(2022, 1, 9)),
        ("2022. márc. 9.", date(2022, 3, 9)),
        ("9-3月-22", date(2022, 3, 9)),
        ("2022年3月9日", date(2022, 3, 9)),
        ("2022년 3월 9일", date(2022, 3, 9)),
        ("9-Thg3-22", date(2022, 3, 9)),
        ("9 tháng 12 2022", date(2022, 12, 9)),
        ("9-มี.ค.-65", date(2022, 3, 9)),
        ("9 มีนาคม 2565", date(2022, 3, 9)),
        ("9.III.22", date(2022, 3, 9)),
        ("9 марта 2022 г.", date(2022, 3, 9)),
        ("9 березня 2022 р.", date(2022, 3, 9)),
        ("9 ב-מרץ 2022", date(2022, 3, 9)),
        ("Mar 9, 2022", date(2022, 3, 9)),
        ("March 9, 2022", date(2022, 3, 9)),
        ("Saturday, 9 April 2022", date(2022, 4, 9)),
        ("9.3.2022", date(2022, 3, 9)),
        ("2022/03/09", date(2022, 3, 9)),
        ("2022-3-9", date(2022, 3, 9)),
        ("2022-09-09", date(2022, 9, 9)),
        ("2022-09-09 00:00:00", date(2022, 9, 9)),
        ("2022-09-09T10:11:12Z", date(2022, 9, 9)),
    ],
)
def test_a_day_is_read_in_the_ways_of_many_languages(written: str, meant: date) -> None:
    assert connection_date(written) == meant


@pytest.mark.parametrize("name", ["ma", "mar2", "marsch", "marrasx", "ju", "jui", "xiii", "13月", "0月", "Montag", ""])
def test_the_beginning_of_a_name_and_other_words_are_no_months(name: str) -> None:
    with pytest.raises(ValueError, match="is not a month"):
        month_number(name)


@pytest.mark.parametrize("written", ["2022-13-09", "2022-09", "09-09-2022", "2022-09-09X", "3/4/2022", "31.2.2022"])
def test_what_is_not_written_as_the_standard_has_it_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        connection_date(written)


def test_moments_are_read_as_the_standard_has_them() -> None:
    assert pacific_time("2026-03-07 22:15").isoformat() == "2026-03-07T22:15:00-08:00"
    assert pacific_time("2026-03-08T06:15:00Z").isoformat() == "2026-03-07T22:15:00-08:00"
    assert utc_time("2024-12-16T18:24:37Z") == utc_time("2024-12-16 18:24:37 UTC") == utc_time("2024-12-16 18:24:37")
