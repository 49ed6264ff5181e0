"""The screen that replaces the tray where the store cannot be opened, and what its keys do."""

import shlex
from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.filter import LineFilter
from textual.geometry import Size

from store.file.errors import Damaged, StoreError, Unreadable
from store.file.storage import TrayStorage
from store.health.restoring import MERGED, Copies, Copy
from store.places import Places
from tui.render.copies import described
from tui.render.looks import look_of
from tui.render.repair import StoreProblem, problem_text
from tui.terminal.app import TerminalApp
from tui.terminal.editor import editor, run_editor
from tui.widgets.bars import TooSmall
from tui.widgets.text import TextView

EDIT = "e"
_BEST = "enter"
_MERGED_KEY = "m"

_LEAST = Size(40, 12)
"""The size of a terminal from which on the choices can be read."""
_WIDTHS = [(0, "-small"), (_LEAST.width, "-wide")]
_HEIGHTS = [(0, "-low"), (_LEAST.height, "-high")]
"""The classes of the screen, from so many columns and lines on."""


class Attempt(Struct, frozen=True):
    """The outcome of the screen: a sentence on what was done or went wrong, and the exit code.

    `code` is None where the tray is to be opened again.
    """

    says: str = ""
    code: int | None = None


class RepairApp(TerminalApp[str], inherit_bindings=False):
    """Shows what is wrong. Its result is the name of the chosen copy, EDIT, or None."""

    DEFAULT_CSS = """
    RepairApp {
        TextView { padding: 1 2; }
        TooSmall { display: none; }
        .-small, .-low {
            TextView { display: none; }
            TooSmall { display: block; }
        }
    }
    """
    HORIZONTAL_BREAKPOINTS = _WIDTHS
    VERTICAL_BREAKPOINTS = _HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [
        *TerminalApp.BINDINGS,
        Binding("q,escape,ctrl+c", "quit", show=False),
        Binding("down,j", "scroll_by(1)", show=False),
        Binding("up,k", "scroll_by(-1)", show=False),
    ]

    def __init__(self, problem: StoreProblem) -> None:
        super().__init__()
        self._problem = problem
        self._view = TextView()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """No colours: the settings, and what the terminal's ground asks for, are not known."""
        return [look_of("plain", has_256=True)]

    def compose(self) -> ComposeResult:
        """The text."""
        yield self._view
        yield TooSmall(_LEAST)

    def on_mount(self) -> None:
        """Show the problem."""
        self._view.show(lambda width: problem_text(self._problem, width))

    async def on_key(self, event: Key) -> None:
        """End with the choice of a key: a copy, or the editor. The last good copy has its number as well."""
        chosen = {copy.name: copy.name for _, copy in self._problem.copies[:1]}
        chosen |= {key: copy.name for key, copy in self._problem.copies}
        if event.key in (EDIT, *chosen):
            event.prevent_default()
            self.exit(chosen.get(event.key, EDIT))

    def leave(self, code: int) -> None:
        """Leave everything as it is."""
        self.exit(return_code=code)

    def save(self) -> None:
        """Nothing has been changed."""

    def refuse(self, sentence: str) -> None:
        """Say it where the outcome of the last attempt stands."""
        self._problem = replace(self._problem, last_attempt=sentence)
        self._view.show(lambda width: problem_text(self._problem, width))

    @property
    def help_hint(self) -> str:
        """Where the keys are shown."""
        return "the keys are below"

    @property
    def is_too_small(self) -> bool:
        """Whether the terminal has no room for the choices."""
        return self.size.width < _LEAST.width or self.size.height < _LEAST.height

    def is_at_rest(self) -> bool:
        """Whether all messages are handled, and no choice was made: what was typed behind one was not meant for it."""
        return not self._exit and not self.message_queue_size and not self._view.message_queue_size

    def action_scroll_by(self, steps: int) -> None:
        """Scroll the text."""
        self._view.move(steps)


def repair(places: Places, error: Unreadable, before: str) -> Attempt:
    """Show what is wrong with the store and do what is chosen about it. `before` is what came of the last attempt.

    Where not even the copies can be looked for, since links run in a circle, or none may take its place, as that of
    ciphertext, there is nothing to choose.
    """
    try:
        copies = Copies(TrayStorage(places.store, places.state))
        offered = _offered(copies)
    except (OSError, Unreadable):
        return Attempt(code=Unreadable.exit_code)
    advice = "" if isinstance(error.__cause__, Damaged) else error.advice
    app = RepairApp(StoreProblem(error.path, error.why, advice, offered, editor(), before))
    chosen = app.run(mouse=False)
    if chosen is None:
        return Attempt(code=app.return_code or Unreadable.exit_code)
    if chosen == EDIT:
        return Attempt(run_editor(places.store, error.line))
    try:
        restored = copies.put_back(chosen)
    except (StoreError, OSError) as error:
        return Attempt(str(error))
    done = f"Back to {described(restored.copy)}."
    if restored.to_resolve:
        return Attempt(f"{done} To end the merge: {shlex.join(restored.to_resolve)}")
    return Attempt(f"{done} `salver restore 1` takes back what was there.")


def _offered(copies: Copies) -> list[tuple[str, Copy]]:
    """The copies that keys put back: the newest good one, the merged one, older ones by their numbers."""
    best = copies.newest_good()
    offered = [(_BEST, best)] if best else []
    for copy in copies:
        if copy.name == MERGED:
            offered.append((_MERGED_KEY, copy))
        elif copy.name.isdecimal() and len(copy.name) == 1 and copy.records is not None and copy != best:
            offered.append((copy.name, copy))
    return offered
