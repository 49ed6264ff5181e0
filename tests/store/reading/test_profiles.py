"""One person under the several spellings that files have for them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reading.addresses import is_address
from store.reading.profiles import derive_person_id, is_name, name_key, person_key, profile_url, slug_key


@pytest.mark.parametrize(
    "written",
    [
        "https://www.linkedin.com/in/jos%C3%A9-ñandú",
        "https://www.linkedin.com/in/josé-ñandú",
        "https://www.linkedin.com/in/" + unicodedata.normalize("NFD", "josé-ñandú"),
        "http://linkedin.com/in/josé-ñandú/",
        "www.linkedin.com/in/josé-ñandú?trk=x",
        "https://mx.linkedin.com/in/josé-ñandú/en",
        " https://www.linkedin.com/comm/in/jos%c3%a9-ñandú#top ",
    ],
)
def test_every_spelling_of_a_link_has_one_canonical_form(written: str) -> None:
    assert profile_url(written) == "https://www.linkedin.com/in/josé-ñandú"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "https://www.linkedin.com/in",
        "https://www.linkedin.com/in/",
        "https://www.linkedin.com/company/acme",
        "https://www.linkedin.com.evil.example/in/ana",
        "https://evil.example/?https://www.linkedin.com/in/ana",
        "https://www.linkedin.com/in/ana%00",
        "https://www.linkedin.com/in/ana%2Fpark",
        "https://www.linkedin.com/in/%E4%F6",
        "https://www.linkedin.com/in/ana\u202epark",
        "urn:li:member:610150649",
    ],
)
def test_what_leads_to_no_profile_is_no_link(written: str) -> None:
    assert profile_url(written) is None


def test_slugs_are_compared_without_case_and_shown_as_they_came() -> None:
    shown = profile_url("https://www.linkedin.com/in/Ana-Park")
    assert shown == "https://www.linkedin.com/in/Ana-Park"
    assert slug_key(shown) == slug_key("https://www.linkedin.com/in/ana-park") == "ana-park"
    assert slug_key(None) is None


def test_names_are_compared_without_case_accents_and_odd_blanks() -> None:
    assert name_key("  José   PARK ") == name_key("jose park")


def test_letters_that_were_lost_name_nobody() -> None:
    assert not is_name(name_key("?? ????"))
    assert is_name(name_key("李 明"))


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("ana@park.example", True), ("Ana Park", False), ("ana@park", False), ("a b@park.example", False), ("@", False)],
)
def test_an_address_in_the_place_of_a_name_is_noticed(text: str, is_one: bool) -> None:
    assert is_address(text) is is_one


def test_a_very_long_text_is_no_address_and_takes_no_time() -> None:
    assert not is_address("a@" + "." * 1_000_000 + "@")


def test_people_are_keyed_by_profile_then_address_then_name() -> None:
    assert person_key("Ana Park", "https://www.linkedin.com/in/Ana-Park", "a@b.example") == "in/ana-park"
    assert person_key("Ana Park", None, "A@B.example") == "mailto:a@b.example"
    assert person_key("Ana  PARK") == "name:ana park"
    assert derive_person_id("name:ana park") != derive_person_id("name:ana park", "2022-09-09")


@given(st.text(max_size=40))
def test_a_link_that_was_made_canonical_stays_as_it_is(slug: str) -> None:
    made = profile_url(f"https://www.linkedin.com/in/{slug}")
    assert made is None or profile_url(made) == made
