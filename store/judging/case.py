"""One invitation to judge."""

from datetime import datetime
from functools import cached_property
from typing import Final

from msgspec import Struct

from store.judging.facts import FACTS, Facts
from store.judging.implied_facts import completed
from store.records.model import Fact, FactValue, Invitation

_TIES: Final = ("named_mutual", "same_school", "same_event")
"""What they may claim to share with the user, and give as their reason."""
_FOR_THEM: Final = {name: fact.closed for name, fact in FACTS.items() if fact.speaks}
"""What speaks for somebody, each with the value that it has where it does not."""


class Case(Struct, frozen=True, dict=True):
    """One invitation to judge: what is known of it, and what the policy may assume where nothing was."""

    invitation: Invitation
    now: datetime
    known: Facts
    assumptions: Facts
    likely: Facts = {}
    """What a text suggests of facts that nobody told: nothing is assumed of them, and they may be asked for."""

    @property
    def awaits_answer(self) -> bool:
        """Whether the user asked why and no answer is known yet."""
        return self.invitation.state == "asked" and "answer" not in self.known

    def with_answer(self, name: str, value: FactValue) -> "Case":
        """Return the case with one more fact that the user has said."""
        known = {**self.known, name: Fact(name, value, "you")}
        likely = {other: fact for other, fact in self.likely.items() if other != name}
        return Case(self.invitation, self.now, known, self.assumptions, likely)

    @cached_property
    def claims(self) -> Facts:
        """What only their words tell. What they give as a reason stands once the user has confirmed such a tie."""
        claims = {name: fact for name, fact in self.known.items() if fact.is_claim}
        said = {name for name, fact in self.known.items() if fact.source == "you" and fact.value == "yes"}
        if not said.isdisjoint(_TIES):
            return {name: fact for name, fact in claims.items() if name not in ("reason", "answer")}
        return claims

    @property
    def doubtful(self) -> Facts:
        """What the message tells and the user may still be asked for: what is only likely, and what is claimed."""
        return {**self.likely, **self.claims}

    def doubts_about(self, advice: str | None) -> Facts:
        """Return what only their words tell, of all that this advice may rest on. A reason that was read from a note
        is one for an accept too, as long as nothing but that note speaks for them.
        """
        reason = self.known.get("reason")
        if advice == "accept" and reason and reason.source == "derived" and not self._is_spoken_for:
            return {**self.claims, "reason": reason}
        return self.claims

    def without(self, doubts: Facts) -> "Case":
        """Return the case in which all of this is open."""
        known = {name: fact for name, fact in self.known.items() if name not in doubts}
        return Case(self.invitation, self.now, known, self.assumptions, {**self.likely, **doubts})

    @cached_property
    def _is_spoken_for(self) -> bool:
        """Whether the records, the profile or the user say something that speaks for them."""
        told = ((name, fact) for name, fact in self.known.items() if name in _FOR_THEM)
        return any(not fact.is_claim and fact.value != _FOR_THEM[name] for name, fact in told)

    def supposing(self) -> "Case":
        """Return the case in which everything that is likely is so."""
        return Case(self.invitation, self.now, {**self.likely, **self.known}, self.assumptions)

    @property
    def facts(self) -> Facts:
        """All that holds of it, apart from what is only likely."""
        return completed(self.known, self.assumptions, self.likely)
