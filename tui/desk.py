"""The desk: what stands between the screen and the tray. Every change that is made on the screen is made here."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property

from msgspec import Struct

from store.file.form import Tables
from store.file.saver import Saver, SaveStatus
from store.filtering import Filter, Vocabulary, parse
from store.judging.verdict import Verdict
from store.places import Places
from store.records.model import Draft, FactValue, Invitation, Item, Person
from store.searching import Row, search_vocabulary
from store.settings import Settings
from store.tray import history
from store.tray.changes import Change
from store.tray.merge import merge
from store.tray.telling import told
from store.tray.tray import Tray
from store.tray.triage import Outcome, Triage
from tui.advice import ABOUT_INVITATION, Advice
from tui.letters import Letter, Letters
from tui.listing import Listing
from tui.recovery import Kind, Recovery, Unfinished

PATIENCE = 30.0
"""Seconds that leaving waits for the last save."""


class Step(Struct, frozen=True):
    """An action that was taken back or done again: what it was, in words, and the records it concerns."""

    told: str
    changed: list[int]


class About(Struct, frozen=True):
    """What there is to say about a row."""

    person: Person
    invitation: Invitation | None
    others: list[Invitation]
    """Their other invitations."""
    verdict: Verdict | None
    """None for what rules do not judge."""
    letter: Letter | None
    now: datetime
    """The moment, in the local zone."""


class RowLimit:
    """A filter over the rows of one desk."""

    def __init__(self, desk: "Desk", text: str) -> None:
        """Raises FilterError."""
        self.text = text.strip()
        self._desk = desk
        self._filter = parse(text, desk.vocabulary)

    def holds(self, item: Item) -> bool:
        """Whether it is known to hold for this item."""
        return self._desk.matches(item, self._filter)


class Desk:
    """The tray in use: its rows, what is advised on them, the letters, and the thread that saves."""

    def __init__(self, tray: Tray, settings: Settings, places: Places, advice: Advice) -> None:
        self.tray = tray
        self.settings = settings
        self.advice = advice
        self.listing = Listing(tray)
        self._letters = Letters(tray, settings.limits, advice.me, places.templates, advice.holds)
        self._triage = Triage(tray, advice.remembered, at_once=settings.carried_out_at_once)
        self._recovery = Recovery(places.state, places.store)
        self._saver: Saver | None = None
        self._searched: dict[int, tuple[Item, Row]] = {}

    def open(self, on_saving: Callable[[SaveStatus], None], on_merged: Callable[[Tables], None]) -> int:
        """Begin to save; answers how many texts that an earlier run left unfinished were taken into the tray.

        Both functions are called on the saver's thread; what `on_merged` is given goes to `take_in`.
        """
        self._saver = Saver(self.tray.storage, merge, on_saving, on_merged)
        found = [unfinished for unfinished in self._recovery.found() if self._is_known(unfinished)]
        for unfinished in found:
            self.put_down(unfinished)
        return len(found)

    def close(self) -> SaveStatus:
        """Wait until all is saved or cannot be; answers how it stands."""
        status = self._saver.close(PATIENCE) if self._saver else SaveStatus("saved")
        self._recovery.close()
        return status

    def look(self) -> None:
        """See whether somebody else has changed the file; saving merges that in."""
        if self._saver and self.tray.storage.has_changed():
            self._saver.submit(self.tray.tables)

    @property
    def now(self) -> datetime:
        """The moment, in the local zone."""
        return self.tray.now

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What a filter can ask for."""
        return search_vocabulary(self.advice.rules)

    def limit(self, text: str) -> RowLimit:
        """The filter that a text means. Raises FilterError."""
        return RowLimit(self, text)

    def matches(self, item: Item, condition: Filter) -> bool:
        """Whether a filter is known to hold for an item."""
        kept = self._searched.get(item.id)
        if kept is None or kept[0] is not item:
            kept = self._searched[item.id] = item, Row(item, self.advice.opinion)
        return condition.matches(kept[1], self.now)

    def subject(self, row: int) -> tuple[Person, Invitation | None]:
        """Whom a row is about, and their invitation: itself, the draft's, or the person's newest. Raises KeyError."""
        item = self.listing.item(row)
        if isinstance(item, Invitation):
            return item.person, item
        if isinstance(item, Draft):
            return item.person, None if item.invitation is None else self.tray.invitation(item.invitation)
        newest = max(self.advice.kin(item.id), key=_sent, default=None)
        return item, newest

    def change(self, verb: Callable[[Triage], Outcome]) -> Outcome:
        """Have Triage do something; it is saved, and the rows are brought up to date."""
        outcome = verb(self._triage)
        if outcome.action is not None:
            self._changed(outcome.changed)
        return outcome

    def add(self, changes: Sequence[Change]) -> Outcome:
        """Bring a new invitation in."""
        outcome = Outcome(self.tray.commit(changes), list({change.id: None for change in changes}))
        if outcome.action is not None:
            self._changed(outcome.changed)
        return outcome

    def say_fact(self, row: int, fact: str, value: FactValue | None) -> Outcome:
        """Say what is so of a row's person or invitation; None takes back what was said."""
        return self.change(lambda triage: triage.set_facts(row, {fact: value}, ABOUT_INVITATION))

    def about(self, row: int) -> About:
        """All that there is to say about a row. Raises KeyError."""
        person, invitation = self.subject(row)
        others = [other for other in self.advice.kin(person.id) if other is not invitation]
        return About(person, invitation, others, self.verdict(row), self.letter(row), self.now)

    def verdict(self, row: int) -> Verdict | None:
        """What the rules say of a row; None for what they do not judge."""
        _, invitation = self.subject(row)
        verdict = self.advice.verdict(invitation) if invitation else None
        return verdict if verdict and verdict.advice else None

    def undo(self) -> Step | None:
        """Take back the newest action that stands; None where there is none."""
        return self._stepped(history.undo(self.tray))

    def redo(self) -> Step | None:
        """Do again what was last taken back; None where there is nothing."""
        return self._stepped(history.redo(self.tray))

    def letter(self, row: int) -> Letter | None:
        """The reply that is next for a row."""
        item = self.listing.item(row)
        if isinstance(item, Draft):
            return self._letters.of_draft(item)
        if isinstance(item, Person):
            return None
        verdict = self.advice.verdict(item)
        return self._letters.of(item, verdict.advice if verdict else None)

    def place_letter(self, row: int) -> None:
        """Put the advised reply in place."""
        self._letters.place(row)

    def letter_to_edit(self, row: int) -> Letter | None:
        """The reply that is next, with its text, or one of my own where none is advised.

        None where there is no invitation to write about.
        """
        letter = self.letter(row)
        if letter is not None and letter.text is not None:
            return letter
        _, invitation = self.subject(row)
        if invitation is None:
            return None
        return self._letters.worded(invitation, letter.purpose) if letter else self._letters.own(invitation)

    def begin_letter(self, letter: Letter, text: str) -> int:
        """Keep a letter as a draft; answers the draft's id."""
        number = self._triage.begin_draft(letter.person, letter.purpose, letter.channel, text, letter.invitation)
        self._changed([number])
        return number

    def send(self, letter: Letter) -> Outcome:
        """The letter has gone out; what it answers is decided with it where that is open."""
        if letter.draft is not None:
            number = letter.draft
            return self.change(lambda triage: triage.mark_sent(number))
        invitation, text = letter.invitation or 0, letter.text or ""
        return self.change(lambda triage: triage.send_reply(invitation, letter.purpose, letter.channel, text))

    def keep_typed(self, unfinished: Unfinished) -> None:
        """Keep a text that is being typed, in case the line is lost."""
        self._recovery.keep(unfinished)

    def put_down(self, unfinished: Unfinished) -> Outcome:
        """A text is done: it goes into the tray."""
        number, text = unfinished.id, unfinished.text
        if unfinished.kind == "draft":
            outcome = self.change(lambda triage: triage.write_draft(number, text))
        else:
            outcome = self.change(lambda triage: triage.note(number, text))
        self._recovery.forget(unfinished.kind, number)
        return outcome

    def take_in(self, tables: Tables) -> None:
        """Take in what somebody else has saved into the file."""
        self.tray.take_in(tables)
        self.advice.forget_all()
        self._searched.clear()
        self._letters.changed(list(tables["drafts"]))
        self.listing.renew()

    def _is_known(self, unfinished: Unfinished) -> bool:
        """Whether what an unfinished text belongs to is still in the tray."""
        table: Kind | str = {"draft": "drafts", "note": "people"}[unfinished.kind]
        return unfinished.id in self.tray.tables[table]

    def _stepped(self, action: history.Action | None) -> Step | None:
        if action is None:
            return None
        changed = list({step.id: None for step in action.steps})
        self._changed(changed)
        return Step(told(self.tray, action), changed)

    def _changed(self, numbers: list[int]) -> None:
        """Bring everything up to date after these records changed, and save them."""
        self.advice.changed(numbers)
        self._letters.changed(numbers)
        self.listing.update(numbers)
        if self._saver:
            self._saver.submit(self.tray.tables)


def _sent(invitation: Invitation) -> float:
    """When an invitation was sent, for ordering."""
    return invitation.sent.timestamp() if invitation.sent else 0.0
