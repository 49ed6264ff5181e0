"""Texts that stand twice in an email, mails that are passed on, and mails that quote others below a head."""

import pytest

from store.reading.mail.message import read_message
from store.reading.mail.quoting import unquoted_text
from store.reading.mail.rows import rows_of
from store.reading.readings import MailInvitationRow
from tests.store.reading.mail.invented_mails import (
    ME,
    MY_ADDRESS,
    introduction,
    invitation_2018,
    invitation_2026,
    message,
    suggestion,
)
from tests.store.reading.mail.reading_mails import READER, introduction_of, invitation_of, reason

SENDER = "Alice Stone <alice@stone.example>"
PAGE = (
    "<html><head><style>p.message {}</style></head><body><p>Shall we meet at the harbour on Tuesday?</p></body></html>"
)


@pytest.mark.parametrize(
    "stub",
    [
        "This message is in HTML. Please use a mail program that shows HTML.",
        "Ihr E-Mail-Programm unterstützt leider keine HTML-Nachrichten.",
        "Votre messagerie ne permet pas d'afficher ce courriel.",
        "Read this e-mail in your browser: https://news.example/read/1",
        "[image: logo]\n",
        "--",
    ],
)
def test_a_plain_text_that_only_says_that_there_is_html_is_passed_over(stub: str) -> None:
    assert "harbour on Tuesday" in read_message(message(SENDER, "x", stub, PAGE)).text


@pytest.mark.parametrize(
    "plain",
    ["Shall we meet at the harbour on Tuesday?", "Shall we meet at the harbour?", "Tuesday?", "Harbour – Tuesday"],
)
def test_a_plain_text_that_says_what_the_html_says_is_kept(plain: str) -> None:
    assert read_message(message(SENDER, "x", plain, PAGE)).text.strip() == plain


def passed_on(attached: bytes) -> bytes:
    """A mail of somebody else's with this one attached."""
    head, _, _ = message(SENDER, "Fwd", "For you?").partition(b"\n\n")
    head = head.replace(b"text/plain", b"multipart/mixed; boundary=q; x=y")
    parts = (
        b"--q\nContent-Type: text/plain\n\nFor you?\n--q\nContent-Type: message/rfc822\n\n" + attached + b"\n--q--\n"
    )
    return head + b"\n\n" + parts


def test_an_invitation_to_me_that_somebody_else_passed_on_as_an_attachment_is_read_but_not_proven() -> None:
    row = invitation_of(passed_on(invitation_2026("Ola Ny", "ola")))
    assert (row.name, row.url, row.verified) == ("Ola Ny", "https://www.linkedin.com/in/ola", False)


def test_every_mail_of_a_digest_is_an_attached_one() -> None:
    inner = [invitation_2026("Ola Ny", "ola", number="2"), invitation_2026("Ana Park", "ana", number="3")]
    head, _, _ = message(SENDER, "Two", "x").partition(b"\n\n")
    head = head.replace(b"text/plain", b"multipart/digest; boundary=q; x=y")
    digest = head + b"\n\n" + b"".join(b"--q\n\n" + mail + b"\n" for mail in inner) + b"--q--\n"
    rows = [row for row in rows_of(1, digest, READER) if isinstance(row, MailInvitationRow)]
    assert [(row.name, row.verified) for row in rows] == [("Ola Ny", False), ("Ana Park", False)]


def test_one_to_somebody_else_is_named() -> None:
    copy = invitation_2026().replace(MY_ADDRESS.encode(), b"alice@stone.example")
    assert reason(passed_on(copy)).startswith("it contains an email from LinkedIn, but its sender is stone.example")


def test_a_long_plain_text_is_kept_whatever_the_html_says() -> None:
    plain = "Something else altogether. " * 40
    assert read_message(message(SENDER, "x", plain, PAGE)).text.strip() == plain.strip()


def test_a_plain_text_beside_html_that_is_no_other_form_of_it_is_kept() -> None:
    mail = message(
        SENDER, "x", "Tuesday it is.", "<p>This mail is confidential, and was looked through for viruses.</p>"
    )
    assert read_message(mail.replace(b"multipart/alternative", b"multipart/mixed")).text.strip() == "Tuesday it is."


def test_an_invitation_with_a_placeholder_is_read_from_its_html() -> None:
    mail = invitation_2018(note="I heard your talk on ferries.", parts="html")
    (head, markup) = mail.split(b"Content-Type: text/html", 1)
    stub = b"--b\nContent-Type: text/plain\n\nPlease view this in HTML.\n"
    both = (
        head
        + b'Content-Type: multipart/alternative; boundary="b"\n\n'
        + stub
        + b"--b\nContent-Type: text/html"
        + markup
        + b"\n--b--\n"
    )
    row = invitation_of(both)
    assert (row.name, row.headline) == ("Kim Example", "Email Marketing Manager at Example")
    assert "talk on ferries" in row.message
    assert "Please view" not in row.message


