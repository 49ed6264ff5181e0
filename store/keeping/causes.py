"""What makes something due for a person: one generator a kind, each a pure function of the dealings with them."""

from calendar import isleap
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from msgspec import Struct

from store import dates_in_words
from store.keeping.contacts import SILENCE, Dealings, has_written, last_contact, silent_texts, turn
from store.keeping.kinds import What, due_kinds
from store.platform.linkedin import INVITING
from store.records.ids import RecordId
from store.records.model import Draft, Introduction, Invitation, Person
from store.settings import Settings

ASKS: Final = frozenset({"request", "pitch", "letter", "referral", "naming-consent", "introduction-ask"})
"""The purposes of texts that wait for an answer, and get one follow-up (norm A10)."""

_AFTER_A_TALK: Final = frozenset({"closing-question", "thanks", "leave"})
_BIRTHDAY_AHEAD: Final = timedelta(days=14)
_BIRTHDAY_AFTER: Final = timedelta(days=7)


class DueItem(Struct, frozen=True):
    """Something to do for a person on a day (in the user's zone)."""

    id: RecordId
    """The record that it is about: an invitation, a draft, an introduction, a promise, else the person."""
    person: Person
    what: What
    because: str
    """Why, in one sentence."""
    on: date
    purpose: str = ""
    """The purpose of the text that fits; "" where none does."""
    since: date | None = None
    """The day of what made it due, up to which `handled` settles it."""


def answers(dealings: Dealings) -> Iterator[DueItem]:
    """They wrote, and nothing went back to them since (norms D09, D10)."""
    name = dealings.person.name
    for invitation in dealings.invitations:
        is_open = invitation.state in ("asked", "open")
        if is_open and invitation.answered and not wrote_after(dealings, invitation.answered):
            day = day_of(invitation.answered)
            yield _item(invitation.id, dealings, "answer", f"{name} answered on {dates_in_words.day(day)}.", day)
            return
    last = last_contact(dealings)
    if turn(dealings) == "me" and last.theirs:
        because = f"{name} wrote last, on {dates_in_words.day(last.theirs)}."
        yield _item(dealings.person.id, dealings, "answer", because, last.theirs)


def owed(dealings: Dealings) -> Iterator[DueItem]:
    """Yield an introduction to the user that they said yes to, and one of their own that waits for them (norms I02,
    I07).
    """
    for invitation in dealings.invitations:
        if invitation.kind == "introduction" and invitation.state == "accepted" and invitation.decided:
            by = invitation.by.name if invitation.by else "Somebody"
            if not wrote_after(dealings, invitation.decided):
                because = f"{by} introduced {dealings.person.name} to you, and you said yes."
                yield _item(invitation.id, dealings, "owed", because, day_of(invitation.decided))
    for introduction in dealings.introductions:
        if item := _of_introduction(introduction, dealings):
            yield item


def _of_introduction(introduction: Introduction, dealings: Dealings) -> DueItem | None:
    """Return what the user owes the two whom they want to introduce; shown once, at the one whom it goes to."""
    mine, other = introduction.consents
    if mine.person.id != dealings.person.id:
        mine, other = other, mine
    since = max(filter(None, (mine.asked, other.asked, introduction.begun)), default=None)
    if since is None:
        return None
    if introduction.state == "ready" and mine.person.id == introduction.person.id:
        because = f"{mine.person.name} and {other.person.name} both said yes to being introduced."
        return _item(introduction.id, dealings, "owed", because, day_of(since), "introduction", delay=0)
    was_reached = mine.answer == "yes" or (mine.asked and silent_texts(dealings) < SILENCE)
    if introduction.state == "declined" and mine.answer != "no" and was_reached and not mine.told:
        because = f"The introduction of {mine.person.name} to {other.person.name} will not take place."
        return _item(introduction.id, dealings, "owed", because, day_of(since), "introduction-pass", delay=0)
    return None


