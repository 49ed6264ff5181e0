"""What is known of somebody, in words that fit the open fields of a request: nothing of it is invented (norm A16)."""

from collections.abc import Iterator, Mapping

from store.counted import counted
from store.records.model import FactValue, Me, Person
from store.writing.job_titles import job_in_words
from store.writing.shared import interests, shared_company, shared_school


def known_points(person: Person, facts: Mapping[str, FactValue], me: Me) -> list[str]:
    """Return what links the user with somebody, as said, imported or derived: each a phrase to stand after "it
    was", except the lines of the note, which stand as they were written.
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
