"""Numbers for the user: invitations by week, answers and how long they took, decisions against the advice."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import median
from typing import Final

from msgspec import Struct

from store.judging.replay import DECISIONS, DECISIONS_OF_ADVICE, Past, is_followed
from store.meaning.boilerplate import bare, is_default
from store.platform.linkedin import INVITING
from store.records.model import Draft, Invitation

WEEKS: Final = 26


class Weeks(Struct, frozen=True):
    """How many invitations came and went out in each of the last weeks, the oldest first. `first` is a Monday."""

    first: date
    came: tuple[int, ...]
    sent: tuple[int, ...]


class AnswerNumbers(Struct, frozen=True):
    """What became of the questions that the user asked back. `days` is the median until an answer came."""

    asked: int
    answered: int
    accepted: int
    passed: int
    days: float | None


class Notes(Struct, frozen=True):
    """How many requests of the user's were accepted: those with a personal line, and those without a note or with a
    text that many people send.
    """

    with_note: int
    with_note_accepted: int
    without: int
    without_accepted: int


class Numbers(Struct, frozen=True):
    """All of it."""

    weeks: Weeks
    answers: AnswerNumbers
    notes: Notes
    agreed: int
    """Decisions that followed the advice of their day."""
    against: int
    """Decisions against it."""
    notes_this_month: int
    """Requests with a note since the first of the month."""


def numbers(invitations: Sequence[Invitation], drafts: Iterable[Draft], past: Iterable[Past], today: date) -> Numbers:
    """Return the numbers of a tray as they are on a day (in the user's zone)."""
    advised = [(each.context.get("advice", ""), each.decision) for each in past if each.decision in DECISIONS]
    followed = Counter(is_followed(advice, decision) for advice, decision in advised if advice in DECISIONS_OF_ADVICE)
    month = today.replace(day=1)
    noted = [draft for draft in drafts if draft.sent and draft.purpose == "request" and draft.channel in INVITING]
    return Numbers(
        weeks=_weeks(invitations, today),
        answers=_answers(invitations),
        notes=_notes(invitations),
        agreed=followed[True],
        against=followed[False],
        notes_this_month=sum(1 for draft in noted if draft.sent and draft.sent.astimezone().date() >= month),
    )


def _weeks(invitations: Iterable[Invitation], today: date) -> Weeks:
    first = today - timedelta(days=today.weekday(), weeks=WEEKS - 1)
    counts: dict[str, list[int]] = {"incoming": [0] * WEEKS, "outgoing": [0] * WEEKS}
    for invitation in invitations:
        if invitation.sent:
            week = (invitation.sent.astimezone().date() - first).days // 7
            if 0 <= week < WEEKS:
                counts[invitation.direction][week] += 1
    return Weeks(first, tuple(counts["incoming"]), tuple(counts["outgoing"]))


def _answers(invitations: Iterable[Invitation]) -> AnswerNumbers:
    """Return the questions that were carried out; one that was never sent is none."""
    asked = [each for each in invitations if each.state == "asked" or each.answered]
    took = [
        (each.answered.astimezone().date() - each.carried_out).days
        for each in asked
        if each.answered and isinstance(each.carried_out, date)
    ]
    return AnswerNumbers(
        asked=len(asked),
        answered=sum(1 for each in asked if each.answered),
        accepted=sum(1 for each in asked if each.state == "accepted"),
        passed=sum(1 for each in asked if each.state in ("passed", "ignored")),
        days=median(took) if took else None,
    )


def _is_personal(message: str) -> bool:
    """Return whether a note says more than a greeting, and is none of the platform's default texts."""
    said = bare(message)
    return bool(said) and not is_default(said)


def _notes(invitations: Iterable[Invitation]) -> Notes:
    mine = [each for each in invitations if each.direction == "outgoing" and each.channel == "linkedin"]
    counts = Counter((_is_personal(each.message), each.state == "accepted") for each in mine)
    return Notes(
        with_note=counts[True, True] + counts[True, False],
        with_note_accepted=counts[True, True],
        without=counts[False, True] + counts[False, False],
        without_accepted=counts[False, True],
    )