def promises(dealings: Dealings) -> Iterator[DueItem]:
    """Yield what was promised in a talk and is still open (norm N10)."""
    for promise in dealings.follow_ups:
        if promise.due and not promise.done:
            who = "You" if promise.promised_by == "me" else dealings.person.name
            yield _item(promise.id, dealings, "promise", f"{who} promised: {promise.text}", promise.due)


def thanks(dealings: Dealings) -> Iterator[DueItem]:
    """Yield a yes, in either direction, that was given through Salver (norms D06, D07)."""
    for invitation in dealings.invitations:
        if invitation.state == "accepted" and invitation.kind == "invitation" and (day := _day_of_yes(invitation)):
            mine = invitation.direction == "outgoing"
            because = f"{dealings.person.name} accepted your request" if mine else "You accepted their request"
            yield _item(invitation.id, dealings, "thanks", f"{because} on {dates_in_words.day(day)}.", day)


def _day_of_yes(invitation: Invitation) -> date | None:
    """Return the day of a yes that thanks are due for: the user's own once it is carried out, theirs to a request that
    went out through Salver.
    """
    if invitation.direction == "incoming":
        carried_out = invitation.carried_out
        return carried_out if isinstance(carried_out, date) and not invitation.elsewhere else None
    if invitation.by_hand and invitation.person.connected_on:
        return invitation.person.connected_on
    return day_of(invitation.decided) if invitation.decided and not invitation.elsewhere else None


def after_talks(dealings: Dealings) -> Iterator[DueItem]:
    """Yield a talk: thanks the day after, with the question whom else to meet (norms A14, N10)."""
    talks = [event.on for event in dealings.events if event.what == "talk"]
    if not talks:
        return
    day = max(talks)
    if any(draft.sent and draft.purpose in _AFTER_A_TALK and day_of(draft.sent) >= day for draft in dealings.drafts):
        return
    because = f"You talked on {dates_in_words.day(day)}: thank them, and ask whom else you should meet."
    yield _item(dealings.person.id, dealings, "thanks", because, day, "closing-question", delay=1)


def put_off_drafts(dealings: Dealings) -> Iterator[DueItem]:
    """Yield a text for a day that was to come (norm A07)."""
    for draft in dealings.drafts:
        if draft.due and not draft.sent:
            because = f"You put this text off until {dates_in_words.day(draft.due)}."
            yield _item(draft.id, dealings, "draft", because, draft.due, draft.purpose)


def snoozed(dealings: Dealings) -> Iterator[DueItem]:
    """Yield an invitation that was put out of sight until a day."""
    for invitation in dealings.invitations:
        if invitation.due:
            because = f"You snoozed it until {dates_in_words.day(invitation.due)}."
            yield _item(invitation.id, dealings, "snoozed", because, invitation.due)


def expiring(dealings: Dealings) -> Iterator[DueItem]:
    """Yield an invitation to the user that nobody answered and that lapses about six months after it was sent (norm
    R25).
    """
    for invitation in dealings.invitations:
        can_lapse = invitation.channel == "linkedin" and invitation.kind == "invitation"
        if can_lapse and invitation.sent and invitation.state == "open":
            because = "It lapses soon. LinkedIn lets invitations lapse about six months after they were sent."
            yield _item(invitation.id, dealings, "expiring", because, day_of(invitation.sent))


def follow_ups(dealings: Dealings, settings: Settings) -> Iterator[DueItem]:
    """Yield a question or request that went out through Salver and was not answered; followed up once (norm A10)."""
    waiting = [(draft.sent, draft.id) for draft in dealings.drafts if draft.sent and _asks(draft, dealings)]
    for invitation in dealings.invitations:
        if invitation.state == "waiting" and invitation.by_hand and invitation.sent:
            waiting.append((invitation.sent, invitation.id))
    last = last_contact(dealings)
    unanswered = [(moment, record_id) for moment, record_id in waiting if last.is_before(moment)]
    if unanswered:
        moment, record_id = min(unanswered)
        because = f"{dealings.person.name} has not answered since {dates_in_words.day(day_of(moment))}."
        days = settings.sending.follow_up_after
        yield _item(record_id, dealings, "follow-up", because, day_of(moment), delay=days)


