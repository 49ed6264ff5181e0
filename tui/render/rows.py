"""What a row of the queue says of an invitation, a draft or a person."""

from datetime import datetime

from store.dates_in_words import short_age
from store.records.model import Draft, Invitation, Item, Person
from store.tray.row_age import UNDECIDED, row_age
from tui.render.purposes import short_of
from tui.render.styles import ADVICE, BAD, FAINT, GOOD, OPEN, PLAIN, STRONG
from tui.widgets.row import QueueRow

_DECIDED = {
    "accepted": GOOD,
    "asked": ADVICE["ask"],
    "passed": BAD,
    "ignored": FAINT,
    "snoozed": FAINT,
    "withdrawn": BAD,
}


def row_of(item: Item, advice: str | None, now: datetime, *, is_stopped: bool = False) -> QueueRow:
    """The row of an item; `advice` is what the rules advise on it, None where they say nothing or not yet, and
    `is_stopped` says that a check stops the draft.
    """
    if isinstance(item, Invitation):
        return _invitation(item, advice, now)
    return _draft(item, now, "!" if is_stopped else "") if isinstance(item, Draft) else _person(item, now)


def _invitation(invitation: Invitation, advice: str | None, now: datetime) -> QueueRow:
    person = invitation.person
    if invitation.versions:
        word, style = "disputed", OPEN
    elif invitation.state in UNDECIDED and invitation.direction == "incoming":
        word, style = advice or "", ADVICE.get(advice or "", PLAIN)
    else:
        word, style = invitation.state, _DECIDED.get(invitation.state, PLAIN)
    age = row_age(invitation, now)
    return QueueRow(person.name, word, style, age, _what_they_are(person), _signs(invitation), _aside(invitation))


def _aside(invitation: Invitation) -> str:
    """Whether the sender of a mail is not proven, and by whom I am to meet them."""
    by = f"by {invitation.by.name}" if invitation.by else ""
    return ", ".join(filter(None, ("" if invitation.verified else "unverified", by)))


def _draft(draft: Draft, now: datetime, signs: str) -> QueueRow:
    """A draft; where it was put off, the day takes the place of its age, and that stands with the first words."""
    words = next((line for line in draft.text.splitlines()[1:] if line.strip()), draft.text).strip()
    name, purpose, age = draft.person.name, short_of(draft.purpose), row_age(draft, now)
    if draft.sent is not None:
        return QueueRow(name, purpose, GOOD, age, detail=f"sent: {words}")
    begun = short_age(draft.begun, now)
    told = f"begun {begun} ago: " if draft.due is not None and begun not in ("", "now") else ""
    return QueueRow(name, purpose, STRONG, age, told + words, signs)


def _person(person: Person, now: datetime) -> QueueRow:
    signs = "n" if person.note else ""
    return QueueRow(person.name, "", PLAIN, row_age(person, now), detail=_what_they_are(person), signs=signs)


def _what_they_are(person: Person) -> str:
    """A few words on who somebody is."""
    if person.headline:
        return person.headline
    return ", ".join(part for part in (person.position, person.company) if part)


def _signs(invitation: Invitation) -> str:
    """What else there is: a message, a note, a doubtful sender."""
    return (
        ('"' if invitation.message.strip() else "")
        + ("n" if invitation.person.note else "")
        + ("?" if not invitation.verified else "")
    )
