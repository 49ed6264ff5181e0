"""Mails that pretend: every source crossed with every effect. None gets in; the true ones of every layout still do."""

import io
from collections.abc import Callable

import pytest

from store.judging.evidence import Evidence, gather
from store.judging.policies import shipped_policies
from store.judging.verdict import judge
from store.reading.reader import read
from store.records.model import FactValue, Me
from store.tray.changes import Set
from store.tray.modelling import FACT, TAG
from tests.store.reading.contacts.invented_address_books import card
from tests.store.reading.invented_archives import (
    Importer,
    connection,
    connections_csv,
    incoming,
    invitations_csv,
    outgoing,
)
from tests.store.reading.mail import invented_mails as mails
from tests.store.reading.mail.invented_mails import ME, MY_ADDRESS, PROVEN, mbox_of
from tests.store.reading.mail.reading_mails import read_box, read_from

USER = Me(addresses=(MY_ADDRESS,), names=(ME,))
KNOWN, TRUSTED, INVITED = "Kim Example", "Alice Stone", "Tor Lind"
"""Who is connected, who is trusted, and whom the user has invited."""


def take_cards(importer: Importer, *cards: str) -> None:
    """Bring an address book of these cards in."""
    importer.take_readings(read(["-"], io.BytesIO("".join(cards).encode())), USER)


def results(mail: bytes, *headers: str) -> bytes:
    """The mail with these Authentication-Results in the place of its own, the topmost first."""
    said = "".join(f"Authentication-Results: {header}\n" for header in headers)
    return said.encode() + mails.unproven(mail)


PRETENCES: dict[str, Callable[[bytes], bytes]] = {
    "nothing proves it": mails.unproven,
    "the signature fails": lambda mail: results(mail, PROVEN.replace("pass", "fail")),
    "a body that says pass": lambda mail: mails.unproven(mail) + b"\nAuthentication-Results: " + PROVEN.encode(),
    "signed by another domain": lambda mail: results(mail, "mx.example.org; dkim=pass header.d=evil.example"),
    "only the envelope passes": lambda mail: results(mail, "mx.example.org; spf=pass smtp.mailfrom=linkedin.com"),
    "a forged verdict below the true": lambda mail: results(mail, "mx.example.org; dkim=none", PROVEN),
    "another server's verdict": lambda mail: results(
        mail, "mx.example.org; spf=pass", "mx.evil.example; dkim=pass header.d=linkedin.com"
    ),
    "a pass in a comment": lambda mail: results(mail, "mx.example.org; dkim=none (dkim=pass header.d=linkedin.com)"),
    "a pass in quotes": lambda mail: results(
        mail, 'mx.example.org; spf=pass smtp.mailfrom="; dkim=pass header.d=linkedin.com"'
    ),
    "a sealed chain": lambda mail: b"ARC-" + results(mail, "i=1; " + PROVEN),
    "the policy fails": lambda mail: results(
        mail, "mx.example.org; dmarc=fail header.from=linkedin.com; dkim=pass header.d=linkedin.com"
    ),
    "a look-alike domain": lambda mail: mail.replace(b"@linkedin.com", b"@linkedin.com.evil.example"),
    "two senders": lambda mail: mail.replace(b"@linkedin.com>", b"@linkedin.com>, Eve <eve@evil.example>"),
    "a true mail to somebody else, sent on": lambda mail: mail.replace(MY_ADDRESS.encode(), b"eve@evil.example"),
    "a true mail to nobody named, sent on": lambda mail: mail.replace(
        f"To: {ME} <{MY_ADDRESS}>".encode(), b"To: undisclosed-recipients:;"
    ),
    "a second From above": lambda mail: b"From: Eve <eve@evil.example>\n" + mail,
    "a second subject above": lambda mail: b"Subject: Lunch\n" + mail,
    "a second body type above": lambda mail: b"Content-Type: text/plain\n" + mail,
    "a relay nobody named": lambda mail: mail.replace(b"@linkedin.com>", b"_at_linkedin_com_x@a.example>"),
}
CLAIMS: dict[str, bytes] = {
    "an invitation of a stranger": mails.invitation_2026("Eve Evil", "eve-evil", note="We met at your talk in Oslo."),
    "an invitation of somebody connected": mails.invitation_2026(KNOWN, "kim-example-42"),
    "an invitation of their namesake": mails.invitation_2026(KNOWN, "kim-too"),
    "an acceptance of a stranger": mails.acceptance_2026("Eve Evil", "eve-evil"),
    "an acceptance of somebody invited": mails.acceptance_2026(INVITED, "tor-lind"),
    "several acceptances": mails.acceptances_2026([(INVITED, "tor-lind", "Smith"), ("Eve Evil", "eve-evil", "")]),
    "a letter of a stranger": mails.inmail_2026("Eve Evil", "eve-evil"),
    "a letter of somebody connected": mails.inmail_2026(KNOWN, "kim-example-42"),
}


