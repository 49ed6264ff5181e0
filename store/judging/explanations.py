"""Why, and why not: what the rules of a policy say of a case, in sentences with the evidence filled in."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, Literal

from msgspec import Struct

from store.dates_in_words import day
from store.judging.assumed_facts import PRESUMED
from store.judging.case import Case
from store.judging.facts import FACTS, Facts, values_of
from store.judging.rules import Rule
from store.judging.scoring import Advised, Scorer
from store.phrases.words import Span
from store.records.model import Fact, FactValue

_FIELD: Final = re.compile(r"\b(\w++):")
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
_NOTHING: Final = ("no", "none", 0)
"""The values that are evidence only of an absence."""


class Finding(Struct, frozen=True):
    """A rule that holds."""

    rule: str
    holds: Literal["yes"]
    points: int
    decides: Literal["accept", "ask", "pass"] | None
    """The advice, of the rule that decided it."""
    because: str
    text: str
    """The source texts of the rule, by number."""
    unverified: bool = False
    """Whether it rests on an email that nothing proves."""
    spans: tuple[Span, ...] = ()
    """The places in the message that it rests on, in order."""


class NotApplying(Struct, frozen=True):
    """A rule that does not hold, or is open, and the clause of it that failed."""

    rule: str
    holds: Literal["no", "unknown"]
    because: str
    """How the facts of that clause stand, each as label and value."""
    is_assumed: bool = False
    """Whether it rests on nothing but what the policy assumes because nothing says otherwise."""
    unknown: tuple[str, ...] = ()
    """The labels of the facts that keep it open, and what is only likely of them."""


class Guess(Struct, frozen=True):
    """A fact that the message suggests, and that decides nothing until the user says it."""

    fact: str
    value: FactValue
    because: str
    spans: tuple[Span, ...] = ()
    """The places in the message that it rests on, in order."""


class Assumption(Struct, frozen=True):
    """A fact that the policy assumes, and on what grounds."""

    fact: str
    value: FactValue
    because: str


def explain(scorer: Scorer, case: Case, advised: Advised) -> tuple[tuple[Finding, ...], tuple[NotApplying, ...]]:
    """Return the rules that hold, the deciding and the weightiest first, and those that do not, the open ones first."""
    facts = case.facts
    values = values_of(facts)
    points = {rule.id: count for rule, count in scorer.policy.points}
    advice_by_rule = {rule.id: advice for rule, advice in scorer.policy.decisive}
    findings, not_applying = [], []
    for rule in scorer.policy.rules:
        outcome = scorer.holds(rule, case, values)
        if outcome:
            decides = advice_by_rule[rule.id] if rule.id == advised.decided_by else None
            deciding = _deciding_facts(scorer, rule, case, facts)
            because = _sentence(rule, deciding, case, facts)
            is_unverified = any(facts[name].unverified for name in rule.facts if name in facts)
            spans = tuple(sorted({span for name in deciding for span in facts[name].spans}))
            count = points.get(rule.id, 0)
            findings.append(Finding(rule.id, "yes", count, decides, because, rule.text, is_unverified, spans))
        else:
            not_applying.append(_failure(scorer, rule, case, facts, outcome))
    findings.sort(key=lambda finding: (finding.decides is None, -abs(finding.points)))
    not_applying.sort(key=lambda failure: failure.holds == "no")
    return tuple(findings), tuple(not_applying)


def assumed(case: Case) -> tuple[Assumption, ...]:
    """Return what is assumed of a case."""
    facts = (fact for fact in case.facts.values() if fact.source == "assumed")
    return tuple(Assumption(fact.name, fact.value, fact.because) for fact in facts)


def guessed(case: Case) -> tuple[Guess, ...]:
    """Return what is only likely of a case."""
    return tuple(Guess(fact.name, fact.value, fact.because, fact.spans) for fact in case.likely.values())


def _sentence(rule: Rule, deciding: list[str], case: Case, facts: Facts) -> str:
    """Return the sentence of a rule that holds, filled in; of several facts that make it hold, each has its own."""
    said = [
        _filled(sentence, case, facts, _joined([facts[name]]))
        for name, sentence in rule.sentences.items()
        if name in deciding
    ]
    grounds = [facts[name] for name in deciding if facts[name].because != PRESUMED]
    is_assumed = any(fact.source == "assumed" for fact in grounds)
    sentence = rule.if_assumed if is_assumed and rule.if_assumed else rule.sentence
    return " ".join(said) or _filled(sentence, case, facts, _joined(grounds))


def _filled(sentence: str, case: Case, facts: Facts, evidence: str) -> str:
    """Return a sentence with the name, the evidence and the values of facts filled in, none of which is looked at again
    for braces.
    """

    def filling(placeholder: re.Match[str]) -> str:
        match placeholder[1]:
            case "name":
                return case.invitation.person.name
            case "evidence":
                return evidence
            case fact if fact in facts:
                return FACTS[fact].named(facts[fact].value)
        return "unknown"

    return _PLACEHOLDER.sub(filling, sentence).replace(" ()", "")


def _deciding_facts(scorer: Scorer, rule: Rule, case: Case, facts: Facts) -> list[str]:
    """Return the facts that a rule that holds rests on: those without which it would not, else those that tell
    something.
    """
    values = values_of(facts)
    read = [name for name in rule.facts if name in facts]
    needed = [name for name in read if not scorer.holds(rule, case, {**values, name: None})]
    return needed or [name for name in read if values[name] not in _NOTHING]


def _failure(scorer: Scorer, rule: Rule, case: Case, facts: Facts, outcome: bool | None) -> NotApplying:
    """Return why a rule does not hold: how the facts stand of the clause that failed."""
    clause = scorer.failing(rule, case, values_of(facts))
    asked = [name for name in _FIELD.findall(clause.casefold()) if name in FACTS]
    return NotApplying(
        rule.id,
        "unknown" if outcome is None else "no",
        _states(asked, facts, case.likely)
        or rule.otherwise
        or f"its condition on {clause.partition(':')[0]} does not hold",
        bool(asked) and all(name in facts and facts[name].because == PRESUMED for name in asked),
        tuple(_unknown(asked, facts, case.likely)) if outcome is None else (),
    )


def _unknown(names: Iterable[str], facts: Facts, likely: Facts) -> Iterator[str]:
    """Yield the labels of facts that are open, with what is only likely of them."""
    for name in names:
        if name not in facts:
            yield f"{FACTS[name].label}: {_state(name, facts, likely)}" if name in likely else FACTS[name].label


def _states(names: Iterable[str], facts: Facts, likely: Facts) -> str:
    """Return how facts stand, those that stand alike together: `photo, profile up to date: no (you looked on 7 March
    2026)`.
    """
    alike: dict[str, list[str]] = {}
    for name in names:
        alike.setdefault(_state(name, facts, likely), []).append(FACTS[name].label)
    return "; ".join(f"{', '.join(dict.fromkeys(labels))}: {state}" for state, labels in alike.items())


def _state(name: str, facts: Facts, likely: Facts) -> str:
    """Return how one fact stands, with its grounds."""
    if name in facts:
        fact = facts[name]
        grounds = "assumed" if fact.because == PRESUMED else _grounds(fact)
        return f"{FACTS[name].named(fact.value)} ({grounds})"
    if name in likely:
        return f"likely {FACTS[name].named(likely[name].value)} ({_grounds(likely[name])})"
    return "unknown"


def _joined(facts: Iterable[Fact]) -> str:
    """Return what facts rest on, each thing said once; a number is named."""
    told: dict[str, None] = {}
    for fact in facts:
        if isinstance(fact.value, int):
            told[f"{FACTS[fact.name].label}: {fact.value}"] = None
        told[_grounds(fact)] = None
    return "; ".join(told)


def _grounds(fact: Fact) -> str:
    """Return what a fact rests on."""
    if fact.because:
        return fact.because
    when = f" on {day(fact.on)}" if fact.on else ""
    return f"as imported{when}" if fact.source == "import" else f"you said so{when}"
