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
    "below a greeting and a heading in another language": message(
        SENDER, "x", f"Hallo Pat,\n\nSie haben 3 ausstehende Einladungen\n\n{labelled()}"
    ),
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


def test_buttons_side_by_side_are_labels_each() -> None:
    page = (
        f'<p><a href="{SITE}/comm/in/hana-eid"><b>Hana Eid</b></a></p><p>Pilot</p>'
        f'<p><a href="{accept(1)}">Accept</a> <a href="{accept(1)}?x=2">View invitation</a></p>'
    )
    row = invitation_of(message(SENDER, "You have an invitation", html=page))
    assert (row.name, row.url, row.headline, row.message) == ("Hana Eid", f"{SITE}/in/hana-eid", "Pilot", "")


@pytest.mark.parametrize("layout", ["paragraphs", "cells", "one link"])
@pytest.mark.parametrize("place", ["", "Ghent Area, Belgium"])
@pytest.mark.parametrize("note", ["", "I read your piece on weirs, and liked it."])
def test_headline_and_place_in_a_page_are_no_note(place: str, note: str, layout: str) -> None:
    name = f'<a href="{SITE}/comm/in/hana-eid"><b>Hana Eid</b></a>'
    rows = [name, "Pilot", place, note, f'<a href="{accept(1)}">Accept</a> <a href="{SITE}/e/v2?e=1">Ignore</a>']
    if layout == "one link":
        rows[:2] = [f'<a href="{SITE}/comm/in/hana-eid"><p>Hana Eid</p><p>Pilot</p></a>']
    cell = "<tr><td>{}</td></tr>" if layout == "cells" else "<p>{}</p>"
    page = f"<table>{''.join(map(cell.format, rows))}</table>"
    row = invitation_of(message("Hana Eid <invitations@linkedin.com>", "I want to connect", html=page))
    assert (row.url, row.headline, row.location, row.message) == (f"{SITE}/in/hana-eid", "Pilot", place, note)


@pytest.mark.parametrize(
    "subject",
    [
        "Hana Eid has invited you to connect with him on LinkedIn",
        "Hana Eid is inviting you to connect",
        "Hana Eid invited you to connect with her",
        "Pat: Hana Eid wants to connect",
    ],
)
def test_the_subject_names_the_person_in_more_ways(subject: str) -> None:
    assert invitation_of(message(SENDER, subject, f"LinkedIn\n\nAccept: {accept(1)}\n")).name == "Hana Eid"


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
