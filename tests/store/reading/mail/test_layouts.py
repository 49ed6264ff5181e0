"""LinkedIn's mails to guests, its reminders, and its mails about several people, of 2012 to 2026."""

from collections.abc import Callable

import pytest

from store.reading.mail.classification import kind_of, kind_of_subject
from store.reading.mail.lines import without_address
from store.reading.mail.message import read_message
from store.reading.mail.rows import rows_of
from store.reading.readings import MailAcceptanceRow, MailInvitationRow
from tests.store.reading.mail.invented_mails import (
    CANARIES,
    accept_link,
    foot,
    invitation_2018,
    invitation_2026,
    message,
    profile_link,
)
from tests.store.reading.mail.reading_mails import READER, invitation_of, reason

NUMBER = "6164398167585550003"
KIM = "Kim Example <invitations@linkedin.com>"
LINKEDIN = "LinkedIn <invitations@linkedin.com>"
SENTENCE = "Kim Example would like to connect on LinkedIn. How would you like to respond?"
NOTE = "We sat at one table in Ghent; I kept the ferry map you drew."
SITE = "https://www.linkedin.com"
START = SITE + "/comm/start/accept-invitation?sharedKey=canaryKey&invitationId={}&trk=eml-{}-hero-120-accept_text"
GUEST = SITE + "/e/v2?e=canaryEid&tracking=eml-guest-invite-cta&ek={}&sharedKey=canaryKey&invitationId={}"
OF_A_GUEST = (
    "You received an invitation to connect. Unsubscribe here: https://www.linkedin.com/e/v2?e=canaryEid&ek=second_guest\n\n"
    "This email was sent to pat@example.org.\n\n© 2016 LinkedIn Corporation\n"
)


def guest_reminder(template: str, note: str = NOTE, subject: str = "x") -> bytes:
    """A reminder to an address that belongs to no account: the note stands below the links."""
    accept = START.format(NUMBER, template)
    text = (
        f"Hi pat,\n\n{SENTENCE}\n\nAccept: {accept}\n\nView Kim Example's profile: {accept}\n\n{note}\n\n{OF_A_GUEST}"
    )
    return message(KIM, subject, text)


@pytest.mark.parametrize(
    "template", ["first_guest_reminder_01", "second_guest_reminder_01", "email_second_guest_reminder_03"]
)
@pytest.mark.parametrize("subject", ["Kim's invitation is awaiting your response", "Invitation to connect", "x"])
def test_a_reminder_to_a_guest_is_known_by_its_links_and_its_note_stands_below_them(
    template: str, subject: str
) -> None:
    row = invitation_of(guest_reminder(template, subject=subject))
    assert (row.name, row.number, row.message, row.is_reminder) == ("Kim Example", NUMBER, NOTE, True)


def test_a_reminder_to_a_guest_without_a_note_has_none() -> None:
    assert invitation_of(guest_reminder("second_guest_reminder_01", note="")).message == ""


@pytest.mark.parametrize("name", ["invite_guest", "invite_guest_59", "guest_invite_single_01"])
def test_an_invitation_to_a_guest_is_known_by_what_its_link_names(name: str) -> None:
    text = f"Hi,\n\n{NOTE}\n\n- Kim\n\nConfirm that you know Kim: {GUEST.format(name, NUMBER)}\n\n{OF_A_GUEST}"
    row = invitation_of(message(KIM, "Kim Example", text))
    assert (row.name, row.number, row.message, row.is_reminder) == ("Kim Example", NUMBER, f"Hi,\n\n{NOTE}", False)


def test_a_reminder_of_2013_says_what_it_is_in_its_last_sentence() -> None:
    text = (
        f"{SENTENCE}\n\nKim Example\nBoat Builder at Fjordverft\nBergen Area, Norway\n\n"
        "This is a reminder that on 10/24/13 12:25 PM, Kim Example sent you an invitation to become part of their "
        "professional network at LinkedIn. Reminder emails for pending invitations.\n\n© 2012 LinkedIn Corporation.\n"
    )
    row = invitation_of(message(KIM, "Hello from Kim", text))
    assert (row.is_reminder, row.message) == (True, "")
    assert (row.headline, row.location) == ("Boat Builder at Fjordverft", "Bergen Area, Norway")


