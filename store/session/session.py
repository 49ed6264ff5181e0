"""The session: a tray with everything that the screen and the command line do with it.

What the first screen can do without (rules, filters, templates) is imported when it is first asked for.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace

from store.file.form import Tables
from store.file.saver import SaveStatus
from store.records.ids import RecordId
from store.records.model import Channel, Draft, FactValue, FollowUp, Introduction, Invitation, Person
from store.session.due_list import DueList
from store.session.listing import Listing
from store.session.resources import Resources
from store.session.saving import AfterPainting, OnMerged, OnStatus, Saving
from store.session.unfinished import UnfinishedTexts
from store.tray.clock import Clock, utc_now
from store.tray.joins import JOINS
from store.tray.outcome import Outcome, committed
from store.tray.sending import STATE_OF_PURPOSE
from store.tray.tray import Tray
from store.tray.triage import Triage
from store.writing.advised import addressee

if TYPE_CHECKING:
    from store.judging.scoring import Advised
    from store.judging.verdict import Verdict
    from store.reading.manual_entry import Entry, Typed, TypedPerson
    from store.session.advice import Advice
    from store.session.drafts import DraftService
    from store.session.letter import Letter
    from store.session.outbox import Outbox
    from store.session.search import Search
    from store.writing.purposes import Purpose


class Part(Protocol):
    """A part of the session that remembers what it worked out."""

    def update(self, ids: Sequence[RecordId]) -> object:
        """Bring what it remembers up to date after these records changed."""

    def renew(self) -> object:
        """Look at everything anew."""


class Session:
    """A tray in use: the one place where tray, settings, policy, advice, drafts, search and saving come together.

    What can be done to the rows is in `triage`, in the verbs below, and in the functions of `store.tray` that change a
    tray. Whatever changes it, the session is told: it brings its parts up to date, and has the tray saved.
    """

    def __init__(self, tray: Tray, resources: Resources) -> None:
        self.tray = tray
        self.resources = resources
        self.due_list = DueList(tray, resources.settings)
        self.listing = Listing(tray, self.due_list)
        self.saving = Saving(tray, resources.places)
        self.triage = Triage(
            tray,
            lambda invitation: self.advice.remembered(invitation),
            self.due_list.looked_up,
            at_once=resources.settings.carried_out_at_once,
        )
        tray.on_change = self._changed
        self.unfinished = UnfinishedTexts(self.triage)
        self._warn: Callable[[str], None] = lambda sentence: None
        self._renew_advice: Callable[[], None] = lambda: None
        self._is_postponing = False

    @classmethod
    def open(cls, resources: Resources, clock: Clock = utc_now) -> "Session":
        """Return a session on the store of these resources, an empty one where there is no file yet.

        Raises:
            Unreadable: The store cannot be read.
        """
        return cls(Tray.open(resources.places.store, resources.places.state, clock), resources)

    # The parts that are made when they are first asked for.

    @cached_property
    def advice(self) -> "Advice":
        """What the policy that is set advises. Raises SettingsError and TomlError."""
        from store.reading.intake.myself import known_me
        from store.session.advice import Advice

        me = self.resources.settings.me.over(known_me(self.tray))
        return Advice(self.tray, self.resources.policy(), me)

    @cached_property
    def search(self) -> "Search":
        """Filters over the rows."""
        from store.session.search import Search

        return Search(self.tray, self.advice, self.resources.rules)

    @cached_property
    def drafts(self) -> "DraftService":
        """The letters to people, begun and to come."""
        from store.session.drafts import DraftService

        return DraftService(self.tray, self.advice, self.resources)

    @cached_property
    def outbox(self) -> "Outbox":
        """The ways by which letters leave."""
        from store.session.outbox import Outbox

        return Outbox(self.triage, self.drafts, self.resources.settings, self.advice.me)

    # What is known of a row. Each raises KeyError where there is no such record.

    @property
    def now(self) -> datetime:
        """The moment, in the local zone."""
        return self.tray.now

    @property
    def is_empty(self) -> bool:
        """Whether nothing has come in yet."""
        return not (self.tray.tables["invitations"] or self.tray.tables["people"])

    @property
    def has_advice(self) -> bool:
        """Whether the advice is worked out, so that asking for it makes nobody wait."""
        return "advice" in vars(self) and self.advice.is_ready

    def subject(self, row_id: RecordId) -> tuple[Person, Invitation | None]:
        """Return whom a row is about, and their invitation: itself, the draft's, or the person's newest."""
        item = self.tray.item(row_id)
        if isinstance(item, Invitation):
            return item.person, item
        if isinstance(item, Draft):
            return item.person, None if item.invitation is None else self.tray.invitation(item.invitation)
        if not isinstance(item, Person):
            return item.person, None
        invitations = self.tray.invitations_of(item.id)
        return item, invitations[-1] if invitations else None

    def advised(self, row_id: RecordId) -> "Advised | None":
        """Return what is advised on a row; None for what rules do not judge, and until it is worked out."""
        item = self.tray.item(row_id)
        return self.advice.advised(item) if isinstance(item, Invitation) and self.has_advice else None

    def verdict(self, row_id: RecordId, policy: str | None = None) -> "Verdict | None":
        """Return what the rules say of a row; None for what they do not judge.

        `policy` is the name of the policy to judge by, in place of the one that is set. Raises UnknownName.
        """
        _, invitation = self.subject(row_id)
        other = self.resources.policy(policy) if policy else None
        verdict = self.advice.verdict(invitation, other) if invitation else None
        return verdict if verdict and verdict.advice else None

    def letter(self, row_id: RecordId) -> "Letter | None":
        """Return the letter that is next for a row; None where none is."""
        item = self.tray.item(row_id)
        if isinstance(item, Draft):
            return self.drafts.letter_of(item)
        if due := [each for each in self.due_list.of(row_id) if each.purpose not in ("", "other")]:
            return self.drafts.of_due(due[0])
        if isinstance(item, Introduction):
            return self.drafts.of_introduction(item)
        if isinstance(item, Person | FollowUp):
            return self.drafts.latest_letter_to(item if isinstance(item, Person) else item.person)
        return self.drafts.next_letter(item, self.advice.verdict(item).advice)

    # Verbs that need more than the tray; all others are in `triage`.

    def set_facts(self, row_id: RecordId, facts: Mapping[str, FactValue | None]) -> Outcome:
        """Say what is so of a row's person or invitation; None takes back what was said."""
        from store.judging.facts import ABOUT_INVITATION

        return self.triage.set_facts(row_id, dict(facts), ABOUT_INVITATION)

    def add(self, typed: "Typed") -> tuple["Entry", Outcome]:
        """Bring in an invitation that was typed, with its person where they are new. Return what was taken in, too.

        Raises:
            TypedError: What was typed cannot be an invitation.
            AlreadyThereError: It is in the tray already.
            ForgottenError: The person was forgotten for good.
        """
        from store.reading.manual_entry import changes_for

        entry = changes_for(self.tray, typed)
        return entry, committed(self.tray, entry.changes)

    def add_person(self, typed: "TypedPerson") -> tuple["Entry", Outcome]:
        """Put somebody who was typed among the people whom the user may ask. Return what was taken in, too.

        Raises:
            TypedError: What was typed cannot be.
            ForgottenError: The person was forgotten for good.
        """
        from store.reading.manual_entry import person_changes

        entry = person_changes(self.tray, typed)
        return entry, committed(self.tray, entry.changes)

    def set_contact(self, row_id: RecordId, said: Mapping[str, str]) -> Outcome:
        """Set what a person is called, and how they are reached. Raises TypedError for what cannot be such a thing."""
        from store.reading.contact_edit import contact_changes

        person, _ = self.subject(row_id)
        changes = contact_changes(self.tray, person.id, said)
        return committed(self.tray, changes)

    def new_letter(self, row_id: RecordId, purpose: "Purpose", channel: Channel | None = None) -> "Letter":
        """Return the letter of this purpose with which one begins on a row, as the template words it that fits best.

        It goes by the given channel, or by the one that reaches the person.
        """
        person, invitation = self.subject(row_id)
        person = addressee(person, invitation, purpose)
        letter = self.drafts.worded(person, invitation, purpose, channel=channel)
        return letter if self.is_answer(row_id, purpose) else replace(letter, invitation=None)

    def known_points(self, person_id: RecordId) -> list[str]:
        """Return what is known of somebody, in words for the open fields of a letter to them (norm A16)."""
        from store.writing.known_points import known_points

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

    # Keeping the parts up to date.

    def refresh(self) -> None:
        """Look at everything anew, after records came in from outside or became other people's."""
        if self.due_list.is_ready:
            self.due_list.prepare()
        for part in self._parts():
            part.renew()
        self._renew_lost_advice()

    @contextmanager
    def postponing_refresh(self) -> Iterator[None]:
        """Look at everything anew only once, at the end: it takes too long for each of many pairs of people."""
        self._is_postponing = True
        try:
            yield
        finally:
            self._is_postponing = False
            self.refresh()

    def _changed(self, ids: Sequence[RecordId]) -> None:
        """Bring everything up to date after these records changed, and have them saved."""
        if not self.tray.tables.get(JOINS, {}).keys().isdisjoint(ids):
            if not self._is_postponing:
                self.refresh()
        elif parts := list(self._parts()):
            people = {person_id: None for changed in ids for person_id in sorted(self.tray.people_about(changed))}
            theirs = [each.id for person_id in people for each in self.tray.invitations_of(person_id)]
            concerned = list(dict.fromkeys([*ids, *people, *theirs]))
            for part in parts:
                part.update(concerned)
            self._renew_lost_advice()
        self.saving.request()

    def _parts(self) -> Iterator[Part]:
        """Yield the parts that have been asked for anything yet."""
        made = vars(self)
        yield from (made[name] for name in ("advice", "search", "drafts") if name in made)
        if self.listing.is_in_use:
            yield self.listing

    def _renew_lost_advice(self) -> None:
        """Have the advice worked out anew where it was lost."""
        if "advice" in vars(self) and self.advice.is_outdated:
            self._renew_advice()
