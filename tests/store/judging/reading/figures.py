"""How well messages and drafts are read: precision and recall, by fact or check and language."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from unittest import mock

from msgspec import Struct

from store.judging.derived_facts import Derived, derive
from store.judging.evidence import Evidence
from store.meaning import reader
from store.meaning.model import read_weights
from store.phrases.speech import languages_of
from store.records.ids import RecordId
from store.records.model import Invitation, Me, Person
from store.writing.draft_checks import CHECKS
from tests.store.judging.reading.message_list import Message
from tests.store.writing.drafts.draft_list import Listed

FACTS: Final = {
    "salesy": ("salesy", "yes"),
    "favour": ("favour", "yes"),
    "widening": ("widening", "yes"),
    "rude": ("rude", "yes"),
    "boilerplate": ("empty", "yes"),
    "reason": ("reason", "yes"),
    "named_mutual": ("mutual", "yes"),
    "same_event": ("event", "yes"),
    "same_school": ("school", "yes"),
    "recruiter": ("recruiter", "recruiter"),
    "candidate": ("candidate", "candidate"),
    "colleague": ("colleague", "colleague"),
    "student": ("student", "student"),
}
"""By what is measured, the label of it in the list of messages, and its value as a fact."""
_KNOWN: Final = ("Paul Renner", "Ida Nowak", "Dana Whitlock", "Karim Nouri")
"""Whom the user knows, in the list of messages."""
_EVIDENCE: Final = Evidence(
    datetime(2026, 5, 20, tzinfo=UTC), Me(company="Brackwater Survey"), trusted=_KNOWN, connections=4
)
READ_BY_CHECKS: Final = (
    *("salesy", "favour", "calling-out", "tone", "no-reason", "nothing-personal", "not-now", "about-me", "boilerplate"),
    "wrong-name",
)
"""The checks of drafts that rest on what a text says."""


class Tally(Struct):
    """How often something was found, rightly or not, and how often it was there."""

    right: int = 0
    found: int = 0
    there: int = 0

    def add(self, *, is_there: bool, is_found: bool) -> None:
        """Count one text."""
        self.right += is_there and is_found
        self.found += is_found
        self.there += is_there

    @property
    def precision(self) -> float:
        """Which part of what was found is there; 1 where nothing was."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Which part of what is there was found; 1 where nothing is."""
        return self.right / self.there if self.there else 1.0


Figures = dict[tuple[str, str], Tally]
"""By fact or check, and language."""


@contextmanager
def reading_by(weights: Path) -> Iterator[None]:
    """Read with these weights in place of those that come with the program."""
    learnt = read_weights(weights.read_bytes())
    with mock.patch.object(reader, "shipped_weights", return_value=learnt):
        reader.read.cache_clear()
        yield
    reader.read.cache_clear()


def measured(messages: Iterable[Message], *, sure: bool) -> Figures:
    """The figures of some messages: of what is sure, or of all that is at least likely."""
    figures: Figures = {}
    for message in messages:
        derived = facts_of(message.text)
        facts = derived.known if sure else {**derived.likely, **derived.known}
        for name, (label, value) in FACTS.items():
            is_there = message.says(label)
            if is_there is None:
                continue
            fact = facts.get(name if value == "yes" else "relation")
            tally = figures.setdefault((name, message.language), Tally())
            tally.add(is_there=is_there, is_found=fact is not None and fact.value == value)
    return figures


def facts_of(text: str) -> Derived:
    """What is known of an invitation with this message from somebody of whom nothing else is known."""
    return derive(Invitation(RecordId(1), Person(RecordId(2), "Ana Park"), "incoming", message=text), _EVIDENCE, 14)


def measured_drafts(drafts: Iterable[Listed]) -> Figures:
    """The figures of some drafts. A name that may be said as well counts neither way."""
    figures: Figures = {}
    for draft in drafts:
        said = {remark.check for remark in draft.remarks()}
        language = languages_of(draft.text)[0]
        for check in READ_BY_CHECKS:
            if check not in draft.also:
                tally = figures.setdefault((check, language), Tally())
                tally.add(is_there=check in draft.caught, is_found=check in said)
    return figures


def blamed(drafts: Iterable[Listed]) -> tuple[int, int]:
    """How many of these drafts are good, and how many of those have a stop or a warning."""
    good = [draft for draft in drafts if draft.is_good]
    return len(good), sum(any(CHECKS[each.check].level != "hint" for each in draft.remarks()) for draft in good)


def together(figures: Figures, name: str, languages: Iterable[str]) -> Tally:
    """The figures of one fact or check in several languages."""
    several = [tally for language in languages if (tally := figures.get((name, language)))]
    return Tally(sum(t.right for t in several), sum(t.found for t in several), sum(t.there for t in several))
