"""A tray in use. Every change that is made on the screen is made here.

What the first screen can do without (rules, filters, templates) is imported when it is first asked for.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.file.form import Tables
from store.links import search_link
from store.records.folding import rewritten
from store.records.model import Channel, Draft, FactValue, FollowUp, Introduction, Invitation, Person
from store.session.about import About
from store.session.clearance import ClearedLetter, HeldBack, Stopped
from store.session.due_list import DueList
from store.session.keeping import Keeping
from store.session.listing import Listing
from store.session.recovery import Kind, Unfinished
from store.session.resources import Resources
from store.session.saving import Soon, Tell
from store.text import has_word
from store.tray.changes import Change
from store.tray.clock import Clock, utc_now
from store.tray.joins import JOINS
from store.tray.outcome import Outcome
from store.tray.sending import STATE_OF_PURPOSE, already_sent
from store.tray.tray import Tray
from store.tray.triage import Triage
from store.writing.advised import addressee
from store.writing.thread import thread_of

if TYPE_CHECKING:
    from store.judging.verdict import Verdict
    from store.session.advice import Advice
    from store.session.drafts import DraftService, Letter
    from store.session.outbox import Outbox
    from store.session.search import Search
    from store.tray.undo import UndoStep
    from store.writing.purposes import Purpose


class Session:
    """A tray with everything that the screen and the command line do with it.

    That is what the settings and policies make of it (`advice`, `search`, `letters`, `outbox`), what can be done to it
    (`triage` and the verbs below), and how it is saved.
    """

    def __init__(self, tray: Tray, resources: Resources) -> None:
        self.tray = tray
        self.resources = resources
        self.due_list = DueList(tray, resources.settings)
        self.listing = Listing(tray, self.due_list)
        self.keeping = Keeping(tray, resources.places)
        self.triage = Triage(
            tray,
            lambda invitation: self.advice.remembered(invitation),
            at_once=resources.settings.carried_out_at_once,
            on_changed=self._changed,
        )
        """What can be done to the rows. It is saved, and what the session shows is brought up to date."""
        self._reckon: Callable[[], None] | None = None

    @classmethod
    def open(cls, resources: Resources, clock: Clock = utc_now) -> "Session":
        """Return a session on the store of these resources, an empty one where there is no file yet.

        Raises:
            Unreadable: The store cannot be read.
        """
        return cls(Tray.open(resources.places.store, resources.places.state, clock), resources)

    def start(
        self,
        tell: Tell,
        on_merged: Callable[[Tables], None],
        warn: Callable[[str], None],
        soon: Soon,
        reckon: Callable[[], None],
    ) -> int:
        """Begin to save; answers how many texts that an earlier run left unfinished were taken into the tray.

        `tell`, `on_merged` and `warn` are called on other threads; what `on_merged` is given goes to `take_in`, and
        what `warn` is given is to be shown. `soon` calls what it is given once the screen has been painted; `reckon`
        has the advice reckoned anew.
        """
        self._reckon = reckon
        left = self.keeping.open(tell, on_merged, warn, soon)
        found = [unfinished for unfinished in left if self._is_known(unfinished)]
        for unfinished in found:
            self.put_down(unfinished)
        return len(found)

    @property
    def now(self) -> datetime:
        """The moment, in the local zone."""
        return self.tray.now

    @cached_property
    def advice(self) -> "Advice":
        """What the policy that is set advises. Raises SettingsError and TomlError."""
        from store.reading.intake.myself import known_me
        from store.session.advice import Advice

        me = self.resources.settings.me.over(known_me(self.tray))
        return Advice(self.tray, self.resources.policy(), me)

    @cached_property
    def search(self) -> "Search":
        """Filters."""
        from store.session.search import Search

        return Search(self.tray, self.advice, self.resources.rules)

    @cached_property
    def letters(self) -> "DraftService":
        """The letters to people, begun and to come."""
        from store.session.drafts import DraftService

        return DraftService(self.tray, self.advice, self.resources)

    @cached_property
    def outbox(self) -> "Outbox":
        """The ways by which letters leave."""
        from store.session.outbox import Outbox

        return Outbox(self.tray, self.resources.settings, self.advice.me)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has come in yet."""
        return not (self.tray.tables["invitations"] or self.tray.tables["people"])

    @property
    def is_judged(self) -> bool:
        """Whether the rules have had their say."""
        return "advice" in vars(self) and self.advice.is_ready

    def word(self, row: int) -> str | None:
        """What is advised on a row, in a word; None for what rules do not judge, and until they have had their say."""
        item = self.tray.item(row)
        return self.advice.word(item) if isinstance(item, Invitation) and self.is_judged else None

    def subject(self, row: int) -> tuple[Person, Invitation | None]:
        """Whom a row is about, and their invitation: itself, the draft's, or the person's newest. Raises KeyError."""
        item = self.tray.item(row)
        if isinstance(item, Invitation):
            return item.person, item
        if isinstance(item, Draft):
            return item.person, None if item.invitation is None else self.tray.invitation(item.invitation)
        person = item if isinstance(item, Person) else item.person
        invitations = self.tray.invitations_of(person.id)
        return person, invitations[-1] if invitations and isinstance(item, Person) else None

    def about(self, row: int) -> About:
        """What there is to say about a row now. Raises KeyError."""
        item = self.tray.item(row)
        is_decidable = self.decided_by(row) is not None
        if not self.is_judged:
            person = item if isinstance(item, Person) else item.person
            invitation = item if isinstance(item, Invitation) else None
            return About(person, invitation, self.now, self.search_link(person), is_decidable=is_decidable)
        person, invitation = self.subject(row)
        invitations = self.tray.invitations_of(person.id)
        others = [other for other in invitations if other is not invitation]
        thread = thread_of(person, invitations, self.letters.drafts_to(person))
        return About(
            person,
            invitation,
            self.now,
            self.search_link(person),
            others=others,
            is_decidable=is_decidable,
            is_judged=True,
            verdict=self.verdict(row),
            letter=self.letter(row),
            thread=thread,
            due=self.due_list.of(row),
        )

    def search_link(self, person: Person) -> str:
        """The link to a search on the web for this person."""
        return search_link(self.resources.settings.links.search, person.name, person.company)

    def decided_by(self, row: int) -> int | None:
        """The invitation that a verb decides on when it acts on this row: itself, or the one that a draft answers."""
        item = self.tray.item(row)
        if isinstance(item, Draft):
            return item.invitation
        return item.id if isinstance(item, Invitation) else None

    def verdict(self, row: int, policy: str | None = None) -> "Verdict | None":
        """Return what the rules say of a row; None for what they do not judge.

        `policy` is the name of the policy to judge by, in place of the one that is set. Raises UnknownName.
        """
        _, invitation = self.subject(row)
        judge = self.resources.policy(policy) if policy else None
        verdict = self.advice.verdict(invitation, judge) if invitation else None
        return verdict if verdict and verdict.advice else None

    def letter(self, row: int) -> "Letter | None":
        """The letter that is next for a row."""
        item = self.tray.item(row)
        if isinstance(item, Draft):
            return self.letters.of_draft(item)
        if due := [each for each in self.due_list.of(row) if each.purpose not in ("", "other")]:
            return self.letters.of_due(due[0])
        if isinstance(item, Introduction):
            return self.letters.of_introduction(item)
        if isinstance(item, Person | FollowUp):
            return self.letters.of_person(item if isinstance(item, Person) else item.person)
        return self.letters.of(item, self.advice.verdict(item).advice)

    def say_fact(self, row: int, fact: str, value: FactValue | None) -> Outcome:
        """Say what is so of a row's person or invitation; None takes back what was said."""
        from store.judging.facts import ABOUT_INVITATION

        return self.triage.set_facts(row, {fact: value}, ABOUT_INVITATION)

    def add(self, changes: Sequence[Change]) -> Outcome:
        """Bring a new invitation in, or what was typed of a person."""
        outcome = Outcome(self.tray.commit(changes), list({change.id: None for change in changes}))
        if outcome.action is not None:
            self._changed(outcome.changed)
        return outcome

    def apply(self, verb: Callable[[Tray], Outcome]) -> Outcome:
        """Have a verb change the tray; it is saved, and what the session shows is brought up to date."""
        outcome = verb(self.tray)
        if outcome.action is not None:
            self._changed(outcome.changed)
        return outcome

    def undo(self) -> "UndoStep | None":
        """Take back the newest action that stands; None where there is none."""
        from store.tray.undo import undone

        return self._stepped(undone(self.tray))

    def redo(self) -> "UndoStep | None":
        """Do again what was last taken back; None where there is nothing."""
        from store.tray.undo import redone

        return self._stepped(redone(self.tray))

    def begin_letter(self, letter: "Letter", text: str) -> int:
        """Keep a letter as a draft; answers the draft's id."""
        return self.triage.begin_draft(letter.written(text))

    def new_letter(self, row: int, purpose: "Purpose", channel: Channel | None = None) -> "Letter":
        """Return the letter of this purpose with which one begins on a row, as the template words it that fits best.

        It goes by the given channel, or by the one that reaches the person.
        """
        person, invitation = self.subject(row)
        person = addressee(person, invitation, purpose)
        letter = self.letters.worded(person, invitation, purpose, channel=channel)
        return letter if self.is_answer(row, purpose) else replace(letter, invitation=None)

    def is_answer(self, row: int, purpose: str) -> bool:
        """Whether a text that is begun on a row answers the invitation there: the row is that invitation or a draft
        that answers it, or the purpose decides on one.
        """
        return self.decided_by(row) is not None or purpose in STATE_OF_PURPOSE

    def check_leaving(self, letter: "Letter") -> None:
        """Check that a letter may leave Salver for another program.

        Raises:
            HeldBack: It was sent already, it is empty, or what it belongs to has not come so far.
        """
        if letter.sent is not None:
            raise HeldBack(already_sent(letter.sent))
        if reason := self.triage.reason_not_to_send(letter.written(letter.text or "")):
            raise HeldBack(reason)

    def clear_to_send(self, letter: "Letter", because: str = "") -> ClearedLetter:
        """Check that a letter may go out; `because` says why, where checks stop it.

        Raises:
            HeldBack: As `check_leaving`.
            Stopped: Checks stop it, and `because` has no word.
        """
        self.check_leaving(letter)
        stops = self.letters.stops(letter)
        if stops and not has_word(because):
            raise Stopped(stops)
        return ClearedLetter(letter, {stop.check: because.strip() for stop in stops})

    def mark_sent(self, cleared: ClearedLetter) -> Outcome:
        """Note that a letter has gone out. What it answers is decided with it where that is still open."""
        letter, overruled = cleared.letter, cleared.overruled
        if letter.draft is not None:
            return self.triage.mark_sent(letter.draft, overruled)
        return self.triage.send_reply(letter.written(letter.text or ""), overruled)

    def keep_typed(self, unfinished: Unfinished) -> None:
        """Keep a text that is being typed, in case the line is lost."""
        if self._is_known(unfinished):
            self.keeping.put_aside(unfinished)

    def put_down(self, unfinished: Unfinished, seen: str | None = None) -> Outcome:
        """A text is done: it goes into the tray, unless whom it is about was forgotten while it was written. A note
        that was `seen` when the writing began keeps what came into it since.
        """
        number, text = unfinished.id, unfinished.text
        if not self._is_known(unfinished):
            return Outcome(None, [])
        if unfinished.kind == "draft":
            outcome = self.triage.write_draft(number, text)
        else:
            note = text if seen is None else rewritten(seen, text, self.tray.person(number).note)
            outcome = self.triage.note(number, note)
        self.keeping.settle(unfinished)
        if outcome.action is None:
            self.keeping.was_saved()
        return outcome

    def take_in(self, tables: Tables) -> None:
        """Take in what somebody else has saved into the file."""
        self.tray.take_in(tables)
        self.keeping.took_in(tables)
        self.refresh()

    def say_of_two(self, verb: Callable[[Tray], Outcome]) -> Outcome:
        """Join two people or keep them apart, and save it. The rows stay as they are until `refresh`, which takes too
        long for every one of many pairs.
        """
        outcome = verb(self.tray)
        if outcome.action is not None:
            self.keeping.save()
        return outcome

    def refresh(self) -> None:
        """Look at everything anew, after records came in from outside or became other people's."""
        if "advice" in vars(self):
            self.advice.forget_all()
        if "search" in vars(self):
            self.search.forget_all()
        if "letters" in vars(self):
            self.letters.forget_all()
        if self.due_list.is_ready:
            self.due_list.prepare()
        self.listing.renew()
        self._keep_advice()

    def save(self) -> None:
        """Save the tray now. The screen saves in the background instead, see `start`. Raises StoreError."""
        self.tray.save()

    def _is_known(self, unfinished: Unfinished) -> bool:
        """Whether what an unfinished text belongs to is still in the tray."""
        tables: dict[Kind, str] = {"draft": "drafts", "note": "people"}
        return unfinished.id in self.tray.tables[tables[unfinished.kind]]

    def _stepped(self, step: "UndoStep | None") -> "UndoStep | None":
        if step is not None:
            self._changed(step.changed)
        return step

    def _changed(self, ids: list[int]) -> None:
        """Bring everything up to date after these records changed, and have them saved."""
        if self.tray.tables.get(JOINS, {}).keys() & set(ids):
            self.refresh()
        else:
            people = self.tray.tables["people"]
            theirs = [each.id for changed in ids if changed in people for each in self.tray.invitations_of(changed)]
            if "advice" in vars(self):
                self.advice.changed(ids)
            if "search" in vars(self):
                self.search.forget([*ids, *theirs])
            if "letters" in vars(self):
                self.letters.forget_drafts()
            self.listing.update([*ids, *theirs])
            self._keep_advice()
        self.keeping.save()

    def _keep_advice(self) -> None:
        """Have the advice reckoned anew where it was lost."""
        if self._reckon is not None and "advice" in vars(self) and self.advice.is_lost:
            self._reckon()
