"""Facts that follow from other facts, from having looked, and from what a policy assumes; in this order.

What is said or derived stands; each step only fills in what is still unknown. There is one exception: if the user says
that a note is boilerplate, it is not personal; if they say that it is personal, it may give a reason after all.
"""

from collections.abc import Collection, Mapping
from typing import Final

from store.dates_in_words import day
from store.judging.facts import FACTS, Facts, value_of
from store.records.model import Fact

_AMONG_MINE: Final = {
    "colleague": "they are a colleague of yours",
    "manager": "they are a manager of yours",
    "report": "they report to you",
    "candidate": "they applied for a role of yours",
    "client": "they are a client of yours",
}
"""What somebody is to the user that means the user knows them (norms R02, R18)."""
_HOW: Final = {
    "worked-together": "you worked together",
    "met": "you met",
    "studied-together": "you studied together",
    "applied": "they applied for a role of yours",
    "corresponded": "you have written to each other",
    "friend": "they are a friend",
    "other": "you said so",
}
_LOOK: Final = tuple((name, fact.closed) for name, fact in FACTS.items() if fact.closed is not None)
_SPEAKING: Final = tuple((name, closed) for name, closed in _LOOK if FACTS[name].speaks)
_NOTHING: Final = tuple(
    (name, fact.closed_if_nothing_found) for name, fact in FACTS.items() if fact.closed_if_nothing_found is not None
)


def completed(told: Facts, assumptions: Mapping[str, Fact], likely: Collection[str] = ()) -> Facts:
    """Return all that holds for an invitation: what was told, what follows from it, what looking closed, and what is
    assumed.

    A fact that is `likely` is neither closed nor assumed: it stays open.
    """
    facts = dict(told)
    _follow(facts)
    if value_of(facts, "reviewed") == "yes":
        _close(facts, likely)
    for name, fact in assumptions.items():
        if name not in facts and name not in likely:
            facts[name] = fact
    return facts


def _follow(facts: Facts) -> None:
    """Add what follows from single facts."""
    if "known" not in facts and (because := _how_known(facts)):
        facts["known"] = Fact("known", "yes", "derived", None, because)
    note = facts.get("personal_note")
    if value_of(facts, "boilerplate") == "yes" and (note is None or note.source == "derived"):
        facts["personal_note"] = Fact("personal_note", "no", "derived", None, facts["boilerplate"].because)
    elif note and note.value == "yes" and note.source != "derived":
        _reopen(facts, "reason")


def _reopen(facts: Facts, name: str) -> None:
    """Forget that a fact was derived as no."""
    if name in facts and facts[name].source == "derived" and facts[name].value == "no":
        del facts[name]


def _how_known(facts: Facts) -> str | None:
    """Return what was said that means the user knows them."""
    relation, how = value_of(facts, "relation"), value_of(facts, "how")
    if isinstance(how, str):
        return _HOW[how]
    if relation in _AMONG_MINE:
        return _AMONG_MINE[str(relation)]
    if "interaction" in facts:
        return "you said how it went between you"
    return "you would vouch for them" if value_of(facts, "vouch") == "yes" else None


def _close(facts: Facts, likely: Collection[str]) -> None:
    """Count what a look would have told, and the user did not say, as not there: `reviewed` says that the user
    looked.
    """
    looked = facts["reviewed"].on
    when = f"you looked on {day(looked)}" if looked else "you looked"
    found_something = any(name in facts and facts[name].value != closed for name, closed in _SPEAKING)
    for name, closed in _LOOK:
        if name not in facts and name not in likely and closed is not None:
            facts[name] = Fact(name, closed, "derived", None, f"{when} and noted nothing about it")
    for name, closed in _NOTHING:
        if name not in facts and not found_something and closed is not None:
            facts[name] = Fact(name, closed, "derived", None, f"{when} and found nothing that speaks for them")
