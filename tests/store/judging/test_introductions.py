"""What the rules make of an introduction by email (norms R06, R07, R26)."""

from datetime import UTC, datetime

from msgspec.structs import replace

from store.judging.derived_facts import known_facts
from store.judging.evidence import Evidence
from store.judging.messages import mass_texts
from store.records.ids import RecordId
from store.records.model import Invitation, Person

NOW = datetime(2026, 3, 10, 9, tzinfo=UTC)
TOM = Person(RecordId(2), "Tom Reed", email="tom@reed.example")
WORDS = "Dear both, Lena maps the tides and you build the gauges. Could you do her the favour of a short call? Tom"
LENA = Invitation(
    RecordId(11),
    Person(RecordId(1), "Lena Brandt"),
    "incoming",
    "email",
    sent=NOW,
    message=WORDS,
    kind="introduction",
    by=TOM,
)


def told(invitation: Invitation) -> dict[str, object]:
    """The values of what the records tell."""
    return {name: fact.value for name, fact in known_facts(invitation, Evidence(now=NOW), 14).items()}


def test_the_words_of_who_introduces_are_no_note_of_who_is_introduced() -> None:
    facts = told(LENA)
    assert (facts["personal_note"], facts["boilerplate"]) == ("no", "no")
    assert "favour" not in facts


def test_that_somebody_knows_us_both_is_a_reason() -> None:
    assert told(LENA)["reason"] == "yes"
    assert "trusted_mutual" not in told(LENA)


def test_who_introduces_and_is_trusted_counts_as_a_trusted_mutual_connection() -> None:
    assert told(replace(LENA, by=replace(TOM, trusted=True)))["trusted_mutual"] == "yes"


def test_whether_i_had_been_asked_first_is_told_by_a_mail_or_open() -> None:
    assert told(replace(LENA, was_asked=True))["consent_asked"] == "yes"
    assert "consent_asked" not in told(LENA)


def test_one_mail_that_introduces_several_is_no_mass_text() -> None:
    several = [replace(LENA, id=number, person=Person(RecordId(number), f"Guest {number}")) for number in range(20, 26)]
    assert mass_texts(several) == {}
