"""What the rules advise: worked out when it is asked for, and for all rows on a thread beside the screen."""

import time
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from store.filtering import Filter
from store.judging.derived_facts import known_facts
from store.judging.evidence import Evidence, gather, with_passed
from store.judging.facts import values_of
from store.judging.implied_facts import completed
from store.judging.policies import Policy
from store.judging.replay import remembered
from store.judging.scoring import Advised
from store.judging.subject import InvitationSubject, PersonSubject
from store.judging.verdict import Verdict, advise, case_of, facts_of, facts_of_person, judge, rules_that_hold
from store.records.ids import RecordId
from store.records.model import FactValue, Invitation, Me, Person
from store.records.ordering import placed
from store.records.record import DecisionContext
from store.tray.tray import Tray

_BREATH = 20
"""After so many steps a thread lets others go first."""

_ItemT = TypeVar("_ItemT")


class RuleOpinion:
    """What the rules say about one invitation, for filters. Whatever takes long is worked out when it is first asked
    for.
    """

    def __init__(self, invitation: Invitation, advised: Advised, evidence: Evidence, policy: Policy) -> None:
        self._about = invitation, evidence, policy
        self.advice = advised.advice
        self.score = advised.score

    @cached_property
    def holding(self) -> frozenset[str]:
        """The ids of the rules that hold."""
        return rules_that_hold(*self._about)

    @cached_property
    def facts(self) -> dict[str, FactValue]:
        """What is known, derived or assumed."""
        return values_of(facts_of(*self._about))

    @cached_property
    def likely(self) -> frozenset[str]:
        """The names of the facts that are only likely."""
        return frozenset(case_of(*self._about).likely)