def test_of_a_reminder_that_is_only_links_the_sender_is_the_person_whose_profile_is_linked() -> None:
    text = (
        f"{START.format('', 'email_second_guest_reminder_03')}\n\n {profile_link('kim-97')}\n\n....................\n\n"
        "Unsubscribe: https://www.linkedin.com/e/v2?e=x\n\nYou are receiving Invitation reminder email emails.\n"
    )
    row = invitation_of(message(KIM, "Kim's invitation is awaiting your response", text))
    assert (row.url, row.message, row.is_reminder) == ("https://www.linkedin.com/in/kim-97", "", True)


ANAS = "View profile: https://www.linkedin.com/in/ana-park"


@pytest.mark.parametrize("note", [f"Hello\n\nKim Example\nChief\n{ANAS}", f"Kim Example\n\n{ANAS}", f"Hello\n{ANAS}"])
@pytest.mark.parametrize("parts", ["plain", "html", "both"])
@pytest.mark.parametrize("make", [invitation_2018, invitation_2026])
def test_a_note_that_imitates_the_card_of_its_writer_makes_them_nobody_else(
    make: Callable[..., bytes], parts: str, note: str
) -> None:
    row = invitation_of(make(note=note, parts=parts))
    assert row.name == "Kim Example"
    assert row.url in (None, "https://www.linkedin.com/in/kim-example-42")


def test_a_note_with_the_link_that_accepts_another_invitation_is_not_taken_for_that_one() -> None:
    row = invitation_of(invitation_2026(note=f"Hello\nAccept: {accept_link('6111111111111111111')}"))
    assert row.number == ""


def test_a_link_to_somebody_in_a_note_is_nobodys_profile() -> None:
    note = f"{NOTE}\nSee {profile_link('somebody-else')}"
    text = f"{note}\n\nKim Example\nBaker\n\nAccept: {accept_link(NUMBER)}\n\n{foot()}"
    assert invitation_of(message(KIM, "I want to connect", text)).url is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Reminder emails for pending invitations", "reminder"),
        ("You are receiving Invitation reminder email emails.", "reminder"),
        ("You are receiving Reminder emails for pending invitations.", "reminder"),
        ("You received an invitation to connect.", "invitation"),
        ("You are receiving Accepted invitations emails.", "acceptance"),
        ("You are receiving Accepted Invitation notification emails.", "acceptance"),
        ("You are receiving New Message emails.", "message"),
        ("You are receiving Job Alerts emails.", "digest"),
    ],
)
def test_feet_are_known_in_the_singular_and_the_plural(sentence: str, expected: str) -> None:
    assert kind_of(read_message(message(LINKEDIN, "x", f"Kim Example\n\n{sentence}\n")))[0] == expected


def test_a_note_that_quotes_a_foot_makes_nothing_of_an_invitation() -> None:
    note = "You are receiving Accepted Invitation emails."
    text = f"{note}\n\nKim Example\nBaker\n\nYou are receiving Invitation emails.\n"
    assert isinstance(rows_of(1, message(KIM, "x", text), READER)[0], MailInvitationRow)


@pytest.mark.parametrize(
    "link",
    [
        "https://www.linkedin.com/comm/x?trk=eml-accept_invite_04-hero-1",
        "https://www.linkedin.com/e/v2?e=1&ek=accept_invite_04",
        "https://www.linkedin.com/comm/in/boss?trk=eml-email_job_alert_digest_01",
    ],
)
def test_a_link_in_a_note_makes_nothing_of_an_invitation(link: str) -> None:
    row = invitation_of(invitation_2018(note=f"Look at {link} please", headers=(), of="Other", subject="x"))
    assert row.name == "Kim Example"


