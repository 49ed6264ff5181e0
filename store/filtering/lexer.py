"""The words of a filter: clauses, and the signs between them."""

import re
from dataclasses import dataclass
from typing import Final

from store.filtering.errors import FilterError
from store.filtering.terms import Clause

_TOKEN: Final = re.compile(
    r"\s*(?:"
    r"(?P<sign>[()-])"
    r'|(?:(?P<field>[^\W\d][\w.-]*):)?"(?P<quoted>(?:[^"\\]|\\.)*)"'
    r"|(?P<named>[^\W\d][\w.-]*):(?!//)(?P<value>[^\s()]*)"  # https://example.com is a word like any other
    r"|(?P<bare>[^\s()]+)"
    r")",
    re.DOTALL,
)
_ESCAPED: Final = re.compile(r'\\(["\\])')


@dataclass(frozen=True, slots=True)
class FilterSign:
    """A parenthesis, a minus, or one of the words `and`, `or` and `not`."""

    text: str
    column: int


def tokens(text: str) -> list[Clause | FilterSign]:
    """Return the clauses and signs of a filter, in order. Raises FilterError for one that is left unfinished."""
    found: list[Clause | FilterSign] = []
    position = 0
    while token := _TOKEN.match(text, position):
        found.append(_sign(token) or _clause(token))
        position = token.end()
    return found


def _sign(token: re.Match[str]) -> FilterSign | None:
    """Return the sign that a token is; None where it is a clause."""
    if token["sign"]:
        following = token.string[token.end() : token.end() + 1]
        if token["sign"] == "-" and (not following.strip() or following == ")"):
            raise FilterError('nothing follows this minus; to search for one, write "-"', token.end())
        return FilterSign(token["sign"], token.end())
    if token["bare"] and token["bare"].casefold() in ("and", "or", "not"):
        return FilterSign(token["bare"].casefold(), token.start("bare") + 1)
    return None


def _clause(token: re.Match[str]) -> Clause:
    """Return the clause that a token is."""
    if token["quoted"] is not None:
        said = token.start("quoted")
        begins = said - 1 if token["field"] is None else token.start("field")
        return Clause(token["field"] or "", _ESCAPED.sub(r"\1", token["quoted"]), True, begins + 1, said + 1)
    group, name = ("value", token["named"]) if token["named"] else ("bare", "")
    said = token.start(group)
    begins = token.start("named") if name else said
    if token[group].startswith('"'):
        raise FilterError("this quote is not closed", said + 1)
    if not token[group]:
        raise FilterError(f"nothing follows '{name}:'; write {name}:any, or {name}: and a value", begins + 1)
    return Clause(name, token[group], False, begins + 1, said + 1)
