"""What strangers write into true mails of LinkedIn's to pass for others: notes, headlines, subjects, messages."""

import pytest

from tests.store.reading.mail import invented_mails as mails
from tests.store.reading.mail.invented_mails import PROVEN, mbox_of
from tests.store.reading.mail.reading_mails import read_box
from tests.store.reading.test_forgeries import INVITED, KNOWN, USER, firm_accepts, results, standing, world

SITE = "https://www.linkedin.com"
CARD = f"Eve Evil\nBoss\n\nView profile: {SITE}/comm/in/kim-example-42?trk=eml-email_m2m_invite_single_01"
ACCEPT = f"Accept: {SITE}/comm/mynetwork/invite-accept/invitationId/6020964687577900105/sharedKey/k/"
AS_GUEST = (
    f"{SITE}/comm/start/accept-invitation?sharedKey=k&invitationId=6164398167585550003"
    "&trk=eml-second_guest_reminder_01-hero-120-accept_text"
)
REMINDER = (
    "Hi pat,\n\nEve Evil would like to connect on LinkedIn. How would you like to respond?\n\n"
    f"Accept: {AS_GUEST}\n\nView Eve Evil's profile: {AS_GUEST}\n\n"
)
EVE, LINKEDIN_ITSELF = "Eve Evil <invitations@linkedin.com>", "LinkedIn <invitations@linkedin.com>"
INMAIL = "Eve Evil via LinkedIn <inmail-hit-reply@linkedin.com>"
TOM = f"Tom Else\nCook\nView profile: {SITE}/comm/in/tom-else\n"


def true(sender: str, subject: str, text: str) -> bytes:
    """A mail that is proven to be LinkedIn's."""
    return results(mails.message(sender, subject, text), PROVEN)


IMITATIONS = {
    "a note below the links": true(EVE, "Eve's invitation is awaiting your response", REMINDER + CARD),
    "a label below the links": true(
        EVE, "Eve's invitation", f"{REMINDER}View profile: {SITE}/comm/in/kim-example-42\n\nYou received an invitation"
    ),
    "a note to a guest": true(EVE, "Eve Evil", f"{CARD}\n\n- Eve\n\nConfirm that you know Eve: {AS_GUEST}"),
    "a note in 2012": results(mails.invitation_2012("Eve Evil", note=CARD), PROVEN),
    "a note in 2011": results(mails.invitation_2011("Eve Evil", note=CARD), PROVEN),
    "a note with the card alone": true(EVE, "I want to connect", f"Hi Pat,\n\n{CARD}\n\nEve Evil\nBoss\n\n{ACCEPT}"),
    "a note with both labels": true(
        EVE, "I want to connect", f"Hi Pat,\n\n{CARD}\n{ACCEPT}\n\nEve Evil\nBoss\n\n{ACCEPT}"
    ),
    "a note in an email without links": true(
        EVE, "Eve Evil's invitation is awaiting your response", f"{CARD}\n\nThis is a reminder that on 10/24/13"
    ),
    "a link typed into a page": results(
        mails.invitation_2016("Eve Evil", note=f"Eve Evil <{SITE}/in/kim-example-42>", parts="html"), PROVEN
    ),
    "a link typed into both texts": results(
        mails.invitation_2016("Eve Evil", note=f"\n\nEve Evil <{SITE}/in/kim-example-42>\n\n"), PROVEN
    ),
    "a headline with a link": true(EVE, "I want to connect", f"Eve Evil\nBoss {SITE}/in/kim-example-42\n\n{ACCEPT}"),
    "a headline in a list": true(
        LINKEDIN_ITSELF,
        "You have 2 pending invitations",
        f"Eve Evil\nBoss {SITE}/in/kim-example-42\nView profile: {SITE}/comm/in/eve-evil\n{ACCEPT}\n\n{TOM}",
    ),
    "a headline among acceptances": mails.acceptances_2026(
        [("Ada One", "ada-one", "Smith"), ("Eve Evil", "eve-evil", f"{INVITED} {SITE}/in/tor-lind")]
    ),
    "a headline on a page of acceptances": mails.acceptances_2026(
        [("Ada One", "ada-one", "Smith"), ("Eve Evil", "eve-evil", f"{INVITED} <{SITE}/in/tor-lind>")], parts="html"
    ),
    "the subject of an InMail": true(INMAIL, f"{INVITED} accepted your invitation", "Hello Pat"),
    "a link in an InMail": true(
        INMAIL, "Hello", f"Look {SITE}/comm/x?trk=eml-accept_invite_04-hero\n\nReply: {SITE}/x"
    ),
    "the foot of a message": true(
        "Eve Evil <messages-noreply@linkedin.com>",
        "Eve Evil sent you a message",
        "Hi\n\nYou are receiving Accepted Invitation emails.",
    ),
    "a card in a message": true(INMAIL, "Hello", f"Hello Pat\n\n{CARD}\n\nReply: {SITE}/comm/messaging/thread/1"),
}
"""What strangers put into a true mail, by their notes, their headlines, and their subjects."""


@pytest.mark.parametrize("mail", IMITATIONS.values(), ids=IMITATIONS)
def test_no_words_of_a_stranger_in_a_true_mail_make_them_somebody_else(mail: bytes) -> None:
    importer = world()
    before = standing(importer)
    importer.take_readings(read_box(mbox_of(mail), USER), USER)
    after = standing(importer)
    of_others = {each for each in after["people"] if each[0] not in ("Ada One", "Eve Evil")}  # type: ignore[attr-defined]
    assert of_others == before["people"]
    assert after["mine"] == before["mine"]
    assert KNOWN not in [each.person.name for each in importer.tray.invitations() if each.direction == "incoming"]
    assert importer.person(KNOWN).received is None
    assert firm_accepts(importer) == []
