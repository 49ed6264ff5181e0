"""Rows as scripts get them: the same keys for whatever is in a row, null where a key says nothing of it."""

from datetime import date, datetime
from typing import Any

from store.judging.scoring import Advised
from store.judging.verdict import question_text
from store.records import ids
from store.records.model import (
    Consent,
    Draft,
    Fact,
    FollowUp,
    Introduction,
    Invitation,
    Item,
    MessageCount,
    Person,
    Version,
)
from store.session.session import Session


def row(session: Session, item: Item) -> dict[str, Any]:
    """The row of an item with what is advised on it now."""
    return row_of(item, session.advice.advised(item) if isinstance(item, Invitation) else None)


def row_of(item: Item, advised: Advised | None) -> dict[str, Any]:
    """The row of an item with what is advised on it; `advised` is None for what rules do not judge."""
    person = item.person
    row = {
        "id": ids.spelled(item.id),
        "kind": item.kind,
        "direction": None,
        "channel": None,
        "state": None,
        "carried_out": None,
        "person": person_of(person),
        "sent": None,
        "message": "",
        "verified": True,
        "advice": advised.advice if advised else None,
        "score": list(advised.score) if advised else None,
        "question": question_text(advised.question, person.name) if advised and advised.question else None,
        "due": None,
        "tags": list(person.tags),
    }
    if isinstance(item, Invitation):
        row |= _of_invitation(item)
    elif isinstance(item, Draft):
        row |= _of_draft(item)
    elif isinstance(item, Introduction):
        row |= _of_introduction(item)
    elif isinstance(item, FollowUp):
        row |= {"message": item.text, "promised_by": item.promised_by, "due": _day(item.due), "done": _day(item.done)}
    return row


def known_of(item: Item) -> dict[str, Any]:
    """What else a record says, beyond its row: what is known of the person."""
    person = item.person
    facts = person.facts | (item.facts if isinstance(item, Invitation) else {})
    return {
        "position": person.position,
        "location": person.location,
        "interests": person.interests,
        "postal": person.postal,
        "birthday": person.birthday,
        "cadence": person.cadence,
        "note": person.note,
        "facts": {name: _fact(fact) for name, fact in sorted(facts.items())},
        "written": _letters(person.written),
        "received": _letters(person.received),
        "in_address_book": person.in_address_book,
        "trusted": person.trusted,
    }


def _of_invitation(invitation: Invitation) -> dict[str, Any]:
    row: dict[str, Any] = {
        "direction": invitation.direction,
        "channel": invitation.channel,
        "state": invitation.state,
        "carried_out": invitation.carried_out if invitation.carried_out is False else _day(invitation.carried_out),
        "sent": _moment(invitation.sent),
        "message": invitation.message,
        "verified": invitation.verified,
        "due": _day(invitation.due),
    }
    if invitation.kind == "introduction":
        row["by"] = person_of(invitation.by) if invitation.by else None
    row |= _unverified(is_so=not invitation.verified)
    if invitation.answer:
        row["answer"] = {"text": invitation.answer} | _unverified(is_so=not invitation.is_answer_verified)
    if invitation.is_claimed:
        row["claimed"] = {"accepted": _day(invitation.claimed), "unverified": True}
    if invitation.elsewhere:
        row["elsewhere"] = True
    if invitation.quietly:
        row["quietly"] = True
    if invitation.versions:
        row["versions"] = [_version(version) for version in invitation.versions]
    return row


def _version(version: Version) -> dict[str, Any]:
    return {
        "state": version.state,
        "decided": _moment(version.decided),
        "quietly": version.quietly,
        "due": _day(version.due),
        "carried_out": _day(version.carried_out),
    }


def _of_draft(draft: Draft) -> dict[str, Any]:
    return {
        "direction": "outgoing",
        "channel": draft.channel,
        "sent": _moment(draft.sent),
        "message": draft.text,
        "text": draft.text,
        "due": _day(draft.due),
        "purpose": draft.purpose,
        "introduction": ids.spelled(draft.introduction) if draft.introduction is not None else None,
        "names": person_of(draft.names) if draft.names else None,
        "consent": draft.consent,
        "subject": draft.subject,
        "off": list(draft.off),
        "invitation": ids.spelled(draft.invitation) if draft.invitation is not None else None,
    }


def _of_introduction(introduction: Introduction) -> dict[str, Any]:
    return {
        "direction": introduction.direction,
        "state": introduction.state,
        "other": person_of(introduction.other),
        "message": introduction.because,
        "because": introduction.because,
        "sent": _moment(introduction.introduced),
        "consents": [_consent(consent) for consent in introduction.consents],
    }


def _consent(consent: Consent) -> dict[str, Any]:
    return {
        "person": ids.spelled(consent.person.id),
        "gains": consent.gains,
        "asked": _moment(consent.asked),
        "answer": consent.answer,
        "told": _moment(consent.told),
    }


def person_of(person: Person) -> dict[str, Any]:
    """A person as every row has them."""
    return {
        "id": ids.spelled(person.id),
        "name": person.name,
        "url": person.url,
        "email": person.email,
        "headline": person.headline,
        "company": person.company,
        "connected_on": _day(person.connected_on),
    } | _unverified(is_so=person.unverified)


def _fact(fact: Fact) -> dict[str, Any]:
    told = {"value": fact.value, "source": fact.source, "on": _day(fact.on), "because": fact.because}
    return told | _unverified(is_so=fact.unverified)


def _unverified(*, is_so: bool) -> dict[str, bool]:
    """The mark of what rests on a mail that nothing proves."""
    return {"unverified": True} if is_so else {}


def _letters(letters: MessageCount | None) -> dict[str, Any] | None:
    if letters is None:
        return None
    return {"count": letters.count, "first": _day(letters.first), "last": _day(letters.last)}


def _moment(when: datetime | None) -> str | None:
    return when.isoformat(timespec="seconds") if when else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
