"""What became of an invitation, and what is known of a person, in sentences."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from store.dates_in_words import coming_day, day
from store.records.model import UNTOUCHED, Fact, Invitation, MessageCount, Person, State, Version
from store.session.checklist import CHECKLIST, FACTS_LISTED, UNKNOWN, checklist_values

TO_DO: Final[Mapping[State, str]] = {
    "accepted": "accept",
    "asked": "ask why",
    "passed": "pass",
    "ignored": "leave it pending",
    "withdrawn": "withdraw it",
}
"""What the user decided to do, by what the invitation became."""


def standing_in_words(invitation: Invitation, now: datetime) -> str:
    """Return what became of the invitation, in a sentence; "" while it is open."""
    if invitation.state in UNTOUCHED:
        return ""
    if invitation.state == "snoozed" and invitation.due:
        return f"Snoozed until {coming_day(invitation.due, now.date())}."
    if invitation.elsewhere:
        return f"{'You' if invitation.direction == 'incoming' else 'They'} accepted on LinkedIn."
    quietly = " quietly" if invitation.quietly else ""
    decided = day(invitation.decided.astimezone()) if invitation.decided else ""
    if invitation.carried_out is False:
        when = f" ({decided})" if decided else ""
        return f"You decided to {TO_DO.get(invitation.state, invitation.state)}{quietly}{when}. {_not_yet(invitation)}"
    when = f" on {decided}" if decided else ""
    done = f" Carried out on {day(invitation.carried_out)}." if invitation.carried_out else ""
    return f"{invitation.state.capitalize()}{quietly}{when}.{done}"


def _not_yet(invitation: Invitation) -> str:
    where = {"linkedin": " on LinkedIn", "email": " by email"}.get(invitation.channel, "")
    return f"Not yet carried out{where}."


def claim_in_words(invitation: Invitation) -> str:
    """Return what an email says of an invitation of the user's without a proof."""
    on = f" of {day(invitation.claimed)}" if invitation.claimed else ""
    return f"An email{on} says that they accepted, but nothing proves that it comes from LinkedIn"


def version_in_full(version: Version) -> str:
    """Return what was decided, and when in local time: `passed quietly on 3 Nov 2026, 13:01, carried out`."""
    when = version.decided.astimezone()
    quietly = " quietly" if version.quietly else ""
    until = f" until {day(version.due)}," if version.due else ""
    done = ", carried out" if version.carried_out else ""
    return f"{version.state}{quietly}{until} on {day(when)}, {when:%H:%M}{done}"


def known_in_words(person: Person, invitation: Invitation | None, others: Sequence[Invitation]) -> Iterator[str]:
    """Yield what else is known of the person, each in a sentence."""
    if person.trusted:
        yield "You trust them."
    if person.connected_on:
        yield f"Connected since {day(person.connected_on)}."
    if person.written:
        yield f"You wrote {messages_in_words(person.written)}."
    if person.received:
        yield f"They wrote {messages_in_words(person.received)}."
    if person.in_address_book:
        yield "In your address book."
    facts = {**person.facts, **(invitation.facts if invitation else {})}
    if rest := [fact for name, fact in facts.items() if name not in FACTS_LISTED]:
        yield f"You said {_joined(rest)}."
    for other in others:
        sent = f" of {day(other.sent)}" if other.sent else ""
        whose = "Their" if other.direction == "incoming" else "Your"
        yield f"{whose} other invitation{sent}: {other.state}."


def _joined(facts: Sequence[Fact]) -> str:
    """Return what the user said, as one sentence goes on: `that you know them, and that they are a client`."""
    from store.judging.facts import FACTS

    def clause(fact: Fact) -> str:
        known = FACTS.get(fact.name)  # a newer Salver may know more
        return known.clause(fact.value) if known else f"{fact.name.replace('_', ' ')}: {fact.value}"

    *first, last = [f"that {clause(fact)}" for fact in facts]
    return f"{', '.join(first)}, and {last}" if first else last


def messages_in_words(letters: MessageCount | None) -> str:
    """Return how many messages, and the day of the last; "" where there were none."""
    if letters is None:
        return ""
    if letters.count == 1:
        return f"one message, on {day(letters.last)}"
    return f"{letters.count} messages, the last on {day(letters.last)}"


def checklist_summary(facts: Mapping[str, Fact]) -> str:
    """Return how far the checklist has been gone through, with what speaks against: `Checklist  5 of 9, photo no`; ""
    where nothing of it was answered.
    """
    answered = [
        (check.label.removesuffix(", 0-3"), value) for check, value in checklist_values(facts) if value != UNKNOWN
    ]
    if not answered:
        return ""
    told = [f"{label} {value}" for label, value in answered if value in ("no", "0")]
    return ", ".join([f"Checklist  {len(answered)} of {len(CHECKLIST)}", *told])


def looked_on(facts: Mapping[str, Fact]) -> str:
    """Return the day on which the user looked at the profile (norm R12); "" where they did not."""
    fact = facts.get("reviewed")
    return f"You looked at the profile on {day(fact.on)}." if fact and fact.value == "yes" and fact.on else ""


def near_day(when: date, today: date) -> str:
    """Return a day, with its year where that is not this one: `8 Mar`."""
    return day(when).removesuffix(f" {today.year}")
