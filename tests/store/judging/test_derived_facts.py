"""What the records tell without anybody having said it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from store.judging.derived_facts import known_facts
from store.judging.evidence import Evidence, gather
from store.judging.facts import Facts
from store.records.ids import RecordId
from store.records.model import Fact, Invitation, Me, MessageCount, Person
from tests.store.judging.invented_invitations import (
    ASKED,
    DEFAULT_TEXT,
    NOTE,
    NOTE_WITH_REASON,
    NOW,
    SENT,
    invitation,
    said,
)

ME = Me(
    names=("Mara Weiss",),
    company="Tidewell GmbH",
    companies=("Graz Grid AG",),
    schools=("TU Wien",),
    sphere=("tidal energy", "grid planning"),
)


def told(of: Invitation, evidence: Evidence | None = None) -> Facts:
    return known_facts(of, evidence or Evidence(NOW, ME), days_to_wait=14)


def values(facts: Facts, *names: str) -> list[object]:
    return [facts[name].value if name in facts else None for name in names]


def from_person(message: str = "", **fields: object) -> Invitation:
    return replace(invitation(message), person=replace(Person(RecordId(2), "Ana Park"), **fields))


def letters(first: date, count: int = 3) -> MessageCount:
    return MessageCount(count, first, first + timedelta(days=400))


BEFORE, AFTER = date(2025, 11, 2), date(2026, 3, 9)


def test_who_is_in_the_address_book_is_known() -> None:
    fact = told(from_person(in_address_book=True))["known"]
    assert (fact.value, fact.source, fact.because) == ("yes", "derived", "they are in your address book")


def test_who_was_connected_before_is_known() -> None:
    assert told(from_person(connected_on=BEFORE))["known"].because == "connected since 2 Nov 2025"


def test_who_was_connected_by_this_very_invitation_is_not_known_for_that() -> None:
    assert "known" not in told(from_person(connected_on=date(2026, 3, 7)))
    assert "known" not in told(from_person(connected_on=AFTER))


def test_the_day_of_sending_is_counted_in_utc_like_the_day_of_connecting() -> None:
    late_in_california = datetime.fromisoformat("2026-03-07T22:15:00-08:00")
    connected = replace(from_person(connected_on=date(2026, 3, 7)), sent=late_in_california)
    assert told(connected)["known"].value == "yes"


def test_with_whom_i_have_written_both_ways_before_is_known() -> None:
    fact = told(from_person(written=letters(BEFORE), received=letters(date(2025, 12, 24))))["known"]
    assert fact.because == "you have written to each other since 24 Dec 2025"


@pytest.mark.parametrize(
    ("written", "received"), [(BEFORE, None), (None, BEFORE), (AFTER, BEFORE), (BEFORE, AFTER), (AFTER, AFTER)]
)
def test_letters_in_one_direction_or_after_the_invitation_are_no_acquaintance(
    written: date | None, received: date | None
) -> None:
    sides = letters(written) if written else None, letters(received) if received else None
    assert "known" not in told(from_person(written=sides[0], received=sides[1]))


def test_whom_i_trust_i_know() -> None:
    assert told(from_person(trusted=True))["known"].value == "yes"


def test_an_empty_message_is_neither_a_note_nor_boilerplate_nor_a_reason() -> None:
    assert values(told(invitation("")), "personal_note", "boilerplate", "reason") == ["no", "no", "no"]


def test_a_default_text_is_no_note() -> None:
    assert values(told(invitation(DEFAULT_TEXT)), "personal_note", "boilerplate", "reason") == ["no", "yes", "no"]


def test_a_note_may_or_may_not_give_a_reason() -> None:
    assert values(told(invitation(NOTE)), "personal_note", "boilerplate", "reason") == ["yes", "no", None]
    assert values(told(invitation(NOTE_WITH_REASON)), "personal_note", "boilerplate", "reason") == ["yes", "no", "yes"]


def test_a_note_about_widening_a_network_gives_no_reason() -> None:
    assert told(invitation("Hi Ana, I am growing my network in the north."))["reason"].value == "no"


def test_what_sells_gives_no_reason_of_mine() -> None:
    facts = told(invitation("I read your article. Our services cut costs, book a demo!"))
    assert values(facts, "salesy", "reason") == ["yes", None]


def test_the_same_text_from_several_people_is_a_mass_text() -> None:
    text = "the north wind says hello to everyone who works with water and light"
    sent = [
        replace(invitation(f"Hi {name}, {text}"), id=i, person=Person(RecordId(i), name))
        for i, name in enumerate("ABC")
    ]
    evidence = gather(ME, [], sent, NOW)
    fact = told(sent[0], evidence)["boilerplate"]
    assert (fact.value, fact.because) == ("yes", "3 people sent the same text")
    assert values(told(sent[1], evidence), "personal_note") == ["no"]


def test_the_same_text_twice_from_one_person_is_no_mass_text() -> None:
    text = "the north wind says hello to everyone who works with water and light"
    again = [replace(invitation(text), id=i) for i in (1, 2)]
    assert told(again[0], gather(ME, [], again, NOW))["boilerplate"].value == "no"


def test_short_thanks_from_several_people_are_no_mass_text() -> None:
    sent = [replace(invitation("Great seeing you!"), id=i, person=Person(RecordId(i), "A")) for i in (1, 2, 3)]
    assert told(sent[0], gather(ME, [], sent, NOW))["boilerplate"].value == "no"


@pytest.mark.parametrize(
    "fields",
    [
        {"headline": "Tidal Energy & Storage | Speaker"},
        {"position": "Head of Grid Planning"},
        {"company": "Nordic Tidal Energy AS"},
    ],
)
def test_who_uses_the_words_of_my_sphere_moves_in_it(fields: dict[str, str]) -> None:
    assert told(from_person(**fields))["sphere"].value == "yes"


def test_a_sphere_that_is_not_named_stays_unknown() -> None:
    assert "sphere" not in told(from_person(headline="Tidal poetry, solar energy"))


def test_without_a_sphere_of_my_own_my_industry_and_position_stand_in_for_it() -> None:
    me = Me(industry="Renewables", position="Hydrologist")
    assert told(from_person(headline="Hydrologist in Oslo"), Evidence(NOW, me))["sphere"].value == "yes"


@pytest.mark.parametrize("company", ["Tidewell", "TIDEWELL GmbH", "Graz Grid"])
def test_a_company_of_mine_is_the_same_whatever_it_is_in_law(company: str) -> None:
    assert told(from_person(company=company))["same_company"].value == "yes"


def test_a_company_with_a_similar_name_is_another() -> None:
    assert "same_company" not in told(from_person(company="Tidewell Partners"))


def test_who_names_my_school_was_there() -> None:
    assert told(from_person(headline="TU Wien, class of 2004"))["same_school"].because == "they name TU Wien"
    assert told(from_person("Hello from another TU-Wien engineer"))["same_school"].value == "yes"


def test_who_names_somebody_i_trust_says_so_and_proves_no_link() -> None:
    evidence = Evidence(NOW, ME, trusted=("Ben Okoro",))
    facts = told(from_person("Ben Okoro told me about you."), evidence)
    assert facts["named_mutual"].because == "their message names Ben Okoro, whom you trust; that is their word"
    assert "trusted_mutual" not in facts
    assert "named_mutual" not in told(from_person("Big Ben is fine. Okoro too."), evidence)


@pytest.mark.parametrize(
    "message", ["I do not know Ben Okoro, but he lives here.", "It is true that I have never met Ben Okoro."]
)
def test_whom_they_say_not_to_know_links_nobody(message: str) -> None:
    assert "named_mutual" not in told(from_person(message), Evidence(NOW, ME, trusted=("Ben Okoro",)))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Ben D. Okoro", "Hi Mara, Ben D. Okoro told me about you."),
        ("Ben Okoro", "I spoke with Ben\nOkoro about you."),
        ("Ben Okoro", "I hope you do not mind, Ben Okoro told me to write."),
        ("Ben Okoro", "It is not far. Ben Okoro showed me the way."),
    ],
)
def test_a_name_is_found_across_lines_and_initials_and_behind_another_clause(name: str, message: str) -> None:
    assert "named_mutual" in told(from_person(message), Evidence(NOW, ME, trusted=(name,)))


def test_a_school_that_they_say_not_to_have_been_at_is_none_of_theirs() -> None:
    assert "same_school" not in told(from_person("I never studied at TU Wien, but I know the building."))


@pytest.mark.parametrize(
    ("fact", "message", "words"),
    [
        ("named_mutual", "Greetings from the harbour. Ben Okoro told me about you.", "Ben Okoro"),
        ("same_school", "Hello from another TU-Wien engineer", "TU-Wien"),
    ],
)
def test_a_link_rests_on_the_words_that_name_it(fact: str, message: str, words: str) -> None:
    (place,) = told(from_person(message), Evidence(NOW, ME, trusted=("Ben Okoro",)))[fact].spans
    assert message[slice(*place)] == words


def test_who_comes_back_after_a_pass_has_been_passed_before() -> None:
    earlier = replace(
        invitation(state="passed"), id=7, sent=SENT - timedelta(days=90), decided=SENT - timedelta(days=80)
    )
    fact = told(invitation(), gather(ME, [], [earlier, invitation()], NOW))["passed_before"]
    assert fact.because == "you passed on them on 17 Dec 2025"


def test_only_an_earlier_pass_of_mine_counts() -> None:
    later = replace(invitation(state="passed"), id=7, sent=SENT + timedelta(days=3))
    elsewhere = replace(invitation(state="passed"), id=8, sent=SENT - timedelta(days=90), elsewhere=True)
    ignored = replace(invitation(state="ignored"), id=9, sent=SENT - timedelta(days=90))
    evidence = gather(ME, [], [later, elsewhere, ignored, invitation()], NOW)
    assert "passed_before" not in told(invitation(), evidence)


def test_no_answer_is_none_only_when_the_days_have_run_out() -> None:
    asked = invitation(state="asked")
    assert "answer" not in told(asked, Evidence(ASKED + timedelta(days=13)))
    assert told(asked, Evidence(ASKED + timedelta(days=14)))["answer"].value == "none"


def test_a_question_that_was_never_sent_is_not_waited_for() -> None:
    decided_only = replace(invitation(state="asked"), carried_out=False)
    assert "answer" not in told(decided_only, Evidence(ASKED + timedelta(days=100)))
    sent_late = replace(invitation(state="asked"), carried_out=(ASKED + timedelta(days=30)).date())
    assert "answer" not in told(sent_late, Evidence(ASKED + timedelta(days=43)))
    assert told(sent_late, Evidence(ASKED + timedelta(days=44)))["answer"].value == "none"


def test_who_has_written_since_has_answered_something() -> None:
    asked = replace(
        invitation(state="asked"),
        person=Person(RecordId(2), "Ana Park", received=MessageCount(1, AFTER, date(2026, 3, 25))),
    )
    assert "answer" not in told(asked, Evidence(ASKED + timedelta(days=30)))


def test_what_i_say_beats_what_is_imported_and_that_what_is_derived() -> None:
    person = Person(RecordId(2), "Ana Park", in_address_book=True, facts={"known": said("known", "no")})
    assert told(replace(invitation(), person=person))["known"].value == "no"
    imported = Fact("boilerplate", "yes", "import")
    assert told(replace(invitation(NOTE), facts={"boilerplate": imported}))["boilerplate"].source == "import"


@pytest.mark.parametrize(
    "fact", [said("knwon", "yes"), said("known", "perhaps"), said("mutual", -1), said("mutual", True)]
)
def test_a_stored_fact_that_cannot_be_tells_nothing(fact: Fact) -> None:
    person = Person(RecordId(2), "Ana Park", facts={fact.name: fact})
    assert fact.name not in told(replace(invitation(), person=person))


def test_the_evidence_counts_what_was_imported() -> None:
    people = [
        Person(RecordId(1), "A", connected_on=BEFORE),
        Person(RecordId(2), "B", written=letters(BEFORE, 2), received=letters(BEFORE, 1_200)),
        Person(RecordId(3), "C", in_address_book=True, trusted=True),
    ]
    evidence = gather(ME, people, [], NOW)
    assert evidence.records == "1 connection, 1,202 messages and 1 contact"
    assert evidence.trusted == ("C",)
    assert not gather(ME, [Person(RecordId(4), "D")], [invitation()], datetime.now(UTC)).has_records


def test_an_answer_that_a_mail_showed_tells_what_it_says() -> None:
    asked = replace(invitation(""), state="asked", decided=SENT)
    for words, value in ((NOTE_WITH_REASON, "reason"), ("I just want to expand my network.", "widening")):
        facts = told(replace(asked, answer=words, answered=NOW))
        assert (facts["answer"].value, facts["answer"].source) == (value, "derived")
    assert values(told(replace(asked, answer="Hello there.", answered=NOW)), "answer") == [None]


def test_an_introduction_tells_who_made_it_and_whether_they_had_asked() -> None:
    introduced = replace(invitation(""), kind="introduction", by=Person(RecordId(3), "Alice Stone"))
    facts = told(introduced)
    assert facts["introduced"].because == "Alice Stone introduced you by email"
    assert values(facts, "introduced", "consent_asked") == ["yes", None]
    assert values(told(replace(introduced, was_asked=True)), "consent_asked") == ["yes"]
    assert values(told(invitation("")), "introduced") == ["no"]
