"""The rows of the queue: what each says of an invitation, a draft or a person, and how it is laid out."""

from datetime import datetime
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from rich.style import Style
from textual.strip import Strip

from store.dates_in_words import short_age, short_day
from store.records.model import Draft, FollowUp, Introduction, IntroductionState, Invitation, Item, Person
from store.tray.row_age import UNDECIDED, row_age
from tui.render.purposes import short_of
from tui.render.styles import ADVICE, BAD, BAR, FAINT, GOOD, OPEN, PLAIN, STRONG, Part, fitted, line

if TYPE_CHECKING:
    from store.keeping.causes import DueItem

_GUTTER = 2
_SIGNS = 3
_WORD = 9
_AGE = 5
_NAME = 26
_GAP = 2
_DETAIL_FROM = 16
"""A detail of fewer cells is left out, and the name gets them."""

_DECIDED = {
    "accepted": GOOD,
    "asked": ADVICE["ask"],
    "passed": BAD,
    "ignored": FAINT,
    "snoozed": FAINT,
    "withdrawn": BAD,
}


class QueueRow(Struct, frozen=True):
    """What one row says. Its texts are as they arrived, and cleaned when the row is laid out."""

    name: str
    word: str
    """One word: what is advised, or what was decided."""
    style: Style = PLAIN
    """How the word looks."""
    age: str = ""
    """How long ago, or when: `3d`, `2mo`, `12May`."""
    detail: str = ""
    """A few words more, shown where there is room."""
    signs: str = ""
    """One sign each: `"` they wrote something, `n` there is a note, `?` the sender is not proven, `!` a check stops
    the draft.
    """
    aside: str = ""
    """What goes with the name, such as who introduces them: before the detail, or else after the name."""


def row_of(item: Item, advice: str | None, now: datetime, *, is_stopped: bool = False) -> QueueRow:
    """The row of an item. `advice` is None where the rules advise nothing (yet); `is_stopped` says that a check stops
    the draft.
    """
    if isinstance(item, Invitation):
        return _invitation(item, advice, now)
    if isinstance(item, Draft):
        return _draft(item, now, "!" if is_stopped else "")
    if isinstance(item, Introduction):
        return _introduction(item, now)
    return _promise(item, now) if isinstance(item, FollowUp) else _person(item, now)


def due_row(item: "DueItem", now: datetime) -> QueueRow:
    """The row of something that is due: what it is, for whom, why, and since when or until when."""
    today = now.date()
    style = BAD if item.on < today else STRONG if item.on == today else PLAIN
    age = short_age(item.on, now) if item.on < today else short_day(item.on, today)
    word = item.purpose if item.what == "draft" else item.what
    return QueueRow(item.person.name, word, style, age, detail=item.because)


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
    """That the sender of a mail is not proven, and who introduces the person."""
    by = f"by {invitation.by.name}" if invitation.by else ""
    return ", ".join(filter(None, ("" if invitation.verified else "unverified", by)))


def _draft(draft: Draft, now: datetime, signs: str) -> QueueRow:
    """A draft with its first words; where it is put off, also with when it was begun."""
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


def _introduction(introduction: Introduction, now: datetime) -> QueueRow:
    """An introduction of the user's own: the two, and how far it is."""
    name = f"{introduction.person.name} and {introduction.other.name}"
    word, style = introduction.state, _OF_INTRODUCTIONS[introduction.state]
    return QueueRow(name, word, style, row_age(introduction, now), detail=introduction.because)


def _promise(promise: FollowUp, now: datetime) -> QueueRow:
    """A promise of the user's, or one to them."""
    word = "kept" if promise.done else "promise" if promise.promised_by == "me" else "theirs"
    return QueueRow(promise.person.name, word, PLAIN, row_age(promise, now), detail=promise.text)


_OF_INTRODUCTIONS: Final[dict[IntroductionState, Style]] = {
    "asking": PLAIN,
    "ready": GOOD,
    "introduced": PLAIN,
    "declined": BAD,
    "lapsed": FAINT,
}


def _signs(invitation: Invitation) -> str:
    """The signs for a message, a note, and a sender who is not proven."""
    return (
        ('"' if invitation.message.strip() else "")
        + ("n" if invitation.person.note else "")
        + ("?" if not invitation.verified else "")
    )


def row_line(row: QueueRow, width: int, *, marked: bool, here: bool, focused: bool) -> Strip:
    """The row in this many cells. `here` says that the cursor is on it, `focused` that the queue has the focus."""
    gutter = (">" if here else " ") + ("*" if marked else " ")
    fixed = _GUTTER + _SIGNS + _WORD + _AGE
    room = max(width - fixed, 4)
    detail = room - _NAME - _GAP
    name = _NAME if detail >= _DETAIL_FROM else room
    told = ": ".join(filter(None, (row.aside, row.detail)))
    whom = row.name if name < room or not row.aside else f"{row.name}, {row.aside}"
    parts: list[Part] = [
        (gutter, STRONG),
        (fitted(whom, name) + (" " * _GAP if name < room else ""), STRONG if marked or here else PLAIN),
        (fitted(told, detail) if name < room else "", FAINT),
        (" " + fitted(row.signs, _SIGNS - 1), PLAIN),
        (fitted(row.word, _WORD), row.style),
        (row.age.rjust(_AGE), FAINT),
    ]
    if here and focused:
        return line(("".join(text for text, _ in parts), BAR))
    return line(*parts)
