"""Adding an invitation by hand."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from store.dates import day_from
from store.reading.typed import AlreadyThereError, Typed, changes_for
from store.tray.changes import Change
from tui.desk import Desk
from tui.looks import FAINT, OPEN, wrapped
from tui.panes.lines import Lines
from tui.prompts.entry import Entry

_FIELDS = {
    "name": "Name",
    "url": "LinkedIn profile, https://www.linkedin.com/in/...",
    "email": "E-mail address",
    "headline": "What they say they are",
    "company": "Where they work",
    "message": "What they wrote",
    "sent": "When: 2026-03-01, fri, 2 weeks ago (else now)",
}


class AddScreen(ModalScreen[tuple[int, Sequence[Change]] | None]):
    """A form: only the name is needed. Answers the new invitation's id and the changes that bring it in."""

    DEFAULT_CSS = """
    AddScreen { align: center middle; background: transparent; }
    AddScreen > Vertical {
        width: 80%; max-width: 80; height: auto; padding: 0 1;
        border: solid ansi_default; border-title-color: ansi_default; background: ansi_default;
    }
    AddScreen Input, AddScreen Input:ansi {
        background: ansi_default; height: 2; border: none; border-bottom: solid ansi_bright_black;
        &:focus { border: none; border-bottom: solid ansi_default; }
    }
    AddScreen Lines { height: 2; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._fault = Lines()

    def compose(self) -> ComposeResult:
        """A line for each field, and one for what is wrong."""
        with Vertical() as box:
            box.border_title = "Add an invitation"
            box.border_subtitle = "enter adds it, tab goes on, esc leaves"
            for name, label in _FIELDS.items():
                yield Entry(placeholder=label, id=name)
            yield self._fault

    def on_mount(self) -> None:
        """Begin with the name."""
        self.query_one("#name", Input).focus()
        self.call_after_refresh(self._say, "Only the name is needed.", is_fault=False)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Add it, or say what is wrong."""
        said = {name: self.query_one(f"#{name}", Input).value for name in _FIELDS}
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
            self.dismiss(changes_for(self._desk.tray, typed))
        except (ValueError, AlreadyThereError) as error:
            self._say(str(error), is_fault=True)

    def _moment(self, typed: str) -> datetime:
        """When it was sent; now where nothing is said. Raises ValueError."""
        now = self._desk.now
        if not typed.strip():
            return now
        return datetime.combine(day_from(typed, now.date()), time()).astimezone()

    def _say(self, text: str, *, is_fault: bool) -> None:
        self._fault.paint(list(wrapped(text, self._fault.size.width or 60, OPEN if is_fault else FAINT)))
