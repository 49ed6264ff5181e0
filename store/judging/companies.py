"""Whether two names of companies mean the same one."""

from functools import lru_cache
from typing import Final

from store.judging.messages import words_of

_LEGAL_FORMS: Final = frozenset(
    {"inc", "llc", "ltd", "limited", "plc", "corp", "co", "gmbh", "ag", "se", "kg", "ohg", "ug"}
    | {"sa", "sas", "sarl", "srl", "spa", "bv", "nv", "ab", "as", "oy"}
)
"""What companies append to their names, and people leave out."""


@lru_cache(maxsize=20_000)
def bare_company(company: str) -> str:
    """Return the name of a company, folded, without what it is in law."""
    return " ".join(word for word in words_of(company).split() if word not in _LEGAL_FORMS)
