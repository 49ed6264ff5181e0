"""The prompt for a day to come, typed as people say it."""

from datetime import date

from store.dates import coming_day_from, day_from
from store.dates_in_words import coming_day
from tui.prompts.typed import Reading, TypedPrompt

_OFFERED = ("1w", "tomorrow", "next week", "1m", "3m")


def coming_day_prompt(question: str, today: date) -> TypedPrompt[date]:
    """Ask for a day after today. The day is shown as it is understood while the user types."""

    def read(text: str) -> Reading[date]:
        if not text.strip():
            return Reading(None, "or type a day: fri, 2w, 12 may, 2026-03-01")
        try:
            day = coming_day_from(text, today)
        except ValueError as error:
            return Reading(None, str(error))
        return Reading(day, f"until {coming_day(day, today)}")

    days = dict.fromkeys(day_from(words, today) for words in _OFFERED)
    return TypedPrompt(question, read, choices=[(coming_day(day, today), day) for day in days])
