"""Adding an invitation by hand."""

from datetime import datetime
from typing import Final

from store.reading.manual_entry import NotAdded, Typed, changes_for, moment_typed
from store.records.model import Channel, Direction
from store.session.session import Session
from tui.prompts.form import FormPrompt, Wheel
from tui.render.styles import OPEN

_LABELS: Final = {
    "name": "Name, or paste a link to a profile",
    "url": "LinkedIn profile, https://www.linkedin.com/in/...",
    "email": "E-mail address",
    "headline": "What they say they are",
    "company": "Where they work",
    "message": "What they wrote, or what you wrote",
    "sent": "When: 2026-03-01, fri, 2 weeks ago (else now)",
}
_DIRECTIONS: Final[dict[str, Direction]] = {"They ask you to connect": "incoming", "You ask them": "outgoing"}
_CHANNELS: Final[dict[str, Channel]] = {
    "on LinkedIn": "linkedin",
    "by InMail": "inmail",
    "by e-mail": "email",
    "on paper": "paper",
    "in another way": "other",
}


class AddPrompt(FormPrompt[Typed]):
    """A form of which only the name is needed. Answers with what was typed, once it can be added."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._direction = Wheel([*_DIRECTIONS])
        self._channel = Wheel([*_CHANNELS])
        wheels = (self._direction, self._channel)
        super().__init__("Add an invitation", _LABELS, {}, wheels, "Only the name is needed.")

    def action_take(self) -> None:
        """Add it, or say what is wrong."""
        try:
            typed = Typed(
                name=self.said("name"),
                sent=self._moment(self.said("sent")),
                url=self.said("url"),
                email=self.said("email"),
                headline=self.said("headline"),
                company=self.said("company"),
                message=self.said("message"),
                direction=_DIRECTIONS[self._direction.chosen],
                channel=_CHANNELS[self._channel.chosen],
            )
            changes_for(self._session.tray, typed)
        except (ValueError, NotAdded) as error:
            self.say(str(error), OPEN)
        else:
            self.settle(typed)

    def _moment(self, typed: str) -> datetime:
        """The moment that was typed; now where nothing was. Raises ValueError."""
        now = self._session.now
        return moment_typed(typed, now.date()) if typed.strip() else now
