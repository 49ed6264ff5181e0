"""When the user and a person were last in touch, and whose turn it is to write (norms D10, N03, N05)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, Literal

from msgspec import Struct

from store.records.ids import RecordId
from store.records.model import Draft, Event, FollowUp, Introduction, Invitation, MessageCount, Person
from store.tray.network import EVENTS, FOLLOW_UPS, INTRODUCTIONS, NO_CONTACT
from store.tray.tray import Tray

SILENCE: Final = 2
"""After so many texts without an answer nothing more is due: no third message (norm A10)."""

Turn = Literal["me", "them", ""]


class Dealings(Struct, frozen=True):
    """Everything between the user and one person, as model values."""

    person: Person
    invitations: Sequence[Invitation] = ()
    drafts: Sequence[Draft] = ()
    """Texts to them, sent ones and others, in the order in which they were begun."""
    events: Sequence[Event] = ()
    follow_ups: Sequence[FollowUp] = ()
    introductions: Sequence[Introduction] = ()
    """Introductions of the user's own in which they are one of the two."""


class LastContact(Struct, frozen=True):
    """The last day (in the user's zone) on which each side reached the other; None where that is not known.

    Of the last letters and invitations the moment is known too, of talks and counted messages only the day.
    """

    mine: date | None
    theirs: date | None
    my_moment: datetime | None = None
    their_moment: datetime | None = None

    @property
    def day(self) -> date | None:
        """The last day on which the two were in touch."""
        return max(filter(None, (self.mine, self.theirs)), default=None)

    def is_before(self, moment: datetime) -> bool:
        """Return whether the other side was not heard of since this moment."""
        if self.their_moment is not None:
            return self.their_moment < moment
        return self.theirs is None or self.theirs < moment.astimezone().date()


def dealings_of(tray: Tray, person_id: RecordId) -> Dealings:
    """Return everything between the user and one person. Raises KeyError."""
    somebody = tray.person(person_id)
    return Dealings(
        somebody,
        tray.invitations_of(somebody.id),
        [tray.draft(record_id) for record_id in tray.ids_about("drafts", somebody.id)],
        [tray.event(record_id) for record_id in tray.ids_about(EVENTS, somebody.id)],
        [tray.follow_up(record_id) for record_id in tray.ids_about(FOLLOW_UPS, somebody.id)],
        [tray.introduction(record_id) for record_id in tray.ids_about(INTRODUCTIONS, somebody.id)],
    )


def last_contact(dealings: Dealings) -> LastContact:
    """Return when each side last reached the other: letters, messages, talks, invitations."""
    person, invitations, events = dealings.person, dealings.invitations, dealings.events
    sent = [draft.sent for draft in dealings.drafts]
    requests = [invitation.sent for invitation in invitations if invitation.direction == "outgoing"]
    answers = [invitation.answered for invitation in invitations]
    asked = [invitation.sent for invitation in invitations if invitation.direction == "incoming"]
    mine, my_moment = _last(
        [*sent, *requests], [event.on for event in events if event.what not in NO_CONTACT], person.written
    )
    theirs, their_moment = _last(
        [*answers, *asked], [event.on for event in events if event.what == "talk"], person.received
    )
    return LastContact(mine, theirs, my_moment, their_moment)


def last_day(dealings: Dealings) -> date | None:
    """Return the last day on which the two were in touch or became connected; None where there is none."""
    return max(filter(None, (last_contact(dealings).day, dealings.person.connected_on)), default=None)


def _last(
    moments: Sequence[datetime | None], days: list[date], messages: MessageCount | None
) -> tuple[date | None, datetime | None]:
    """Return the last of these days, and the moment where nothing without a moment was on that day."""
    moment = max(filter(None, moments), default=None)
    others = [*days, messages.last] if messages else days
    if moment is None or (others and max(others) >= moment.astimezone().date()):
        return max(others, default=None), None
    return moment.astimezone().date(), moment


def has_written(dealings: Dealings) -> bool:
    """Return whether the user has been in touch with them through Salver: a text sent, a talk or another contact."""
    return any(draft.sent for draft in dealings.drafts) or any(e.what not in NO_CONTACT for e in dealings.events)


def silent_texts(dealings: Dealings) -> int:
    """Return how many texts the user has sent since the other side was last heard of, or accepted a request."""
    last, accepted = last_contact(dealings), _accepted_on(dealings) or date.min
    sent = [draft.sent for draft in dealings.drafts if draft.sent]
    return sum(1 for moment in sent if last.is_before(moment) and moment.astimezone().date() > accepted)


def _accepted_on(dealings: Dealings) -> date | None:
    """Return the day on which they last accepted a request of the user's; None where they did not."""
    accepted = [each for each in dealings.invitations if (each.direction, each.state) == ("outgoing", "accepted")]
    decided = [each.decided.astimezone().date() for each in accepted if each.decided]
    return max(filter(None, (*decided, dealings.person.connected_on if accepted else None)), default=None)


def has_left(dealings: Dealings) -> bool:
    """Return whether the user has ended the connection, and they have not connected or been in touch again since."""
    removed = max((event.on for event in dealings.events if event.what == "remove"), default=None)
    if removed is None:
        return False
    connected = dealings.person.connected_on
    last = last_contact(dealings).day
    return not ((connected and connected > removed) or (last and last > removed))


def turn(dealings: Dealings) -> Turn:
    """Return whose turn it is in a dialogue that the user began through Salver; "" where there is none, or both reached
    each other on the same day and no moment tells more, as in a talk.
    """
    if not has_written(dealings):
        return ""
    last = last_contact(dealings)
    accepted = _accepted_on(dealings)
    if accepted and last.mine and accepted >= last.mine and (last.theirs is None or last.theirs < accepted):
        return ""  # they answered by accepting; thanks are due, but no words of theirs wait
    if last.mine is None or last.theirs is None:
        return "them" if last.mine else ""
    if last.mine == last.theirs:
        if last.my_moment is None or last.their_moment is None:
            return ""
        return "me" if last.their_moment > last.my_moment else "them"
    return "me" if last.theirs > last.mine else "them"