def _asks(draft: Draft, dealings: Dealings) -> bool:
    """Return whether a text that was sent still waits for an answer."""
    if draft.purpose not in ASKS or draft.consent:
        return False
    if draft.purpose == "introduction-ask":
        theirs = [
            consent
            for introduction in dealings.introductions
            if introduction.id == draft.introduction
            for consent in introduction.consents
            if consent.person.id == draft.person.id
        ]
        return any(consent.answer is None for consent in theirs)
    return not (draft.purpose == "request" and draft.channel in INVITING)


def welcome(dealings: Dealings) -> Iterator[DueItem]:
    """Yield a new connection (norms D08, N02)."""
    connected = dealings.person.connected_on
    if connected:
        because = f"You have been connected since {dates_in_words.day(connected)}."
        yield _item(dealings.person.id, dealings, "welcome", because, connected)


def occasions(dealings: Dealings, today: date) -> Iterator[DueItem]:
    """Yield a birthday, or new work that a later import showed (norm N03)."""
    person = dealings.person
    if person.birthday and (day := _birthday_near(person.birthday, today)):
        yield _item(person.id, dealings, "occasion", f"{person.name} has a birthday on {dates_in_words.day(day)}.", day)
    if person.changed_work:
        yield _item(person.id, dealings, "occasion", f"New work: {person.job}.", person.changed_work)


def _birthday_near(birthday: str, today: date) -> date | None:
    """Return the birthday that is close to this day. One on 29 February falls on the 28th in common years."""
    month, day = map(int, birthday.split("-"))
    for year in (today.year - 1, today.year, today.year + 1):
        is_common = month == 2 and day == 29 and not isleap(year)
        this = date(year, month, 28 if is_common else day)
        if this - _BIRTHDAY_AHEAD <= today <= this + _BIRTHDAY_AFTER:
            return this
    return None


def check_in(dealings: Dealings, today: date, settings: Settings) -> Iterator[DueItem]:
    """Nobody was in touch for so long as the cadence says (norm N03)."""
    own = cadence_of(dealings.person, settings)
    if own is None and not has_written(dealings):
        return
    last = last_contact(dealings).day or dealings.person.connected_on
    days = own or settings.keeping.check_in_after
    if last is None:
        yield _item(dealings.person.id, dealings, "check-in", "You have never been in touch.", today, delay=0)
    else:
        because = f"You were last in touch on {dates_in_words.day(last)}."
        yield _item(dealings.person.id, dealings, "check-in", because, last, delay=days)


def _item(
    record_id: RecordId,
    dealings: Dealings,
    what: What,
    because: str,
    since: date,
    purpose: str | None = None,
    *,
    delay: int | None = None,
) -> DueItem:
    """Return an item that is due `delay` days after `since`, or as long after it as its kind says."""
    kind = due_kinds()[what]
    on = since + (kind.delay if delay is None else timedelta(days=delay))
    return DueItem(record_id, dealings.person, what, because, on, kind.purpose if purpose is None else purpose, since)


def cadence_of(person: Person, settings: Settings) -> int | None:
    """Return after how many days without contact to check in, as said of the person or of one of their tags."""
    by_tag = [settings.keeping.cadences[tag] for tag in person.tags if tag in settings.keeping.cadences]
    return person.cadence or min(by_tag, default=None)


def wrote_after(dealings: Dealings, moment: datetime) -> bool:
    """Return whether anything went to the person after this moment: a text, or a contact on a later day."""
    if any(draft.sent and draft.sent > moment for draft in dealings.drafts):
        return True
    return any(event.on > day_of(moment) for event in dealings.events)


def day_of(moment: datetime) -> date:
    """Return the day of a moment in the user's zone."""
    return moment.astimezone().date()