def world() -> Importer:
    """A tray with somebody connected, somebody trusted, and an invitation of the user's."""
    importer = Importer()
    importer.take(
        {
            "Connections.csv": connections_csv(connection(KNOWN, "kim-example-42", "04 Feb 2020")),
            "Invitations.csv": invitations_csv(outgoing(INVITED, "tor-lind")),
        },
        USER,
    )
    take_cards(importer, card(f"FN:{TRUSTED}", "EMAIL:alice@stone.example"))
    trusted = importer.person(TRUSTED)
    importer.tray.commit([Set("people", trusted.id, TAG + "trusted", True)])
    return importer


def standing(importer: Importer) -> dict[str, object]:
    """Who is known and how, what became of the user's invitations, and who the user is."""
    people = importer.tray.people()
    return {
        "people": {
            (each.name, each.url, each.email, each.connected_on, each.trusted, each.in_address_book)
            for each in people
            if each.connected_on or each.trusted or each.in_address_book
        },
        "letters": {(each.id, each.written, each.received) for each in people if each.written or each.received},
        "mine": {(each.id, each.state) for each in importer.tray.invitations() if each.direction == "outgoing"},
        "me": importer.me().addresses,
    }


def evidence_of(importer: Importer) -> Evidence:
    """What the tray knows around its invitations."""
    tray = importer.tray
    return gather(USER, tray.people(), tray.invitations(), tray.now, tray.joins.are_apart)


def firm_accepts(importer: Importer) -> list[tuple[int, str]]:
    """The invitations to the user that any policy surely accepts."""
    evidence = evidence_of(importer)
    verdicts = {
        (each.id, policy.name): judge(each, evidence, policy)
        for each in importer.tray.invitations()
        for policy in shipped_policies().values()
        if each.direction == "incoming"
    }
    return [key for key, verdict in verdicts.items() if verdict.advice == "accept" and verdict.firm]


@pytest.mark.parametrize("pretence", PRETENCES.values(), ids=PRETENCES)
@pytest.mark.parametrize("claim", CLAIMS.values(), ids=CLAIMS)
@pytest.mark.parametrize("kept", ["mbox", "pipe"])
def test_no_forgery_of_linkedins_mail_has_any_effect(
    claim: bytes, pretence: Callable[[bytes], bytes], kept: str
) -> None:
    importer = world()
    before = standing(importer)
    forged = pretence(claim)
    readings = read_box(mbox_of(forged), USER) if kept == "mbox" else read(["-"], io.BytesIO(forged), USER)
    importer.take_readings(readings, USER)
    assert standing(importer) == before
    assert firm_accepts(importer) == []
    assert all(not each.verified for each in importer.tray.invitations() if each.direction == "incoming")


@pytest.mark.parametrize("order", ["forged first", "true first", "one box"])
@pytest.mark.parametrize("said", [(KNOWN, "kim-example-42"), (TRUSTED, "alice-s"), ("Eve Evil", "kim-example-42")])
def test_a_forgery_takes_no_proof_from_the_true_mail_with_its_number(said: tuple[str, str], order: str) -> None:
    importer = world()
    before = standing(importer)["people"]
    forged = mails.unproven(mails.invitation_2026(*said, number="6111111111111111111"))
    true = mails.invitation_2026("Eve Evil", "eve-evil", number="6111111111111111111")
    boxes = {"forged first": [[forged], [true]], "true first": [[true], [forged]], "one box": [[forged, true]]}[order]
    for box in boxes:
        importer.take_readings(read_box(mbox_of(*box), USER), USER)
    proven = [each for each in importer.tray.invitations() if each.direction == "incoming" and each.verified]
    assert [(each.person.name, each.person.url) for each in proven] == [
        ("Eve Evil", "https://www.linkedin.com/in/eve-evil")
    ]
    assert standing(importer)["people"] == before
    assert firm_accepts(importer) == []


