"""Adding an invitation by hand."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import ClassVar

from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from store.dates import day_from
from store.reading.typed import AlreadyThereError, ForgottenError, Typed, changes_for
from store.tray.changes import Change
from tui.desk import Desk
from tui.looks import FAINT, OPEN, wrapped
from tui.prompts.entry import Entry
from tui.prompts.prompt import Prompt

_FIELDS = {
    "name": "Name",
    "url": "LinkedIn profile, https://www.linkedin.com/in/...",
    "email": "E-mail address",
    "headline": "What they say they are",
    "company": "Where they work",
    "message": "What they wrote",
    "sent": "When: 2026-03-01, fri, 2 weeks ago (else now)",
}


class AddPrompt(Prompt[tuple[int, Sequence[Change]]]):
    """A form: only the name is needed. Answers the new invitation's id and the changes that bring it in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,tab", "go(1)", show=False),
        Binding("up,shift+tab", "go(-1)", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__("Add an invitation: enter adds it, tab goes on, esc leaves")
        self._desk = desk
        self._entries = {name: Entry(placeholder=label) for name, label in _FIELDS.items()}

    def compose(self) -> ComposeResult:
        """A line for each field, and one for what is wrong."""
        yield from self._entries.values()
        yield from super().compose()

    def on_mount(self) -> None:
        """Begin with the name."""
        self._entries["name"].focus()
        self._say("Only the name is needed.", FAINT)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Add it, or say what is wrong."""
        message.stop()
        said = {name: entry.value for name, entry in self._entries.items()}
        try:
            typed = Typed(
                name=said["name"],
                sent=self._moment(said["sent"]),
                url=said["url"],
                email=said["email"],
                headline=said["headline"],
                company=said["company"],
                message=said["message"],
            )
            self.settle(changes_for(self._desk.tray, typed))
        except (ValueError, AlreadyThereError, ForgottenError) as error:
            self._say(str(error), OPEN)

    def action_go(self, steps: int) -> None:
        """Go to another field."""
        entries = list(self._entries.values())
        here = next(place for place, entry in enumerate(entries) if entry.has_focus)
        entries[(here + steps) % len(entries)].focus()

    def _moment(self, typed: str) -> datetime:
        """When it was sent; now where nothing is said. Raises ValueError."""
        now = self._desk.now
        if not typed.strip():
            return now
        return datetime.combine(day_from(typed, now.date()), time()).astimezone()

    def _say(self, text: str, style: Style) -> None:
        self.hints.hint(list(wrapped(text, max(self.app.size.width - 4, 1), style)))
