"""Facts that follow from the records, each with the evidence for it."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date
from functools import lru_cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from store.counted import counted
from store.dates_in_words import day
from store.judging.evidence import Evidence
from store.judging.facts import FACTS, Facts
from store.judging.messages import (
    claim,
    derived,
    facts_of_message,
    is_claimed,
    is_in_doubt,
    places_of,
    quoted,
    said,
    words_of,
)
from store.judging.relations import relations
from store.judging.ties import same_company, school_in
from store.meaning.reader import Meaning, read
from store.meaning.subjects import Subject
from store.records.model import Fact, Invitation, Me

_RANK: Final = {"you": 0, "import": 1, "derived": 2, "assumed": 3}
"""The sources of facts by rank; the smaller number wins."""
_OF_PERSON: Final = frozenset({"sphere", "same_company"})
"""What a headline, a position or a company tells."""
_OF_RECORDS: Final = frozenset({"known", "passed_before", "left_before"})
"""What the user's own records tell, whoever wrote."""


class Derived(Struct, frozen=True):
    """What is known of an invitation before anything is assumed."""

    known: Facts
    """What was said, was imported, or surely follows from the records."""
    likely: Facts
    """What a text suggests, of facts that nobody told."""


def derive(invitation: Invitation, evidence: Evidence, days_to_wait: int) -> Derived:
    """Return what was said, imported or can be derived of an invitation.

    A stored fact that is none of the table, or has a value that it cannot have, tells nothing. `days_to_wait` is how
    long an answer may take.
    """
    found = [_marked(fact, invitation) for fact in _derived(invitation, evidence, days_to_wait)]
    facts = {fact.name: fact for fact in found if not fact.is_likely}
    for stored in (invitation.person.facts, invitation.facts):
        for name, fact in stored.items():
            if name in FACTS and FACTS[name].has(fact.value) and _is_better(fact, facts.get(name)):
                facts[name] = fact
    likely = {fact.name: fact for fact in found if fact.is_likely and fact.name not in facts}
    return Derived(facts, likely)


def known_facts(invitation: Invitation, evidence: Evidence, days_to_wait: int) -> Facts:
    """Return what `derive` does, without what is only likely."""
    return derive(invitation, evidence, days_to_wait).known


def _marked(fact: Fact, invitation: Invitation) -> Fact:
    """Return the fact, marked where it rests on words that nothing proves to be theirs."""
    is_of_person = fact.name in _OF_PERSON and not invitation.person.unverified
    if invitation.verified or is_of_person or fact.name in _OF_RECORDS:
        return fact
    return replace(fact, unverified=True)


def _is_better(fact: Fact, other: Fact | None) -> bool:
    return other is None or _RANK[fact.source] <= _RANK[other.source]


def _derived(invitation: Invitation, evidence: Evidence, days_to_wait: int) -> Iterator[Fact]:
    """Yield every fact that the records tell of this invitation."""
    person = invitation.person
    meaning = read(invitation.message)
    if known := _how_known(invitation):
        yield derived("known", "yes", known)
    if invitation.kind == "introduction":
        yield from _of_introducer(invitation, meaning)
    else:
        yield from facts_of_message(invitation.message, meaning, evidence.mass_texts.get(meaning.bare, 0))
    yield from _ties(invitation, meaning, evidence)
    yield from relations(invitation, meaning, evidence.me)
    if person.company and (same := same_company(person.company, evidence.me)):
        yield derived("same_company", "yes", f"you work or worked at {same} too")
    yield from _earlier(invitation, evidence)
    yield from _of_introduction(invitation)
    days = _days_without_answer(invitation, evidence)
    if invitation.answer:
        yield from _of_answer(invitation)
    elif days is not None and days >= days_to_wait:
        yield derived("answer", "none", f"you asked {counted(days, 'day')} ago, and they have not written since")


def _of_answer(invitation: Invitation) -> Iterator[Fact]:
    """Yield what their answer to the user's question tells by its words; nothing where they give neither reason nor
    excuse.
    """
    answer = read(invitation.answer)
    is_unproven = not invitation.is_answer_verified  # anybody may have written it, so that the user is asked
    if answer.says("rude"):
        because = f"they answered {quoted(invitation.answer, answer.spans('rude'))}"
        yield Fact("rude", "yes", "derived", None, because, is_unproven or is_in_doubt(answer, "rude"))
    if answer.is_default:
        return
    subject: Subject = "reason" if _gives_reason(answer) else "widening"
    if answer.says(subject):
        spans = answer.spans(subject)
        because = f"they answered {quoted(invitation.answer, spans)}"
        fact = Fact("answer", subject, "derived", None, because, is_unproven or not answer.is_sure(subject))
        yield claim(fact) if subject == "reason" and is_claimed(spans, invitation.answer, answer) else fact


def _gives_reason(answer: Meaning) -> bool:
    """Return whether an answer says why, rather than that there is no reason: of both the surer one counts."""
    if answer.is_sure("reason") != answer.is_sure("widening"):
        return answer.is_sure("reason")
    return answer.says("reason") and not answer.is_sure("widening")


