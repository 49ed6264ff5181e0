"""Mails of LinkedIn's about several people, as texts and as pages; subjects that speak to the user by name."""

import pytest

from store.reading.mail.rows import rows_of
from store.reading.readings import MailInvitationRow
from tests.store.reading.mail.invented_mails import message
from tests.store.reading.mail.reading_mails import READER, invitation_of

SITE = "https://www.linkedin.com"
SENDER = "LinkedIn <invitations@linkedin.com>"
PEOPLE = [("Hana Eid", "hana-eid", "Pilot"), ("Ivo Nyberg", "ivo-nyberg", "Miller"), ("Cleo Sand", "cleo-sand", "")]


def accept(number: int) -> str:
    return f"{SITE}/comm/mynetwork/invite-accept/invitationId/602096468757790010{number}/sharedKey/k/"


def labelled() -> str:
    return "\n".join(
        f"{name}\n{headline}\nView profile: {SITE}/comm/in/{slug}\nAccept: {accept(number)}\n"
        for number, (name, slug, headline) in enumerate(PEOPLE)
    )


def linked_below() -> str:
    return "\n".join(f"{name}\n{SITE}/comm/in/{slug}\n{headline}\n" for name, slug, headline in PEOPLE)


def page() -> str:
    rows = "".join(
        f'<tr><td><a href="{SITE}/comm/in/{slug}"><img alt="" src="x"></a></td><td><a href="{SITE}/comm/in/{slug}">'
        f'<span>{name}</span></a><p>{headline}</p><a href="{accept(number)}">Accept</a></td></tr>'
        for number, (name, slug, headline) in enumerate(PEOPLE)
    )
    return f"<html><body><table>{rows}</table></body></html>"


MAILS = {
    "labels": message(SENDER, "Pat, you have 3 pending invitations", labelled()),
    "links below names": message(SENDER, "You have 3 new invitations", linked_below()),
    "everybody in the subject": message(
        SENDER, "Hana Eid, Ivo Nyberg and Cleo Sand are waiting for your response", labelled()
    ),
    "two verbs of several": message(SENDER, "Pat, Hana Eid and Cleo Sand want to connect", linked_below()),
    "an unknown subject": message(SENDER, "Vous avez du courrier", labelled()),
    "an unknown subject of a page": message(SENDER, "Vous avez du courrier", html=page()),
    "a page": message(SENDER, "Pat, you have 3 new invitations", html=page()),
}


@pytest.mark.parametrize("mail", MAILS.values(), ids=MAILS)
def test_everybody_of_a_digest_is_named_with_their_own_headline_and_profile(mail: bytes) -> None:
    rows = rows_of(1, mail, READER)
    assert [(row.name, row.url, row.headline) for row in rows if isinstance(row, MailInvitationRow)] == [
        (name, f"{SITE}/in/{slug}", headline) for name, slug, headline in PEOPLE
    ]


@pytest.mark.parametrize(
    ("label", "accepting"),
    [("Näytä profiili", "Hyväksy"), ("Προβολή προφίλ", "Αποδοχή"), ("프로필 보기", "수락"), ("Lihat profil", "Terima")],
)
def test_a_profile_is_found_under_its_label_in_more_languages(label: str, accepting: str) -> None:
    text = f"Moi\n\nHana Eid\nPilot\n\n{label}: {SITE}/comm/in/hana-eid\n{accepting}: {accept(1)}\n"
    assert invitation_of(message("Hana Eid <invitations@linkedin.com>", "x", text)).url == f"{SITE}/in/hana-eid"


@pytest.mark.parametrize(
    "sentence",
    [
        "Hana Eid is inviting you to connect",
        "Hi Pat, Hana Eid wants to connect",
        "Hana Eid sent you a personalized invitation",
        "Hana Eid wants to connect with you on LinkedIn. Accept or ignore.",
    ],
)
def test_a_sentence_of_linkedins_is_no_note(sentence: str) -> None:
    text = f"{sentence}\n\nHana Eid\nPilot\n\nAccept: {accept(1)}\n"
    assert invitation_of(message("Hana Eid <invitations@linkedin.com>", "x", text)).message == ""
