"""Facts that follow from the records, each with the evidence for it."""

from collections.abc import Iterator
from datetime import UTC, date
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from store.counted import counted
from store.dates_in_words import day
from store.judging.evidence import Evidence
from store.judging.facts import FACTS, Facts
from store.judging.messages import MessageContent, read_message, words_of
from store.records.model import Fact, FactValue, Invitation, Me

_RANK: Final = {"you": 0, "import": 1, "derived": 2, "assumed": 3}
"""The sources of facts by rank; the smaller number wins."""
_OF_PERSON: Final = frozenset({"sphere", "same_company"})
"""What a headline, a position or a company tells."""
_OF_RECORDS: Final = frozenset({"known", "passed_before"})
"""What the user's own records tell, whoever wrote."""
_LEGAL_FORMS: Final = frozenset(
    {"inc", "llc", "ltd", "limited", "plc", "corp", "co", "gmbh", "ag", "se", "kg", "ohg", "ug"}
    | {"sa", "sas", "sarl", "srl", "spa", "bv", "nv", "ab", "as", "oy"}
)
"""What companies append to their names, and people leave out."""


def known_facts(invitation: Invitation, evidence: Evidence, days_to_wait: int) -> Facts:
    """Return what was said, imported or can be derived of an invitation; `days_to_wait` is how long an answer may take.

    A stored fact that is none of the table, or has a value that it cannot have, tells nothing.
    """
    derived = _derived(invitation, evidence, days_to_wait)
    facts = {fact.name: _marked(fact, invitation) for fact in derived}
    for said in (invitation.person.facts, invitation.facts):
        for name, fact in said.items():
            if name in FACTS and FACTS[name].has(fact.value) and _is_better(fact, facts.get(name)):
                facts[name] = fact
    return facts


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
    content = read_message(invitation.message)
    known = _how_known(invitation)
    if known:
        yield _fact("known", "yes", known)
    if invitation.kind == "introduction":
        yield from _of_introducer(invitation, content)
    else:
        yield from _of_message(content, evidence)
    if named := next((name for name in evidence.trusted if content.names(words_of(name))), None):
        yield _fact("named_mutual", "yes", f"their message names {named}, whom you trust; that is their word")
    if shared := _shared_sphere(person.headline or "", person.position or "", person.company or "", evidence.me):
        yield _fact("sphere", "yes", f"“{shared}” stands in their headline, position or company")
    if person.company and (same := _same_company(person.company, evidence.me)):
        yield _fact("same_company", "yes", f"{same} is on your list too")
    if school := _named_school(content, person.headline or "", evidence.me):
        yield _fact("same_school", "yes", f"they name {school}")
    if earlier := _passed_earlier(invitation, evidence):
        when = f" on {day(earlier.decided.date())}" if earlier.decided else ""
        yield _fact("passed_before", "yes", f"you passed on them{when}")
    yield from _of_introduction(invitation)
    days = _days_without_answer(invitation, evidence)
    if invitation.answer and invitation.is_answer_verified:
        yield from _of_answer(invitation)
    elif invitation.answer:
        return  # anybody may have written it, so it is the user who says what they answered
    elif days is not None and days >= days_to_wait:
        yield _fact("answer", "none", f"you asked {counted(days, 'day')} ago, and they have not written since")


def _of_answer(invitation: Invitation) -> Iterator[Fact]:
    """Yield what their answer to the user's question tells by its words; nothing where they give neither reason nor
    excuse.
    """
    content = read_message(invitation.answer)
    if content.reason:
        yield _fact("answer", "reason", f"their mail says “{content.reason}”")
    elif content.widening:
        yield _fact("answer", "widening", f"their mail says “{content.widening}”")


def _of_introduction(invitation: Invitation) -> Iterator[Fact]:
    """Yield whether somebody introduced them, and had asked the user before (norms I06, R26)."""
    if invitation.kind == "invitation":
        yield _fact("introduced", "no", "they came by themselves")
        return
    by = invitation.by.name if invitation.by else "somebody"
    yield _fact("introduced", "yes", f"{by} introduced you by e-mail")
    if invitation.was_asked:
        yield _fact("consent_asked", "yes", f"{by} had asked you by e-mail before")


def _of_introducer(invitation: Invitation, content: MessageContent) -> Iterator[Fact]:
    """Yield what it tells that somebody brings us together: the words are theirs, and they know us both (norms R06,
    R07).
    """
    by = invitation.by.name if invitation.by else "somebody"
    yield _fact("boilerplate", "no", f"{by} wrote it")
    yield _fact("personal_note", "no", f"the words are those of {by}")
    if not invitation.verified:
        return  # whoever wrote it, nothing proves that it was they
    yield _fact("reason", "yes", f"{by} writes “{content.reason}”" if content.reason else f"{by} knows you both")
    if invitation.by and invitation.by.trusted:
        yield _fact("trusted_mutual", "yes", f"{by}, whom you trust, brings you together")


def _of_message(content: MessageContent, evidence: Evidence) -> Iterator[Fact]:
    """Yield what the words of the message tell."""
    if content.is_empty:
        yield _fact("boilerplate", "no", "there is no message")
        yield _fact("personal_note", "no", "there is no message")
        yield _fact("reason", "no", "there is no message")
        return
    senders = evidence.mass_texts.get(content.bare, 0)
    if content.is_default or senders:
        because = "it is a default text" if content.is_default else f"{senders} people sent the same text"
        yield _fact("boilerplate", "yes", because)
        yield _fact("personal_note", "no", because)
        yield _fact("reason", "no", because)
    else:
        yield _fact("boilerplate", "no", "it is not one of the known default texts")
        yield _fact("personal_note", "yes", "there is a message, and it is not a default text")
        yield from _why_me(content)
    if content.salesy:
        yield _fact("salesy", "yes", f"their message says “{content.salesy}”")
    if content.favour:
        yield _fact("favour", "yes", f"their message says “{content.favour}”")


def _why_me(content: MessageContent) -> Iterator[Fact]:
    """Yield whether the message says why they chose the user; what sells gives a reason of its own, which is not
    counted.
    """
    if content.reason and not content.salesy:
        yield _fact("reason", "yes", f"their message says “{content.reason}”")
    elif content.widening:
        yield _fact("reason", "no", f"their message only says “{content.widening}”")


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


def _passed_earlier(invitation: Invitation, evidence: Evidence) -> Invitation | None:
    """Return the newest earlier invitation of this person that the user passed on."""
    earlier = [
        other
        for other in evidence.passed.get(invitation.person.id, ())
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


@lru_cache(maxsize=20_000)
def _same_company(company: str, me: Me) -> str | None:
    """Return their company, as the user writes it, if the user works or worked there too."""
    name = _bare_company(company)
    return next((mine for mine in (me.company, *me.companies) if mine and name and _bare_company(mine) == name), None)


def _bare_company(company: str) -> str:
    """Return the name of a company without its legal form, such as Ltd."""
    return " ".join(word for word in words_of(company).split() if word not in _LEGAL_FORMS)


def _named_school(content: MessageContent, headline: str, me: Me) -> str | None:
    """Return the user's school that their message or headline names."""
    if not me.schools:
        return None
    theirs = f" {words_of(headline)} "
    return next((school for school in me.schools if _names_school(content, theirs, words_of(school))), None)


def _names_school(content: MessageContent, headline: str, school: str) -> bool:
    return bool(school) and (content.names(school) or f" {school} " in headline)


def _fact(name: str, value: FactValue, because: str) -> Fact:
    return Fact(name, value, "derived", None, because)
