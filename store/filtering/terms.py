"""The terms of a filter: what its text says, before anybody knows which fields there are."""

import dataclasses
import re
from typing import Final


@dataclasses.dataclass(frozen=True, slots=True)
class Clause:
    """One thing asked: `name:park`, or a word or a "phrase" that may be in any text.

    `field` is "" for the latter. `value` is as it was typed, less the quotes of a quoted one. The columns, of the
    clause and of its value, count from one; they make no difference between clauses.
    """

    field: str
    value: str
    quoted: bool = False
    column: int = dataclasses.field(default=1, compare=False)
    value_column: int = dataclasses.field(default=1, compare=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Not:
    """What must not be so."""

    part: "Term"


@dataclasses.dataclass(frozen=True, slots=True)
class And:
    """What must all be so; with no parts, everything is."""

    parts: tuple["Term", ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Or:
    """Of what one must be so; has two parts or more."""

    parts: tuple["Term", ...]


Term = Clause | Not | And | Or

_SPECIAL: Final = re.compile(r'["\\]')


def filter_text(term: Term) -> str:
    """Return the text that means this term, with no more parentheses than it needs."""
    match term:
        case Clause(field=name, value=value, quoted=quoted):
            said = '"' + _SPECIAL.sub(r"\\\g<0>", value) + '"' if quoted else value
            return f"{name}:{said}" if name else said
        case Not(part=part):
            return f"-{_enclosed(part, And, Or)}"
        case And(parts=parts):
            return " ".join(_enclosed(part, And, Or) for part in parts)
        case Or(parts=parts):
            return " or ".join(_enclosed(part, Or) for part in parts)


def _enclosed(term: Term, *weaker: type[And | Or]) -> str:
    """Return the text of a part, in parentheses where it is one of those that bind more weakly than what is around
    it.
    """
    return f"({filter_text(term)})" if isinstance(term, weaker) else filter_text(term)
