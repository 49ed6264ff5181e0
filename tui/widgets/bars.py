"""What is around the panes: the views, the status and the keys, a line each; and what a tiny terminal shows."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from store.text import clean
from store.tray.views import VIEWS, View
from tui.keymap.keymap import Keymap
from tui.render.styles import (
    BAR,
    EMPTY,
    FAINT,
    GOOD,
    KEY,
    OPEN,
    PLAIN,
    STRONG,
    TAB,
    WARNING,
    StyledText,
    fitted,
    line,
    wrapped,
)
from tui.widgets.lines import Lines

SMALLEST = Size(60, 16)
"""The size of a terminal from which on everything can be used."""

_MOST_LINES = 4
"""So many lines a sentence has at most: one that quotes a stranger's text may be of any length."""

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
        self._form = (True, False)
        """How it is laid out: with keys or without, in short names or not."""

    def show(self, view: str, counts: Mapping[str, int]) -> None:
        """Show that this view is open, and how many rows each has; a view without rows shows no number."""
        self._shown, self._counts = view, dict(counts)
        self.redraw()

    def redraw(self) -> None:
        """Lay out with keys and whole names where there is room, else with shorter names, else without keys."""
        for self._form in ((True, False), (True, True), (False, True)):
            strip = line(*(part for view in VIEWS for part in self._parts(view)))
            if strip.cell_length <= self.size.width:
                break
        self.paint([_filled(strip, self.size.width)])

    def view_at(self, x: int) -> str | None:
        """Return the name of the view in this column of the widget; None where there is none."""
        end = 0
        for view in VIEWS:
            end += line(*self._parts(view)).cell_length
            if x < end:
                return view.name
        return None

    def _parts(self, view: View) -> list[StyledText]:
        """Return what is shown of a view."""
        with_keys, short = self._form
        title = _SHORT.get(view.name, view.title) if short else view.title
        count = self._counts.get(view.name, 0)
        number = f" {_number(count)}" if count else ""
        here = view.name == self._shown
        key = self._keys.shown(view.name) if with_keys else ""
        return [
            (f" {key}" if key else "", TAB if here else KEY + BAR),
            (f" {title}{number} ", TAB if here else (STRONG if count else FAINT) + BAR),
        ]


class StatusBar(Bar):
    """What was just done or refused, on the left; filter, marks, place in the view and saving, on the right."""

    def __init__(self) -> None:
        super().__init__(id="status")
        self._said: StyledText = ("", PLAIN)
        self._besides: dict[str, StyledText] = {}
        """What came up by itself since, by what it is about."""
        self._standing: Sequence[str] = ()
        self._saving: StyledText = ("saved", GOOD)
        self._lines_above = 0
        """How many lines there are above the last one."""

    @property
    def is_speaking(self) -> bool:
        """Whether something has been said."""
        return bool(self._sentences()[0])

    @property
    def said(self) -> str:
        """What was said last in answer to a key; "" where nothing was."""
        return self._said[0]

    @property
    def is_refusing(self) -> bool:
        """Whether what was said is why nothing was done."""
        return self.is_speaking and self._sentences()[1] == OPEN

    def say(self, sentence: str, *, warning: bool = False) -> None:
        """Say what was done, or why not."""
        self._said = (sentence, OPEN if warning else PLAIN)
        self._besides.clear()
        self.redraw()

    def take_back_refusal(self) -> None:
        """Say no more why nothing was done; what came up by itself stays."""
        if self._said[0] and self._said[1] == OPEN:
            self._said = ("", PLAIN)
            self.redraw()

    def say_besides(self, about: str, sentence: str, *, warning: bool = False) -> None:
        """Say after it what came up by itself, in place of what was said `about` the same."""
        self._besides[about] = (sentence, OPEN if warning else PLAIN)
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
        """Lay the right side out first. The sentence has the rest, and never less than a third of the line; one that
        is longer has more lines, with the right side at the end of the last.
        """
        said, style = self._sentences()
        saving, saving_style = self._saving
        most = self.size.width * 2 // 3 if said else self.size.width - 2
        if cell_len(saving) > most:
            saving = fitted(saving, most)
        right = " · ".join(self._standing)
        joint = " · " if right and saving else ""
        taken = cell_len(right) + cell_len(joint) + cell_len(saving)
        room = max(self.size.width - taken - 4, 0)
        above: list[Strip] = []
        if cell_len(clean(said)) > room:
            *above, last = _in_lines(said, self.size.width, room, style)
            said = last.text.strip()
        if len(above) != self._lines_above:  # to set the same height again at the start would lay all out once more
            self._lines_above = len(above)
            self.styles.height = len(above) + 1
        self.paint(
            [
                *above,
                line((f" {fitted(said, room)}", style), ("  ", PLAIN), (right + joint, FAINT), (saving, saving_style)),
            ]
        )

    def _sentences(self) -> StyledText:
        """Return all that is said, as a warning where one of the sentences is one."""
        said = [part for part in (self._said, *self._besides.values()) if part[0]]
        return " ".join(text for text, _ in said), OPEN if any(style == OPEN for _, style in said) else PLAIN