def with_attached(*mails: bytes, kind: str = "message/rfc822", text: str = "See below.") -> bytes:
    """A mail of mine to myself with others attached to it."""
    parts = b"".join(
        b"--b\nContent-Type: " + kind.encode() + b"\nContent-Disposition: attachment\n\n" + mail + b"\n"
        for mail in mails
    )
    head = f"From: {ME} <{MY_ADDRESS}>\nTo: {MY_ADDRESS}\nSubject: Fwd\nDate: Tue, 13 Jan 2026 10:00:00 +0000\n"
    mixed = 'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\n'
    return (head + mixed + text).encode() + b"\n" + parts + b"--b--\n"


@pytest.mark.parametrize("kind", ["message/rfc822", 'application/octet-stream; name="Pat.eml"'])
def test_an_invitation_that_i_attached_is_read_and_not_proven(kind: str) -> None:
    row = invitation_of(with_attached(invitation_2026(note="We met in Oslo."), kind=kind))
    assert (row.name, row.url, row.verified) == ("Kim Example", "https://www.linkedin.com/in/kim-example-42", False)
    assert "We met in Oslo." in row.message
    assert row.sent.isoformat() == "2026-01-12T10:11:12+00:00"


def test_all_invitations_that_i_attached_are_read() -> None:
    mails = [invitation_2026(f"Kim Nr{n}", f"kim-{n}", number=str(10**18 + n)) for n in range(3)]
    rows = rows_of(1, with_attached(*mails, suggestion()), READER)
    assert [row.name for row in rows if isinstance(row, MailInvitationRow)] == ["Kim Nr0", "Kim Nr1", "Kim Nr2"]


def test_a_mail_with_a_byte_order_mark_may_be_attached() -> None:
    assert invitation_of(with_attached(b"\xef\xbb\xbf" + invitation_2026())).name == "Kim Example"


def test_attached_mails_of_others_are_mine_to_myself() -> None:
    assert reason(with_attached(message(SENDER, "x", "y"), b"\0\1")) == "it is an email from you to yourself"
    assert reason(with_attached(suggestion())) == "it suggests people you may know"


HEADS = {
    "English": "From: Alice Stone <alice@stone.example>\nSent: Wednesday\nTo: Pat; Jordan\nSubject: Pat <> Jordan",
    "German": "Von: Alice Stone <alice@stone.example>\nGesendet: Mittwoch\nAn: Pat; Jordan\nBetreff: Pat <> Jordan",
    "French": "De : Alice Stone\nEnvoyé : mercredi\nÀ : Pat ; Jordan\nObjet : Pat <> Jordan",
    "Spanish": "De: Alice Stone\nEnviado el: miércoles\nPara: Pat; Jordan\nAsunto: Pat <> Jordan",
    "Dutch": "Van: Alice Stone\nVerzonden: woensdag\nAan: Pat\nOnderwerp: Pat <> Jordan",
    "Swedish": "Från: Alice Stone\nSkickat: onsdag\nTill: Pat\nÄmne: Pat <> Jordan",
    "Polish": "Od: Alice Stone\nWysłano: środa\nDo: Pat\nTemat: Pat <> Jordan",
    "Russian": "От: Alice Stone\nОтправлено: среда\nКому: Pat\nТема: Pat <> Jordan",
    "Japanese": "差出人: Alice Stone\n送信日時: 2026年8月5日\n宛先: Pat\n件名: Pat <> Jordan",
    "bold": "*From:* Alice Stone\n*Sent:* Wednesday\n*To:* Pat\n*Subject:* Pat <> Jordan",
    "bold within": "**From: **Alice Stone\n**Date: **Wednesday\n**To: **Pat",
}
QUOTED = "Hi Pat, I wanted to introduce you to my friend Jordan. I'll leave it to you two."


@pytest.mark.parametrize("language", HEADS)
@pytest.mark.parametrize("above", ["Tuesday suits me.", ""])
def test_a_reply_above_a_head_introduces_nobody_again(language: str, above: str) -> None:
    mail = introduction(
        "Re: Pat <> Jordan",
        f"{above}\n\n{HEADS[language]}\n\n{QUOTED}",
        sender="Jordan Reed <jordan@reed.example>",
        to=f"{ME} <{MY_ADDRESS}>, Alice Stone <alice@stone.example>",
        headers={"In-Reply-To": "<1@stone.example>"},
    )
    assert reason(mail) == "it is private mail"


@pytest.mark.parametrize("language", HEADS)
def test_what_stands_above_a_head_is_somebodys_own(language: str) -> None:
    assert unquoted_text(f"Tuesday suits me.\n\n{HEADS[language]}\n\n{QUOTED}").strip() == "Tuesday suits me."


def test_an_introduction_in_an_answer_counts_where_its_own_words_make_it() -> None:
    text = f"Pat, meet Jordan, as you asked.\n\n{HEADS['English']}\n\nDo you know somebody who designs ships?"
    assert introduction_of(introduction("Re: Ships", text)).text == "Pat, meet Jordan, as you asked."


@pytest.mark.parametrize("text", ["From: Oslo\nwith love", "To: do\nDate: later", "From: here\n\nTo: there\n\nCc: all"])
def test_a_label_or_two_make_no_head(text: str) -> None:
    assert unquoted_text(f"Dear Pat,\n{text}") == f"Dear Pat,\n{text}"
