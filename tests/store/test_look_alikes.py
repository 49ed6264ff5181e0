"""Names that the eye cannot tell apart."""

import pytest

from store.look_alikes import look_alike_key

ALIKE = [
    "Аna Park",  # Cyrillic А
    "Ana Раrk",  # Cyrillic Ра
    "Αna Park",  # Greek Α
    "Ａｎａ Ｐａｒｋ",  # full width
    "Ána Párk",
    "A\u200bna Park",
    "Ana\u00a0Park",
    "ana  park",
    "Park Ana",
    "Ana P\u0430rk",
    "Αnа Раrk",  # Greek and Cyrillic together
    "𝐀𝐧𝐚 𝐏𝐚𝐫𝐤",
    "Ana Park\u2060",
    "An\u0251 Park",
]


@pytest.mark.parametrize("name", ALIKE)
def test_what_looks_like_a_name_has_its_key(name: str) -> None:
    assert look_alike_key(name) == look_alike_key("Ana Park") != ""


@pytest.mark.parametrize(("one", "other"), [("Ola Lie", "O1a Lie"), ("Mia Ill", "Mla lll"), ("Bernd", "Bemd")])
def test_one_stroke_is_like_another(one: str, other: str) -> None:
    assert look_alike_key(one) == look_alike_key(other)


@pytest.mark.parametrize("name", ["Ana Parker", "Ada Park", "Анна Парк", "李 明", "Ana", "Ana Marie Park"])
def test_other_names_have_other_keys(name: str) -> None:
    assert look_alike_key(name) != look_alike_key("Ana Park")


def test_what_nobody_sees_has_none() -> None:
    assert look_alike_key("\u200b\u2060") == ""
