"""Gathering from the tray what the checks of a draft may know: of the person, and of what went before."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from store.keeping.balance import asks_lately
from store.keeping.contacts import dealings_of
from store.records.ids import RecordId
from store.records.model import Draft, FactValue, Introduction, Invitation, Me, Person
from store.records.ordering import placed
from store.settings import Settings
from store.tray.own_profile import profile_checked
from store.tray.tray import Tray
from store.writing.check_context import CheckContext
from store.writing.other_people import Everybody, everybody
from store.writing.purposes import purpose_of

MUTED: Final = "muted"
"""The tag of people whom the user has muted, or does not follow any more (norm N06)."""

Know = Callable[[Person], Mapping[str, FactValue]]
"""What is known of a person: said, imported or derived, but not assumed."""


class _Outgoing(Struct, frozen=True):
    """What the user has sent, to anybody."""

    texts: tuple[Draft, ...]
    """Oldest first; the notes of the user's imported invitations are among them."""
    notes: frozenset[RecordId]
    """The ids of those that are such notes."""
    requested_on: tuple[date, ...]
    noted_on: tuple[date, ...]


class CheckContextBuilder:
    """Builds the contexts in which the drafts of one tray are checked.

    What concerns everybody is gathered once, until `update` finds it changed. What is typed into a draft changes
    nothing here.
    """

    def __init__(
        self, tray: Tray, me: Me, settings: Settings, know: Know, own_words: frozenset[str] = frozenset()
    ) -> None:
        self._tray = tray
        self._me = me
        self._settings = settings
        self._know = know
        self._own_words = own_words
        self._outgoing: _Outgoing | None = None
        self._everybody: tuple[int, Everybody] | None = None

    def of(self, draft: Draft) -> CheckContext:
        """Return the context of a draft. A draft that is not kept yet has the id 0."""
        outgoing = self._outgoing = self._outgoing or self._gathered()
        person = draft.person
        invitations = tuple(self._tray.invitations_of(person.id))
        dealings = dealings_of(self._tray, person.id)
        return CheckContext(
            purpose=purpose_of(draft.purpose),
            channel=draft.channel,
            person=person,
            now=self._tray.now,
            me=self._me,
            limits=self._settings.limits,
            sending=self._settings.sending,
            subject=draft.subject,
            facts=self._know(person),
            invitations=invitations,
            sent=tuple(
                text
                for text in outgoing.texts
                if text.id != draft.id and not (text.id in outgoing.notes and text.person.id == person.id)
            ),
            last_heard=_last_heard(person, invitations),
            requested_on=outgoing.requested_on,
            noted_on=outgoing.noted_on,
            others=self._known().but(person),
            profile_checked=profile_checked(self._tray),
            due=draft.due if draft.is_put_off else None,
            muted=MUTED in person.tags or any(event.what in ("mute", "unfollow") for event in dealings.events),
            introduction=self._introduction(draft),
            may_name=frozenset(
                text.person.id
                for text in outgoing.texts
                if text.consent == "yes" and text.names is not None and text.names.id == person.id
            ),
            asked_lately=asks_lately(dealings, self._tray.today),
            asks_a_quarter=self._settings.keeping.asks_a_quarter,
        )

    def _introduction(self, draft: Draft) -> Introduction | None:
        """Return the introduction that a draft belongs to, as long as it is in the tray."""
        known = self._tray.tables["introductions"]
        return self._tray.introduction(draft.introduction) if draft.introduction in known else None

    @property
    def sent(self) -> tuple[Draft, ...]:
        """The user's texts that went out, to anybody, oldest first."""
        self._outgoing = self._outgoing or self._gathered()
        return self._outgoing.texts

    def update(self, ids: Iterable[RecordId]) -> None:
        """Forget what the user has sent if these changed records, those of all whom they are about among them, have to
        do with it. Most decisions have not.
        """
        if self._outgoing is not None and any(map(self._is_of_sending, ids)):
            self._outgoing = None

    def forget_all(self) -> None:
        """Forget what the user has sent, and the people."""
        self._outgoing = None
        self._everybody = None

    def _is_of_sending(self, record_id: RecordId) -> bool:
        """Return whether a record is a text or an invitation of the user's, or somebody to or about whom there is a
        text.
        """
        tables = self._tray.tables
        invitation = tables["invitations"].get(record_id)
        if invitation is not None:
            return bool(invitation.peek("direction") != "incoming")
        return record_id in tables["drafts"] or bool(self._tray.ids_about("drafts", record_id))

    def prepare(self) -> None:
        """Gather what takes longest. May run on a thread of its own."""
        self._known()

    def _known(self) -> Everybody:
        """Return everybody in the tray; who came in since makes it new."""
        records = list(self._tray.tables["people"].items())  # another thread may be adding to them
        if self._everybody is None or self._everybody[0] != len(records):
            lead = self._tray.joins.lead
            whole = (
                person_id for person_id, record in records if not record.is_removed and lead(person_id) == person_id
            )
            people = map(self._tray.person, whole)
            self._everybody = len(records), everybody(people, self._me, self._own_words)
        return self._everybody[1]

    def _gathered(self) -> _Outgoing:
        texts = [draft for draft in self._tray.drafts() if draft.sent]
        kept = {(draft.person.id, draft.text) for draft in texts}
        numbers = (
            invitation_id
            for invitation_id, record in self._tray.records("invitations")
            if record.peek("direction") != "incoming"
        )
        asked = [(_day(invitation), invitation) for invitation in map(self._tray.invitation, numbers)]
        noted = [invitation for _, invitation in asked if invitation.message.strip() and invitation.sent]
        notes = [_note(each) for each in noted if (each.person.id, each.message) not in kept]
        return _Outgoing(
            texts=tuple(sorted([*texts, *notes], key=lambda draft: placed(draft.sent))),
            notes=frozenset(note.id for note in notes),
            requested_on=tuple(day for day, _ in asked if day),
            noted_on=tuple(day for day, invitation in asked if day and invitation.message.strip()),
        )


def _note(invitation: Invitation) -> Draft:
    """Return the note of an invitation of the user's, as the text that it is: nobody else is to get it again."""
    return Draft(invitation.id, invitation.person, "request", "linkedin-note", invitation.message, sent=invitation.sent)


def _last_heard(person: Person, invitations: tuple[Invitation, ...]) -> date | None:
    """Return the day on which they last wrote, as far as an import told."""
    days = [_day(invitation) for invitation in invitations if invitation.direction == "incoming"]
    days.append(person.received.last if person.received else None)
    return max(filter(None, days), default=None)


def _day(invitation: Invitation) -> date | None:
    """Return the local day on which it was sent."""
    return invitation.sent.astimezone().date() if invitation.sent else None
