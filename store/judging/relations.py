"""What somebody is to the user: by their headline and company, or else by what their message says."""

from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from store.judging.companies import bare_company
from store.judging.messages import claim, derived, said, words_of
from store.meaning.reader import Meaning
from store.meaning.subjects import Subject
from store.phrases.search import is_named
from store.records.model import Fact, Invitation, Me


def relations(invitation: Invitation, meaning: Meaning, me: Me) -> Iterator[Fact]:
    """Yield what they are to the user, the surest first.

    A message alone makes nobody a colleague or a candidate: that would mean that the user knows them.
    """
    person, message = invitation.person, invitation.message
    mine = bare_company(me.company)
    if mine and person.company and bare_company(person.company) == mine:
        yield derived("relation", "colleague", f"they work at {me.company}, as you do")
        return
    headline = person.headline or person.position or ""
    if _is_named("recruiter", headline):
        yield derived("relation", "recruiter", "their headline says that they recruit")
        return
    if mine and f" {mine} " in f" {words_of(headline)} ":
        because = f"their headline names {me.company}, where you work"
        yield replace(derived("relation", "colleague", because), is_likely=True)
        return
    if meaning.says("salesy") or invitation.kind == "introduction":
        return

    def fact_of(relation: Subject) -> Fact:
        return said("relation", relation, message, meaning, relation)

    if meaning.says("recruiter"):
        yield claim(fact_of("recruiter"))
    elif meaning.says("candidate"):
        yield replace(fact_of("candidate"), is_likely=True)
    elif meaning.says("colleague") and mine:
        yield replace(fact_of("colleague"), is_likely=True)
    elif meaning.says("student"):
        yield claim(fact_of("student"))
    elif _is_named("student", headline):
        yield derived("relation", "student", "their headline says that they study")


_is_named = lru_cache(maxsize=20_000)(is_named)