class TourBar(Bar):
    """The next step of the tour."""

    def __init__(self) -> None:
        super().__init__(id="tour")
        self._place = self._text = ""

    def show(self, place: str, text: str) -> None:
        """Show which step of how many this is, and what to press."""
        self._place, self._text = place, text
        self.redraw()

    def redraw(self) -> None:
        """Lay out the step, over the whole width."""
        text = fitted(f" {self._text}", max(self.size.width - cell_len(self._place) - 7, 0))
        self.paint([_filled(line((f" Tour {self._place} ", TAB), (text, STRONG + BAR)), self.size.width)])


class KeysBar(Bar):
    """The keys of what has them."""

    def __init__(self, keys: Keymap) -> None:
        super().__init__(id="keys")
        self._keys = keys
        self._offers: Sequence[tuple[str, str]] = ()

    def offer(self, commands: Sequence[tuple[str, str]]) -> None:
        """Show these commands, by their ids, each with what it is called here."""
        if commands != self._offers:
            self._offers = commands
            self.redraw()

    def show(self, pane: str) -> None:
        """Show the commands within a text, or beside it, in the pane with this id."""
        self.offer([(command.id, command.label) for command in self._keys.commands if pane in command.footer])

    def redraw(self) -> None:
        """Show as many as there is room for, the first ones first, with the help always last: within a text by the key
        that types nothing.
        """
        is_in_text = any(self._keys.by_id[command].in_text for command, _ in self._offers)
        help_told = self._key_and_label("text-help" if is_in_text else "help", self._keys.by_id["help"].label)
        room = self.size.width - 1 - sum(cell_len(text) for text, _ in help_told)
        parts: list[StyledText] = [(" ", BAR)]
        for command, label in self._offers:
            told = self._key_and_label(command, label)
            size = sum(cell_len(text) for text, _ in told)
            if size > room:
                break
            parts += told
            room -= size
        strip = line(*parts, *help_told)
        self.paint([_filled(strip, self.size.width)])

    def _key_and_label(self, command: str, label: str) -> list[StyledText]:
        """A command with its key, or as it is typed in the palette, such as `:reopen`; nothing where it has neither."""
        if key := self._keys.shown(command):
            return [(key, KEY + STRONG + BAR), (f" {label}  ", BAR)]
        palette = self._keys.shown("palette")
        return [(palette, KEY + STRONG + BAR), (f"{label}  ", BAR)] if palette else []


class TooSmall(Lines):
    """What a terminal shows that has too little room: how much is needed, and how much there is."""

    def __init__(self, least: Size = SMALLEST) -> None:
        """`least` is the size from which on everything can be used."""
        super().__init__()
        self._least = least

    def redraw(self) -> None:
        """Lay the sentences out."""
        there = self.app.size
        self.paint(
            [
                line(("Salver needs a little more room:", PLAIN)),
                line((f"{self._least.width} x {self._least.height} cells.", PLAIN)),
                EMPTY,
                line((f"This terminal has {there.width} x {there.height}.", FAINT)),
                line(("Make it larger, or press ctrl+q to quit.", FAINT)),
            ]
        )


def _in_lines(said: str, width: int, room: int, style: Style) -> list[Strip]:
    """Return a sentence in lines of this width, the last of which takes no more than `room`, or is to be cut."""
    lines = list(wrapped(said, max(width - 1, 1), style, first=" ", rest=" "))
    if len(lines) > _MOST_LINES:
        return [*lines[: _MOST_LINES - 1], line((lines[_MOST_LINES - 1].text + "…", style))]
    if lines[-1].cell_length > room + 1:
        lines.append(EMPTY)
    return lines


def _number(count: int) -> str:
    """Return a count in few cells: `812`, `9,731`, `12k`."""
    return f"{count:,}" if count < 10_000 else f"{count // 1000}k"


def _filled(strip: Strip, width: int) -> Strip:
    """Return the line on the ground of the bars, over the whole width."""
    return Strip([*strip, *line((" " * max(width - strip.cell_length, 0), BAR))])
