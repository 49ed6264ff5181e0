"""How people are greeted."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.writing.language.first_names import first_name


@pytest.mark.parametrize(
    ("shown", "greeted"),
    [
        ("Ana Park", "Ana"),
        ("Dr. Ana Park, PhD", "Ana"),
        ("Univ.-Prof. Dr. Ana Park", "Ana"),
        ("Dipl.-Ing. Karl Huber", "Karl"),
        ("PhD Ana Park", "Ana"),
        ("Ana Park, PHR, SPHR", "Ana"),
        ("Ana Park, Head of Sales", "Ana"),
        ("Ana Park - We Are Hiring!", "Ana"),
        ("Ana Park | Growth", "Ana"),
        ("Ana (Annie) Park (she/her)", "Ana"),
        ("🚀 Ana  Park ⚓️", "Ana"),
        ("Park, Ana", "Ana"),
        ("van der Berg, Jan", "Jan"),
        ("ANA PARK", "Ana"),
        ("ana park", "Ana"),
        ("JEAN-LUC O'NEIL", "Jean-Luc"),
        ("İBRAHİM YILMAZ", "İbrahim"),
        ("McKenna Hollis", "McKenna"),
        ("JP Hollis", "JP"),
        ("J.P. Hollis", "J.P."),
        ("J. Edgar Hollis", "Edgar"),
        ("Ludwig van der Heide", "Ludwig"),
        ("Van Hollis", "Van"),
        ("Di Wu", "Di"),
        ("Abdul Rahman Khan", "Abdul Rahman"),
        ("Edda", "Edda"),
        ("Αθηνά Παπαδοπούλου", "Αθηνά"),
        ("Мария Петрова", "Мария"),
        ("עדי לוי", "עדי"),
        ("عبد الله حسن", "عبد الله"),
        ("Ana\u202e\x1b Park", "Ana"),
    ],
)
def test_people_are_greeted_by_their_first_name(shown: str, greeted: str) -> None:
    assert first_name(shown) == greeted


@pytest.mark.parametrize("shown", ["A. Kumar", "Mr. Hollis", "Prince Adeyemi", "山田 太郎", "김민수", "Dr. Ana"])
def test_where_the_first_name_is_uncertain_the_whole_name_greets(shown: str) -> None:
    assert first_name(shown) == shown


@pytest.mark.parametrize("shown", ["", "  ", "-", "🚀🚀", "(she/her)", "LinkedIn Member", "\u202e\x1b"])
def test_nobody_is_greeted_where_no_name_is_shown(shown: str) -> None:
    assert first_name(shown) is None


@pytest.mark.parametrize("shown", ["oops [/] tail", "[bold]Eve[/bold]", "{first_name} Park", "Eve\x1b]52;c;aGk=\x07"])
def test_a_greeting_holds_letters_only(shown: str) -> None:
    greeted = first_name(shown) or ""
    assert not set(greeted) & set("[]{}\x1b\x07/;=")


@given(st.text(max_size=300))
@example("," * 200)
@example("Dr. " * 60)
def test_whatever_somebody_calls_themselves_a_greeting_is_a_word_or_nothing(shown: str) -> None:
    greeted = first_name(shown)
    assert greeted is None or greeted.strip()
    assert all(unicodedata.category(letter)[0] in "LMP" or letter == " " for letter in greeted or "")
