"""The first wording of a text: which template is chosen, and how it is filled."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.filtering import Filter
from store.judging.subject import InvitationSubject
from store.records.ids import RecordId
from store.records.model import FactValue, Invitation, Me, Person
from store.settings import Limits
from store.writing.channels import length, limit
from store.writing.fields import FIELDS, unfilled_fields, what_they_do
from store.writing.purposes import PURPOSES, Purpose
from store.writing.template import Template, parse_template, templates
from store.writing.wording import Holds, fitting, word
from tests.store.writing.shipped import each_language

ALL = templates()
ANA = Person(
    id=RecordId(7),
    name="Dr. Ana Park",
    url="https://www.linkedin.com/in/ana-park",
    company="Tindholm Harbour",
    position="Pilot",
)
STRANGER = Person(id=RecordId(8), name="Ana Park", url="https://www.linkedin.com/in/ana-park")
INVITATION = Invitation(id=RecordId(1), person=ANA, direction="incoming", sent=datetime(2026, 5, 3, 12, tzinfo=UTC))
ME = Me(names=("Maren Holmvik",), addresses=("maren@lights.example",), company="Skarvøy Lights", position="Engineer")


def choose(templates: Mapping[str, Template], purpose: Purpose, holds: Holds, language: str | None = None) -> Template:
    """The template that fits best."""
    return fitting(templates, purpose, holds, language)[0]


def fill(template: Template, person: Person, invitation: Invitation | None, me: Me, sent: Collection[str] = ()) -> str:
    """The text of a template for this person, with whom the user shares three connections."""
    return word(template, person, invitation, me, sent=sent, facts={"mutual": 3}).text


def knowing(facts: dict[str, FactValue], invitation: Invitation = INVITATION) -> Holds:
    subject = InvitationSubject(invitation, facts)

    def holds(condition: Filter) -> bool | None:
        return condition.holds(subject, datetime(2026, 5, 4, tzinfo=UTC))

    return holds


LOOKED: dict[str, FactValue] = {"reviewed": "yes", "known": "no"}
NO_BAD_NEWS: dict[str, FactValue] = {
    "salesy": "no",
    "favour": "no",
    "passed_before": "no",
    "answer": "not yet",
}


@pytest.mark.parametrize(
    ("purpose", "facts", "name"),
    [
        ("ask-why", {}, "ask-why"),
        ("ask-why", {"known": "no", "personal_note": "no"}, "ask-why.no-note"),
        ("ask-why", {"known": "no", "personal_note": "no", "mutual": 3}, "ask-why.mutual"),
        ("ask-why", {"known": "no", "personal_note": "no", "mutual": 0}, "ask-why.no-note"),
        ("ask-why", {"known": "no", "personal_note": "yes"}, "ask-why.note"),
        ("ask-why", {"known": "yes"}, "ask-why.someone-i-know"),
        ("ask-why", {"known": "no", "personal_note": "yes", "relation": "recruiter"}, "ask-why.about-a-job"),
        ("pass", {}, "pass"),
        ("pass", {"known": "no", **NO_BAD_NEWS}, "pass.stranger"),
        ("pass", {"known": "no", "reason": "no", **NO_BAD_NEWS}, "pass.stranger-without-reason"),
        ("pass", {"known": "no", "reason": "no", "mutual": 0, **NO_BAD_NEWS}, "pass.stranger-without-reason"),
        (
            "pass",
            {"reviewed": "yes", "known": "no", "reason": "no", "mutual": 0, **NO_BAD_NEWS},
            "pass.nothing-between-us",
        ),
        ("pass", {"known": "no", "reason": "yes", "mutual": 0, **NO_BAD_NEWS}, "pass.stranger"),
        ("pass", {"known": "yes", **NO_BAD_NEWS}, "pass.someone-i-know"),
        ("pass", {"known": "no", "relation": "recruiter", "reason": "no", **NO_BAD_NEWS}, "pass.about-a-job"),
        ("pass", {"known": "no", **NO_BAD_NEWS, "salesy": "yes"}, "pass.offer"),
        ("pass", {"known": "no", **NO_BAD_NEWS, "favour": "yes"}, "pass.favour"),
        ("pass", {"known": "no", **NO_BAD_NEWS, "passed_before": "yes"}, "pass.again"),
        ("pass", {"known": "no", "reason": "no", "mutual": 0, **NO_BAD_NEWS, "answer": "widening"}, "pass.widening"),
        ("thanks", {}, "thanks.their-request"),
        ("thanks", {"known": "yes"}, "thanks.someone-i-know"),
        ("thanks", {"known": "yes", "relation": "colleague"}, "thanks.colleague"),
        ("thanks", {"known": "yes", "relation": "candidate"}, "thanks.candidate"),
        ("thanks", {"known": "no", "personal_note": "yes", "salesy": "no", "favour": "no"}, "thanks.note"),
        ("thanks", {"known": "no", "personal_note": "yes"}, "thanks.their-request"),
        ("request", {"how": "met", "known": "yes"}, "request.acquaintance"),
        ("request", {"relation": "colleague", "known": "yes"}, "request.colleague"),
        ("request", {"relation": "hiring-manager"}, "request.about-a-job"),
        ("request", {"known": "no"}, "request.stranger"),
        ("request", {"known": "no", "relation": "recruiter"}, "request.about-a-job"),
        ("request", {"relation": "colleague", "known": "no", "same_company": "yes"}, "request.colleague"),
        ("request", {"known": "no", "same_company": "yes"}, "request.same-company"),
        ("request", {"known": "no", "same_event": "yes"}, "request.same-event"),
        ("request", {"known": "no", "same_school": "yes"}, "request.same-school"),
        ("request", {"known": "no", "interest": "yes"}, "request.interest"),
        ("request", {"known": "no", "mutual": 3}, "request.mutual"),
        ("request", {"known": "no", "mutual": 0}, "request.stranger"),
        ("request", {"known": "yes", "same_school": "yes"}, "request.someone-i-know"),
        ("request", {"known": "yes", "how": "studied-together"}, "request.studied-together"),
        ("request", {"known": "yes", "how": "worked-together"}, "request.worked-together"),
        ("thanks", {"known": "no", "same_school": "yes"}, "thanks.same-school"),
        ("thanks", {"known": "no", "same_company": "yes"}, "thanks.same-company"),
        ("ask-why", {"known": "no", "personal_note": "no", "same_school": "yes"}, "ask-why.same-school"),
        ("ask-why", {"known": "no", "personal_note": "no", "same_company": "yes"}, "ask-why.same-company"),
        ("introduction-pass", {"introduced": "yes", "consent_asked": "no"}, "introduction-pass.not-asked"),
    ],
)
def test_the_template_fits_what_is_known(purpose: Purpose, facts: dict[str, FactValue], name: str) -> None:
    assert choose(ALL, purpose, knowing(facts)).name == name


@pytest.mark.parametrize("facts", [{"reason": "no", "mutual": 0}, {"reason": "no"}, {"mutual": 0}, {"answer": "none"}])
def test_nobody_i_know_is_told_that_we_have_not_met(facts: dict[str, FactValue]) -> None:
    assert choose(ALL, "pass", knowing({"known": "yes", **NO_BAD_NEWS, **facts})).name == "pass.someone-i-know"


@pytest.mark.parametrize("unknown", ["known", "salesy", "passed_before"])
def test_a_pass_gives_no_reason_that_is_not_known_to_hold(unknown: str) -> None:
    facts: dict[str, FactValue] = {"known": "no", "reason": "no", "mutual": 0, **NO_BAD_NEWS}
    del facts[unknown]
    assert choose(ALL, "pass", knowing(facts)).name == "pass"


def test_who_accepted_my_invitation_is_thanked_for_that() -> None:
    assert (
        choose(ALL, "thanks", knowing({"known": "yes"}, replace(INVITATION, direction="outgoing"))).name
        == "thanks.my-request"
    )


@pytest.mark.parametrize("purpose", PURPOSES)
def test_every_purpose_has_a_text_for_somebody_of_whom_nothing_is_known(purpose: Purpose) -> None:
    assert choose(ALL, purpose, lambda condition: None).when is None


def test_for_a_purpose_without_template_none_fits() -> None:
    assert fitting({"thanks": ALL["thanks"]}, "leave", knowing({})) == []


@each_language
def test_a_text_to_somebody_well_known_leaves_open_only_what_is_filled_in_by_hand(written: list[Template]) -> None:
    for template in written:
        invitation = replace(INVITATION, direction="outgoing") if template.purpose == "follow-up" else INVITATION
        for number in range(len(template.texts)):
            text = fill(template, replace(ANA, id=number), invitation, ME)
            assert {text[start + 1 : end - 1] for start, end in unfilled_fields(text)} <= set(template.by_hand)


@each_language
def test_a_text_to_a_stranger_needs_nothing_that_the_tray_lacks(written: list[Template]) -> None:
    for template in written:
        if template.purpose in ("follow-up", "letter"):
            continue  # a follow-up has something to follow up, and a letter is signed in full
        for number in range(len(template.texts)):
            text = fill(template, replace(STRANGER, id=number), None, Me(names=("Maren Holmvik",)))
            assert not set(FIELDS) & {text[start + 1 : end - 1] for start, end in unfilled_fields(text)}


@pytest.mark.parametrize("template", [template for template in ALL.values() if template.purpose == "request"])
def test_a_request_fits_the_note_of_a_free_account(template: Template) -> None:
    by_hand = {
        "reason": "your talk on fog signals in winter",
        "question": "What did you do about the ice?",
        "shared_work": "the northern beacons",
        "where_met": "the Coastal Engineering Days",
        "role": "the post on lamp controllers",
        "line": "your terrier still has my left glove, I believe.",
    }
    for number in range(len(template.texts)):
        text = fill(template, replace(ANA, id=number), None, ME)
        for name, words in by_hand.items():
            text = text.replace(f"{{{name}}}", words)
        assert unfilled_fields(text) == []
        assert length(text, "linkedin-note") <= 200


@each_language
def test_every_text_fits_its_channels(written: list[Template]) -> None:
    for template in written:
        for channel in template.channels:
            most = limit(channel, Limits())
            assert most is None or max(length(text, channel) for text in template.texts) < most


def test_two_people_rarely_get_the_same_wording() -> None:
    texts = {fill(ALL["ask-why"], replace(STRANGER, id=number), None, ME) for number in range(5)}
    assert len(texts) == 5


def test_one_person_always_gets_the_same_wording() -> None:
    assert fill(ALL["pass"], ANA, INVITATION, ME) == fill(ALL["pass"], ANA, INVITATION, ME)


def test_a_follow_up_does_not_take_the_day_of_their_invitation_for_that_of_my_letter() -> None:
    assert "{sent}" in fill(ALL["follow-up"], ANA, INVITATION, ME)
    assert "3 May" in fill(ALL["follow-up"], ANA, replace(INVITATION, direction="outgoing"), ME)
    assert "{sent}" in word(ALL["follow-up"], ANA, INVITATION, ME, channel="email").subject


def test_a_wording_that_went_to_somebody_else_is_not_chosen_while_there_is_another() -> None:
    sent: list[str] = []
    for number in range(len(ALL["pass"].texts)):
        sent.append(fill(ALL["pass"], replace(ANA, id=7, name=f"Guest{number} Lind"), INVITATION, ME, sent))
    assert len({text.partition(",")[2] for text in sent}) == len(ALL["pass"].texts)
    again = fill(ALL["pass"], ANA, INVITATION, ME, sent)
    assert again == fill(ALL["pass"], ANA, INVITATION, ME)


def test_a_letter_that_was_written_by_hand_takes_no_wording_away() -> None:
    worded = fill(ALL["pass"], ANA, INVITATION, ME)
    assert fill(ALL["pass"], ANA, INVITATION, ME, [worded.replace("you", "all of you")]) == worded


def test_a_template_in_their_language_comes_first_and_one_in_another_last() -> None:
    danish = parse_template("channel: email\nlanguage: da\n\nHej {first_name}!", Path("pass.da.txt"))
    known = knowing({"known": "no", "salesy": "no", "favour": "no", "passed_before": "no", "answer": "not yet"})
    found = {**ALL, "pass.da": danish}
    assert choose(found, "pass", known, "da").name == "pass.da"
    assert choose(found, "pass", known, "fr").name == "pass.stranger.fr"
    assert choose(found, "pass", known, "sv").name == "pass.stranger"
    assert choose(found, "pass", known).name == "pass.stranger"
    assert [template.language for template in fitting(found, "pass", known, "en")][-1] != "en"


def test_a_field_that_is_not_known_stays_in_sight() -> None:
    text = fill(ALL["ask-why"], replace(STRANGER, name=""), None, ME)
    assert "{first_name}" in text
    start, end = unfilled_fields(text)[0]
    assert text[start:end] == "{first_name}"


@pytest.mark.parametrize(
    "company", ["ACME | We are hiring!", "x" * 200, "  ", "\x1b[2J" * 40, "Self-employed", "Freelancer.", "Selbständig"]
)
def test_what_is_no_company_in_the_place_of_one_fills_nothing(company: str) -> None:
    for number in range(4):
        text = fill(ALL["check-in"], replace(ANA, id=number, company=company), None, ME)
        assert "{company}" not in text
        assert company.strip() == "" or company not in text


def test_what_strangers_wrote_is_cleaned_before_it_stands_in_a_letter() -> None:
    hostile = replace(ANA, company="Acme\x1b]52;c;aGk=\x07\u202e")
    texts = [fill(ALL["check-in"], replace(hostile, id=number), None, ME) for number in range(5)]
    assert not any(unseen in text for text in texts for unseen in "\x1b\x07\u202e")


def test_what_a_name_says_is_not_filled_in_again() -> None:
    assert "Maren" not in fill(ALL["letter"], replace(ANA, name="Ana {my_name}"), None, Me())


def test_an_answer_takes_the_way_the_invitation_came() -> None:
    by_mail = replace(INVITATION, channel="email")
    assert word(ALL["pass"], ANA, by_mail, ME).channel == "email"
    assert word(ALL["pass"], ANA, by_mail, ME).subject == "Your invitation"
    assert word(ALL["pass"], ANA, INVITATION, ME).channel == "linkedin-message"
    assert word(ALL["pass"], ANA, INVITATION, ME).subject == ""


def test_who_has_only_an_address_is_written_to_by_mail() -> None:
    somebody = Person(id=RecordId(9), name="Effie Lowe", email="effie@lowe.example")
    assert word(ALL["check-in"], somebody, None, ME).channel == "email"
    assert word(ALL["letter"], somebody, None, ME).channel == "paper"


def test_a_channel_that_is_asked_for_is_taken() -> None:
    assert word(ALL["request"], ANA, None, ME, channel="inmail").channel == "inmail"


def test_who_never_said_their_name_closes_without_it_and_nothing_is_left_open() -> None:
    text = fill(ALL["ask-why"], ANA, INVITATION, Me())

    assert unfilled_fields(text) == []
    assert not text.rstrip().endswith(",")


def test_a_day_stands_in_a_letter_as_its_language_names_it() -> None:
    asked = replace(INVITATION, direction="outgoing")
    assert "vom 3. Mai" in word(ALL["follow-up.de"], ANA, asked, ME, channel="email").subject
    assert "del 3 de mayo" in word(ALL["follow-up.es"], ANA, asked, ME, channel="email").subject


def test_a_closing_without_comma_is_left_without_a_name_as_well() -> None:
    assert fill(ALL["pass.de"], ANA, INVITATION, Me()).splitlines()[-1] in ("Freundliche Grüße", "Mit besten Grüßen")


def test_who_is_tagged_informal_is_spoken_to_like_a_friend() -> None:
    invitation = replace(INVITATION, person=replace(ANA, tags=("informal",)))
    assert choose(ALL, "check-in", knowing({}, invitation), "de").name == "check-in.informal.de"
    assert choose(ALL, "check-in", knowing({}), "de").name == "check-in.de"


@pytest.mark.parametrize(("email", "way"), [("ana@park.example", "email"), (None, "inmail")])
def test_a_follow_up_to_a_request_that_waits_goes_where_it_is_delivered(email: str | None, way: str) -> None:
    waiting = replace(INVITATION, person=replace(ANA, email=email), direction="outgoing", state="waiting")
    assert word(ALL["follow-up"], waiting.person, waiting, ME).channel == way


def test_who_only_widens_a_network_is_offered_the_ways_that_the_user_named() -> None:
    mine = replace(ME, ways=("a letter", "a coffee in Graz", "a call"))
    assert "a letter, a coffee in Graz or a call" in fill(ALL["pass.widening"], ANA, INVITATION, mine)
    assert "an email, an InMail or a short call" in fill(ALL["pass.widening"], ANA, INVITATION, ME)


@pytest.mark.parametrize(
    ("language", "offered"),
    [
        ("de", "eine E-Mail, eine InMail oder ein kurzes Telefonat"),
        ("fr", "un e-mail, un InMail ou un bref appel"),
        ("es", "un correo, un InMail o una llamada breve"),
    ],
)
def test_the_other_ways_are_offered_in_every_language(language: str, offered: str) -> None:
    template = ALL[f"pass.widening.{language}"]
    assert offered in fill(template, ANA, INVITATION, ME)
    assert "a call on Thursdays" in fill(template, ANA, INVITATION, replace(ME, ways=("a call on Thursdays",)))


def test_every_language_has_a_text_that_offers_other_ways() -> None:
    told = {name.rpartition(".")[2] for name in ALL if name.startswith("pass.widening.")}
    assert told == {"de", "es", "fr", "it", "nl", "pt"}


@pytest.mark.parametrize(
    ("me", "person", "told"),
    [
        (Me(schools=("TU Wien",)), ANA, "we both went to TU Wien."),
        (Me(schools=("University of Graz",)), ANA, "we both went to the University of Graz."),
        (Me(schools=("TU Wien", "ETH")), ANA, "we both went to the same school."),
        (Me(schools=("TU Wien", "ETH")), replace(ANA, headline="Pilot, ETH"), "we both went to ETH."),
    ],
)
def test_a_shared_school_is_named_only_where_it_is_certain(me: Me, person: Person, told: str) -> None:
    assert told in fill(ALL["request.same-school"], replace(person, id=RecordId(2)), INVITATION, me)


@pytest.mark.parametrize(
    ("companies", "told"),
    [
        (("TINDHOLM HARBOUR Ltd",), "both worked for TINDHOLM HARBOUR Ltd."),
        (("Elsewhere",), "both worked for the same company."),
    ],
)
def test_a_shared_company_is_named_only_where_it_is_certain(companies: tuple[str, ...], told: str) -> None:
    assert told in fill(
        ALL["request.same-company"], replace(ANA, id=RecordId(2)), INVITATION, replace(ME, companies=companies)
    )


@pytest.mark.parametrize(
    ("interests", "told"),
    [("fog signals", "in fog signals."), ("fog, opera", "in the same field."), (None, "in the same field.")],
)
def test_a_shared_interest_is_named_only_where_it_is_certain(interests: str | None, told: str) -> None:
    person = replace(ANA, id=RecordId(2), interests=interests)
    assert f"share an interest {told}" in fill(ALL["request.interest"], person, INVITATION, ME)


@pytest.mark.parametrize(
    ("mutual", "told"),
    [
        (1, "have one connection in"),
        (10, "have ten connections in"),
        (1204, "have 1,204 connections in"),
        (0, "{mutual}"),
    ],
)
def test_shared_connections_are_counted_in_words(mutual: int, told: str) -> None:
    person = replace(ANA, id=RecordId(2))
    assert told in word(ALL["request.mutual"], person, INVITATION, ME, facts={"mutual": mutual}).text


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Dr. Casimir Blaise", "Dear Dr. Blaise,"),
        ("Univ.-Prof. Dr. Erika Mayr", "Dear Professor Mayr,"),
        ("Dr Ana van der Berg, MBA", "Dear Dr. van der Berg,"),
        ("ANA PARK, PhD 🚀", "Dear Ana Park,"),
        ("Mr. Hollis", "Dear Mr. Hollis,"),
        ("山田 太郎", "Dear 山田 太郎,"),
    ],
)
def test_a_letter_on_paper_greets_formally(name: str, greeted: str) -> None:
    assert fill(ALL["letter"], replace(ANA, name=name), None, ME).startswith(greeted)


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("Dr. Casimir Blaise", "Dr. Casimir Blaise"),
        ("DR. ANA PARK, PhD 🚀", "Dr. Ana Park"),
        ("Ana Park (she/her) | We are hiring", "Ana Park"),
        ("Prof Ana van der Berg", "Prof Ana van der Berg"),
    ],
)
def test_a_whole_name_keeps_its_titles_and_nothing_else(name: str, spelled: str) -> None:
    assert f"this is {spelled}, who" in fill(ALL["introduction"], replace(ANA, id=RecordId(2), name=name), None, ME)


@pytest.mark.parametrize(
    ("position", "told"),
    [
        ("Engineer", "an engineer"),
        ("University Lecturer", "a university lecturer"),
        ("MRI Technician", "an MRI technician"),
        ("UX Designer", "a UX designer"),
        ("Letter Carver", "a letter carver"),
        ("HR Manager", "an HR manager"),
        ("DevOps Engineer II", "a DevOps engineer II"),
        ("Senior Java Developer", "a senior Java developer"),
        ("German Teacher in Graz", "a German teacher in Graz"),
        ("Consultant, Acme Rivers", "a consultant, Acme Rivers"),
        ("Ph.D. Student", "a Ph.D. Student"),
        ("Head of Sales", "Head of Sales"),
        ("Head Gardener", "Head Gardener"),
        ("Head Hunter", "a head hunter"),
        ("CTO", "CTO"),
        ("Chief Financial Officer", "Chief Financial Officer"),
    ],
)
def test_a_position_has_the_article_that_it_takes_and_no_capitals_of_a_title(position: str, told: str) -> None:
    assert what_they_do(replace(ANA, position=position, company=None)) == f"is {told}"


@pytest.mark.parametrize(
    ("person", "told"),
    [
        (ANA, "is a pilot at Tindholm Harbour"),
        (replace(ANA, position="Co-Founder"), "is the co-founder of Tindholm Harbour"),
        (replace(ANA, position=None), "works at Tindholm Harbour"),
        (replace(STRANGER, headline="Pilot, Tindholm"), "describes their work as “Pilot, Tindholm”"),
        (replace(STRANGER, headline="Pilot | Speaker | Visionary"), ""),
        (STRANGER, ""),
    ],
)
def test_what_somebody_does_is_told_only_as_far_as_it_is_known(person: Person, told: str) -> None:
    assert what_they_do(person) == told
