"""What somebody wrote after the user had asked them why they want to connect: no other message is kept."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from store.reading.intake.belief import mail_source, may
from store.reading.intake.invitations import Invitations
from store.reading.intake.pending import PendingRecord
from store.reading.intake.pending_person import PendingPerson
from store.reading.intake.people import People
from store.records.ids import RecordId
from store.records.model import Invitation
from store.tray.clock import read_moment
from store.tray.tray import Tray

_LONGEST: Final = 4_000
"""How much of an answer is kept, in characters."""


class Answers:
    """The answers to the user's questions, by whatever way they come: LinkedIn's mails, plain mails, messages.csv."""

    def __init__(self, tray: Tray, people: People, invitations: Invitations) -> None:
        self._tray = tray
        self._people = people
        self._invitations = invitations

    def keep(self, someone: PendingPerson, text: str, sent: datetime, *, verified: bool) -> bool:
        """Keep a letter of somebody's as the answer, where the user had asked before it came and has not decided since:
        beside what they answered already, for a first answer may say only that the next one will come.

        Returns: whether it is kept.
        """
        for number, known in self._of(someone):
            if text.strip() and is_asked_before(self._tray.invitation(number), sent):
                return _add(known, text.strip(), sent, is_proven=may(mail_source(verified=verified), "corresponded"))
        return False

    def _of(self, someone: PendingPerson) -> Iterator[tuple[RecordId, PendingRecord]]:
        """Yield the invitations from somebody that were in the tray before this import, the newest first."""
        known = [each for each in self._invitations.incoming(self._people.whole(someone)) if not each.is_new]
        yield from ((each.id, each) for each in sorted(known, key=lambda each: str(each.get("sent")), reverse=True))


def _add(known: PendingRecord, said: str, sent: datetime, *, is_proven: bool) -> bool:
    """Put what somebody said behind what they answered before that moment, in front of what they did later; nothing
    twice. Return whether it was put there.
    """
    others = known.get("answer") or ""
    if f"\n\n{said}\n\n" in f"\n\n{others}\n\n":
        return False
    newest = read_moment(known.get("answered"))
    is_newest = newest is None or sent > newest
    whole = f"{others}\n\n{said}" if is_newest else f"{said}\n\n{others}"
    if not known.learn("answer", whole.strip()[:_LONGEST], is_news=True):
        return False
    if not is_proven:
        known.learn("answer_verified", False, is_news=True)
    if is_newest:
        known.learn("answered", sent.isoformat(timespec="seconds"), is_news=True)
    return True


def addresses_of_asked(tray: Tray) -> frozenset[str]:
    """Return the addresses of all whom the user asked and has not decided on since: a plain mail may answer."""
    asked = (
        tray.invitation(record_id)
        for record_id, record in tray.records("invitations")
        if record.peek("direction") == "incoming" and record.fields.get("state") == "asked"
    )
    return frozenset(each.person.email for each in asked if each.person.email)


def is_asked_before(invitation: Invitation, moment: datetime) -> bool:
    """Return whether the user had asked why before this moment, and has not decided since."""
    return invitation.state == "asked" and invitation.decided is not None and invitation.decided < moment
