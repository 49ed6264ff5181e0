"""How alike two people are, by their names and by what else is known of them."""

from datetime import date
from typing import Any

import pytest

from store.joining.names import are_alike, name_of, name_of_slug
from store.joining.proposals import Proposal, among
from store.records.ids import RecordId
from store.records.model import Person


def somebody(number: RecordId, name: str, slug: str = "", **known: Any) -> Person:
    return Person(number, name, f"https://www.linkedin.com/in/{slug}" if slug else None, **known)


def proposed(*people: Person, apart: bool = False) -> list[Proposal]:
    return among(people, lambda first, second: apart)


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("Ana Park", "ANA PARK, PhD", "the same name"),
        ("Jörg Müller", "Joerg Mueller", "the same name"),
        ("Мария Петрова", "Mariya Petrova", "the same name"),
        ("Łucja Wójcik", "Lucja Wojcik", "the same name"),
        ("Ana de la Park", "Ana Park", "the same name"),
        ("Park Ana", "Ana Park", "the same name with its parts in another order"),
        ("Ana B. Park", "Ana Park", "the same but for a middle name"),
        ("Bill Hollis", "William Hollis", "the given names are forms of one name"),
        ("A. Park", "Ana Park", "an initial stands for the given name"),
        ("Katarina Lund", "Katerina Lund", "the given names are spelled nearly alike"),
        ("Ana Lindqvist", "Ana Lindkvist", "the family names are spelled nearly alike"),
        ("Ana Park-Hollis", "Ana Park", "one leaves out a part of the family name"),
        ("Maria Ana Park", "Ana Park", "one leaves out a given name"),
    ],
)
def test_near_names_are_proposed_with_the_reason(first: str, second: str, reason: str) -> None:
    (pair,) = proposed(somebody(RecordId(1), first), somebody(RecordId(2), second))
    assert pair.reasons == (reason,)
    assert 0.5 <= pair.likeness < 0.9


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ana Park", "Bo Lind"),
        ("Ana Park", "Bo Park"),
        ("Ana Park", "Ana Lind"),
        ("Li Wu", "Lu Wu"),
        ("Ana", "Ana Park"),
        ("Bill Hollis", "Bob Hollis"),
        ("🚀", "🚀"),
        ("", ""),
    ],
)
def test_other_names_are_not(first: str, second: str) -> None:
    assert proposed(somebody(RecordId(1), first), somebody(RecordId(2), second)) == []


def test_a_link_or_an_address_that_spells_the_name_tells() -> None:
    (pair,) = proposed(
        somebody(RecordId(1), "Ana Park"), somebody(RecordId(2), "Owl Lover", email="ana.park@owls.example")
    )
    assert pair.reasons == ("the link or the address of one spells the name of the other",)
    (pair,) = proposed(somebody(RecordId(1), "Ana Parkson"), somebody(RecordId(2), "aparkson@owls.example"))
    assert pair.reasons == ("the link or the address of one spells initial and family name of the other",)


def test_what_else_speaks_for_one_person_makes_it_likelier() -> None:
    alone = proposed(somebody(RecordId(1), "Ana Park"), somebody(RecordId(2), "Ana Park"))[0].likeness
    here = {"company": "Acme"}
    (both_there,) = proposed(somebody(RecordId(1), "Ana Park", **here), somebody(RecordId(2), "Ana Park", **here))
    assert both_there.likeness > alone
    assert "both at the same company" in both_there.reasons
    (by_mail,) = proposed(
        somebody(RecordId(1), "Ana Park", **here), somebody(RecordId(2), "Ana Park", email="ap@acme.example")
    )
    assert "an address of the same company" in by_mail.reasons
    at_home = proposed(
        somebody(RecordId(1), "Ana Park", company="self-employed"),
        somebody(RecordId(2), "Ana Park", company="Freelance"),
    )
    assert at_home[0].likeness == alone


def test_one_address_under_two_names_is_proposed_and_under_one_nearly_certain() -> None:
    address = {"email": "park@acme.example"}
    (pair,) = proposed(somebody(RecordId(1), "Ana Park", **address), somebody(RecordId(2), "A. Park", **address))
    assert pair.likeness >= 0.95
    (pair,) = proposed(somebody(RecordId(1), "Ana Park", **address), somebody(RecordId(2), "Office", **address))
    assert 0.5 <= pair.likeness < 0.9


def test_two_profiles_are_two_people_unless_much_speaks_for_one() -> None:
    assert (
        proposed(somebody(RecordId(1), "Ana Park", "ana-park"), somebody(RecordId(2), "Ana Park", "ana-park-2")) == []
    )
    here = {"company": "Acme"}
    (pair,) = proposed(
        somebody(RecordId(1), "Ana Park", "ana-park", **here), somebody(RecordId(2), "Ana Park", "ana-park-2", **here)
    )
    assert pair.likeness < 0.7
    assert pair.reasons[-1] == "though each has a profile"
    elsewhere = somebody(RecordId(3), "Ana Park", "ana-park-3", company="Bluefin", headline="Tidal engineer at heart")
    assert (
        proposed(
            somebody(RecordId(1), "Ana Park", "ana-park", company="Acme", headline="Tidal engineer at heart"), elsewhere
        )
        == []
    )


def test_who_was_connected_with_on_two_days_is_two_people() -> None:
    days = date(2026, 1, 5), date(2026, 2, 6)
    first, second = (
        somebody(RecordId(at), "Ana Park", connected_on=day, company="Acme") for at, day in enumerate(days, 1)
    )
    assert proposed(first, second) == []


def test_a_common_name_tells_less() -> None:
    two = proposed(*(somebody(RecordId(at), "Ana Park") for at in (1, 2)))[0].likeness
    three = proposed(*(somebody(RecordId(at), "Ana Park") for at in (1, 2, 3)))
    assert len(three) == 3
    assert all(pair.likeness < two for pair in three)


def test_who_is_kept_apart_is_not_proposed() -> None:
    assert proposed(somebody(RecordId(1), "Ana Park"), somebody(RecordId(2), "Ana Park"), apart=True) == []


def test_the_likeliest_come_first_whatever_the_order_of_the_people() -> None:
    people = [
        somebody(RecordId(4), "A. Park"),
        somebody(RecordId(3), "Ana Park", company="Acme"),
        somebody(RecordId(2), "Ana Park", company="Acme"),
        somebody(RecordId(1), "B. Lind"),
        somebody(RecordId(5), "Bo Lind"),
    ]
    found = proposed(*people)
    assert found == proposed(*reversed(people))
    assert (found[0].one.id, found[0].other.id) == (2, 3)
    assert [pair.likeness for pair in found] == sorted((pair.likeness for pair in found), reverse=True)


@pytest.mark.parametrize(
    ("slug", "words"), [("ana-park-1a2b3c4d", ("ana", "park")), ("ana-párk", ("ana", "park")), ("anapark", None)]
)
def test_a_slug_spells_a_name_or_does_not(slug: str, words: tuple[str, ...] | None) -> None:
    name = name_of_slug(slug)
    assert (name.words if name else None) == words


def test_names_of_any_script_are_words_or_nothing() -> None:
    assert name_of("王小明") is not None
    assert name_of("\u202e\x1b") is None
    assert not are_alike("li", "lu")
