"""What links the user with somebody, as the words of both show it: a school, a company."""

from collections.abc import Iterable
from functools import lru_cache

from store.judging.companies import bare_company
from store.judging.messages import words_of
from store.records.model import Me


@lru_cache(maxsize=20_000)
def same_company(company: str, me: Me) -> str | None:
    """Return their company, as the user writes it, if the user works or worked there too."""
    name = bare_company(company)
    return next((mine for mine in (me.company, *me.companies) if mine and name and bare_company(mine) == name), None)


def school_in(theirs: str, schools: Iterable[str]) -> str | None:
    """Return the first of these schools that they name; `theirs` are words of theirs as `words_of` returns them."""
    text = f" {theirs} "
    return next((school for school in schools if (words := words_of(school)) and f" {words} " in text), None)
