"""Drafts, spam, and what is deleted or in the trash, as each program notes it: nobody's letters."""

from pathlib import Path

import pytest

from store.reading.mail.mail_state import CHAT, DELETED, DRAFT, SPAM, TRASH, place_of
from store.reading.readings import SentMailRow
from store.records.model import Me
from tests.store.reading.mail.invented_mails import ME, MY_ADDRESS, introduction, invitation_2026, mbox_of, message
from tests.store.reading.mail.reading_mails import names, read_box, read_from, reason, reasons, row_of

KIM = invitation_2026()
MINE = message(f"{ME} <{MY_ADDRESS}>", "Lunch", "Yes.", to="Kim <kim@ships.example>")

HEADERS = {
    "Gmail, spam": ("X-Gmail-Labels: Spam,Unread", SPAM),
    "Gmail, German draft": ("X-Gmail-Labels: =?UTF-8?Q?Entw=C3=BCrfe?=", DRAFT),
    "Gmail, French draft": ("X-Gmail-Labels: Brouillons,Important", DRAFT),
    "Gmail, Japanese trash": ("X-Gmail-Labels: =?UTF-8?B?44K044Of566x?=", TRASH),
    "Gmail, Polish spam with other labels": ("X-Gmail-Labels: Nieprzeczytane,Spam,Kategoria: oferty", SPAM),
    "Gmail, Turkish trash": ("X-Gmail-Labels: =?UTF-8?Q?=C3=87=C3=B6p_Kutusu?=", TRASH),
    "Gmail, a folded header": ("X-Gmail-Labels: Unread,\n =?UTF-8?Q?Correo_no_deseado?=", SPAM),
    "Gmail, labels in quotes": ('X-Gmail-Labels: "Spam","Unread"', SPAM),
    "Gmail, labels by IMAP": ("X-Gmail-Labels: \\\\Important \\\\Starred, \\\\Spam", SPAM),
    "Gmail, labels as folders": ("X-Gmail-Labels: Unread;[Gmail]/Spam", SPAM),
    "Gmail, Serbian spam": ("X-Gmail-Labels: =?UTF-8?Q?=D0=9D=D0=B5=D0=BF=D0=BE=D0=B6=D0=B5=D1=99=D0=BD=D0=BE?=", SPAM),
    "Evolution, deleted": ("X-Evolution: 0000002a-0012", DELETED),
    "Evolution, junk": ("X-Evolution: 0000002a-0090", SPAM),
    "Gmail, a chat": ("X-Gmail-Labels: Chat", CHAT),
    "Thunderbird, expunged": ("X-Mozilla-Status: 0009\nX-Mozilla-Status2: 00000000", DELETED),
    "Thunderbird, deleted on the server": ("X-Mozilla-Status: 0001\nX-Mozilla-Status2: 00200000", DELETED),
    "Thunderbird, draft": ("X-Mozilla-Draft-Info: internal/draft; vcard=0; receipt=0", DRAFT),
    "Thunderbird, junk": ("X-Mozilla-Keys: $label1 junk", SPAM),
    "mutt, deleted": ("Status: RO\nX-Status: D", DELETED),
    "Dovecot, draft": ("X-Status: AT", DRAFT),
    "Dovecot, junk": ("X-Keywords: $Junk", SPAM),
    "Outlook, not yet sent": ("X-Unsent: 1", DRAFT),
}


def under(headers: str, mail: bytes) -> bytes:
    """The mail with these headers above its own."""
    return headers.encode() + b"\n" + mail


@pytest.mark.parametrize("mail", [KIM, MINE, introduction()], ids=["invitation", "mine", "introduction"])
@pytest.mark.parametrize("kind", HEADERS)
def test_headers_say_that_a_mail_is_nobodys_letter(kind: str, mail: bytes) -> None:
    headers, expected = HEADERS[kind]
    assert reason(under(headers, mail)) == expected


@pytest.mark.parametrize(
    "headers",
    [
        "X-Gmail-Labels: Inbox,Opened,Drafts of ships",
        'X-Gmail-Labels: Inbox,"Trash, collection",Opened',
        'X-Gmail-Labels: "Talks, Spam"',
        "X-Gmail-Labels: Sent,Opened",
        "X-Mozilla-Status: 0001\nX-Mozilla-Status2: 00000000",
        "X-Mozilla-Status: 1003\nX-Mozilla-Status2: 10000000",
        "X-Mozilla-Status: no number",
        "Status: RO\nX-Status: AF",
        "X-Keywords: NonJunk $Forwarded",
        "X-Unsent: 0",
        "X-Evolution: 0000002a-0011",
    ],
)
def test_other_values_of_these_headers_say_nothing(headers: str) -> None:
    assert row_of(under(headers, KIM))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("1.a:2,S", []),
        ("1.a:2,DS", [DRAFT]),
        ("1.a:2,ST", [DELETED]),
        ("1.a;2,T", [DELETED]),
        ("1.a,S=900:2,D", [DRAFT]),
        ("1.a,T=900", []),
        ("1.a_2,T", [DELETED]),
        ("1.a-2,DS", [DRAFT]),
        ("1.a\uf03a2,T", [DELETED]),
        ("1.a-2,T.eml", []),
    ],
)
def test_the_name_of_a_file_in_a_maildir_has_its_flags(name: str, expected: list[str], tmp_path: Path) -> None:
    for part in ("cur", "new", "tmp"):
        (tmp_path / part).mkdir()
    (tmp_path / "cur" / name).write_bytes(KIM)
    assert reasons(read_from(tmp_path)) == expected


