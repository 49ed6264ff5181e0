"""What a pasted line tells of somebody."""

import pytest

from store.reading.paste_parser import Pasted, pasted

ANA = "https://www.linkedin.com/in/ana-park-1a2b3c"


@pytest.mark.parametrize(
    "text",
    [ANA, f"  {ANA}/\n", f"{ANA}?utm_source=share&utm_medium=ios", "linkedin.com/in/ana-park-1a2b3c", f"<{ANA}>"],
)
def test_a_link_tells_the_profile_and_a_name_to_be_corrected(text: str) -> None:
    assert pasted(text) == Pasted("Ana Park", ANA, is_guess=True)


def test_a_name_beside_the_link_is_no_guess() -> None:
    assert pasted(f"Ana M. Park - {ANA}") == Pasted("Ana M. Park", ANA)


def test_a_name_with_an_address_tells_both() -> None:
    assert pasted("Ana Park <ana@harbour.example>") == Pasted("Ana Park", email="ana@harbour.example")
    assert pasted('"Park, Ana" <ana@harbour.example>') == Pasted("Park, Ana", email="ana@harbour.example")


def test_a_bare_address_tells_no_name() -> None:
    assert pasted("ana@harbour.example") == Pasted(email="ana@harbour.example")


@pytest.mark.parametrize("slug", ["%E6%9E%97-%E5%B0%8F", "josé-núñez", "zoë"])
def test_names_in_any_script_are_spelled_from_their_link(slug: str) -> None:
    found = pasted(f"https://www.linkedin.com/in/{slug}")
    assert found is not None
    assert found.name == {"%E6%9E%97-%E5%B0%8F": "林 小", "josé-núñez": "José Núñez", "zoë": "Zoë"}[slug]


def test_a_slug_without_a_word_gives_no_name() -> None:
    assert pasted("https://www.linkedin.com/in/1234-5") == Pasted(
        "", "https://www.linkedin.com/in/1234-5", is_guess=True
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ana Park",
        "https://evil.example/in/ana",
        "see you at 5 @ the harbour",
        "https://www.linkedin.com/in/",
        "x" * 5000,
    ],
)
def test_anything_else_is_a_text_and_nothing_more(text: str) -> None:
    assert pasted(text) is None
