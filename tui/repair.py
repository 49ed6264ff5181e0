"""The screen that replaces the tray where the store cannot be opened, and what its keys do."""

import os
import shlex
from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.filter import LineFilter

from store.file.errors import Damaged, StoreError, Unreadable
from store.file.storage import TrayStorage
from store.health.restoring import MERGED, Copies, Copy
from store.places import Places
from tui.render.copies import described
from tui.render.looks import look_of
from tui.render.repair import StoreProblem, problem_text
from tui.terminal import signals
from tui.terminal.editor import editor, run_editor
from tui.widgets.text import TextView

_LOOK_EVERY = 2.0
"""Seconds between looks at the terminal."""

EDIT = "e"
_BEST = "enter"
_MERGED_KEY = "m"


class Attempt(Struct, frozen=True):
    """The outcome of the screen: a sentence on what was done or went wrong, and the exit code.

    `code` is None where the tray is to be opened again.
    """

    says: str = ""
    code: int | None = None


class RepairApp(App[str], inherit_bindings=False):
    """Shows what is wrong. Its result is the name of the chosen copy, EDIT, or None."""

    TITLE = "Salver"
    ENABLE_COMMAND_PALETTE = False
    DEFAULT_CSS = """
    RepairApp TextView { padding: 1 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape,ctrl+q,ctrl+c", "leave", show=False),
        Binding("down,j", "scroll_by(1)", show=False),
        Binding("up,k", "scroll_by(-1)", show=False),
    ]

    def __init__(self, problem: StoreProblem) -> None:
        super().__init__(ansi_color=True)
        self.theme = "ansi-dark"
        self.animation_level = "none"
        self._problem = problem
        self._view = TextView()
        self._on_a_terminal = os.isatty(0)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """No colours: the settings, and what the terminal's ground asks for, are not known."""
        return [look_of("plain", has_256=True)]

    def compose(self) -> ComposeResult:
        """The text."""
        yield self._view

    def on_mount(self) -> None:
        """Show the problem, and watch the terminal."""
        signals.on_signals(lambda code: self.exit(return_code=code))
        self.set_interval(_LOOK_EVERY, self._look)
        self._view.show(lambda width: problem_text(self._problem, width))

    def on_key(self, event: Key) -> None:
        """End with the choice of a key: a copy, or the editor. The last good copy has its number as well."""
        chosen = {copy.name: copy.name for _, copy in self._problem.copies[:1]}
        chosen |= {key: copy.name for key, copy in self._problem.copies}
        if event.key in (EDIT, *chosen):
            self.exit(chosen.get(event.key, EDIT))

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.exit()

    def action_scroll_by(self, steps: int) -> None:
        """Scroll the text."""
        self._view.move(steps)

    def _look(self) -> None:
        if self._on_a_terminal and signals.line_is_lost():
            self.exit(return_code=signals.LINE_LOST)


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