def test_a_comma_before_the_number_of_a_message_deletes_it(tmp_path: Path) -> None:
    (tmp_path / "1").write_bytes(KIM)
    (tmp_path / ",2").write_bytes(invitation_2026("Ola Ny", "ola"))
    readings = read_from(tmp_path)
    assert (names(readings), reasons(readings)) == (["Kim Example"], [DELETED])


PLACES = {
    "Maildir/.Trash": TRASH,
    "Maildir/.INBOX.Papierkorb": TRASH,
    "mail/Junk E-mail": SPAM,
    "mail/INBOX.spam": SPAM,
    "mail/Corbeille": TRASH,
    "[Gmail]/Borradores": DRAFT,
    "mail/Нежелательная почта": SPAM,
    "mail/下書き": DRAFT,
    "Deleted Messages.mbox/Messages": TRASH,
    "Maildir/.Gel&APY-schte Objekte": TRASH,
    "Maildir/.INBOX.Entw&APw-rfe": DRAFT,
    "Maildir/.&BCEEPwQwBDw-": SPAM,
    "Maildir/.Trash.2024": TRASH,
    "Trash.sbd/2024": TRASH,
}


@pytest.mark.parametrize("folder", PLACES)
def test_the_name_of_a_folder_says_that_nothing_in_it_is_a_letter(folder: str, tmp_path: Path) -> None:
    path = tmp_path / folder
    path.mkdir(parents=True)
    (path / "1.eml").write_bytes(KIM)
    readings = read_from(tmp_path)
    assert (names(readings), reasons(readings)) == ([], [PLACES[folder]])


@pytest.mark.parametrize(
    "name",
    [
        "Spam.mbox",
        "spam",
        "Koš.mbox",
        "Entwürfe",
        "Papelera.mbx",
        "Junk.mbox.gz",
        "2024-Trash.mbox",
        "Spam (1).mbox",
        "Drafts-1",
    ],
)
def test_the_name_of_an_mbox_does_too(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(mbox_of(KIM))
    assert names(read_from(path)) == []


@pytest.mark.parametrize(
    "name",
    [
        "All mail Including Spam and Trash.mbox",
        "Inbox",
        "Archive.mbox",
        "Drafting club.mbox",
        "Sentjan",
        "Maysent 2026",
        "2024",
        "spammers",
    ],
)
def test_other_names_say_nothing(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(mbox_of(KIM))
    assert names(read_from(path)) == ["Kim Example"]


def test_a_single_file_is_no_folder_whatever_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "draft.eml"
    path.write_bytes(KIM)
    assert names(read_from(path)) == ["Kim Example"]


@pytest.mark.parametrize(
    "name",
    [
        "sent-mail",
        "sent-mail-jan-2026",
        "sent_dec_25.mbox",
        "Gesendet",
        ".Sent",
        "Sent.2024",
        "Envoyés",
        "送信済み",
        "Elementos enviados.mbox",
    ],
)
def test_the_folder_of_what_i_sent_is_known_in_many_languages(name: str) -> None:
    assert place_of(f"mail/{name}") == "sent"


def test_a_draft_without_sender_or_date_is_a_draft_and_no_failure(tmp_path: Path) -> None:
    path = tmp_path / "Drafts.mbox"
    path.write_bytes(mbox_of(b"Subject: later\nTo: kim@ships.example\n\nDear Kim,\n"))
    readings = read_from(path)
    assert (reasons(readings), readings.files[0].unread) == ([DRAFT], 0)


def test_of_what_i_sent_only_the_drafts_are_left_out() -> None:
    box = mbox_of(under("X-Gmail-Labels: Sent", MINE), under("X-Gmail-Labels: Drafts", MINE))
    readings = read_box(box, Me(addresses=(MY_ADDRESS,)), "Sent")
    assert len(list(readings.rows(SentMailRow))) == 1
    assert reasons(readings) == [DRAFT]
