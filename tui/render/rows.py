"""The rows of the queue: what each says of an invitation, a draft or a person."""

from datetime import datetime
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from rich.style import Style

from store.dates_in_words import ago, short_age, short_day
from store.records.model import Draft, FollowUp, Introduction, IntroductionState, Invitation, Item, Person, State
from store.session.person_standing import PersonStanding
from store.tray.row_age import row_age
from tui.render.next_step import NextStep, step_of
from tui.render.purposes import short_of
from tui.render.styles import ADVICE, BAD, FAINT, GOOD, OPEN, PLAIN, STRONG

if TYPE_CHECKING:
    from store.judging.scoring import Advised
    from store.keeping.causes import DueItem

TODO = "todo"

_STATES: Final[dict[State, Style]] = {
    "accepted": GOOD,
    "asked": ADVICE["ask"],
    "passed": BAD,
    "ignored": FAINT,
    "snoozed": FAINT,
    "withdrawn": BAD,
}
_WAITING: Final = NextStep("wait", style=FAINT)
_BECAME: Final = {"ignored": "pending"}
"""What the row calls a state that LinkedIn's own word would turn into its opposite."""
_TO_CARRY_OUT: Final[dict[State, str]] = {
    "accepted": "accept",
    "asked": "ask why",
    "passed": "pass",
    "withdrawn": "withdraw",
}
"""What is still to be carried out, by what was decided here."""
_OF_INTRODUCTIONS: Final[dict[IntroductionState, Style]] = {
    "asking": PLAIN,
    "ready": GOOD,
    "introduced": PLAIN,
    "declined": BAD,
    "lapsed": FAINT,
}


class QueueRow(Struct, frozen=True):
    """What one row says. Its texts are as they arrived, and cleaned when the row is laid out."""

    name: str
    word: str
    """One word or two: what the user does next, or what was decided."""
    style: Style = PLAIN
    """How the word looks."""
    age: str = ""
    """How long ago, or when: `3d`, `2mo`, `12May`."""
    detail: str = ""
    """Who they are, in a few words; shown where there is room."""
    signs: str = ""
    """One sign each: `"` they wrote something, `n` there is a note, `?` the sender is not proven, `!` a check stops
    the draft.
    """
    aside: str = ""
    """What goes with the name, such as who introduces them: before the detail, or else after the name."""
    lean: str = ""
    """The side the advice leans to: `++`, `+`, `-` or `--`; "" where it leans to none."""
    words: str = ""
    """The second line of a row of two: what was written, or why it is here; "" where the detail says it."""


def queue_row(
    item: Item, advised: "Advised | None", now: datetime, *, view: str = "", is_stopped: bool = False
) -> QueueRow:
    """Return the row of an item in a view. `advised` is None where the rules advise nothing (yet); `is_stopped` says
    that a check stops the draft.
    """
    if isinstance(item, Invitation):
        return _invitation(item, advised, now, view)
    if isinstance(item, Draft):
        return _draft(item, now, "!" if is_stopped else "")
    if isinstance(item, Introduction):
        return _introduction(item, now)
    return _promise(item, now) if isinstance(item, FollowUp) else person_row(item, PersonStanding(), now)


def due_row(item: "DueItem", now: datetime) -> QueueRow:
    """Return the row of something that is due: what it is, for whom, why, and since when or until when."""
    today = now.date()
    style = BAD if item.on < today else STRONG if item.on == today else PLAIN
    age = short_age(item.on, now) if item.on < today else short_day(item.on, today)
    word = short_of(item.purpose) if item.what == "draft" else item.what
    return QueueRow(item.person.name, word, style, age, detail=item.because)


def _invitation(invitation: Invitation, advised: "Advised | None", now: datetime, view: str) -> QueueRow:
    step = _step(invitation, advised, view)
    person = invitation.person
    return QueueRow(
        person.name,
        step.word,
        step.style,
        row_age(invitation, now),
        person.role,
        _signs(invitation),
        _aside(invitation),
        step.lean,
        _words(invitation, now, view),
    )


