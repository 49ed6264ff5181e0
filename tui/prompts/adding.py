"""Adding by hand: an invitation of either side, or somebody whom the user may ask."""

from datetime import datetime
from typing import Final

from msgspec import Struct

from store.reading.manual_entry import NotAdded, TypedInvitation, TypedPerson, entry_of, moment_typed
from store.records.model import Channel, Direction
from store.session.session import Session
from tui.prompts.form import FormPrompt, Wheel
from tui.render.channels import WAYS
from tui.render.styles import OPEN

_LABELS: Final = {
    "name": "Name, or paste a link to a profile",
    "url": "LinkedIn profile, https://www.linkedin.com/in/...",
    "email": "Email address",
    "headline": "Their headline on the profile",
    "company": "Where they work",
    "message": "What they wrote, or what you wrote",
    "sent": "When: 2026-03-01, fri, 2 weeks ago (else now)",
}
_SOMEBODY: Final = "Somebody you want to write to: begins the letter"
_DIRECTIONS: Final[dict[str, Direction]] = {"They ask you to connect": "incoming", "You ask them": "outgoing"}
_OFFERED: Final[tuple[Channel, ...]] = ("linkedin", "inmail", "email", "paper", "other")
_CHANNELS: Final[dict[str, Channel]] = {WAYS[channel]: channel for channel in _OFFERED}


class PersonToAsk(Struct, frozen=True):
    """Somebody whom the user may ask to connect, and the first words of the letter to them, if there are any."""

    person: TypedPerson
    text: str = ""


class AddPrompt(FormPrompt[TypedInvitation | PersonToAsk]):
    """A form of which only the name is needed. Answers with what was typed, once it can be added."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._direction = Wheel([*_DIRECTIONS, _SOMEBODY])
        self._channel = Wheel([*_CHANNELS])
        wheels = (self._channel, self._direction)
        told = "Only the name is needed. The last line says who asks whom; shift+tab goes there at once."
        super().__init__("Add an invitation, or a person", _LABELS, {}, wheels, told)

    def action_take(self) -> None:
        """Add it, or say what is wrong."""
        try:
            if self._direction.chosen == _SOMEBODY:
                self.settle(self._somebody())
                return
            typed = TypedInvitation(
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
            entry_of(self._session.tray, typed)
        except (ValueError, NotAdded) as error:
            self.say(str(error), OPEN)
        else:
            self.settle(typed)

    def _somebody(self) -> PersonToAsk:
        """Return whom the user may ask. Raises ValueError and NotAdded."""
        if self.said("sent").strip():
            raise ValueError("nothing was sent to them yet, so leave the day empty")
        typed = TypedPerson(*map(self.said, ("name", "url", "email", "headline", "company")))
        entry_of(self._session.tray, typed)
        return PersonToAsk(typed, self.said("message").strip())

    def _moment(self, typed: str) -> datetime:
        """Return the moment that was typed; now where nothing was. Raises ValueError."""
        now = self._session.now
        return moment_typed(typed, now.date()) if typed.strip() else now
