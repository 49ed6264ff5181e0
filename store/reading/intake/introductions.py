"""Who introduces the user to whom by email, and whether they had asked the user before (norms I01, I06, R26)."""

from datetime import UTC, date, datetime, timedelta

from store.reading.intake.belief import mail_source, may
from store.reading.intake.counting import utc_day
from store.reading.intake.invitations import BY_MAIL, Invitations, prove
from store.reading.intake.outcomes import MessageOutcomes
from store.reading.intake.pending_person import PendingPerson, PersonMention
from store.reading.intake.people import People
from store.reading.profiles import derive_introduction_id
from store.reading.readings import AskingFirstRow, FileReading, IntroductionRow, Readings

_UNPROVEN = "it asks whether you would like to be introduced, but nothing proves who wrote it"
_ASKED_WITHIN = timedelta(days=90)
"""How long before an introduction a question for the user's consent may have come to be about it."""


class Introductions:
    """The rows of mails by which somebody introduces the user, or asks whether they may."""

    def __init__(self, readings: Readings, people: People, invitations: Invitations, outcomes: MessageOutcomes) -> None:
        self._readings = readings
        self._people = people
        self._invitations = invitations
        self._outcomes = outcomes

    def take(self) -> None:
        """Take in every row, who asked before who introduces, and the older before the newer."""
        for file, asking in sorted(self._readings.rows(AskingFirstRow), key=lambda pair: pair[1].sent):
            if not asking.verified:
                self._outcomes.skip(file, asking.row, _UNPROVEN)
                continue
            someone, is_new = self._party(asking.name, asking.email, verified=True)
            changed = self._note_asking(someone, utc_day(asking.sent))
            self._outcomes.note(file, asking.row, "new" if is_new else "updated" if changed else "known")
        for file, row in sorted(self._readings.rows(IntroductionRow), key=lambda pair: pair[1].sent):
            by, _ = self._party(row.by_name, row.by_email, verified=row.verified)
            for name, email in row.people:
                self._take(file, row, by, name, email)

    def _take(self, file: FileReading, row: IntroductionRow, by: PendingPerson, name: str, email: str) -> None:
        """One whom the user is to meet. Further mails of the introducer about the same person are the same
        introduction.
        """
        invitation_id = derive_introduction_id(row.by_email, email)
        if invitation_id in self._invitations:
            known = self._invitations[invitation_id]
            changed = known.bring_back()
            changed |= row.verified and prove(known, row.text)
            self._outcomes.note(file, row.row, "updated" if changed else "known")
            return
        someone, _ = self._party(name, email, verified=row.verified)
        arrived = {
            "kind": "introduction",
            "person": someone.id,
            "by": by.id,
            "direction": "incoming",
            "channel": "email",
            "sent": row.sent.isoformat(timespec="seconds"),
            "name": name or email,
            "subject": row.subject,
            "message": row.text,
            "source": BY_MAIL,
        }
        if not row.verified:
            arrived["verified"] = False
        if self._had_asked(by, row.sent):
            arrived["asked"] = True
        self._invitations.add(invitation_id, arrived, self._people)
        self._outcomes.note(file, row.row, "new")

    def _party(self, name: str, email: str, *, verified: bool) -> tuple[PendingPerson, bool]:
        """Somebody in the headers of an email, by their address, and whether they are new. A name alone joins nobody:
        that is left to a look at both. An email that nothing proves tells nothing of who is there already.
        """
        mention = PersonMention(name or email, None, email)
        known = self._people.find(mention)
        someone = known or self._people.add(mention, source=BY_MAIL, unverified=not verified)
        if known is None or may(mail_source(verified=verified), "identity"):
            if verified:
                self._people.vouch(someone, mention)
            self._people.identify(someone, mention)
        return someone, known is None

    def _note_asking(self, someone: PendingPerson, day: str) -> bool:
        """Keep the newest day on which they asked."""
        known = someone.get("asked_first")
        return (known is None or known < day) and someone.learn("asked_first", day, is_news=True)

    def _had_asked(self, by: PendingPerson, sent: datetime) -> bool:
        """Return whether somebody had asked the user not long before."""
        day = by.get("asked_first")
        if day is None:
            return False
        return timedelta(0) <= sent.astimezone(UTC).date() - date.fromisoformat(day) <= _ASKED_WITHIN