class AdviceService:
    """The advice of one policy on the invitations of one tray.

    Each result is kept beside the invitation that it was worked out for. The tray makes a new invitation when anything
    about it or its person changes, so advice is never out of date.
    """

    def __init__(self, tray: Tray, policy: Policy, me: Me) -> None:
        self.me = me
        self.policy = policy
        self._tray = tray
        self._gathered: Evidence | None = None
        self._gathered_from: frozenset[RecordId] = frozenset()
        """The ids of the invitations in the evidence."""
        self._advised: dict[RecordId, tuple[Invitation, Advised | None]] = {}
        self._verdicts: dict[RecordId, tuple[Invitation, Verdict]] = {}
        self._was_ready = False

    @property
    def evidence(self) -> Evidence:
        """What the tray knows around the invitations today."""
        gathered = self._gathered  # another thread may forget it meanwhile
        if gathered is not None and gathered.now.date() != self._tray.today:
            self.renew()
            gathered = None
        return gathered or self._gather(self._tray.people(), self._tray.invitations())

    def _gather(self, people: Iterable[Person], invitations: Sequence[Invitation]) -> Evidence:
        self._gathered_from = frozenset(invitation.id for invitation in invitations)
        gathered = gather(self.me, people, invitations, self._tray.now, self._tray.joins.are_apart)
        self._gathered, self._was_ready = gathered, True
        return gathered

    def verdict(self, invitation: Invitation, policy: Policy | None = None) -> Verdict:
        """Return the whole verdict on an invitation, by another policy where one is given."""
        if policy is not None:
            return judge(invitation, self.evidence, policy)
        kept = self._verdicts.get(invitation.id)
        if kept is None or kept[0] is not invitation:
            kept = self._verdicts[invitation.id] = invitation, judge(invitation, self.evidence, self.policy)
        return kept[1]

    def advised(self, invitation: Invitation) -> Advised | None:
        """Return the advice with its points and its question; None if rules do not judge the invitation."""
        return self._judged(invitation, self.evidence)

    def opinion(self, invitation: Invitation) -> RuleOpinion | None:
        """Return what the rules say about an invitation, for filters; None if they do not judge it."""
        evidence = self.evidence
        advised = self._judged(invitation, evidence)
        return RuleOpinion(invitation, advised, evidence, self.policy) if advised else None

    def holds(self, invitation: Invitation, condition: Filter) -> bool | None:
        """Return whether the condition of a template holds for an invitation; None where that is unknown.

        What only they say is unknown here: a letter says nothing on the word of a stranger.
        """
        facts = facts_of(invitation, self.evidence, self.policy)
        values = values_of({name: fact for name, fact in facts.items() if not fact.is_claim})
        return condition.holds(InvitationSubject(invitation, values), self._tray.now)

    def holds_for(self, person: Person, condition: Filter) -> bool | None:
        """Return whether the condition of a template holds for a person who has no invitation."""
        facts = facts_of_person(person, self.evidence, self.policy, assuming=True)
        return condition.holds(PersonSubject(person, values_of(facts)), self._tray.now)

    def known_facts(self, person: Person) -> dict[str, FactValue]:
        """Return what is known of a person without assuming anything: as of their newest invitation, else as of now."""
        came = [invitation for invitation in self._tray.invitations_of(person.id) if invitation.direction == "incoming"]
        if not came:
            facts = facts_of_person(person, self.evidence, self.policy, assuming=False)
        else:
            newest = max(came, key=lambda invitation: placed(invitation.sent))
            facts = completed(known_facts(newest, self.evidence, self.policy.days_to_wait), {})
        return values_of(facts)

    def remembered(self, invitation: Invitation) -> DecisionContext:
        """Return the advice as it is now, to be kept with a decision."""
        return remembered(self.verdict(invitation), facts_of(invitation, self.evidence, self.policy))

    @property
    def is_ready(self) -> bool:
        """Whether the evidence is gathered, so that advice takes no time."""
        return self._gathered is not None

    @property
    def is_outdated(self) -> bool:
        """Whether there was advice whose evidence has to be gathered again."""
        return self._was_ready and not self.is_ready

    def prepare(self) -> None:
        """Gather the evidence. May run on a thread of its own, beside one that reads and changes the tray."""
        tray = self._tray
        invitations = list(yielding(tray.invitation(record_id) for record_id, _ in tray.records("invitations")))
        leads = [record_id for record_id, _ in tray.records("people") if tray.joins.lead(record_id) == record_id]
        people = list(yielding(map(tray.person, leads)))
        if self._gathered is None:
            self._gather(people, invitations)

    def judge_all(self) -> Iterator[None]:
        """Judge all invitations, one a step. May run on a thread of its own."""
        evidence = self.evidence
        for invitation_id, _ in self._tray.records("invitations"):
            self._judged(self._tray.invitation(invitation_id), evidence)
            yield

    def update(self, ids: Iterable[RecordId]) -> None:
        """Judge again what changed records are evidence for: the person's invitations, and all if trust changed."""
        for record_id in ids:
            if self._gathered is None:
                return
            if record_id in self._tray.tables["invitations"]:
                self._judge_again(record_id, self._gathered)
            elif record_id in self._tray.tables["people"]:
                person = self._tray.person(record_id)
                if person.trusted != (person.name in self._gathered.trusted):
                    self.renew()

    def renew(self) -> None:
        """Judge everything again."""
        self._gathered = None
        self._advised = {}
        self._verdicts = {}

    def _judge_again(self, invitation_id: RecordId, evidence: Evidence) -> None:
        """Judge a changed invitation anew, and the others of the same person, for which it matters that the user passed
        on them (norm R24). One that came in or was taken out is evidence for all.
        """
        is_there = not self._tray.tables["invitations"][invitation_id].is_removed
        if is_there != (invitation_id in self._gathered_from):
            self.renew()
            return
        person = self._tray.invitation(invitation_id).person.id
        theirs = self._tray.invitations_of(person)
        self._gathered = with_passed(evidence, person, theirs)
        for each in theirs:
            self._advised.pop(each.id, None)
            self._verdicts.pop(each.id, None)

    def _judged(self, invitation: Invitation, evidence: Evidence) -> Advised | None:
        kept = self._advised.get(invitation.id)
        if kept is None or kept[0] is not invitation:
            kept = self._advised[invitation.id] = invitation, advise(invitation, evidence, self.policy)
        return kept[1]


def yielding(steps: Iterable[_ItemT]) -> Iterator[_ItemT]:
    """Iterate over `steps`, letting other threads go first now and then."""
    for count, step in enumerate(steps):
        if count % _BREATH == 0:
            time.sleep(0)
        yield step
