"""What a mail of LinkedIn's is: by its template before its foot, by its foot before its subject."""

import re

import pytest

from store.reading.mail.classification import NotificationKind, Subjects, bare_subject, kind_of, kind_of_subject, known
from store.reading.mail.message import read_message
from tests.store.reading.mail.invented_mails import accept_link, foot, message


def kind(subject: str = "x", template: str = "", mail_class: str = "", text: str = "") -> NotificationKind | None:
    """What a mail of LinkedIn's with these marks is."""
    headers = {"X-LinkedIn-Template": template, "X-LinkedIn-Class": mail_class}
    return kind_of(read_message(message("LinkedIn <invitations@linkedin.com>", subject, text, headers=headers)))[0]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("email_m2m_invite_single_01", "invitation"),
        ("M2M_Invitation", "invitation"),
        ("invite_guest_59", "invitation"),
        ("email_m2m_invite_reminder_02", "reminder"),
        ("accept_invite_04", "acceptance"),
        ("connection_suggestion_email", "suggestion"),
        ("email_pymk_02", "suggestion"),
        ("email_type_messaging_digest", "message"),
        ("inmail_sent", "message"),
        ("email_hire_inmail_initial_single_01", "message"),
        ("email_member_message_v2", "message"),
        ("email_job_alert_digest_01", "digest"),
        ("email_groups_invite_01", "advert"),
        ("email_pages_invite_to_follow_01", "advert"),
    ],
)
def test_the_template_tells_before_anything_else(template: str, expected: NotificationKind) -> None:
    assert kind("Kim accepted your invitation", template, text=foot("Job Alert")) == expected


@pytest.mark.parametrize(
    ("mail_class", "expected"),
    [("INVITE-MBR", "invitation"), ("INMAIL", "message"), ("SAVEDSEARCH", "digest"), ("EMAIL-DEFAULT", None)],
)
def test_the_class_tells_where_there_is_no_template(mail_class: str, expected: NotificationKind | None) -> None:
    assert kind(mail_class=mail_class) == expected


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        ("Invitation", "invitation"),
        ("Accepted Invitation", "acceptance"),
        ("Messages digest", "message"),
        ("Job Alert", "digest"),
    ],
)
def test_the_foot_tells_where_there_are_no_headers(of: str, expected: NotificationKind) -> None:
    assert kind("Pat, add Kim - Baker", text=f"Hi\n\n{foot(of)}") == expected


def test_a_reminder_under_the_foot_of_invitations_is_told_by_its_subject() -> None:
    assert kind("Kim's invitation is waiting for your response", text=foot("Invitation")) == "reminder"
    assert kind("See Kim's and other people's connections, experience, and more", "accept_invite_04") == "acceptances"


def test_a_link_that_accepts_is_an_invitation_in_any_language() -> None:
    assert kind("링크드인", text=f"링크: {accept_link('6412345678901234567')}") == "invitation"
    assert kind("링크드인", text="링크: https://linkedin.com.evil.example/comm/mynetwork/invite-accept/1") is None


def said(subject: str) -> str:
    """A subject of classification.toml with its fields filled: the first of several choices, and no word that may be
    missing.
    """
    subject = re.sub(r"\[([^|]*)[^]]*\]", r"\1", re.sub(r"\([^()]*\) ", "", subject))
    subject = re.sub(r"(?<=\S)\|[^\s,:?!]+", "", subject)
    for field, words in (("{name}", "Kim Example"), ("{me}", "Pat"), ("#", "3"), ("*40", "words")):
        subject = subject.replace(field, words)
    return subject


@pytest.mark.parametrize("group", known().subject, ids=lambda group: f"{group.language}-{group.kind}")
def test_no_subject_is_taken_for_a_subject_of_another_kind(group: Subjects) -> None:
    assert [(subject, kind_of_subject(said(subject))[0]) for subject in group.says] == [
        (subject, group.kind) for subject in group.says
    ]


def test_the_person_in_a_subject_is_found() -> None:
    assert kind_of_subject("Kim Example, MBA accepted your invitation, explore their network")[1] == "Kim Example, MBA"
    assert kind_of_subject("Kim Example’s invitation is waiting for your response") == ("reminder", "Kim Example")


def test_invitations_and_acceptances_are_known_in_a_dozen_languages() -> None:
    for kind in ("invitation", "acceptance"):
        assert len({group.language for group in known().subject if group.kind == kind}) >= 12


@pytest.mark.parametrize(
    "subject",
    ["Re: x", "RE: FW: x", "AW: WG: x", "[Bakers of Oslo] Re: x", "Re[2]: x", "Fwd: [a] Re: x", "x", "SV : x"],
)
def test_prefixes_of_answers_and_lists_are_left_out(subject: str) -> None:
    assert bare_subject(subject) == "x"


@pytest.mark.parametrize(
    "subject", ["Lunch on Tuesday", "Your invoice", "Invitation to our wedding", "Re: the offer", ""]
)
def test_private_subjects_are_no_kind(subject: str) -> None:
    assert kind_of_subject(subject) == (None, "")