def test_a_forgery_that_a_true_mail_with_its_number_confirms_stays_one_invitation() -> None:
    importer = world()
    true = mails.invitation_2026("Eve Evil", "eve-evil", number="6111111111111111111")
    for mail in (mails.unproven(true), true):
        importer.take_readings(read_box(mbox_of(mail), USER), USER)
    assert [each.verified for each in importer.tray.invitations() if each.direction == "incoming"] == [True]


TRUE = {
    "invitation of 2016": results(mails.invitation_2016(), PROVEN),
    "invitation of 2018": results(mails.invitation_2018(), PROVEN),
    "invitation of 2018 in HTML": results(mails.invitation_2018(parts="html"), PROVEN),
    "invitation of 2026": mails.invitation_2026(),
    "reminder": results(mails.reminder_2016(), PROVEN),
    "invitation of 2011": results(mails.invitation_2011(), PROVEN),
    "invitation of 2012": results(mails.invitation_2012(), PROVEN),
    "one header a check": results(
        mails.invitation_2018(), "spf.icloud.example; spf=pass", "dkim.icloud.example; dkim=pass header.d=linkedin.com"
    ),
}


@pytest.mark.parametrize("mail", TRUE.values(), ids=TRUE)
def test_true_invitations_of_every_layout_are_proven(mail: bytes) -> None:
    importer = Importer()
    importer.take_readings(read_box(mbox_of(mail), USER), USER)
    assert [each.verified for each in importer.tray.invitations()] == [True]


def test_a_true_acceptance_connects_and_a_true_letter_is_correspondence() -> None:
    importer = world()
    importer.take_readings(
        read_box(mbox_of(CLAIMS["an acceptance of somebody invited"], CLAIMS["a letter of a stranger"]), USER), USER
    )
    assert importer.person(INVITED).connected_on is not None
    assert [each.state for each in importer.invitations(INVITED)] == ["accepted"]
    assert importer.person("Eve Evil").received is not None


INTRODUCTION = mails.introduction(
    sender=f"{TRUSTED} <alice@stone.example>",
    to=f"{ME} <{MY_ADDRESS}>, {KNOWN} <kim@evil.example>",
    subject="Pat <> Kim",
)
FROM_ANYBODY = {
    "an introduction from a trusted address": mails.introduction(sender=f"{TRUSTED} <alice@stone.example>"),
    "one signed by another domain": mails.introduction(
        sender=f"{TRUSTED} <alice@stone.example>",
        headers={"Authentication-Results": "mx.example.org; dkim=pass header.d=evil.example"},
    ),
    "a wrong address beside a real name": INTRODUCTION,
    "a trusted name at another address": mails.introduction(sender=f"{TRUSTED} <alice@evil.example>"),
    "mail from me": mails.message(f"{ME} <{MY_ADDRESS}>", "Lunch", "Yes.", to="Eve Evil <eve@evil.example>"),
    "mail from me with Gmail's label": b"X-Gmail-Labels: Sent\n"
    + mails.message(f"{ME} <{MY_ADDRESS}>", "Lunch", "Yes.", to="Eve Evil <eve@evil.example>"),
    "a second mail within one": mails.message("Eve <eve@evil.example>", "x", "y")
    + b"\n"
    + mails.FROM
    + mails.acceptance_2026("Eve Evil", "eve-evil"),
    "one that asks first": mails.introduction(
        subject="Introduction?", text="Pat, would you like me to introduce you to Jordan?", to=f"{ME} <{MY_ADDRESS}>"
    ),
}


