"""The thread of a person: what they wrote and what the user wrote, as far as the tray holds it, in the order of time.

Of the messages of an archive only counts and dates are kept; they are with the person, not here.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Literal

from msgspec import Struct

from store.records.model import Channel, Draft, Invitation, Person

Happening = Literal["invitation", "introduction", "answer", "connection", "text"]


class ThreadEntry(Struct, frozen=True):
    """One thing that passed between a person and the user."""

    happening: Happening
    mine: bool
    """Whether it came from the user; a connection is nobody's, and counts as theirs."""
    when: datetime | date | None
    """The moment (aware, in the zone it arrived in), or the day where no more is known; None where nobody knows."""
    channel: Channel | None = None
    text: str = ""
    """What was written, as it arrived; the value of the fact where all that is known is that they answered."""
    purpose: str = ""
    """What a text of the user's was for."""
    subject: str = ""
    by: str = ""
    """Who made an introduction, and wrote its text."""


def thread_of(person: Person, invitations: Iterable[Invitation], drafts: Iterable[Draft]) -> list[ThreadEntry]:
    """Return all that passed between this person and the user, oldest first; what nobody can date comes before
    everything.

    `invitations` are those of either direction, `drafts` the user's texts to the person, of which only those that were
    sent are part of it. A request that is among the user's invitations too is told once.
    """
    invitations, sent = list(invitations), [draft for draft in drafts if draft.sent]
    requests = {draft.text.strip() for draft in sent if draft.purpose == "request"}
    entries = [
        ThreadEntry("text", True, draft.sent, draft.channel, draft.text, draft.purpose, draft.subject) for draft in sent
    ]
    for invitation in invitations:
        mine = invitation.direction == "outgoing"
        if invitation.kind == "introduction":
            entries.append(_introduction(invitation))
        elif not (mine and invitation.message.strip() in requests):
            entries.append(ThreadEntry("invitation", mine, invitation.sent, invitation.channel, invitation.message))
        entries += _answers(invitation)
    if person.connected_on:
        entries.append(ThreadEntry("connection", False, person.connected_on))
    return sorted(entries, key=_moment)


def _introduction(invitation: Invitation) -> ThreadEntry:
    """Return how somebody brought the person and the user together."""
    by = invitation.by.name if invitation.by else ""
    return ThreadEntry("introduction", False, invitation.sent, invitation.channel, invitation.message, by=by)


def _answers(invitation: Invitation) -> Iterator[ThreadEntry]:
    """Yield what they answered to the user's question: their words where a mail showed them, else what the user said of
    it on that day.
    """
    fact = invitation.facts.get("answer")
    if invitation.answer:
        yield ThreadEntry("text", False, invitation.answered, "linkedin-message", invitation.answer)
    elif fact is not None and fact.value != "none":
        yield ThreadEntry("answer", False, fact.on, text=str(fact.value))


def _moment(entry: ThreadEntry) -> float:
    """When it was, as a number. What has a day only comes after what has a moment of that day, as an answer would."""
    when = entry.when
    if when is None:
        return float("-inf")
    if not isinstance(when, datetime):
        when = datetime.combine(when, time.max)
    return when.timestamp()
