"""What the user and somebody share, in the words of a letter: a school, a company, an interest, connections.

A letter names the school or company only where the records show which one it is. Where they only show that there is
one, it says "the same school". Whether there is one at all is for the condition of the template to ask.
"""

import re
from collections.abc import Mapping
from typing import Final

from store.judging.messages import words_of
from store.judging.ties import same_company, school_in
from store.records.model import FactValue, Me, Person
from store.writing.letter_languages import SharedWords

_OF: Final = re.compile(r"^(?!the\b).* of ", re.IGNORECASE)
"""A name that takes an article: `the University of Graz`, but `Graz University`."""


def shared_school(person: Person, me: Me) -> str | None:
    """Return the school that both went to, if they went to the same one, as an English sentence names it; None where
    that could be several.
    """
    school = me.schools[0] if len(me.schools) == 1 else school_in(words_of(person.headline or ""), me.schools)
    needs_article = school is not None and _OF.search(school) is not None
    return f"the {school}" if needs_article else school


def shared_company(person: Person, me: Me) -> str | None:
    """Return the company that both have worked for; None where nothing tells which one it is."""
    return same_company(person.company, me) if person.company else None


def interests(person: Person) -> list[str]:
    """Return what somebody cares about, as the user noted it, one by one."""
    return [each for each in map(str.strip, (person.interests or "").replace(";", ",").split(",")) if each]


def shared_fields(
    person: Person, me: Me, facts: Mapping[str, FactValue], words: SharedWords
) -> Mapping[str, str | None]:
    """Return the fields that say what the two share."""
    noted = interests(person)
    return {
        "shared_school": shared_school(person, me) or words.school,
        "shared_company": shared_company(person, me) or words.company,
        "interest": noted[0] if noted else None,
        "shared_interest": noted[0] if len(noted) == 1 else words.interest,
        "mutual": _mutual(facts.get("mutual"), words),
    }


def _mutual(number: FactValue | None, words: SharedWords) -> str | None:
    """Return how many connections the two share; None where that is unknown, or none."""
    if not isinstance(number, int) or number < 1:
        return None
    spelled = words.numbers[number - 1] if number <= len(words.numbers) else f"{number:,}"
    return words.connection.format(count=spelled) if number == 1 else words.connections.format(count=spelled)
