"""The bench: a tray with the policy that judges it, as the commands look at them together."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from store.filtering import Filter, FilterError, parse
from store.judging.scoring import Advised
from store.judging.verdict import Verdict, advise, judge
from store.places import Places
from store.reading.intake.myself import known_me
from store.records.model import Channel, Draft, Invitation, Item
from store.session.advice import Advice
from store.session.filter_subject import FilterSubject, search_vocabulary
from store.settings import Settings
from store.tray.tray import Tray
from store.tray.triage import Triage
from store.tray.views import items
from store.writing.check_context_builder import CheckContextBuilder
from store.writing.draft_checks import check_draft
from store.writing.errors import OwnWordsError
from store.writing.own_words import own_words
from store.writing.purposes import Purpose
from store.writing.remark import Remark
from store.writing.spoken import language_for
from store.writing.wording import Wording, choose, word
from tui.cli.failures import Misused
from tui.cli.rows import row_of
from tui.cli.shelf import Resources

_REACHING = frozenset({"view", "kind"})


class Bench:
    """A tray as it stands, and what is advised on it. What is reckoned is kept: take a new one after a change."""

    def __init__(self, tray: Tray, settings: Settings, places: Places) -> None:
        self.tray = tray
        self.shelf = Resources(settings, places)
        self._settings = settings
        self._places = places

    @cached_property
    def advice(self) -> Advice:
        """What the policy that is set advises."""
        return Advice(self.tray, self.shelf.policy(), self._settings.me.over(known_me(self.tray)))

    @cached_property
    def triage(self) -> Triage:
        """The verbs; what was advised is kept with each decision."""
        return Triage(self.tray, self.advice.remembered, at_once=self._settings.carried_out_at_once)

    @cached_property
    def contexts(self) -> CheckContextBuilder:
        """What the checks of a draft may know. Raises Misused."""
        try:
            words = own_words(self._places.words)
        except OwnWordsError as error:
            raise Misused(str(error)) from error
        return CheckContextBuilder(self.tray, self.advice.me, self._settings, self.advice.known, words)

    def remarks(self, draft: Draft) -> list[Remark]:
        """What the checks that are not switched off have to say of a draft. Raises Misused."""
        return check_draft(draft.text, self.contexts.of(draft), {*self.shelf.checks_off, *draft.off})

    def wording(self, purpose: Purpose, person: int, invitation: int | None, channel: Channel | None) -> Wording:
        """What a text of this purpose begins with, on this channel or the one that fits. Raises Misused."""
        them, came = self.tray.person(person), None if invitation is None else self.tray.invitation(invitation)

        def holds(condition: Filter) -> bool | None:
            return self.advice.holds(came, condition) if came else self.advice.holds_for(them, condition)

        template = choose(self.shelf.templates, purpose, holds, language_for(them, self.advice.kin(person)))
        sent = [draft.text for draft in self.tray.drafts() if draft.sent and draft.person.id != person]
        return word(template, them, came, self.advice.me, channel, sent)

    def verdict(self, invitation: Invitation, policy: str | None = None) -> Verdict:
        """The verdict on an invitation, by another policy than the set one where it is named. Raises Misused."""
        return judge(invitation, self.advice.evidence, self.shelf.policy(policy))

    def row(self, item: Item) -> dict[str, Any]:
        """The row of an item for scripts."""
        return row_of(item, self.advised(item))

    def advised(self, item: Item) -> Advised | None:
        """What is advised on an item; None for what rules do not judge."""
        return advise(item, self.advice.evidence, self.advice.policy) if isinstance(item, Invitation) else None

    def filter(self, typed: str) -> Filter:
        """The filter that was typed. Raises Misused, naming the column and the nearest valid word."""
        try:
            return parse(typed, search_vocabulary(self.shelf.rules))
        except FilterError as error:
            raise Misused(f"{typed!r} is no filter: {error}") from error

    def found(self, condition: Filter | None, view: str) -> Iterable[Item]:
        """The rows of a view for which the filter is known to hold, in the order of the screen.

        A filter that names a view or a kind itself also reaches the people of the network, who are in no other view.
        """
        rows = items(self.tray, view)
        if view == "all" and condition and _REACHING & condition.fields:
            rows += items(self.tray, "network")
        for item in rows:
            if condition is None or condition.matches(FilterSubject(item, self.advice.opinion), self.tray.now):
                yield item

    def item(self, typed: str) -> Item:
        """The invitation, draft or person that an id or a unique prefix means. Raises UnknownId."""
        return self.item_of(*self.tray.find(typed))

    def item_of(self, table: str, number: int) -> Item:
        """The item that a record of this table is."""
        match table:
            case "invitations":
                return self.tray.invitation(number)
            case "drafts":
                return self.tray.draft(number)
        return self.tray.person(number)
