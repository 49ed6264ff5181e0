"""The session: a tray with everything that the screen and the command line do with it."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.file.form import Tables
from store.file.saver import SaveStatus
from store.records.ids import RecordId
from store.records.model import Channel, Draft, FactValue, FollowUp, Introduction, Invitation, Person
from store.session.parts import Parts
from store.session.resources import Resources
from store.session.saving import AfterPainting, OnMerged, OnStatus
from store.session.unfinished import UnfinishedTexts
from store.tray.clock import Clock, utc_now
from store.tray.outcome import Outcome, committed
from store.tray.sending import STATE_OF_PURPOSE
from store.tray.tray import Tray
from store.writing.advised import addressee

if TYPE_CHECKING:
    from store.judging.scoring import Advised
    from store.judging.verdict import Verdict
    from store.reading.manual_entry import ManualEntry, TypedInvitation, TypedPerson
    from store.session.letter import Letter
    from store.writing.purposes import Purpose


class Session(Parts):
    """A tray in use: the one place where tray, settings, policy, advice, drafts, search and saving come together.

    What can be done to the rows is in `triage`, in the verbs below, and in the functions of `store.tray` that change a
    tray. Whatever changes it, the session is told: it brings its parts up to date, and has the tray saved.
    """

    def __init__(self, tray: Tray, resources: Resources) -> None:
        super().__init__(tray, resources)
        self.unfinished = UnfinishedTexts(self.triage)
        self._warn: Callable[[str], None] = lambda sentence: None

    @classmethod
    def open(cls, resources: Resources, clock: Clock = utc_now) -> "Session":
        """Return a session on the store of these resources, an empty one where there is no file yet.

        Raises:
            Unreadable: The store cannot be read.
        """
        return cls(Tray.open(resources.places.store, resources.places.state, clock), resources)

    # What is known of a row. Each raises KeyError where there is no such record.

    @property
    def now(self) -> datetime:
        """The moment, in the local zone."""
        return self.tray.now

    @property
    def is_empty(self) -> bool:
        """Whether nothing has come in yet."""
        return not (self.tray.tables["invitations"] or self.tray.tables["people"])

    def advised(self, row_id: RecordId) -> "Advised | None":
        """Return what is advised for a row; None if rules do not judge it, and until the advice is worked out."""
        item = self.tray.item(row_id)
        return self.advice.advised(item) if isinstance(item, Invitation) and self.has_advice else None

    def prepare_rows(self, row_ids: Sequence[RecordId]) -> None:
        """Judge these rows, and word what the first may be answered, so that to show them takes no time. May run on a
        thread of its own, beside one that reads and changes the tray.
        """
        for row_id in row_ids:
            with suppress(KeyError):  # the row has gone since
                self.advised(row_id)
        with suppress(KeyError):
            person, invitation = self.tray.subject(row_ids[0]) if row_ids else (None, None)
            if person and invitation:
                self.drafts.worded(person, invitation, "ask-why")

    def verdict(self, row_id: RecordId, policy: str | None = None) -> "Verdict | None":
        """Return what the rules say of a row; None for what they do not judge.

        `policy` is the name of the policy to judge by, in place of the one that is set. Raises UnknownName.
        """
        _, invitation = self.tray.subject(row_id)
        other = self.resources.policy(policy) if policy else None
        verdict = self.advice.verdict(invitation, other) if invitation else None
        return verdict if verdict and verdict.advice else None

    def letter(self, row_id: RecordId) -> "Letter | None":
        """Return the next letter for a row; None if there is none."""
        item = self.tray.item(row_id)
        if isinstance(item, Draft):
            return self.drafts.letter_of(item)
        if due := [each for each in self.due_list.of(row_id) if each.purpose not in ("", "other")]:
            return self.drafts.of_due(due[0])
        if isinstance(item, Introduction):
            return self.drafts.of_introduction(item)
        if isinstance(item, Person | FollowUp):
            return self.drafts.letter_begun(item.person)
        return self.drafts.next_letter(item, self.advice.verdict(item).advice)

    def letter_in_words(self, row_id: RecordId) -> "Letter | None":
        """Return the letter that is next for a row with its text: the one in place, else the advised one as a template
        words it. None where none is next.
        """
        letter = self.letter(row_id)
        return self.drafts.in_words(letter) if letter else None

    def letter_to_send(self, row_id: RecordId) -> "Letter":
        """Return the letter of a row that can leave now, in place or advised. Raises HeldBack where none can."""
        from store.session.clearance import HeldBack

        letter = self.letter_in_words(row_id)
        if letter is None:
            raise HeldBack("no reply is advised")
        self.outbox.check_leaving(letter)
        return letter

    # Verbs that need more than the tray; all others are in `triage`.

    def set_facts(self, row_id: RecordId, facts: Mapping[str, FactValue | None]) -> Outcome:
        """Set facts about a row's person or invitation; None takes back what was said."""
        from store.judging.facts import ABOUT_INVITATION

        return self.triage.set_facts(row_id, dict(facts), ABOUT_INVITATION)

    def add(self, typed: "TypedInvitation | TypedPerson") -> tuple["ManualEntry", Outcome]:
        """Bring in an invitation that was typed, with its person where they are new, or somebody among the people whom
        the user may ask. Return what was taken in, too.

        Raises:
            TypedError: What was typed cannot be.
            AlreadyThereError: The invitation is in the tray already.
            ForgottenError: The person was forgotten for good.
        """
        from store.reading.manual_entry import entry_of

        entry = entry_of(self.tray, typed)
        return entry, committed(self.tray, entry.changes)

    def set_contact(self, row_id: RecordId, said: Mapping[str, str]) -> Outcome:
        """Set a person's name, and how they are reached. Raises TypedError for a value that cannot be one."""
        from store.reading.contact_edit import contact_changes

        person, _ = self.tray.subject(row_id)
        changes = contact_changes(self.tray, person.id, said)
        return committed(self.tray, changes)

    def new_letter(self, row_id: RecordId, purpose: "Purpose", channel: Channel | None = None) -> "Letter":
        """Return a new letter of this purpose for a row, worded by the template that fits best.

        It goes by the given channel, or by the one that reaches the person.
        """
        person, invitation = self.tray.subject(row_id)
        person = addressee(person, invitation, purpose)
        letter = self.drafts.worded(person, invitation, purpose, channel=channel)
        return letter if self.is_answer(row_id, purpose) else replace(letter, invitation=None)

    def keep_as_draft(self, letter: "Letter") -> RecordId:
        """Keep a letter as a draft, where it is none yet. Return the id of the draft."""
        return letter.draft or self.triage.begin_draft(letter.written())

    def known_points(self, person_id: RecordId) -> list[str]:
        """Return what is known of somebody, in words for the open fields of a letter to them (norm A16)."""
        from store.writing.shared import known_points

        person = self.tray.person(person_id)
        return known_points(person, self.advice.known_facts(person), self.advice.me)

    def is_answer(self, row_id: RecordId, purpose: str) -> bool:
        """Return whether a text that is begun on a row answers the invitation there: the row is that invitation or a
        draft that answers it, or the purpose decides on one.
        """
        return not self.triage.reason_not_to_decide(row_id) or purpose in STATE_OF_PURPOSE

    # Saving, and what comes from outside.

    def start(
        self,
        *,
        on_status: OnStatus,
        on_merged: OnMerged,
        warn: Callable[[str], None],
        after_painting: AfterPainting,
        renew_advice: Callable[[], None],
    ) -> int:
        """Begin to save in the background, as the screen does; until then only `save` saves.

        `on_status`, `on_merged` and `warn` are called on other threads; what `on_merged` is given goes to `merge_in`,
        and what `warn` is given is to be shown. `after_painting` calls what it is given once the screen has been
        painted; `renew_advice` is called when the advice has to be worked out anew.

        Returns:
            How many texts that an earlier run left unfinished were taken into the tray.
        """
        self._warn, self._renew_advice = warn, renew_advice
        self.saving.start(on_status, on_merged, after_painting)
        return self.unfinished.start(self.resources.places, warn)

    def save(self) -> None:
        """Save the tray now. Raises StoreError."""
        self.tray.save()

    def confirm_saved(self) -> None:
        """Forget what was kept aside once everything is on disk; say, once, what the place of the store lacks."""
        if self.saving.status.state == "saved":
            self.unfinished.forget_finished()
        for sentence in self.saving.place_notices():
            self._warn(sentence)

    def merge_in(self, tables: Tables) -> None:
        """Merge in what somebody else has saved into the file."""
        self.tray.merge_in(tables)
        self.saving.confirm_merged(tables)
        self.refresh()

    def close(self) -> SaveStatus:
        """Wait until all is saved or cannot be; return how it stands."""
        status = self.saving.close()
        if status.state == "saved":
            self.unfinished.forget_finished()
        self.unfinished.close()
        return status
