"""The user's numbers, in sentences; the screen and the command line say the same."""

from collections.abc import Iterator
from typing import Final

from store.keeping.numbers import Numbers

_BARS: Final = " ▁▂▃▄▅▆▇█"


def sentences(found: Numbers, notes_a_month: int | None) -> Iterator[str]:
    """Yield what the numbers say, a line each; what there is nothing of is left out."""
    answers, notes = found.answers, found.notes
    if answers.asked:
        took = f", after {answers.days:g} days as a rule" if answers.days is not None else ""
        yield f"Questions asked back: {answers.asked}, answered: {answers.answered}{took}."
        yield f"Of those you asked, you accepted {answers.accepted} in the end, and passed on {answers.passed}."
    if notes.with_note or notes.without:
        yield (
            f"Requests with a personal line: {notes.with_note_accepted} of {notes.with_note} accepted; "
            f"without one: {notes.without_accepted} of {notes.without}."
        )
    if found.agreed or found.against:
        yield f"Decisions with the advice of their day: {found.agreed}; against it: {found.against}."
    most = "" if notes_a_month is None else f" of {notes_a_month}"
    yield f"Requests with a note this month: {found.notes_this_month}{most}."


def sparkline(values: tuple[int, ...]) -> str:
    """One bar a value, the highest of full height."""
    highest = max(values, default=0)
    if not highest:
        return _BARS[0] * len(values)
    return "".join(_BARS[-(-value * (len(_BARS) - 1) // highest)] for value in values)
