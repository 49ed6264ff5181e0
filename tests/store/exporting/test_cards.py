"""vCards of people: every address book that reads RFC 6350 takes them, and Salver reads back what it wrote."""

import vobject
from hypothesis import given
from hypothesis import strategies as st

from store.exporting.cards import cards
from store.reading.contacts.content_line import read_content_line
from store.records.ids import RecordId
from store.records.model import Person
from store.text import sendable

ANA = Person(
    RecordId(7),
    "Dr. Ana Maria Park",
    url="https://www.linkedin.com/in/ana-park",
    email="ana@park.example",
    headline="Hydrographer; charts, mostly",
    company="Harbour, Works & Sons",
    note="Met in Graz.\nLikes maps, not calls; C:\\charts",
    tags=("harbour", "mentor"),
    birthday="05-17",
    postal="4 Chandlery Row\nBristol",
)
TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), min_size=1, max_size=60)


def values(data: bytes) -> dict[str, str]:
    """What stands in one card, by the name of the property."""
    lines = data.replace(b"\r\n ", b"").split(b"\r\n")
    read = [read_content_line(line) for line in lines if line]
    return {line.name: line.text for line in read}


def test_a_card_says_all_that_is_known_of_a_person() -> None:
    said = values(cards([ANA]))
    assert (said["FN"], said["EMAIL"], said["BDAY"]) == ("Dr. Ana Maria Park", "ana@park.example", "--0517")
    assert said["NOTE"] == ANA.note
    assert said["ORG"] == ANA.company
    assert said["TITLE"] == ANA.headline


def test_another_reader_understands_a_card() -> None:
    read = vobject.readOne(cards([ANA]).decode())
    assert (read.fn.value, read.email.value) == ("Dr. Ana Maria Park", "ana@park.example")
    assert (read.n.value.family, read.n.value.given) == ("Park", "Ana")
    assert read.note.value == ANA.note


def test_lines_are_folded_at_75_octets_and_no_character_is_cut() -> None:
    data = cards([Person(RecordId(7), "Θάλεια " * 20)])
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()


def test_a_second_export_of_the_same_person_has_the_same_identity() -> None:
    assert values(cards([ANA]))["UID"] == values(cards([ANA, ANA]))["UID"]


@given(name=TEXT, note=TEXT, company=TEXT)
def test_whatever_a_stranger_wrote_stays_in_its_property(name: str, note: str, company: str) -> None:
    data = cards([Person(RecordId(7), name, note=note, company=company)])
    assert data.count(b"BEGIN:VCARD") >= 1
    said = values(data)
    assert said["NOTE"].split() == sendable(note).split()
    assert set(said) <= {"BEGIN", "VERSION", "UID", "FN", "N", "ORG", "NOTE", "END"}


def test_an_emoji_keeps_its_skin_tone() -> None:
    assert values(cards([Person(RecordId(7), "Ana", note="Thanks 👍🏽")]))["NOTE"] == "Thanks 👍🏽"
