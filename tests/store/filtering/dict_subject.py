"""A subject made of plain dictionaries, a small vocabulary to ask it about, and questions and facts to draw."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Final

from hypothesis import strategies as st

from store.filtering import RECORD_FIELDS, VERDICT_FIELDS, Field, vocabulary
from store.records.model import FactValue
from store.text import folded

NOW = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)

FACTS = (
    Field("known", "fact", ("yes", "no")),
    Field("interaction", "fact", ("good", "bad")),
    Field("relation", "fact", ("recruiter", "colleague", "none")),
    Field("mutual", "number", least=0),
    Field("value_to_me", "number", least=0, most=3),
)
VOCABULARY = vocabulary(RECORD_FIELDS, FACTS, VERDICT_FIELDS, [Field("rule", "words", ("R01", "R03"))])


@dataclass
class Row:
    """A subject that has what it is given, and nothing else. `presumed` is what a fact is assumed not to be."""

    texts: dict[str, str] = field(default_factory=dict)
    several: dict[str, tuple[str, ...]] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    facts: dict[str, FactValue] = field(default_factory=dict)
    presumed: dict[str, str] = field(default_factory=dict)
    sent: datetime | None = None
    score: tuple[int, int] | None = None

    @property
    def everything(self) -> str:
        return "\n".join(map(self.text, self.texts))

    def text(self, field: str) -> str:
        return folded(self.texts.get(field, ""))

    def words(self, field: str) -> Collection[str]:
        return self.several.get(field, ())

    def day(self, field: str) -> date | None:
        return self.days.get(field)

    def moment(self, field: str) -> datetime | None:
        return self.sent if field == "age" else None

    def fact(self, name: str) -> FactValue | None:
        return self.facts.get(name)

    def fact_is(self, name: str, word: str) -> bool | None:
        if name in self.facts:
            return self.facts[name] == word
        return False if self.presumed.get(name) == word else None


FACT_VALUES: Final[dict[str, list[FactValue]]] = {
    "known": ["yes", "no"],
    "relation": ["recruiter", "colleague", "none"],
    "mutual": [0, 1, 2, 3],
}
facts: Final = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(values) for name, values in FACT_VALUES.items()}
)
"""What may be known of a row."""
asked: Final = st.recursive(
    st.sampled_from(
        ["known:yes", "known:no", "relation:none", "relation:recruiter", "mutual:>1", "mutual:1..2", "name:ana", "zoe"]
    ),
    lambda parts: (
        parts.map("-({})".format)
        | st.tuples(parts, parts).map(lambda two: f"({two[0]} {two[1]})")
        | st.tuples(parts, parts).map(lambda two: f"({two[0]} or {two[1]})")
    ),
    max_leaves=8,
)
"""Filters about those facts, with and, or and minus."""
