"""What somebody is to the user: by headline and company, else by what their message says."""

from collections.abc import Iterator
from functools import lru_cache

from store.judging.companies import bare_company
from store.judging.messages import claim, said, words_of
from store.meaning.reader import Meaning
from store.phrases.search import is_named
from store.records.model import Fact, Invitation, Me


def relations(invitation: Invitation, meaning: Meaning, me: Me) -> Iterator[Fact]:
    """Yield what they are to the user, the surest first.

    A message alone makes nobody a colleague or a candidate: that would mean that the user knows them.
    """
    person, message = invitation.person, invitation.message
    mine = bare_company(me.company)
    if mine and person.company and bare_company(person.company) == mine:
        yield Fact("relation", "colleague", "derived", None, f"they work at {me.company}, as you do")
        return
    headline = person.headline or person.position or ""
    if _is_named("recruiter", headline):
        yield Fact("relation", "recruiter", "derived", None, "their headline says that they recruit")
        return
    if mine and _works_at(mine, headline):
        because = f"their headline names {me.company}, where you work"
        yield Fact("relation", "colleague", "derived", None, because, is_likely=True)
        return
    if meaning.says("salesy") or invitation.kind == "introduction":
        return
    if meaning.says("recruiter"):
        yield claim(said("relation", "recruiter", message, meaning, "recruiter"))
    elif meaning.says("candidate"):
        yield _guessed(said("relation", "candidate", message, meaning, "candidate"))
    elif meaning.says("colleague") and mine:
        yield _guessed(said("relation", "colleague", message, meaning, "colleague"))
    elif meaning.says("student"):
        yield claim(said("relation", "student", message, meaning, "student"))
    elif _is_named("student", headline):
        yield Fact("relation", "student", "derived", None, "their headline says that they study")


def _works_at(company: str, headline: str) -> bool:
    """Whether a headline ends a part of it with this company."""
    return f" {company} " in f" {words_of(headline)} "


@lru_cache(maxsize=20_000)
def _is_named(subject: str, headline: str) -> bool:
    return is_named(subject, headline)


def _guessed(fact: Fact) -> Fact:
    """The fact as one that is only likely."""
    return Fact(fact.name, fact.value, fact.source, None, fact.because, True, fact.spans)
