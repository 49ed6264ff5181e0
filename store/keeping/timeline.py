"""Everything that passed between the user and a person, whole, in one line each, oldest first."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from store.keeping.contacts import Dealings
from store.keeping.paths import consent_in_words
from store.records.advice import ADVICE_NAMES
from store.records.model import Event, EventKind, Invitation, State
from store.tray.clock import moment
from store.tray.tray import Tray

_DECIDED: Final[dict[State, str]] = {
    "accepted": "you accepted",
    "asked": "you asked why",
    "passed": "you passed",
    "ignored": "you left it pending",
    "snoozed": "you snoozed it",
    "withdrawn": "you withdrew it",
}

_EVENTS: Final[dict[EventKind, str]] = {
    "contact": "you were in touch",
    "talk": "you talked",
    "gave": "you gave",
    "asked": "you asked for",
    "congratulate": "you congratulated them",
    "comment": "you commented on a post of theirs",
    "recommend": "you recommended them",
    "endorse": "you endorsed them",
    "share": "you shared a post of theirs",
    "help": "you helped them",
    "mute": "you muted them",
    "unfollow": "you unfollowed them",
    "message": "you sent a message",
    "remove": "you removed the connection",
}

_WROTE: Final = {
    "ask-why": "you asked why",
    "pass": "you passed, with a note",
    "thanks": "you thanked them",
    "welcome": "you welcomed them",
    "request": "you asked to connect",
    "referral": "you asked for a referral",
    "naming-consent": "you asked to name them",
    "pitch": "you put an idea to them",
    "letter": "you wrote a letter",
    "introduction-ask": "you offered an introduction",
    "introduction": "you wrote the introduction",
    "introduction-pass": "you wrote that there will be no introduction",
    "follow-up": "you followed up",
    "check-in": "you asked how they are",
    "congratulation": "you congratulated them",
    "closing-question": "you asked whom to meet",
    "leave": "you left them kindly",
}
"""What the user wrote, by the purpose of the text."""


def timeline(tray: Tray, dealings: Dealings) -> list[tuple[date | None, str]]:
    """Return what happened, with the day (in the user's zone) on which it did, and what the rules advised on the day of
    each decision; first what has no day.
    """
    lines = [*_lines(dealings), *_advised(tray, dealings), *_noted(tray, dealings)]
    return sorted(lines, key=lambda line: line[0] or date.min)


def _advised(tray: Tray, dealings: Dealings) -> Iterator[tuple[date | None, str]]:
    """Yield what was advised when the user decided, as the log of each invitation has kept it."""
    for invitation in dealings.invitations:
        for stamp, entry in tray.record("invitations", invitation.id).entries():
            advice = entry.context.get("advice")
            decided = next((words for state, words in _DECIDED.items() if state == entry.new), "")
            if entry.field == "state" and advice and decided:
                advised = ADVICE_NAMES.get(str(advice), advice)
                yield moment(stamp.time).astimezone().date(), f"when {decided}, the rules advised: {advised}"


def _noted(tray: Tray, dealings: Dealings) -> Iterator[tuple[date | None, str]]:
    """Yield each note that the user wrote on the person, as the log has kept it."""
    for trace in tray.joins.traces(dealings.person.id):
        for stamp, entry in tray.record("people", trace).entries():
            if entry.field == "note" and entry.new:
                yield moment(stamp.time).astimezone().date(), f"you noted: {_in_one_line(str(entry.new))}"


def _lines(dealings: Dealings) -> Iterator[tuple[date | None, str]]:
    person = dealings.person
    if person.connected_on:
        yield person.connected_on, "you connected"
    if person.changed_work:
        yield person.changed_work, f"new work: {person.job}"
    for invitation in dealings.invitations:
        yield from _of_invitation(invitation)
    for draft in dealings.drafts:
        if draft.sent:
            to = "to" if draft.purpose == "naming-consent" else "about"
            about = f" {to} {draft.names.name}, {consent_in_words(draft)}" if draft.names else ""
            wrote = _WROTE.get(draft.purpose, "you wrote")
            yield draft.sent.astimezone().date(), f"{wrote}{about}: {_in_one_line(draft.text)}"
    for event in dealings.events:
        yield event.on, event_in_words(event)
    for promise in dealings.follow_ups:
        if promise.done:
            who = "you kept a promise" if promise.promised_by == "me" else "they kept a promise"
            yield promise.done, f"{who}: {promise.text}"
    for introduction in dealings.introductions:
        other = introduction.other if introduction.person.id == person.id else introduction.person
        if introduction.begun:
            yield introduction.begun.astimezone().date(), f"you planned to introduce them to {other.name}"
        if introduction.introduced:
            yield introduction.introduced.astimezone().date(), f"you introduced them to {other.name}"


def event_in_words(event: Event) -> str:
    """Return what happened, as it goes on after "then": `you talked: the new lens`."""
    words = _EVENTS[event.what]
    return f"{words}: {event.text}" if event.text else words


def _in_one_line(text: str) -> str:
    """Return a text in one line; whoever shows it wraps it."""
    return " ".join(text.split())


def _of_invitation(invitation: Invitation) -> Iterator[tuple[date | None, str]]:
    asked = "you asked to connect" if invitation.direction == "outgoing" else "they asked to connect"
    if invitation.kind == "introduction":
        asked = f"{invitation.by.name if invitation.by else 'somebody'} introduced them to you"
    said = f": {_in_one_line(invitation.message)}" if invitation.message.strip() else ""
    yield invitation.sent.astimezone().date() if invitation.sent else None, f"{asked}{said}"
    if invitation.decided and invitation.state in _DECIDED:
        is_theirs = invitation.direction == "outgoing" and invitation.state == "accepted"
        yield invitation.decided.astimezone().date(), "they accepted" if is_theirs else _DECIDED[invitation.state]
    if invitation.answered:
        said = f": {_in_one_line(invitation.answer)}" if invitation.answer else ""
        yield invitation.answered.astimezone().date(), f"they answered{said}"
