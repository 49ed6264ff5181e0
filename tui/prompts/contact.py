"""A person's name, addresses and work, to be set by hand."""

from collections.abc import Mapping
from typing import Final

from store.reading.contact_edit import FIELDS, contact_changes
from store.reading.manual_entry import TypedError
from store.records.model import Person
from store.session.session import Session
from store.text import clean
from tui.prompts.form import FormPrompt
from tui.render.styles import OPEN

_LABELS: Final = {
    "name": "Name",
    "email": "Email address",
    "url": "LinkedIn profile, https://www.linkedin.com/in/...",
    "company": "Where they work",
    "headline": "Their headline on the profile",
    "location": "Where they live",
    "interests": "What they care about",
    "postal": "Postal address, for a letter on paper",
    "cadence": "Check in with them after: 30 (days), 2w, 3m",
}


class ContactPrompt(FormPrompt[Mapping[str, str]]):
    """A form with what is known. Answers with the lines that were changed, once they can be kept."""

    def __init__(self, session: Session, person: Person) -> None:
        self._session = session
        self._person = person.id
        self._shown = {field: clean(str(getattr(person, field) or "")) for field in FIELDS}
        told = "Emptying a line brings back what was imported."
        super().__init__(f"Contact data of {person.name}", _LABELS, self._shown, (), told)

    def action_take(self) -> None:
        """Answer with what was changed, or say what is wrong. A line that was left as it was shown changes nothing."""
        said = {field: self.said(field) for field in FIELDS if self.said(field) != self._shown[field]}
        try:
            contact_changes(self._session.tray, self._person, said)
        except TypedError as error:
            self.say(str(error), OPEN)
        else:
            self.settle(said)
