"""What is around the panes: the views, the status and the keys, a line each; and what a tiny terminal shows."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual.geometry import Size
from textual.strip import Strip

from store.tray.views import VIEWS
from tui.keymap.commands import Command
from tui.keymap.keymap import Keymap
from tui.render.styles import BAR, EMPTY, FAINT, GOOD, KEY, OPEN, PLAIN, STRONG, TAB, WARNING, Part, fitted, line
from tui.widgets.lines import Lines

SMALLEST = Size(60, 16)
"""The size of a terminal from which on everything can be used."""

_SHORT = {"introductions": "Intros"}


class Bar(Lines):
    """One line."""

    DEFAULT_CSS = """
    Bar { height: 1; }
    """


class ViewsBar(Bar):
    """All views, each with its key and its count; the current one is highlighted."""

    def __init__(self, keys: Keymap) -> None:
        super().__init__(id="views")
        self._keys = keys
        self._shown = ""
        self._counts: Mapping[str, int] = {}

    def show(self, view: str, counts: Mapping[str, int]) -> None:
        """Show that this view is open, and how many rows each has; a view without rows shows no number."""
        self._shown, self._counts = view, dict(counts)
        self.redraw()

    def redraw(self) -> None:
        """Lay out with keys and whole names where there is room, else with shorter names, else without keys."""
        for with_keys, short in ((True, False), (True, True), (False, True)):
            strip = self._laid_out(with_keys=with_keys, short=short)
            if strip.cell_length <= self.size.width:
                break
        self.paint([_filled(strip, self.size.width)])

    def _laid_out(self, *, with_keys: bool, short: bool) -> Strip:
        parts: list[Part] = []
        for view in VIEWS:
            title = _SHORT.get(view.name, view.title) if short else view.title
            count = self._counts.get(view.name, 0)
            number = f" {_number(count)}" if count else ""
            here = view.name == self._shown
            key = self._keys.shown(view.name) if with_keys else ""
            parts += [
                (" ", BAR),
                (f" {key}" if key else "", TAB if here else KEY + BAR),
                (f" {title}{number} ", TAB if here else (STRONG if count else FAINT) + BAR),
            ]
        return line(*parts)


class StatusBar(Bar):
    """What was just done or refused, on the left; filter, marks, place in the view and saving, on the right."""

    def __init__(self) -> None:
        super().__init__(id="status")
        self._said: Part = ("", PLAIN)
        self._standing: Sequence[str] = ()
        self._saving: Part = ("saved", GOOD)

    @property
    def is_speaking(self) -> bool:
        """Whether something has been said."""
        return bool(self._said[0])

    def say(self, sentence: str, *, warning: bool = False) -> None:
        """Say what was done, or why not."""
        self._said = (sentence, OPEN if warning else PLAIN)
        self.redraw()

    def stand(self, *standing: str) -> None:
        """Show the filter, the marks and the place in the view; empty ones are left out."""
        self._standing = [part for part in standing if part]
        self.redraw()

    def show_saving(self, text: str, *, failed: bool = False) -> None:
        """Show `saved`, `saving` or why it is not saved."""
        self._saving = (text, WARNING if failed else GOOD if text == "saved" else FAINT)
        self.redraw()

    def redraw(self) -> None:
        """Lay the right side out first. The sentence has the rest, and never less than a third of the line."""
        said, style = self._said
        saving, saving_style = self._saving
        most = self.size.width * 2 // 3 if said else self.size.width - 2
        if cell_len(saving) > most:
            saving = fitted(saving, most)
        right = " · ".join(self._standing)
        joint = " · " if right and saving else ""
        taken = cell_len(right) + cell_len(joint) + cell_len(saving)
        room = max(self.size.width - taken - 4, 0)
        self.paint(
            [
                line(
                    (f" {fitted(said, room)}", style),
                    ("  ", PLAIN),
                    (right + joint, FAINT),
                    (saving, saving_style),
                )
            ]
        )


class KeysBar(Bar):
    """The keys of the focused pane."""

    def __init__(self, keys: Keymap) -> None:
        super().__init__(id="keys")
        self._keys = keys
        self._pane = ""
        self._decides = True
        self._view = ""

    def offer(self, view: str, *, decides: bool) -> None:
        """Show the keys of a view; leave out those that decide where there is nothing to decide."""
        if (view, decides) != (self._view, self._decides):
            self._view, self._decides = view, decides
            self.redraw()

    def show(self, pane: str) -> None:
        """Show the keys of the pane with this id."""
        self._pane = pane
        self.redraw()

    def redraw(self) -> None:
        """Show as many keys as there is room for: those of the view first, in the order of the table, with the help
        always last.
        """
        shown = [command for command in self._keys.commands if self._is_shown(command)]
        help_last = sorted(shown, key=lambda command: (command.id == "help", not self._is_of_view(command)))
        room = self.size.width - 1
        parts: list[Part] = []
        for command in help_last:
            key = self._keys.shown(command.id)
            size = cell_len(key) + 1 + cell_len(command.label) + 2
            if size <= room - (8 if command.id != "help" else 0):
                parts += [(key, KEY + STRONG), (f" {command.label}  ", PLAIN)]
                room -= size
        self.paint([_filled(line((" ", BAR), *((text, style + BAR) for text, style in parts)), self.size.width)])

    def _is_shown(self, command: Command) -> bool:
        """Return whether a command has a key, and a place in the footer of the focused pane or of the queue of this
        view.
        """
        is_offered = command.is_offered(self._pane, self._view, decides=self._decides)
        return is_offered and bool(self._keys.shown(command.id))

    def _is_of_view(self, command: Command) -> bool:
        """Return whether the footer of the queue shows a command because of the view, before all others."""
        return command.is_of_view(self._pane, self._view)


class TooSmall(Lines):
    """What a terminal shows that has no room for the tray: how much is needed, and how much there is."""

    def redraw(self) -> None:
        """Lay the sentences out."""
        there = self.app.size
        self.paint(
            [
                line(("Salver needs a little more room:", PLAIN)),
                line((f"{SMALLEST.width} x {SMALLEST.height} cells.", PLAIN)),
                EMPTY,
                line((f"This terminal has {there.width} x {there.height}.", FAINT)),
                line(("Make it larger, or ctrl+q quits.", FAINT)),
            ]
        )


def _number(count: int) -> str:
    """Return a count in few cells: `812`, `9,731`, `12k`."""
    return f"{count:,}" if count < 10_000 else f"{count // 1000}k"


def _filled(strip: Strip, width: int) -> Strip:
    """Return the line on the ground of the bars, over the whole width."""
    return Strip([*strip, *line((" " * max(width - strip.cell_length, 0), BAR))])