def _step(invitation: Invitation, advised: "Advised | None", view: str) -> NextStep:
    """Return what the user does next with an invitation, or what was decided on it."""
    state = invitation.state
    if invitation.versions:
        return NextStep("disputed", style=OPEN)
    if view == TODO and state in _TO_CARRY_OUT:
        return NextStep(_TO_CARRY_OUT[state], style=_STATES[state])
    if invitation.is_claimed:
        return NextStep("accepted?", style=OPEN)
    if state == "waiting":
        return _WAITING
    if invitation.has_answer and not advised:
        return NextStep("your turn", style=OPEN)
    if state == "asked":
        return step_of(advised) if advised else _WAITING
    if state == "open":
        return step_of(advised) if advised else NextStep("")
    return NextStep(_BECAME.get(state, state), style=_STATES.get(state, PLAIN))


def _words(invitation: Invitation, now: datetime, view: str) -> str:
    """Return what was written with an invitation, or why it still is in its view."""
    if view == TODO and invitation.decided:
        return f"Decided {ago(invitation.decided, now)}, not yet carried out."
    if invitation.has_answer:
        return " ".join(invitation.answer.split()) or "They answered your question."
    if invitation.state == "asked" and invitation.decided:
        return f"You asked why {ago(invitation.decided, now)}."
    return " ".join(invitation.message.split())


def _aside(invitation: Invitation) -> str:
    """That the sender of an email is not proven, and who introduces the person."""
    by = f"by {invitation.by.name}" if invitation.by else ""
    return ", ".join(filter(None, ("" if invitation.verified else "unverified", by)))


def _draft(draft: Draft, now: datetime, signs: str) -> QueueRow:
    """Return a draft with its first words; where it is put off, also with when it was begun."""
    words = next((line for line in draft.text.splitlines()[1:] if line.strip()), draft.text).strip()
    name, purpose, age = draft.person.name, short_of(draft.purpose), row_age(draft, now)
    if draft.sent is not None:
        return QueueRow(name, purpose, GOOD, age, detail=f"sent: {words}")
    begun = short_age(draft.begun, now)
    told = f"begun {begun} ago: " if draft.due is not None and begun not in ("", "now") else ""
    return QueueRow(name, purpose, STRONG, age, told + words, signs)


def person_row(person: Person, standing: PersonStanding, now: datetime) -> QueueRow:
    """Return the row of somebody: what is due or whose turn it is, else a tag, and when the two were last in touch."""
    if standing.due or standing.turn == "me":
        word, style = standing.due or "your turn", OPEN
    else:
        word, style = next((tag for tag in person.tags if not tag.startswith("lang.")), ""), PLAIN
    age = short_age(standing.last, now) if standing.last else row_age(person, now)
    signs = "n" if person.note else ""
    return QueueRow(person.name, word, style, age, detail=person.role, signs=signs)


def _introduction(introduction: Introduction, now: datetime) -> QueueRow:
    """Return an introduction of the user's own: the two, and how far it is."""
    name = f"{introduction.person.name} and {introduction.other.name}"
    word, style = introduction.state, _OF_INTRODUCTIONS[introduction.state]
    return QueueRow(name, word, style, row_age(introduction, now), detail=introduction.because)


def _promise(promise: FollowUp, now: datetime) -> QueueRow:
    """Return a promise of the user's, or one to them."""
    word = "kept" if promise.done else "promise" if promise.promised_by == "me" else "theirs"
    return QueueRow(promise.person.name, word, PLAIN, row_age(promise, now), detail=promise.text)


def _signs(invitation: Invitation) -> str:
    """Return the signs for a message, a note, and a sender who is not proven."""
    return (
        ('"' if invitation.message.strip() else "")
        + ("n" if invitation.person.note else "")
        + ("?" if not invitation.verified else "")
    )
