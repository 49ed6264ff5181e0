"""The parts of a session, made when they are first asked for, and kept up to date with the tray.

What the first screen can do without (rules, filters, templates) is imported with the part that needs it.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from store.records.ids import RecordId
from store.session.due_list import DueList
from store.session.listing import Listing
from store.session.resources import Resources
from store.session.saving import Saving
from store.tray.joins import JOINS
from store.tray.tray import Tray
from store.tray.triage import Triage

if TYPE_CHECKING:
    from store.session.advice import AdviceService
    from store.session.drafts import DraftService
    from store.session.outbox import Outbox
    from store.session.search import Search


class Part(Protocol):
    """A part of the session that remembers what it worked out."""

    def update(self, ids: Sequence[RecordId]) -> object:
        """Bring what it remembers up to date after these records changed."""

    def renew(self) -> object:
        """Look at everything again."""


class Parts:
    """A tray with its advice, search, drafts and the rest, each of which learns of every change."""

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
        self._renew_advice: Callable[[], None] = lambda: None
        """Called when the advice has to be worked out anew."""
        self._is_postponing = False

    @cached_property
    def advice(self) -> "AdviceService":
        """What the policy that is set advises. Raises TomlError."""
        from store.reading.intake.myself import known_me
        from store.session.advice import AdviceService

        me = self.resources.settings.me.over(known_me(self.tray))
        return AdviceService(self.tray, self.resources.policy(), me)

    @cached_property
    def search(self) -> "Search":
        """Filters over the rows."""
        from store.session.search import Search

        return Search(self.tray, self.advice, self.resources.rules, self.resources.settings)

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

    @property
    def has_advice(self) -> bool:
        """Whether the advice is worked out, so that nobody has to wait for it."""
        return "advice" in vars(self) and self.advice.is_ready

    def take_settings(self) -> None:
        """Have what config.toml says now count from here on. The advice is worked out anew.

        Raises TomlError where one of the user's own policies cannot be read; everything is then as it was.
        """
        _ = self.resources.policies
        self.resources.read_again()
        settings = self.resources.settings
        self.due_list.use(settings)
        self.triage.at_once = settings.carried_out_at_once
        made = vars(self)
        drafts = made.get("drafts")
        for name in ("advice", "search", "drafts", "outbox"):
            made.pop(name, None)
        if drafts is not None:
            from store.session.drafts import DraftService

            self.drafts = DraftService(self.tray, self.advice, self.resources, drafts)
        self._renew_advice()

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
