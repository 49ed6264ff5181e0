"""LinkedIn's mails in every layout that is known: who invites, who accepted, who wrote, and nobody else."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from store.reading.mail.linkedin import shown_name
from store.reading.mail.rows import rows_of
from store.reading.readings import MailAcceptanceRow, MailInvitationRow, MailLetterRow, SentMailRow
from tests.store.reading.mail import invented_mails as mails
from tests.store.reading.mail.reading_mails import READER, invitation_of, reason, row_of

NOTE = "We met at the fair in Oslo.\n\nShall we talk about ships?"


@pytest.mark.parametrize("parts", ["both", "plain", "html"])
def test_an_invitation_of_2016_tells_name_headline_note_number_and_my_address(parts: str) -> None:
    row = invitation_of(mails.invitation_2016(parts=parts))
    assert (row.name, row.headline, row.number) == ("Kim Example", "Managing Director", "6132985418842456064")
    assert " ".join(row.message.split()) == "Hi Pat, I'd like to join your LinkedIn network."
    assert row.sent == datetime(2016, 5, 2, 19, 34, 46, tzinfo=UTC)
    assert (row.me, row.url, row.is_reminder) == (mails.MY_ADDRESS, None, False)


def test_the_place_is_read_out_of_the_html_where_only_that_has_it() -> None:
    assert invitation_of(mails.invitation_2016()).location == "Charlotte, North Carolina Area"
    assert invitation_of(mails.invitation_2016(parts="plain")).location == ""


def test_a_place_is_no_headline_where_somebody_has_none() -> None:
    row = invitation_of(mails.invitation_2016(headline=""))
    assert (row.headline, row.location) == ("", "Charlotte, North Carolina Area")


def test_the_labels_of_m2m_invitation_stand_the_other_way_round() -> None:
    row = invitation_of(mails.invitation_m2m())
    assert (row.name, row.headline, row.number) == ("Kim Example", "Managing Director", "6123786697525248000")


def test_a_note_takes_the_place_of_the_default_sentence() -> None:
    assert invitation_of(mails.invitation_2016(note=NOTE)).message == f"Hi Pat,\n\n{NOTE}"
    assert invitation_of(mails.invitation_2018(note=NOTE)).message == f"Hi Pat, {NOTE}"


def test_the_note_of_2011_stands_between_the_request_and_its_signature() -> None:
    row = invitation_of(mails.invitation_2011(note=NOTE))
    assert (row.name, row.message) == ("Kim Example", NOTE)


@pytest.mark.parametrize(
    "note",
    [
        "I would like to connect with you.\n\nKim from Oslo",
        "Accept this as my apology",
        "From the fair: do you remember?\n\nView of the sea",
        "I sent you a message last week.",
    ],
)
def test_a_note_that_sounds_like_a_label_stays_whole(note: str) -> None:
    assert invitation_of(mails.invitation_2011(note=note)).message == note
    assert invitation_of(mails.invitation_2016(note=note)).message == f"Hi Pat,\n\n{note}"


def test_a_note_below_the_headline_is_found_too() -> None:
    link, accept = mails.profile_link("kim-x"), mails.accept_link("6412345678901234567")
    plain = f"Kim Example\nBaker\n\n{NOTE}\n\nAccept: {accept}\n\nView profile: {link}\n\n{mails.foot()}"
    row = invitation_of(mails.message("Kim Example <invitations@linkedin.com>", "I want to connect", plain))
    assert (row.headline, row.message) == ("Baker", NOTE)


def test_the_layout_of_2012_has_name_headline_and_place_in_its_text() -> None:
    row = invitation_of(mails.invitation_2012(note=NOTE))
    assert (row.name, row.headline, row.location) == (
        "Kim Example",
        "Solution Architect at Example",
        "Greater Boston Area",
    )
    assert row.message == f"Pat,\n\n{NOTE}"


@pytest.mark.parametrize("parts", ["both", "plain", "html"])
def test_since_2018_the_link_holds_the_slug(parts: str) -> None:
    row = invitation_of(mails.invitation_2018(parts=parts))
    assert row.url == "https://www.linkedin.com/in/kim-example-42"
    assert (row.headline, row.number) == ("Email Marketing Manager at Example", "6412345678901234567")


def test_a_slug_in_another_script_is_decoded() -> None:
    row = invitation_of(mails.invitation_2018(slug="%C3%A1na-%E5%B1%B1"))
    assert row.url == "https://www.linkedin.com/in/ána-山"


def test_a_subject_without_a_name_is_an_invitation_of_the_sender() -> None:
    row = invitation_of(mails.invitation_2026())
    assert (row.name, row.verified) == ("Kim Example", True)


def test_names_in_capitals_in_the_text_are_the_same_person() -> None:
    row = invitation_of(mails.invitation_2016(name="KIM EXAMPLE", sender="Kim Example <invitations@linkedin.com>"))
    assert (row.name, row.headline) == ("Kim Example", "Managing Director")


def test_where_linkedin_is_the_sender_a_label_or_the_subject_names_the_person() -> None:
    sender = "LinkedIn <invitations@linkedin.com>"
    labelled = mails.invitation_2018(sender=sender, labels=("Accept", "View Kim Example's profile"))
    by_subject = mails.invitation_2018(sender=sender, subject="Kim Example wants to connect")
    for data in (labelled, by_subject):
        row = invitation_of(data)
        assert (row.name, row.headline) == ("Kim Example", "Email Marketing Manager at Example")


def test_a_reminder_has_the_number_of_the_invitation() -> None:
    row = invitation_of(mails.reminder_2016())
    assert row.is_reminder
    assert row.number == invitation_of(mails.invitation_2016()).number


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ("Kim Example via LinkedIn", "Kim Example"),
        ("Kim Example (LinkedIn Invitations)", "Kim Example"),
        ("Kim Example, PhD", "Kim Example, PhD"),
        ("Kim Example über LinkedIn", "Kim Example"),
        ("Via Linker", "Via Linker"),
        ("LinkedIn", ""),
        ("LinkedIn Invitations", ""),
        ("", ""),
    ],
)
def test_the_sender_is_shown_with_or_without_linkedin(sender: str, name: str) -> None:
    assert shown_name(sender) == name


def accepted(data: bytes) -> list[tuple[str, str | None, str]]:
    """Who accepted: name, link and headline each."""
    rows = rows_of(1, data, READER)
    return [(row.name, row.url, row.headline) for row in rows if isinstance(row, MailAcceptanceRow)]


def test_an_acceptance_names_one_person_and_none_of_those_suggested_below() -> None:
    expected = ("Kim Example", "https://www.linkedin.com/in/kim-example-42", "Analyst at Example")
    assert accepted(mails.acceptance_2026()) == [expected]


def test_suggestions_under_an_unknown_heading_are_no_acceptances() -> None:
    data = mails.acceptance_2026().replace(b"Suggestions from Kim's network", b"Kim kennt auch")
    assert [name for name, _, _ in accepted(data)] == ["Kim Example"]


def test_somebody_suggested_with_the_same_name_does_not_lend_the_link() -> None:
    plain = (
        "Kim has accepted your invitation\n\nKim Example\nAnalyst\n\nSuggestions from Kim's network\n\n"
        f"Kim Example\nBaker\nView profile: {mails.profile_link('another-kim')}\n\n{mails.foot('Accepted Invitation')}"
    )
    data = mails.message(
        "LinkedIn <invitations@linkedin.com>", "Kim accepted your invitation, explore their network", plain
    )
    assert accepted(data) == [("Kim Example", None, "Analyst")]


@pytest.mark.parametrize("parts", ["plain", "html"])
def test_a_batch_names_everybody_who_accepted(parts: str) -> None:
    people = [(f"Ann{number} Bo", f"ann-{number}", f"Captain {number}") for number in range(8)]
    assert accepted(mails.acceptances_2026(people, parts)) == [
        (name, f"https://www.linkedin.com/in/{slug}", headline) for name, slug, headline in people
    ]


def test_a_batch_may_show_the_links_to_profiles_without_a_label() -> None:
    people = [("Ann Bo", "ann"), ("Cy Dahl", "cy")]
    shown = "".join(f"{name}\nCaptain\n{mails.profile_link(slug)}\n\n" for name, slug in people)
    subject = "See Ann's and other people's connections, experience, and more"
    data = mails.message("LinkedIn <invitations@linkedin.com>", subject, f"You have 2 new connections\n\n{shown}")
    assert accepted(data) == [(name, f"https://www.linkedin.com/in/{slug}", "Captain") for name, slug in people]


@pytest.mark.parametrize(
    ("subject", "sender"),
    [
        ("I've accepted your request. Would you like to send a message?", "Kim Example <invitations@linkedin.com>"),
        ("Pat, start a conversation with your new connection, Kim Example", "LinkedIn <invitations@linkedin.com>"),
        ("Kim Example accepted your invitation", "LinkedIn Connections <connections@linkedin.com>"),
        ("Kim Example hat Ihre Einladung angenommen", "LinkedIn <invitations@linkedin.com>"),
    ],
)
def test_acceptances_under_other_subjects_are_found(subject: str, sender: str) -> None:
    assert [name for name, _, _ in accepted(mails.message(sender, subject, "Kim Example\nBaker\n"))] == ["Kim Example"]


def test_a_message_that_is_shown_is_read() -> None:
    row = row_of(mails.inmail_2026(text="Hello Pat,\n\nshall we talk?"))
    assert isinstance(row, MailLetterRow)
    assert (row.name, row.text) == ("Kim Example", "Hello Pat,\n\nshall we talk?")
    assert row.url == "https://www.linkedin.com/in/kim-example-42"


@pytest.mark.parametrize(
    ("mail", "why"),
    [
        (mails.messages_digest, "it announces a message, but does not show it"),
        (mails.suggestion, "it suggests people you may know"),
        (mails.job_digest, "it is a digest from LinkedIn"),
    ],
)
def test_other_mails_of_linkedin_are_left_out_with_their_reason(mail: Callable[[], bytes], why: str) -> None:
    assert reason(mail()) == why


@pytest.mark.parametrize(
    "subject",
    [
        "Kim Example invited you to follow Example",
        "Kim Example invited you to join Bakers of Oslo",
        "5 new connection requests",
    ],
)
def test_invitations_to_pages_and_groups_are_none_to_connect(subject: str) -> None:
    assert reason(mails.message("LinkedIn <invitations@linkedin.com>", subject, "Kim Example\n"))


@pytest.mark.parametrize("domain", ["linkedin.com.evil.example", "linkedin-mail.com", "mylinkedin.com", "linkedin.co"])
def test_a_look_alike_domain_is_refused_by_name(domain: str) -> None:
    data = mails.invitation_2016(sender=f"Kim Example via LinkedIn <invitations@{domain}>")
    assert reason(data) == f"it claims to come from LinkedIn, but its sender is {domain}"


def test_who_writes_about_linkedin_is_no_look_alike() -> None:
    data = mails.message("Kim Example <kim@bakers.example>", "My LinkedIn course", "Hello")
    assert reason(data) == "it is private mail"


def test_two_senders_are_not_believed() -> None:
    sender = "Kim Example <invitations@linkedin.com>, Eve <eve@evil.example>"
    assert reason(mails.invitation_2016(sender=sender)) == "it claims to come from LinkedIn, but its sender is nobody"


def test_a_mail_of_mine_tells_to_whom_i_wrote() -> None:
    sender, to = f"Pat <{mails.MY_ADDRESS.upper()}>", f"Kim <kim@example.net>, {mails.MY_ADDRESS}"
    row = row_of(mails.message(sender, "Hello", "A secret", to=to))
    assert isinstance(row, SentMailRow)
    assert row.recipients == (("Kim", "kim@example.net"),)
    assert row.sent == datetime(2016, 5, 2, 19, 34, 46, tzinfo=UTC)


def test_prefixes_of_lists_and_answers_do_not_hide_an_invitation() -> None:
    subject = "[Bakers of Oslo] Fwd: Re: Pat, please add me to your LinkedIn network"
    assert isinstance(row_of(mails.invitation_2016(subject=subject, headers=())), MailInvitationRow)


def passed_on(head: str) -> bytes:
    """An invitation that I sent on to myself, with this head above the copy."""
    link, accept = mails.profile_link("kim-example-42"), mails.accept_link("6412345678901234567")
    copy = (
        f"Hi Pat, {mails.DEFAULT}\n\nKim Example\nBaker\n\nAccept: {accept}\n\nView profile: {link}\n\n{mails.foot()}"
    )
    headers = {"Authentication-Results": mails.PROVEN}
    sender, subject = f"Pat <{mails.MY_ADDRESS}>", "Fwd: Pat, please add me to your LinkedIn network"
    return mails.message(sender, subject, f"{head}\n\n{copy}", headers=headers)


@pytest.mark.parametrize(
    "head",
    [
        "---------- Forwarded message ---------\nFrom: Kim Example <invitations@linkedin.com>\nDate: Mon\nTo: Pat",
        "Von: Kim Example [mailto:invitations@linkedin.com]\nGesendet: Montag\nAn: Pat",
    ],
)
def test_an_invitation_that_i_passed_on_to_myself_is_read_but_not_proven(head: str) -> None:
    row = invitation_of(passed_on(head))
    assert (row.name, row.headline, row.number) == ("Kim Example", "Baker", "6412345678901234567")
    assert (row.message, row.verified) == (f"Hi Pat, {mails.DEFAULT}", False)


def test_a_copy_from_a_look_alike_is_no_invitation() -> None:
    head = "From: Kim Example <invitations@linkedin.com.evil.example>\nTo: Pat"
    assert reason(passed_on(head)) == "it is an email from you to yourself"
