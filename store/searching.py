"""The rows of the tray as the filter language sees them."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from functools import cached_property
from typing import Final, Protocol

from store.filtering import RECORD_FIELDS, VERDICT_FIELDS, Field, Vocabulary, vocabulary
from store.judging.facts import FACTS
from store.records.model import Draft, FactValue, Invitation, Item, Person
from store.text import folded
from store.tray.views import views_of

RULE: Final = "rule"
"""The field that names the rules which hold."""


class Opinion(Protocol):
    """What the rules say of an invitation, as far as a filter asks for it."""

    @property
    def advice(self) -> str:
        """What they advise."""

    @property
    def score(self) -> tuple[int, int]:
        """The least and the most points."""

    @property
    def holding(self) -> Collection[str]:
        """The ids of the rules that hold."""

    @property
    def facts(self) -> "dict[str, FactValue]":
        """What is known, derived or assumed."""


Ask = Callable[[Invitation], Opinion | None]
"""Has the rules look at an invitation; None for one that they do not judge."""


class Row:
    """One item of the tray, held against filters; what costs something is made when it is first asked for, and kept."""

    def __init__(self, item: Item, ask: Ask) -> None:
        self._item = item
        self._person: Person = item if isinstance(item, Person) else item.person
        self._ask = ask
        self.sent = item.sent if isinstance(item, Invitation) else item.begun if isinstance(item, Draft) else None

    @cached_property
    def everything(self) -> str:
        """All its texts, folded, one a line."""
        return folded_lines([self._raw(name) for name in _TEXTS])

    @property
    def score(self) -> tuple[int, int] | None:
        """The points that the rules give it."""
        return self._opinion.score if self._opinion else None

    def text(self, field: str) -> str:
        """One text, folded."""
        return folded_lines([self._raw(field)])

    def words(self, field: str) -> Collection[str]:
        """Its state, views, advice and the like."""
        item = self._item
        match field:
            case "view":
                return views_of(item)
            case "kind":
                return ("person",) if isinstance(item, Person) else (item.kind,)
            case "state" | "direction":
                return (str(getattr(item, field)),) if isinstance(item, Invitation) else ()
            case "channel":
                return () if isinstance(item, Person) else (item.channel,)
            case "advice":
                return (self._opinion.advice,) if self._opinion else ()
            case "rule":
                return self._opinion.holding if self._opinion else ()
        return ()

    def day(self, field: str) -> date | None:
        """The day it was sent, in the zone it came from, or is due."""
        if field == "due":
            return None if isinstance(self._item, Person) else self._item.due
        return self.sent.date() if self.sent else None

    def fact(self, name: str) -> FactValue | None:
        """What is known, derived or assumed; of what rules do not judge, what was said."""
        if self._opinion:
            return self._opinion.facts.get(name)
        said = self._person.facts.get(name)
        return said.value if said else None

    def fact_is(self, name: str, word: str) -> bool | None:
        """Whether a fact has this value; None where it is unknown."""
        value = self.fact(name)
        return None if value is None else value == word

    @cached_property
    def _opinion(self) -> Opinion | None:
        return self._ask(self._item) if isinstance(self._item, Invitation) else None

    def _raw(self, field: str) -> str:
        """A text as it arrived; tags one a line."""
        if field == "message":
            item = self._item
            return item.message if isinstance(item, Invitation) else item.text if isinstance(item, Draft) else ""
        if field == "tag":
            return "\n".join(self._person.tags)
        return getattr(self._person, field) or ""


def folded_lines(texts: Collection[str]) -> str:
    """The texts that are not empty, each folded, one a line."""
    return "\n".join(folded(text) for text in texts if text)


def search_vocabulary(rules: Collection[str]) -> Vocabulary:
    """What the search bar and `list` can ask for: records, facts, verdicts, and which of these rules holds."""
    facts = [
        Field(name, "number", least=fact.least, most=fact.most) if fact.is_number else Field(name, "fact", fact.words)
        for name, fact in FACTS.items()
    ]
    return vocabulary(RECORD_FIELDS, VERDICT_FIELDS, facts, [Field(RULE, "words", tuple(sorted(rules)))])


_TEXTS: Final = ("name", "company", "headline", "url", "email", "message", "note", "tag")
