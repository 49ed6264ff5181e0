"""What LinkedIn's mails tell: who invites the user, who accepted the user's invitation, and what somebody wrote."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from store.reading.intake.answers import Answers
from store.reading.intake.belief import mail_source, may
from store.reading.intake.counting import count, utc_day
from store.reading.intake.invitations import BY_MAIL, CHANNEL, Invitations, prove
from store.reading.intake.outcomes import MessageOutcomes
from store.reading.intake.pending import PendingRecord
from store.reading.intake.pending_person import PendingPerson, PersonMention
from store.reading.intake.people import People
from store.reading.profiles import derive_numbered_invitation_id
from store.reading.readings import FileReading, MailAcceptanceRow, MailInvitationRow, MailLetterRow, Readings
from store.records.ids import RecordId

_UNPROVEN = "it says that somebody accepted, but nothing proves that it comes from LinkedIn"
_AMBIGUOUS = "it does not tell which of several people of that name is meant"

_SAME = timedelta(days=2)
"""How far the dates of an archive, of an email, and of what the user noted are apart for one invitation: minutes as a
rule.
"""
_REMINDED = timedelta(days=45)
"""How long after an invitation LinkedIn reminds of it: one or two weeks as a rule."""


class LinkedInMails:
    """The rows of LinkedIn's mails."""

    def __init__(self, readings: Readings, people: People, invitations: Invitations, outcomes: MessageOutcomes) -> None:
        self._readings = readings
        self._people = people
        self._invitations = invitations
        self._outcomes = outcomes

    def take(self, answers: Answers) -> None:
        """Take in every row: the invitations first, the older before the newer and before the reminders of them."""
        invited = sorted(self._readings.rows(MailInvitationRow), key=lambda pair: (pair[1].is_reminder, pair[1].sent))
        for file, row in invited:
            self._take_invitation(file, row)
        for file, acceptance in self._readings.rows(MailAcceptanceRow):
            self._take_acceptance(file, acceptance)
        letters: dict[RecordId, list[tuple[FileReading, MailLetterRow]]] = {}
        for file, letter in self._readings.rows(MailLetterRow):
            if someone := self._someone(file, letter):
                letters.setdefault(someone.id, []).append((file, letter))
        for person_id, rows in letters.items():
            self._take_letters(answers, self._people[person_id], rows)

    def _take_invitation(self, file: FileReading, row: MailInvitationRow) -> None:
        """An invitation to the user, or a reminder of one. What is not proven to come from LinkedIn is kept as such
        until something proves it.
        """
        mention = mention_of(row)
        someone = self._people.find_in_mail(mention, verified=row.verified)
        known = self._find(row, mention, someone)
        if known is None:
            self._outcomes.note(file, row.row, "new")
            self._add(row, mention, someone)
            return
        someone = self._people.find_by_profile(mention) or self._people[known.get("person")]
        changed = known.bring_back()
        if row.verified:
            changed |= prove(known, row.message or ("" if not row.is_reminder else str(known.get("message") or "")))
        if row.verified or known.get("verified") is False:
            changed |= _describe(someone, self._people, mention, row)
            changed |= known.learn("message", row.message) | known.learn("number", row.number)
        self._outcomes.note(file, row.row, "updated" if changed else "known")

    def _find(
        self, row: MailInvitationRow, mention: PersonMention, someone: PendingPerson | None
    ) -> PendingRecord | None:
        """Return the invitation that a mail reports, if it is known: by LinkedIn's number, else by person and time, or
        by name and moment where the mail does not tell which of several people of that name is meant.

        A proven mail proves nothing that a forgery with its number or moment said of somebody else.
        """
        numbered = self._invitations.numbered(row.number) if row.number else None
        if numbered and (not row.verified or numbered.get("verified") is not False or self._is_of(numbered, mention)):
            return numbered
        if someone is None:
            return None if mention.slug else self._invitations.of_moment("incoming", row.sent, mention.called)
        earliest, latest = row.sent - (_REMINDED if row.is_reminder else _SAME), row.sent + _SAME
        near = []
        for known in self._invitations.incoming(self._people.whole(someone)):
            sent = datetime.fromisoformat(known.get("sent"))
            is_other = row.number and known.get("number")
            if earliest <= sent <= latest and not is_other:
                near.append((abs(row.sent - sent), known.id, known))
        return min(near)[2] if near else None

    def _is_of(self, invitation: PendingRecord, mention: PersonMention) -> bool:
        """Return whether an invitation is of somebody: by the profile where both tell one, else by the name."""
        someone = self._people[invitation.get("person")]
        if someone.slug and mention.slug:
            return someone.slug == mention.slug
        return someone.called == mention.called

    def _add(self, row: MailInvitationRow, mention: PersonMention, someone: PendingPerson | None) -> None:
        """A new invitation. Who has no profile and shares a name with several people is joined to none of them."""
        sent = row.sent.isoformat(timespec="seconds")
        if someone is None:
            is_one_of_several = mention.slug is None and self._people.is_called(mention)
            apart = ["incoming", sent] if is_one_of_several else []
            someone = self._people.add(mention, *apart, source=BY_MAIL, unverified=not row.verified)
        if someone.is_new or may(mail_source(verified=row.verified), "identity"):
            _describe(someone, self._people, mention, row)
        arrived = {
            "person": someone.id,
            "direction": "incoming",
            "channel": CHANNEL,
            "sent": sent,
            "name": row.name or someone.name,
            "message": row.message,
            "number": row.number,
            "source": BY_MAIL,
        }
        if not row.verified:
            arrived["verified"] = False
        if row.number:
            record_id = derive_numbered_invitation_id(row.number, *([] if row.verified else [someone.key]))
        else:
            record_id = self._invitations.free_id("incoming", someone, utc_day(row.sent))
        self._invitations.add(record_id, arrived, self._people)

    def _take_acceptance(self, file: FileReading, row: MailAcceptanceRow) -> None:
        """Somebody has accepted: we are connected since the day of the mail, unless that is known better.

        An email that nothing proves is no more than a claim, kept with the invitation that waits for it.
        """
        mention = mention_of(row)
        if not may(mail_source(verified=row.verified), "settled"):
            self._take_claim(file, row, self._people.find_in_mail(mention, verified=False))
            return
        is_new = self._people.find(mention) is None
        someone = self._someone(file, row)
        if someone is None:
            return
        if mention.slug is None and not someone.is_new and not self._invitations.outgoing(self._people.whole(someone)):
            self._outcomes.skip(file, row.row, _AMBIGUOUS)
            return
        changed = _describe(someone, self._people, mention, row)
        changed |= someone.learn("connected_on", utc_day(row.sent))
        self._outcomes.note(file, row.row, "new" if is_new else "updated" if changed else "known")

    def _take_claim(self, file: FileReading, row: MailAcceptanceRow, someone: PendingPerson | None) -> None:
        """Note on an invitation of the user's that waits that an unproven mail says it was accepted."""
        waiting = list(self._invitations.outgoing(self._people.whole(someone))) if someone else []
        if not waiting:
            self._outcomes.skip(file, row.row, _UNPROVEN)
            return
        newest = max(waiting, key=lambda known: (str(known.get("sent")), known.id))
        changed = newest.learn("claimed", utc_day(row.sent))
        self._outcomes.note(file, row.row, "updated" if changed else "known")

    def _someone(self, file: FileReading, row: MailAcceptanceRow | MailLetterRow) -> PendingPerson | None:
        """Return who a row is about, added where they are new; None where it could be any of several."""
        mention = mention_of(row)
        someone = self._people.find_in_mail(mention, verified=row.verified)
        if someone is None and mention.slug is None and self._people.is_called(mention):
            self._outcomes.skip(file, row.row, _AMBIGUOUS)
            return None
        return someone or self._people.add(mention, source=BY_MAIL, unverified=not row.verified)

    def _take_letters(
        self, answers: Answers, someone: PendingPerson, rows: list[tuple[FileReading, MailLetterRow]]
    ) -> None:
        """What somebody wrote, in whatever mailboxes: counted once, and kept where it answers a question of the
        user's.
        """
        rows.sort(key=lambda pair: pair[1].sent)
        proven = {row.sent for _, row in rows if may(mail_source(verified=row.verified), "corresponded")}
        days = [utc_day(sent) for sent in sorted(proven)]
        added, changed = count(someone, "received", days) if days else (0, False)
        for place, (file, row) in enumerate(rows):
            told = row.verified and self._people.identify(someone, mention_of(row))
            told |= answers.keep(someone, row.text, row.sent, verified=row.verified)
            is_new = place >= len(rows) - added
            is_update = told or (changed and not added and place == 0)
            self._outcomes.note(file, row.row, "new" if is_new else "updated" if is_update else "known")


def mention_of(row: MailInvitationRow | MailAcceptanceRow | MailLetterRow) -> PersonMention:
    """Whom a row is about."""
    email = row.email if isinstance(row, MailLetterRow) else ""
    return PersonMention(row.name, row.url, email or None)


def mentions(readings: Readings) -> Iterator[PersonMention]:
    """Yield everybody whom LinkedIn's mails name."""
    for file in readings.files:
        for row in file.rows:
            if isinstance(row, MailInvitationRow | MailAcceptanceRow | MailLetterRow):
                yield mention_of(row)


def _describe(
    someone: PendingPerson, people: People, mention: PersonMention, row: MailInvitationRow | MailAcceptanceRow
) -> bool:
    """Take in what an email says of somebody; it fills gaps. Return whether anything of it is new."""
    location = row.location if isinstance(row, MailInvitationRow) else ""
    changed = row.verified and people.vouch(someone, mention, row.headline, location)
    changed |= people.identify(someone, mention)
    changed |= someone.learn("headline", row.headline)
    return changed | (isinstance(row, MailInvitationRow) and someone.learn("location", row.location))