def _ties(invitation: Invitation, meaning: Meaning, evidence: Evidence) -> Iterator[Fact]:
    """Yield what links the two: somebody they name, their field, a school, an event, a common interest."""
    message, person, me = invitation.message, invitation.person, evidence.me
    if found := evidence.named_in(message, person.name):
        named, places = found
        trusted = ", whom you trust" if named in evidence.trusted else ", whom you know"
        because = f"their message names {named}{trusted}; that is their word"
        yield claim(derived("named_mutual", "yes", because, places))
    shared = _shared_sphere(person.headline or "", person.position or "", person.company or "", me)
    theirs = _shared_sphere(message, "", "", me)
    if shared:
        yield derived("sphere", "yes", f"“{shared}” is in their headline, position or company")
    elif theirs and meaning.is_sure("recruiter"):
        yield claim(derived("sphere", "yes", f"the role that they write about is in your field: “{theirs}”"))
    if theirs and not meaning.says("salesy") and (places := places_of(words_of(theirs), message)):
        yield claim(derived("interest", "yes", f"they write about “{theirs}”, which is your field", places))
    if school := school_in(words_of(person.headline or ""), me.schools):
        yield derived("same_school", "yes", f"they name {school}")
    elif (school := school_in(meaning.bare, me.schools)) and (places := places_of(words_of(school), message)):
        yield claim(derived("same_school", "yes", f"they name {school}", places))
    elif meaning.says("school"):
        yield claim(said("same_school", "school", message, meaning))
    if meaning.says("event"):
        yield claim(said("same_event", "event", message, meaning))


def _earlier(invitation: Invitation, evidence: Evidence) -> Iterator[Fact]:
    """Yield what the user did with earlier invitations of theirs."""
    if passed := _newest_earlier(invitation, evidence.passed.get(invitation.person.id, ()), evidence):
        when = f" on {day(passed.decided.date())}" if passed.decided else ""
        yield derived("passed_before", "yes", f"you passed on them{when}")
    if left := _newest_earlier(invitation, evidence.left.get(invitation.person.id, ()), evidence):
        when = f" on {day(left.decided.date())}" if left.decided else ""
        yield derived("left_before", "yes", f"you left an invitation of theirs without an answer{when}")


def _of_introduction(invitation: Invitation) -> Iterator[Fact]:
    """Yield whether somebody introduced them, and had asked the user before (norms I06, R26)."""
    if invitation.kind == "invitation":
        yield derived("introduced", "no", "nobody introduced them")
        return
    by = invitation.by.name if invitation.by else "somebody"
    yield derived("introduced", "yes", f"{by} introduced you by email")
    if invitation.was_asked:
        yield derived("consent_asked", "yes", f"{by} had asked you by email before")


def _of_introducer(invitation: Invitation, meaning: Meaning) -> Iterator[Fact]:
    """Yield what it tells that somebody brings the two together: the words are theirs (norms R06, R07)."""
    by = invitation.by.name if invitation.by else "somebody"
    yield derived("boilerplate", "no", f"{by} wrote it")
    yield derived("personal_note", "no", f"{by} wrote these words")
    if not invitation.verified:
        return  # whoever wrote it, nothing proves that it was they
    words = quoted(invitation.message, meaning.spans("reason")) if meaning.is_sure("reason") else ""
    yield derived("reason", "yes", f"{by} writes {words}" if words else f"{by} knows you both")
    if invitation.by and invitation.by.trusted:
        yield derived("trusted_mutual", "yes", f"{by}, whom you trust, brings you together")


def _how_known(invitation: Invitation) -> str | None:
    """Return how the records show that the user knew the sender before the invitation came, else None (norm R02)."""
    person = invitation.person
    if person.in_address_book:
        return "they are in your address book"
    if person.trusted:
        return "you marked them as somebody you trust"
    came = invitation.sent or invitation.decided
    before = came.astimezone(UTC).date() if came else date.max
    if person.connected_on and person.connected_on < before:
        return f"connected since {day(person.connected_on)}"
    written, received = person.written, person.received
    if written and received and max(written.first, received.first) < before:
        return f"you have written to each other since {day(max(written.first, received.first))}"
    return None


def _newest_earlier(invitation: Invitation, others: Iterable[Invitation], evidence: Evidence) -> Invitation | None:
    """Return the newest of some invitations of the same person that came before this one."""
    earlier = [
        other
        for other in others
        if other.id != invitation.id and other.sent and invitation.sent and other.sent < invitation.sent
    ]
    return max(earlier, key=lambda other: other.sent or evidence.now, default=None)


def _days_without_answer(invitation: Invitation, evidence: Evidence) -> int | None:
    """Return for how many days they have not answered the user's question.

    None where no question was sent, or where the user waits for no answer.
    """
    sent = invitation.carried_out
    if invitation.state != "asked" or not isinstance(sent, date) or invitation.has_answer:
        return None
    return (evidence.now.astimezone().date() - sent).days


@lru_cache(maxsize=20_000)
def _shared_sphere(headline: str, position: str, company: str, me: Me) -> str | None:
    """Return the first word or phrase of the user's sphere (else of the industry, else of the position) that they use
    of themselves.
    """
    phrases = me.sphere or tuple(filter(None, (me.industry, me.position)))
    theirs = f" {words_of(headline)} {words_of(position)} {words_of(company)} "
    return next((phrase for phrase in phrases if (words := words_of(phrase)) and f" {words} " in theirs), None)
