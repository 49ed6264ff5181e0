"""Everybody in the tray, as far as a text to one person may have been meant for another, or name them rightly."""

import re
from collections import Counter
from collections.abc import Container, Iterable
from typing import Final

from msgspec import Struct

from store.records.ids import RecordId
from store.records.model import Me, Person
from store.text import folded
from store.writing.check_context import OtherPeople
from store.writing.language.first_names import first_name

_PLAIN: Final = re.compile(r"([A-Za-z\u00c0-\u024f]{2,}) [\w '’-]+")
"""A name of which the first word is the one to greet by, unless it is a title."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Everybody(Struct, frozen=True, eq=False):
    """All people of a tray and the user: how many are greeted by each first name, and work at each company; all
    folded.
    """

    first_names: Counter[str]
    companies: Counter[str]
    words: frozenset[str]
    """Every word of their names, companies and headlines, of the user's, and of the user's own list."""
    full_names: dict[str, RecordId]
    """The id of the person by each name of two words or more that only one of them bears."""

    def but(self, person: Person) -> OtherPeople:
        """Return everybody but one."""
        return OtherPeople(
            first_names=_without(self.first_names, _greeted(person.name)),
            companies=_without(self.companies, folded(person.company or "")),
            words=self.words,
            full_names=self.full_names,
        )


def everybody(people: Iterable[Person], me: Me, own_words: frozenset[str]) -> Everybody:
    """Return what is known of all these people; takes a second for a hundred thousand."""
    first_names: Counter[str] = Counter()
    companies: Counter[str] = Counter()
    texts = [*me.names, me.company, me.headline, me.position, *me.companies, *me.schools, *me.sphere]
    full_names: dict[str, RecordId] = {}
    namesakes: set[str] = set()
    mine = {folded(name) for name in me.names}
    for person in people:
        name = folded(person.name)
        if name in full_names or name in mine:
            namesakes.add(name)
        elif " " in name:
            full_names[name] = person.id
        first_names[_greeted(person.name)] += 1
        if person.company:
            companies[person.company] += 1
        texts += [person.name, person.company or "", person.headline or "", person.position or ""]
    folded_companies: Counter[str] = Counter()
    for company, count in companies.items():
        folded_companies[folded(company)] += count
    words = frozenset(_WORD.findall(folded(" ".join(texts))))
    for name in namesakes & full_names.keys():
        del full_names[name]
    return Everybody(_named(first_names), _named(folded_companies), words | own_words, full_names)


def _greeted(name: str) -> str:
    """Return how somebody of this name is greeted, folded; "" where nobody can say.

    To take names apart properly lasts two seconds for ten thousand, and is left to those that are not plain.
    """
    plain = _PLAIN.fullmatch(name)
    if plain and (first := folded(plain[1])) not in _titles():
        return first
    return folded(first_name(name) or "")


def _titles() -> Container[str]:
    """Return the words that are before names without being part of them."""
    from nameparser.config import CONSTANTS  # takes a tenth of a second

    titles: Container[str] = CONSTANTS.titles
    return titles


def _named(counted: Counter[str]) -> Counter[str]:
    """Return the same without what is empty."""
    del counted[""]
    return counted


def _without(counted: Counter[str], one: str) -> frozenset[str]:
    """Return what is there without this one; what several have in common stays."""
    return frozenset(counted) - {one} if counted[one] <= 1 else frozenset(counted)