@pytest.mark.parametrize("mail", FROM_ANYBODY.values(), ids=FROM_ANYBODY)
@pytest.mark.parametrize("kept", ["mbox", "pipe", "procmail"])
def test_no_forgery_of_anybodys_mail_has_any_effect(mail: bytes, kept: str) -> None:
    importer = world()
    before = standing(importer)
    if kept == "mbox":
        readings = read_box(mbox_of(mail), USER)
    else:
        readings = read_from("-", stdin=mail if kept == "pipe" else mails.FROM + mail)
    importer.take_readings(readings, USER)
    assert standing(importer) == before
    assert firm_accepts(importer) == []
    assert not any(each.was_asked for each in importer.tray.invitations())


NAMESAKES = [
    "Kim Example",
    "KIM EXAMPLE",
    "Kіm Example",
    "Κim Example",
    "Ｋｉｍ Ｅｘａｍｐｌｅ",
    "Kim\u200b Example",
    "Kím Example",
]


@pytest.mark.parametrize("name", NAMESAKES)
@pytest.mark.parametrize("known", ["connection without a profile", "card", "card without an address"])
@pytest.mark.parametrize("way", ["archive", "proven mail", "unproven mail"])
def test_a_stranger_with_a_known_name_is_nobody_until_the_user_says_so(name: str, known: str, way: str) -> None:
    importer = Importer()
    if known == "connection without a profile":
        named = [connection(KNOWN, "", "04 Feb 2020"), connection("Bo Okoro", "bo", "04 Feb 2020")]
        importer.take({"Connections.csv": connections_csv(*named)})
    else:
        lines = ["EMAIL:kim@example.net"] if known == "card" else []
        take_cards(importer, card(f"FN:{KNOWN}", *lines))
    mail = mails.invitation_2026(name, "eve-evil")
    if way == "archive":
        importer.take({"Invitations.csv": invitations_csv(incoming(name, "eve-evil"))})
    else:
        importer.take_readings(read_box(mbox_of(mail if way == "proven mail" else mails.unproven(mail)), USER), USER)
    (invitation,) = importer.tray.invitations()
    verdicts = [judge(invitation, evidence_of(importer), policy) for policy in shipped_policies().values()]
    assert invitation.person.connected_on is None
    assert not invitation.person.in_address_book
    assert [verdict.firm for verdict in verdicts] == [False] * len(verdicts)
    assert all(verdict.joins and verdict.question and verdict.question.fact == "known" for verdict in verdicts)


@pytest.mark.parametrize(("answer", "advised"), [("yes", ("accept", True)), ("no", ("ask", False))])
def test_once_the_user_has_said_whether_they_know_them_it_is_not_asked_again(
    answer: FactValue, advised: tuple[str, bool]
) -> None:
    importer = Importer()
    take_cards(importer, card(f"FN:{KNOWN}"))
    importer.take({"Invitations.csv": invitations_csv(incoming(KNOWN, "eve-evil"))})
    (invitation,) = importer.tray.invitations()
    importer.tray.commit([Set("people", invitation.person.id, FACT + "known", answer)])
    verdict = judge(importer.tray.invitation(invitation.id), evidence_of(importer), shipped_policies()["known-only"])
    assert verdict.joins == ()
    assert (verdict.advice, verdict.firm) == advised
    assert verdict.question is None or verdict.question.fact != "known"


def test_what_a_forgery_said_is_gone_once_the_true_mail_comes() -> None:
    importer = Importer()
    forged = mails.unproven(mails.invitation_2026(KNOWN, "kim-example-42", note="We met.", headline="Your old chief"))
    importer.take_readings(read_box(mbox_of(forged), USER), USER)
    true = mails.invitation_2026(KNOWN, "kim-example-42", headline="Analyst")
    importer.take_readings(read_box(mbox_of(true), USER), USER)
    (invitation,) = importer.tray.invitations()
    assert (invitation.verified, invitation.person.unverified) == (True, False)
    assert "We met" not in invitation.message
    assert invitation.person.headline == "Analyst"


def test_what_rests_on_an_unproven_mail_is_marked() -> None:
    importer = Importer()
    forged = mails.unproven(mails.invitation_2026(KNOWN, "kim-example-42", note="We met at your talk in Oslo."))
    importer.take_readings(read_box(mbox_of(forged), USER), USER)
    (invitation,) = importer.tray.invitations()
    verdict = judge(invitation, evidence_of(importer), shipped_policies()["open-with-care"])
    assert verdict.unverified
    assert any(finding.unverified for finding in verdict.findings)
