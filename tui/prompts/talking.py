"""A talk or a call: what it was about, and what was promised in it."""

from datetime import date
from typing import Final

from msgspec import Struct

from store.dates import past_day_from
from store.tray.events import Promise
from tui.prompts.form import FormPrompt
from tui.render.styles import OPEN

_LABELS: Final = {
    "note": "What you talked about",
    "mine": "What you promised, several separated by ;",
    "theirs": "What they promised",
    "day": "When: yesterday, fri, 2026-03-01 (else today)",
}


class Talk(Struct, frozen=True):
    """What is noted of a talk."""

    on: date
    note: str
    promises: tuple[Promise, ...]


class TalkPrompt(FormPrompt[Talk]):
    """A form of which nothing is needed: enter notes a talk of today."""

    def __init__(self, whom: str, today: date) -> None:
        self._today = today
        super().__init__(
            f"A talk with {whom}", _LABELS, {}, (), "Every line may stay empty. A promise is due in a week."
        )

    def action_take(self) -> None:
        """Answer with the talk, or say what is wrong."""
        try:
            on = past_day_from(self.said("day"), self._today) if self.said("day").strip() else self._today
        except ValueError as error:
            self.say(str(error), OPEN)
            return
        if on > self._today:
            self.say(f"{on.isoformat()} is still to come", OPEN)
            return
        promises = (
            *(Promise(text, "me") for text in _parts(self.said("mine"))),
            *(Promise(text, "them") for text in _parts(self.said("theirs"))),
        )
        self.settle(Talk(on, self.said("note").strip(), promises))


def _parts(typed: str) -> list[str]:
    return [part.strip() for part in typed.split(";") if part.strip()]
