"""Mailboxes and address books put together at random out of sound and damaged pieces: each row is accounted for.

Under `--long` each property is tried several thousand times.
"""

import io
from collections.abc import Callable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from store.reading.reader import read
from store.reading.readings import Readings
from store.records.model import Me
from tests.pace import paces
from tests.store.reading.contacts.invented_address_books import card
from tests.store.reading.invented_archives import Importer
from tests.store.reading.mail import invented_mails as mails
from tests.store.reading.mail.invented_mails import ME, MY_ADDRESS
from tests.store.reading.mail.reading_mails import read_box

MOST_PACES = 640
"""How long a damaged mailbox may take: what any machine does while its user still looks on."""

SOUND = [
    mails.invitation_2016(),
    mails.invitation_2018(parts="html"),
    mails.invitation_2026(),
    mails.reminder_2016(),
    mails.acceptance_2026(),
    mails.acceptances_2026([("Ann Bo", "ann", "Baker"), ("Cy Di", "cy", "")]),
    mails.inmail_2026(),
    mails.introduction(),
    mails.job_digest(),
    mails.message("Kim <kim@ships.example>", "Lunch", "Shall we?"),
    mails.message(f"{ME} <{MY_ADDRESS}>", "Lunch", "Yes.", to="Kim <kim@ships.example>"),
]
HEADERS = [
    b"X-Gmail-Labels: Spam,=?UTF-8?Q?Entw=C3=BCrfe?=\n",
    b"X-Mozilla-Status: 0009\n",
    b"X-Mozilla-Draft-Info: x\n",
    b"Content-Type: multipart/encrypted; boundary=x\n",
    b"Content-Type: application/pkcs7-mime; smime-type=signed-data\n",
    b"Content-Type: text/plain; charset=utf-7\n",
    b"Content-Type: text/plain; charset=x-sjis\n",
    b"From: =?gb2312?B?wO7pRrCy?=, =?utf-8?Q?a,b?= <x@linkedin.com>\n",
    b"Subject: Pat, Ludo Merck would like to connect\n",
    b"Subject: You have 3 pending invitations\n",
    b"Date: 99 Foo\n",
    b"Message-ID: <same@example>\n",
]
SEPARATORS = [mails.FROM, b"From \n", b"From - \n", b"From kim@ships.example\n", mails.FROM + b">From - x\n", b""]
PIECES = [
    *HEADERS,
    *SEPARATORS,
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\n\n",
    b"\r\n",
    b"\0",
    b"904      \n",
    b"\x1f\x8b\x08",
    b"<?xml version='1.0'?>\n<plist>",
    b"-----BEGIN PGP MESSAGE-----\n",
    b"From: Alice\nSent: x\nTo: y\nSubject: z\n",
    b"https://www.linkedin.com/comm/start/accept-invitation?trk=eml-second_guest_reminder_01-hero&invitationId=123456\n",
    b"<meta charset=koi8-r>",
    "\u202e\u200b李镕安\n".encode(),
]


@st.composite
def damaged(draw: st.DrawFn, sound: Sequence[bytes], pieces: Sequence[bytes]) -> bytes:
    """One of these with a few places cut out, and pieces put in, above, below and within."""
    data = draw(st.sampled_from(sound))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(data)))
        cut = draw(st.sampled_from([0, 0, 1, 20, 400]))
        data = data[:at] + draw(st.sampled_from(pieces) | st.binary(max_size=12)) + data[at + cut :]
    return draw(st.sampled_from([b"", *pieces])) + data


def is_accounted(read_again: Callable[[], Readings]) -> None:
    """Read twice and take in both: every row has a place in the account, the second import finds nothing new.

    All of it takes no more than a moment.
    """
    assert paces(lambda: is_taken_in_once(read_again)) < MOST_PACES


def is_taken_in_once(read_again: Callable[[], Readings]) -> None:
    """Read twice and take in both."""
    importer = Importer()
    readings = read_again()
    assert readings.files or readings.refused
    assert all(refused.reason for refused in readings.refused)
    assert all(skip.reason for file in readings.files for skip in file.skipped)
    assert all(file.unread >= len(file.unread_mails) for file in readings.files)
    importer.take_readings(readings)
    before = importer.bytes()
    again = importer.take_readings(read_again())
    assert (again.new, again.updated) == (0, 0)
    assert importer.bytes() == before


@given(st.lists(st.tuples(st.sampled_from(SEPARATORS), damaged(SOUND, PIECES)), min_size=1, max_size=5))
def test_every_message_of_any_mailbox_is_accounted_for(messages: list[tuple[bytes, bytes]]) -> None:
    box = mails.FROM + b"\n\n".join(separator + mail for separator, mail in messages)
    is_accounted(lambda: read_box(box, Me(addresses=(MY_ADDRESS,))))


@given(damaged(SOUND, PIECES))
def test_any_message_alone_is_accounted_for_or_refused(mail: bytes) -> None:
    is_accounted(lambda: read(["-"], io.BytesIO(mail)))


CARDS = [
    card("FN:Ana Park", "N:Park;Ana;;;", "EMAIL;TYPE=pref:ana@park.example", "ORG:Acme", "NOTE:Old friend").encode(),
    card("N;LANGUAGE=de:Ek;Kim", "EMAIL;PREF;INTERNET:kim@ek.example", "NOTE;QUOTED-PRINTABLE:a=0D=0A=", "b").encode(),
    card(
        "FN:Bo Okoro", "item1.EMAIL:bo@okoro.example", "item1.X-ABLabel:Work", "X-SOCIALPROFILE;type=linkedin:bo"
    ).encode(),
    card("KIND:group", "FN:Rowing Club", "MEMBER:urn:uuid:1", version="4.0").encode(),
]
LINES = [
    b"BEGIN:VCARD\r\n",
    b"END:VCARD\r\n",
    b"\r\n",
    b" folded\r\n",
    b"junk\r\n",
    b"EMAIL: tom@else.example\r\n",
    b"EMAIL:<a@b.example>, c@d.example\r\n",
    b"EMAIL;VALUE=URI:mailto:%FF@b.example\r\n",
    b"EMAIL:\xe2\x80\x8bx@xn--\xff.example\r\n",
    b"N:Abt\\;Peter\\;\\;;;;\r\n",
    b"NOTE:spilled\r\nORG: Else\r\n",
    b"NOTE;ENCODING=QUOTED-PRINTABLE:=\r\n",
    b"PHOTO;ENCODING=b:/9j/\r\n",
    b"SOCIALPROFILE;SERVICE-TYPE=LinkedIn;VALUE=text:%00/../x\r\n",
    b"X-EVOLUTION-LIST:TRUE\r\n",
    b"AGENT:\r\nBEGIN:VCARD\r\n",
    b"FN;CHARSET=nope:\xff\xfe\r\n",
    b"\xef\xbb\xbf",
    b"\0",
]


@given(st.lists(damaged(CARDS, LINES), min_size=1, max_size=5))
def test_every_card_of_any_address_book_is_accounted_for(cards: list[bytes]) -> None:
    book = CARDS[0] + b"".join(cards)
    is_accounted(lambda: read(["-"], io.BytesIO(book)))
