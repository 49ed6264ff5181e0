"""The facts that may be known of a person or an invitation: a table of data (facts.toml), and what it allows.

Rules, policies and files rely on their names, so these stay as they are. A fact that nobody has told is unknown, which
is not the same as no.
"""

from typing import Final, Literal

from msgspec import Struct

from store.filtering import Field
from store.nearest import hint
from store.records.model import Fact, FactValue
from store.shipped import shipped

FactKind = Literal["mine", "look", "theirs", "derived"]
"""Who can tell: the user knows it without looking, a look at the profile tells, only they can tell, the records
tell.
"""

Facts = dict[str, Fact]
"""What is known of one invitation and its person, by name; a name that is missing is unknown."""

UNKNOWN: Final = "unknown"
"""What somebody says to take a fact back."""


def values_of(facts: Facts) -> dict[str, FactValue]:
    """Return the values of facts, by name."""
    return {name: fact.value for name, fact in facts.items()}


def value_of(facts: Facts, name: str) -> FactValue | None:
    """Return the value of this fact; None while it is unknown."""
    return facts[name].value if name in facts else None


NEVER_A_FACT: Final = frozenset(
    {"nationality", "country", "citizenship", "origin", "passport", "ethnicity", "race", "colour", "gender", "sex"}
    | {"orientation", "age", "birthday", "birth_date", "religion", "faith"}
)
"""What nobody is judged by here, and what is not kept of anyone. One source text remarks on a country; that is not
followed. (The filter field `age` is the age of an invitation.)"""


class FactError(ValueError):
    """A fact that does not exist, or a value that it cannot have; the text says what is possible."""


class Definition(Struct, frozen=True, forbid_unknown_fields=True):
    """One fact of the table; facts.toml explains the keys."""

    kinds: tuple[FactKind, ...]
    about: Literal["person", "invitation"]
    label: str
    question: str
    told: dict[str, str] = {}
    words: tuple[str, ...] = ("yes", "no")
    shown: dict[str, str] = {}
    least: int | None = None
    most: int | None = None
    closed: str | int | None = None
    closed_if_nothing_found: str | int | None = None
    speaks: bool = False
    presumed: str | None = None
    ruled_out: tuple[str, ...] = ()
    asked_anew: bool = False
    bad_news: bool = False

    @property
    def is_number(self) -> bool:
        """Whether its values are whole numbers, at least `least` and, where `most` is given, at most that."""
        return self.least is not None

    @property
    def values(self) -> tuple[FactValue, ...]:
        """All values that it can have, where it has a greatest number or words."""
        return tuple(range(self.least, (self.most or 0) + 1)) if self.least is not None else self.words

    def named(self, value: FactValue) -> str:
        """Return a value as a sentence names it."""
        return self.shown.get(str(value), str(value))

    def clause(self, value: FactValue) -> str:
        """Return what a value says, as the rest of "You said that ..."."""
        told = self.told.get(str(value)) or self.told.get("any") or f"{self.label}: {self.named(value)}"
        return told.replace("{value}", str(value))

    @property
    def wanted(self) -> str:
        """The values it can have, as a sentence names them."""
        if self.most is not None:
            return f"a whole number from {self.least} to {self.most}"
        if self.least is not None:
            return f"a whole number, {self.least} or more"
        return " or ".join((", ".join(self.words[:-1]), self.words[-1]))

    def value_of(self, written: str) -> FactValue | None:
        """Return the value that somebody wrote, in any case of letters; None where it is none of this fact's."""
        word = written.strip().casefold()
        if not self.is_number:
            return word if word in self.words else None
        return self._in_range(int(word)) if word.isascii() and word.isdigit() and len(word) < 10 else None

    def has(self, value: object) -> bool:
        """Return whether this is one of its values: a word, or a whole number within the range."""
        if self.is_number:
            return type(value) is int and self._in_range(value) is not None
        return isinstance(value, str) and value in self.words

    def _in_range(self, number: int) -> int | None:
        if self.least is None or number < self.least or (self.most is not None and number > self.most):
            return None
        return number


def parse_fact(said: str) -> tuple[str, FactValue | None]:
    """Return the fact and the value in what somebody says, such as `known=yes`; the value `unknown` is None: it takes
    the fact back. Raises FactError.
    """
    name, equals, value = said.partition("=")
    if not equals:
        raise FactError(f"{said!r} has no value; write it as {said.strip()}=yes")
    return name.strip(), check_value(name.strip(), value)


def check_value(name: str, written: str) -> FactValue | None:
    """Return the value of this fact that somebody wrote, None for `unknown`. Raises FactError."""
    definition = definition_of(name)
    if written.strip().casefold() == UNKNOWN:
        return None
    value = definition.value_of(written)
    if value is None:
        raise FactError(f"{name} can be {definition.wanted}, or {UNKNOWN}, but not {written.strip()!r}")
    return value


def definition_of(name: str) -> Definition:
    """Return the definition of the fact of this name. Raises FactError for a name that is none, or is never to be
    one.
    """
    if name in FACTS:
        return FACTS[name]
    raise FactError(trait_refused(name) or f"there is no fact {name!r}; {hint(name, FACTS)}")


def trait_refused(name: str) -> str | None:
    """Return why there is neither a fact nor a rule on this, where it says what somebody is rather than what they
    do.
    """
    if name.casefold() not in NEVER_A_FACT:
        return None
    return (
        f"{name!r} is never a fact or a rule here: nobody is judged by nationality, ethnicity, gender, age or religion "
        "(where your business is goes under sphere in [me], and only ever speaks for somebody)"
    )


FACTS: Final[dict[str, Definition]] = shipped(__file__, "facts.toml", dict[str, Definition])()
"""The table, in the order of the file: what the user knows first, what only the records tell last."""

FACT_FIELDS: Final = tuple(
    Field(name, "number", (), fact.least, fact.most) if fact.is_number else Field(name, "fact", fact.words)
    for name, fact in FACTS.items()
)
"""The facts as the filter language has them."""

LIKELY: Final = "likely"
"""In a search, the value of a fact that a text suggests and nobody told: `salesy:likely`."""

SEARCHED_FACT_FIELDS: Final = tuple(
    field if field.kind == "number" else Field(field.name, field.kind, (*field.values, LIKELY)) for field in FACT_FIELDS
)
"""The same for searching. A rule cannot ask what is only likely, since that decides nothing."""

ABOUT_INVITATION: Final = frozenset(name for name, fact in FACTS.items() if fact.about == "invitation")
"""The facts that are kept with an invitation rather than with the person."""