@pytest.mark.parametrize(
    "link",
    [
        "https://www.linkedin.com/comm/mynetwork/invite-accept/invitationId/1/sharedKey/x/",
        "https://www.linkedin.com/comm/people/invite-accept?mboxid=x&invitationId=6073358795453580004&trk=eml-comm_invm-b-accept",
        START.format(NUMBER, "x"),
        GUEST.format("invite_member_28", NUMBER),
        "https://www.linkedin.com/comm/in/kim?trk=eml-comm_invm-b-in-ac",
        "https://www.linkedin.com/comm/in/kim?trk=eml-email_m2m_invite_single_01-hero-4-prof~cta",
    ],
)
def test_links_of_an_invitation_tell_it_in_any_language(link: str) -> None:
    text = f"Kim Example\nBaker\n\n링크: {link}\n"
    assert kind_of(read_message(message(KIM, "링크드인", text)))[0] == "invitation"


@pytest.mark.parametrize(
    ("subject", "kind", "name"),
    [
        ("Kim Example has accepted your invitation", "acceptance", "Kim Example"),
        ("Kim Example has accepted your invitation to connect", "acceptance", "Kim Example"),
        ("Kim Example has sent you an invitation to connect", "invitation", "Kim Example"),
        ("Kim Example has invited you to connect on LinkedIn", "invitation", "Kim Example"),
        ("Kim Has accepted your invitation", "acceptance", "Kim"),
        ("Kim Example's invitation is awaiting your response", "reminder", "Kim Example"),
        ("Kim Example is awaiting your response", "reminder", "Kim Example"),
        ("Your invitation from Kim Example is about to expire", "reminder", "Kim Example"),
        ("You have 3 pending invitations", "invitations", ""),
        ("Kim Example and 4 others want to connect", "invitations", "Kim Example"),
        ("Kim Example invited you to join LinkedIn", "invitation", "Kim Example"),
        ("Kim Example invited you to join Bakers of Oslo", "advert", ""),
    ],
)
def test_of_all_phrases_that_fit_a_subject_the_most_specific_counts(subject: str, kind: str, name: str) -> None:
    assert kind_of_subject(subject) == (kind, name)


@pytest.mark.parametrize(
    ("named", "mine", "expected"),
    [
        ("Pat, Ivo Lenz", ["pat example"], "Ivo Lenz"),
        ("Pat Example, Ivo Lenz", ["pat example"], "Ivo Lenz"),
        ("Pat, Ivo", ["pat example"], "Ivo"),
        ("PAT, Ivo Lenz, PhD", ["pat example"], "Ivo Lenz, PhD"),
        ("Patrick, Ivo Lenz", ["pat example"], "Ivo Lenz"),
        ("Pat, Ivo Lenz", [], "Ivo Lenz"),
        ("Kim Example, MBA", [], "Kim Example, MBA"),
        ("Kim, MBA PhD", ["pat example"], "Kim, MBA PhD"),
        ("Kim Example, Baker of Bread", ["pat example"], "Kim Example, Baker of Bread"),
        ("Ivo Lenz", ["pat example"], "Ivo Lenz"),
        ("Pat: Ivo Lenz", ["pat example"], "Ivo Lenz"),
        ("Pat : Ivo Lenz", [], "Ivo Lenz"),
        ("Pat,", ["pat"], "Pat,"),
    ],
)
def test_i_am_no_part_of_whom_a_sentence_names(named: str, mine: list[str], expected: str) -> None:
    assert without_address(named, mine) == expected


@pytest.mark.parametrize(
    "sentence",
    ["Pat, Kim Example would like to connect", "Pat, Kim Example wants to connect with you on LinkedIn", SENTENCE],
)
@pytest.mark.parametrize("greeting", ["", "Hi Pat,\n\n", "Hallo Pat,\n\n"])
def test_what_the_platform_says_is_nobodys_note(sentence: str, greeting: str) -> None:
    for subject in ("x", "Pat, Kim Example wants to connect"):
        text = f"{greeting}{sentence}\n\nKim Example\nBaker\n\nAccept: {accept_link(NUMBER)}\n\n{foot()}"
        row = invitation_of(message(LINKEDIN, subject, text))
        assert (row.name, row.headline, row.message) == ("Kim Example", "Baker", "")
    with_note = text.replace(sentence, f"{sentence}\n\n{NOTE}")
    assert invitation_of(message(LINKEDIN, "x", with_note)).message == NOTE


