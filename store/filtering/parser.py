"""The grammar of filters: `not` binds most tightly, then `and`, which may be left out, then `or`."""

from collections.abc import Sequence
from typing import Final

from store.filtering.errors import FilterError
from store.filtering.lexer import FilterSign, tokens
from store.filtering.terms import And, Clause, Not, Or, Term

_DEEPEST: Final = 50
"""Parentheses and negations within each other: more than anybody types, far less than Python's stack bears."""


def term_of(text: str) -> Term:
    """Return the term that a filter's text means; an empty one asks for nothing, so everything fits. Raises
    FilterError.
    """
    found = tokens(text)
    if not found:
        return And(())
    reader = _Reader([*found, FilterSign("", len(text) + 1)])
    term = reader.alternatives(depth=0)
    reader.expect_end()
    return term


class _Reader:
    """Reads the tokens of one filter from left to right, by recursive descent. The last token is the empty sign."""

    def __init__(self, found: Sequence[Clause | FilterSign]) -> None:
        self._tokens = found
        self._next = 0

    def alternatives(self, depth: int) -> Term:
        """`a b or c`."""
        parts = [self._all_of(depth)]
        while self._sign() == "or":
            self._next += 1
            parts.append(self._all_of(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def expect_end(self) -> None:
        """Raise FilterError unless everything has been read."""
        if self._sign() != "":
            raise FilterError("this parenthesis closes nothing", self._tokens[self._next].column)

    def _all_of(self, depth: int) -> Term:
        """`a b`, or `a and b`."""
        parts = [self._part(depth)]
        while self._sign() not in ("or", ")", ""):
            if self._sign() == "and":
                self._next += 1
            parts.append(self._part(depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _part(self, depth: int) -> Term:
        """Return a clause, something negated, or something in parentheses."""
        token = self._tokens[self._next]
        if isinstance(token, Clause):
            self._next += 1
            return token
        if token.text not in ("-", "not", "("):
            raise self._missing(token)
        if depth == _DEEPEST:
            raise FilterError(f"more than {_DEEPEST} parentheses and negations within each other", token.column)
        self._next += 1
        if token.text != "(":
            return Not(self._part(depth + 1))
        inner = self.alternatives(depth + 1)
        if self._sign() != ")":
            raise FilterError("this parenthesis is not closed", token.column)
        self._next += 1
        return inner

    def _sign(self) -> str | None:
        """Return the sign that comes next; None for a clause."""
        token = self._tokens[self._next]
        return token.text if isinstance(token, FilterSign) else None

    def _missing(self, sign: FilterSign) -> FilterError:
        """Return what is wrong where this sign is in place of something to look for."""
        before = self._tokens[self._next - 1] if self._next else None
        if isinstance(before, FilterSign) and before.text != "(":
            return FilterError(f"nothing follows {before.text!r}", before.column)
        if sign.text in ("and", "or"):
            return FilterError(f"nothing stands before {sign.text!r}", sign.column)
        if before is None:
            return FilterError("this parenthesis closes nothing", sign.column)
        if sign.text == ")":
            return FilterError("nothing stands between these parentheses", before.column)
        return FilterError("this parenthesis is not closed", before.column)
