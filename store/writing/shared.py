"""What the user and somebody share, in the words of a letter: a school, a company, an interest, connections.

A letter names the school or company only where the records show which one it is. Where they only show that there is
one, it says "the same school". Whether there is one at all is for the condition of the template to ask.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from store.counted import counted
from store.judging.messages import words_of
from store.judging.ties import same_company, school_in
from store.records.model import FactValue, Me, Person
from store.writing.job_titles import job_in_words
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


def known_points(person: Person, facts: Mapping[str, FactValue], me: Me) -> list[str]:
    """Return what links the user with somebody, as said, imported or derived, for the open fields of a request (norm
    A16): each a phrase to stand after "it was", except the lines of the note, which stand as they were written.
    """
    return list(dict.fromkeys(_points(person, facts, me)))


def _points(person: Person, facts: Mapping[str, FactValue], me: Me) -> Iterator[str]:
    if facts.get("same_school") == "yes":
        school = shared_school(person, me)
        yield f"our time at {school}" if school else "the school we both went to"
    if facts.get("same_company") == "yes":
        company = shared_company(person, me)
        yield f"our time at {company}" if company else "the company we have both worked for"
    if facts.get("same_group") == "yes":
        yield "the group we are both in"
    if facts.get("same_event") == "yes":
        yield "the event we both went to"
    mutual = facts.get("mutual")
    if isinstance(mutual, int) and mutual > 0:
        yield f"our {counted(mutual, 'shared connection')}"
    yield from (f"your interest in {interest}" for interest in interests(person))
    if person.position and person.company:
        yield f"your work as {job_in_words(person.position, person.company)}"
    yield from (line.strip() for line in person.note.splitlines() if line.strip())


def _mutual(number: FactValue | None, words: SharedWords) -> str | None:
    """Return how many connections the two share; None where that is unknown, or none."""
    if not isinstance(number, int) or number < 1:
        return None
    spelled = words.numbers[number - 1] if number <= len(words.numbers) else f"{number:,}"
    return words.connection.format(count=spelled) if number == 1 else words.connections.format(count=spelled)
