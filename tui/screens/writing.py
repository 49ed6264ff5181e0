"""The text that is being edited: a note in place of a pane, or a letter on a sheet in place of all panes."""

from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.events import Key

from store.session.edit_session import EditSession, NoteEdit
from store.session.row_details import row_details
from tui.widgets.text import TextLayout

if TYPE_CHECKING:
    from tui.screens.tray import TrayScreen
    from tui.widgets.editor import Editor
    from tui.widgets.sheet import Sheet


class Writing:
    """Holds the text that is being edited on a screen, while there is one."""

    def __init__(self, screen: "TrayScreen") -> None:
        self._screen = screen
        self._edit: EditSession | None = None
        self.sheet: Sheet | None = None
        """The sheet of the letter that is being edited; None while none is."""

    @property
    def editor(self) -> "Editor | None":
        """The editor of the text; None while none is being edited."""
        return self.sheet.editor if self.sheet else self._screen.side.editor

    def begin(self, edit: EditSession) -> None:
        """Begin to edit a text of the row under the cursor."""
        self._edit = edit
        if isinstance(edit, NoteEdit):
            self._screen.side.edit(edit.title, edit.text, self._takes)
        else:
            from tui.widgets.sheet import Sheet  # half as much to import as all the rest, and not needed to look around

            before, message = self._before()
            self.sheet = Sheet(edit, before, message, self._screen.keys, self._takes)
            self._screen.add_class("-writing")
            self._screen.query_one(Horizontal).mount(self.sheet)

    def leave(self) -> None:
        """Leave the text, if one is being edited, and put it into the tray."""
        edit, editor = self._edit, self.editor
        if edit is None or editor is None:
            return
        self._edit = None
        if self.sheet is None:
            self._screen.side.stop_editing()
        else:
            self.sheet.remove()
            self.sheet = None
            self._screen.remove_class("-writing")
        self._screen.set_focus(self._screen.queue)
        self._screen.put_down(edit, editor.text)

    def keep(self, text: str) -> None:
        """Keep what has been typed so far."""
        if self._edit is not None:
            self._edit.keep(text)

    def _before(self) -> tuple[TextLayout, TextLayout]:
        """Return the thread with the person, or where there is none who they are; and the last that they wrote."""
        from tui.render.person import person_text
        from tui.render.thread import last_received, thread_text

        row = self._screen.queue.current
        if row is None:
            return lambda width: (), lambda width: ()
        about = row_details(self._screen.session, row)
        keys = self._screen.keys
        if not about.thread:
            return lambda width: person_text(about, keys, width), lambda width: ()
        return lambda width: thread_text(about.person, about.thread, keys, width), partial(last_received, about.thread)

    def _takes(self, key: Key) -> bool:
        """Run the command of a key that has one in a text. Return whether it has."""
        command = self._screen.keys.in_text(key)
        if command is not None:
            self._screen.run_command(command)
        return command is not None
