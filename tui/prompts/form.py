"""Forms: several lines to fill in, most of which may stay empty."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key, Paste
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from store.reading.paste_parser import pasted
from store.text import as_pasted, clean
from tui.prompts.entry import EntryInput
from tui.prompts.prompt import Answer, Prompt
from tui.render.styles import CURSOR, FAINT, PLAIN, line, wrapped
from tui.widgets.lines import Lines


class PastingEntry(EntryInput):
    """A line of a form. `takes` is given what is pasted first, and returns whether it has filled it in."""

    def __init__(self, value: str, placeholder: str, takes: Callable[[str], bool]) -> None:
        super().__init__(value, placeholder=placeholder)
        self._takes = takes

    def on_paste(self, event: Paste) -> None:
        """Fill in the form from it, or else put it in clean."""
        if not self.value and self._takes(as_pasted(event.text)):
            event.prevent_default()
            event.stop()
        else:
            super().on_paste(event)


class Wheel(Lines, can_focus=True):
    """A line of a form that chooses one of a few things: space and the arrows turn it."""

    DEFAULT_CSS = """
    Wheel { height: 1; }
    """

    def __init__(self, choices: Sequence[str]) -> None:
        """The first is chosen."""
        super().__init__()
        self._choices = choices
        self._at = 0

    @property
    def chosen(self) -> str:
        """What is chosen."""
        return self._choices[self._at]

    def on_key(self, event: Key) -> None:
        """Turn, or pass the key on to the form."""
        steps = {"space": 1, "right": 1, "left": -1}.get(event.key)
        if steps is not None:
            event.stop()
            self._at = (self._at + steps) % len(self._choices)
            self.redraw()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show whether this has the focus."""
        self.redraw()

    def redraw(self) -> None:
        """Show what is chosen."""
        self.paint([line((self.chosen, CURSOR if self.has_focus else PLAIN), ("  space changes it", FAINT))])


class FormPrompt(Prompt[Answer]):
    """Lines to fill in; enter takes them as they are.

    A pasted link to a profile, or a pasted name with an address, fills in every line that it says something about.
    """

    DEFAULT_CSS = """
    FormPrompt { max-height: 90vh; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,tab", "go(1)", show=False),
        Binding("up,shift+tab", "go(-1)", show=False),
        Binding("enter", "take", show=False),
    ]

    def __init__(
        self, question: str, labels: Mapping[str, str], values: Mapping[str, str], wheels: Sequence[Wheel], told: str
    ) -> None:
        """`labels` name each line, `values` are their first values; `wheels` are below them.

        `told` is a sentence to know before filling in the form.
        """
        super().__init__(f"{question}: enter takes it, tab goes on, esc leaves")
        self._told = told
        self.entries = {name: PastingEntry(values.get(name, ""), label, self._takes) for name, label in labels.items()}
        self._wheels = wheels

    @property
    def lines(self) -> list[Widget]:
        """All lines from top to bottom."""
        return [*self.entries.values(), *self._wheels]

    def compose(self) -> ComposeResult:
        """Yield the lines, and a sentence below them."""
        yield from self.lines
        yield from super().compose()

    def on_mount(self) -> None:
        """Begin with the first line."""
        self.lines[0].focus()
        self.say(self._told, FAINT)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Take the form. A link in place of the name is filled in where it belongs first."""
        message.stop()
        if not self._takes_link():
            self.action_take()

    def action_take(self) -> None:
        """Answer with what is filled in; each form does it in its own way."""
        raise NotImplementedError

    def action_go(self, steps: int) -> None:
        """Go to another line. A link in place of the name is filled in where it belongs."""
        self._takes_link()
        here = next(place for place, each in enumerate(self.lines) if each.has_focus)
        self.lines[(here + steps) % len(self.lines)].focus()

    def said(self, name: str) -> str:
        """Return the text of a line."""
        return self.entries[name].value

    def say(self, text: str, style: Style) -> None:
        """Say something below the lines."""
        lines: list[Strip] = list(wrapped(text, max(self.app.size.width - 4, 1), style))
        self.hints.hint(lines)

    def _takes_link(self) -> bool:
        """Fill in the form from a link that was typed in place of the name. Return whether there was one."""
        name = self.entries.get("name")
        found = pasted(name.value) if name is not None else None
        if name is None or found is None or not found.url:
            return False
        typed, name.value = name.value, ""
        return self._takes(typed)

    def _takes(self, text: str) -> bool:
        """Fill in every line that a text says something about; the name only where it is empty.

        Returns:
            Whether it says something about any.
        """
        found = pasted(text)
        if found is None:
            return False
        for name, value in (("url", found.url), ("email", found.email)):
            if value and name in self.entries:
                self.entries[name].value = clean(value)
        name_line = self.entries.get("name")
        if name_line is None:
            return False
        if found.name and not name_line.value.strip():
            name_line.value = clean(found.name)
            name_line.cursor_position = len(name_line.value)
            if found.is_guess:
                name_line.focus()
                self.say("The name is a guess, spelled from the link: correct it if it is wrong.", FAINT)
        return True