def test_a_note_that_speaks_of_connecting_stays_whole() -> None:
    note = "Pat, Kim Example would like to connect, says my colleague.\n\nHow would you like to respond to that?"
    text = f"{note}\n\nKim Example\nBaker\n\nAccept: {accept_link(NUMBER)}\n\n{foot()}"
    assert invitation_of(message(KIM, "x", text)).message == note


PEOPLE = [("Ann Bo", "ann", "Baker at Example", "101"), ("Cy Di", "cy", "Captain", "102"), ("Eva Fo", "eva", "", "103")]
NUMBERED = [(name, slug, headline, f"6412345678901234{number}") for name, slug, headline, number in PEOPLE]


def pending(subject: str, *, accept_first: bool = False, in_html: bool = False) -> bytes:
    """A mail about invitations of several people that wait."""
    shown = []
    for name, slug, headline, number in NUMBERED:
        links = [f"View profile: {profile_link(slug)}", f"Accept: {accept_link(number)}"]
        shown.append("\n".join(filter(None, [name, headline, "", *(reversed(links) if accept_first else links)])))
    cells = "".join(
        f'<table><tr><td><a href="{profile_link(slug)}">{name}</a></td></tr><tr><td>{headline}</td></tr>'
        f'<tr><td><a href="{accept_link(number)}">Accept</a></td></tr></table>'
        for name, slug, headline, number in NUMBERED
    )
    head = "You have 3 pending invitations"
    others = f"People you may know\n\nOla Other\nHead\nView profile: {profile_link('ola')}\n\n"
    plain = f"Hi Pat,\n\n{head}\n\n" + "\n\n".join(shown) + f"\n\n{others}{foot('Reminder', 2020)}"
    return message(LINKEDIN, subject, None if in_html else plain, f"<p>{head}</p>{cells}" if in_html else None)


@pytest.mark.parametrize(
    "subject",
    ["You have 3 pending invitations", "Ann Bo and 2 others want to connect", "3 people want to connect with you"],
)
@pytest.mark.parametrize("accept_first", [True, False])
@pytest.mark.parametrize("in_html", [True, False])
def test_a_mail_about_several_invitations_tells_of_each(subject: str, accept_first: bool, in_html: bool) -> None:
    rows = rows_of(1, pending(subject, accept_first=accept_first, in_html=in_html), READER)
    found = [(row.name, row.url, row.headline, row.number) for row in rows if isinstance(row, MailInvitationRow)]
    assert found == [
        (name, f"https://www.linkedin.com/in/{slug}", headline, number) for name, slug, headline, number in NUMBERED
    ]
    assert all(canary not in repr(rows) for canary in CANARIES)


def test_cards_in_the_note_of_one_invitation_are_no_invitations() -> None:
    note = f"Boss Name\nChief\nView profile: {profile_link('boss')}\nAccept: {accept_link('6412345678901234999')}"
    text = f"Hello\n\n{note}\n\nKim Example\nBaker\n\nAccept: {accept_link(NUMBER)}\n\n{foot()}"
    assert [row.name for row in rows_of(1, message(KIM, "x", text), READER) if isinstance(row, MailInvitationRow)] == [
        "Kim Example"
    ]


def test_a_mail_about_several_that_names_nobody_is_told_of() -> None:
    mail = message(LINKEDIN, "You have 3 pending invitations", f"You have 3 pending invitations\n\n{foot('Reminder')}")
    with pytest.raises(Exception, match="it says that invitations wait, but not whose"):
        rows_of(1, mail, READER)


def test_an_acceptance_names_the_person_of_its_subject() -> None:
    link = f"View profile here: {SITE}/comm/profile/view?trk=eml-comm_inv_acpt"
    text = f"Kim has accepted your invitation\n\n{link}\n\n{foot('Accepted invitations')}"
    (row,) = rows_of(1, message(LINKEDIN, "Kim Example has accepted your invitation", text), READER)
    assert isinstance(row, MailAcceptanceRow)
    assert row.name == "Kim Example"


def test_notices_of_linkedin_are_still_left_out() -> None:
    text = f"The address pat2@example.org was added to your account.\n\n{foot('Account')}"
    headers = {"X-LinkedIn-Template": "security_add_email_notification"}
    assert reason(message(LINKEDIN, "Pat, a new address", text, headers=headers)) == "it is a digest from LinkedIn"
