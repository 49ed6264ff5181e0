"""What a policy makes of facts, in three values: yes, no and unknown.

The first deciding rule that holds gives the advice. Else the points do, where they are past a threshold whatever the
unknown facts turn out to be. Else the advice is to find out more: from the user, from the profile, or from the sender.

The same facts come again and again in a tray, so what was worked out once is remembered.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from store.judging.case import Case
from store.judging.facts import FACTS, value_of, values_of
from store.judging.open_questions import deciding_values, mine, mine_and_look, theirs
from store.judging.policies import Policy, Ruling
from store.judging.rules import Rule
from store.judging.subject import FactSubject, InvitationSubject
from store.records.advice import Advice
from store.records.model import FactValue

Values = Mapping[str, FactValue | None]
"""Facts by name; one that is missing or None is unknown."""


class Settled(Struct, frozen=True):
    """How far the rules alone settle a case: steps (1) and (2)."""

    advice: Ruling | None
    firm: bool
    low: int
    high: int
    decided_by: str | None
    """The rule that decided, where one did."""
    hopes: int = 0
    """While nothing is settled: how many open deciding rules would accept, less how many would not."""


class CaseAdvice(Struct, frozen=True):
    """What is advised on a case by itself, before anybody looks for what to ask next."""

    advice: Advice
    firm: bool
    settled: Settled

    @property
    def decided_by(self) -> str | None:
        """The rule that decided, where one did."""
        return self.settled.decided_by if self.settled.advice == self.advice else None


class Advised(Struct, frozen=True):
    """What is advised on a case."""

    advice: Advice
    firm: bool
    """Whether nothing that is still unknown can change it."""
    score: tuple[int, int]
    decided_by: str | None
    leans: Literal["accept", "pass"] | None
    """The side it leans to while it is neither; None where it is."""
    question: str | None
    """The fact to be asked next."""


_FAR: Final = 1_000_000.0
"""A place on the scale of points that no points reach; a settled advice is placed there."""
_MOST: Final = 5_000
"""How many cases are remembered, so that a long session does not fill the memory."""


class RuleResults:
    """What rules come to, remembered by the facts that they read."""

    def __init__(self) -> None:
        self._results: dict[tuple[str, tuple[FactValue | None, ...]], bool | None] = {}

    def holds(self, rule: Rule, case: Case, values: Values) -> bool | None:
        """Return whether a rule holds on these facts of the case; None where that is open."""
        if rule.asked_of_record:
            return rule.condition.holds(InvitationSubject(case.invitation, values), case.now)
        read = (rule.id, tuple(map(values.get, rule.facts)))
        if read not in self._results:
            self._results[read] = rule.condition.holds(FactSubject(values), case.now)
        return self._results[read]


class Scorer(RuleResults):
    """Works out advice by one policy."""

    def __init__(self, policy: Policy) -> None:
        super().__init__()
        self.policy = policy
        self._counted = [(rule, points) for rule, points in policy.points if points]
        asked = [rule for rule, _ in (*policy.decisive, *self._counted)]
        self._asked_of_record = [question for rule in asked for question in rule.asked_of_record]
        self._decided: dict[object, CaseAdvice] = {}
        self._advised: dict[object, Advised] = {}
        read = {name for rule in asked for name in rule.facts}
        self.answers: dict[str, tuple[FactValue, ...]] = {
            name: deciding_values(name, asked) for name in FACTS if name in read or name == "reviewed"
        }
        """The facts that make a difference, each with the values that do."""

    def advise(self, case: Case) -> Advised:
        """Return what is advised on this case, and what to ask next."""
        key = self._key(case)
        if key not in self._advised:
            _forget_many(self._advised)
            self._advised[key] = self._advise(case, self._decide(case, key))
        return self._advised[key]

    def advice_on(self, case: Case) -> Advice:
        """Return the advice on this case alone."""
        return self.decide(case).advice

    def decide(self, case: Case) -> CaseAdvice:
        """Return what is advised on this case without what to ask next, which takes most of the time."""
        return self._decide(case, self._key(case))

    def _decide(self, case: Case, key: object) -> CaseAdvice:
        if key not in self._decided:
            _forget_many(self._decided)
            settled = self.settle(case)
            advice, firm = self._step(case, settled)
            self._decided[key] = CaseAdvice(advice, firm, settled)
        return self._decided[key]

    def failing(self, rule: Rule, case: Case, values: Values) -> str:
        """Return the clause that keeps a rule from holding; empty where it holds."""
        return rule.condition.failing(InvitationSubject(case.invitation, values), case.now) or ""

    def settle(self, case: Case) -> Settled:
        """Steps (1) and (2). What is claimed counts, but only what stands without it is firm, and in the score it is
        open. An accept that rests on a reason read from a note alone is not firm either.
        """
        believed = self._settle(case)
        if case.claims:
            doubted = self._settle(case.without(case.claims))
            is_firm = believed.firm and doubted.firm and believed.advice == doubted.advice
            low, high = min(believed.low, doubted.low), max(believed.high, doubted.high)
            believed = replace(believed, firm=is_firm, low=low, high=high)
        if believed.firm and (doubts := case.doubts_about(believed.advice)) != case.claims:
            doubted = self._settle(case.without(doubts))
            return replace(believed, firm=doubted.firm and doubted.advice == believed.advice)
        return believed

    def _settle(self, case: Case) -> Settled:
        """The first deciding rule that holds, else the points against the thresholds."""
        values = values_of(case.facts)
        low, high = self._points(case, values)
        undecided: list[Ruling] = []
        for rule, ruling in self.policy.decisive:
            outcome = self.holds(rule, case, values)
            if outcome:
                return Settled(ruling, _agree(undecided, ruling), low, high, rule.id)
            if outcome is None:
                undecided.append(ruling)
        if low >= self.policy.accept_from:
            return Settled("accept", _agree(undecided, "accept"), low, high, None)
        if high <= self.policy.pass_to:
            return Settled("pass", _agree(undecided, "pass"), low, high, None)
        hopes = 2 * undecided.count("accept") - len(undecided)
        return Settled(None, low == high and not undecided, low, high, None, hopes)

    def _advise(self, case: Case, reached: CaseAdvice) -> Advised:
        settled, advice = reached.settled, reached.advice
        return Advised(
            advice=advice,
            firm=reached.firm,
            score=(settled.low, settled.high),
            decided_by=reached.decided_by,
            leans=None if advice in ("accept", "pass") else self._side(case, settled),
            question=self._question(case, settled, advice, reached.firm),
        )

    def _step(self, case: Case, settled: Settled) -> tuple[Advice, bool]:
        """Return the advice and whether it is firm: what is settled, else steps (3) to (5); and waiting, once the user
        asked.
        """
        if case.awaits_answer and not (settled.decided_by and settled.advice != "ask"):
            return ("wait", settled.firm) if "answer" in case.assumptions else ("look", False)
        if settled.advice:
            return settled.advice, settled.firm
        facts = case.facts
        if self._could_settle(case, mine_and_look(facts, case.doubtful)):
            return "look", False
        if self._could_settle(case, theirs(facts)):
            return "ask", settled.firm
        return "yours", settled.firm

    def _could_settle(self, case: Case, names: Iterable[str]) -> bool:
        """Return whether answers on these facts, together, could make the advice firm.

        Tried are each answer by itself, then the best of all together, and the worst.
        """
        best, worst = case, case
        for name in names:
            if name not in self.answers:
                continue
            tried = [(self.settle(case.with_answer(name, value)), value) for value in self.answers[name]]
            if any(settled.advice and settled.firm for settled, _ in tried):
                return True
            best = best.with_answer(name, max(tried, key=lambda outcome: _best(outcome[0]))[1])
            worst = worst.with_answer(name, min(tried, key=lambda outcome: _worst(outcome[0]))[1])
        together = (self.settle(best), self.settle(worst)) if best is not case else ()
        return any(settled.advice and settled.firm for settled in together)

    def _question(self, case: Case, settled: Settled, advice: Advice, firm: bool) -> str | None:
        """Return the fact to ask for: of those that the user knows without looking and that would settle it the one
        with the widest swing, bad news that is likely first; else what they claim; else whether the user looked; else
        what swings it at all.
        """
        if advice == "look" and case.awaits_answer:
            return "answer"
        doubts = case.doubts_about(settled.advice)
        swings: dict[str, tuple[float, int]] = {}
        settling: dict[str, tuple[float, int]] = {}
        for name in mine(case.facts, {**case.likely, **doubts}):
            tried = [self.settle(case.with_answer(name, value)) for value in self.answers.get(name, ())]
            if any(outcome != settled for outcome in tried):
                swings[name] = _swing(tried)
            if any(outcome.advice not in (None, settled.advice, advice) for outcome in tried):
                settling[name] = swings[name]
        if settling:
            return max(settling, key=lambda name: (_is_bad_news(name, case), settling[name]))
        if firm or not (advice == "look" or settled.advice == advice):
            return None
        if claimed := next((name for name in swings if name in doubts), None):
            return claimed
        if value_of(case.facts, "reviewed") == "yes":
            return max(swings, key=swings.__getitem__, default=None)
        return "reviewed"

    def _points(self, case: Case, values: Values) -> tuple[int, int]:
        """Return the least and the most points that the rules give."""
        low = high = 0
        for rule, points in self._counted:
            outcome = self.holds(rule, case, values)
            if outcome or (outcome is None and points < 0):
                low += points
            if outcome or (outcome is None and points > 0):
                high += points
        return low, high

    def _side(self, case: Case, settled: Settled) -> Literal["accept", "pass"]:
        """Return where it goes if what is likely is so; else the threshold that the middle of the interval is nearer
        to, and pass where it is as near to both.
        """
        supposed = self.settle(case.supposing()).advice if case.likely else None
        if supposed in ("accept", "pass"):
            return supposed
        middle = settled.low + settled.high
        return "accept" if middle > self.policy.accept_from + self.policy.pass_to else "pass"

    def _key(self, case: Case) -> object:
        """Return what the advice depends on."""
        record = InvitationSubject(case.invitation, {}) if self._asked_of_record else None
        return (
            tuple((fact.name, fact.value, fact.source, fact.is_claim) for fact in case.known.values()),
            tuple(case.assumptions),
            tuple((fact.name, fact.value) for fact in case.likely.values()),
            case.invitation.state == "asked",
            tuple(question.holds(record, case.now) for question in self._asked_of_record) if record else (),
        )


def _forget_many(remembered: dict[object, Any]) -> None:
    """Make room where many cases are remembered."""
    if len(remembered) >= _MOST:
        remembered.clear()


def _is_bad_news(name: str, case: Case) -> bool:
    """Whether this is likely, and would speak against them: nobody else needs to be asked first."""
    return name in case.likely and FACTS[name].bad_news


def _place(settled: Settled) -> float:
    """Return where an outcome is on the scale of points: accepted beyond its top, anything else decided below its
    end.
    """
    if settled.advice:
        return {"accept": _FAR, "ask": -_FAR / 2, "pass": -_FAR}[settled.advice]
    return (settled.low + settled.high) / 2


def _swing(tried: list[Settled]) -> tuple[float, int]:
    """Return how far apart the outcomes of several answers are: in place, and in the rules that they leave open."""
    places, hopes = [_place(outcome) for outcome in tried], [outcome.hopes for outcome in tried]
    return max(places) - min(places), max(hopes) - min(hopes)


def _best(settled: Settled) -> tuple[float, int, int]:
    """Return what makes one answer better than another."""
    return _place(settled), settled.high, settled.hopes


def _worst(settled: Settled) -> tuple[float, int, int]:
    """Return what makes one answer worse than another."""
    return _place(settled), settled.low, settled.hopes


def _agree(undecided: Iterable[Ruling], advice: Ruling) -> bool:
    """Return whether every rule that is still open would give the same advice."""
    return all(ruling == advice for ruling in undecided)
