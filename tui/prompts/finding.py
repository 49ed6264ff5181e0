"""Finding a command: by its key, its name, what it does, or what other programs call it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widgets import Input

from store.text import folded
from tui.keymap.commands import COMMANDS, GROUPS, Command
from tui.keymap.keymap import Keymap, shown_key
from tui.prompts.entry import EntryInput
from tui.prompts.prompt import Prompt
from tui.render.styles import BAR, EMPTY, FAINT, PLAIN, STRONG, fitted, line
from tui.widgets.lines import Lines

_KEYS = 12
_LABEL = 15

_HEADINGS = {group[0]: heading for heading, group in GROUPS.items()}
"""What stands above the first command of each group."""

_SIGNS = (
    ('"', "they wrote something with the invitation"),
    ("n", "you have a note on them"),
    ("?", "nothing proves who sent it"),
    ("!", "a check stops the draft"),
    ("*", "the row is marked"),
    (">", "the row under the cursor"),
)


class CommandsPrompt(Prompt[Command]):
    """All commands with their keys, fewer with every word that is typed. Answers the one that was chosen."""

    DEFAULT_CSS = """
    CommandsPrompt { height: 60vh; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "choose(1)", show=False),
        Binding("up,ctrl+p", "choose(-1)", show=False),
        Binding("pagedown", "choose(10)", show=False),
        Binding("pageup", "choose(-10)", show=False),
    ]

    def __init__(self, keys: Keymap, *, explained: bool = False) -> None:
        """`explained` has the commands under headings, with what they do; else with their other names."""
        super().__init__(f"{'Keys and what they do' if explained else 'Commands'}: enter does it, esc leaves")
        self._keys = keys
        self._explained = explained
        self._found: Sequence[Command] = ()
        self._chosen = 0
        self._input = EntryInput(placeholder="type to search")
        self._list = Lines()

    def compose(self) -> ComposeResult:
        """The words to look for, and what was found."""
        yield self._input
        yield self._list

    def on_mount(self) -> None:
        """Show all of them."""
        self._input.focus()
        self._find("")

    def on_resize(self) -> None:
        """Lay out anew."""
        self.call_after_refresh(self._paint)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Look for what is typed."""
        message.stop()
        self._find(message.value)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Do the command that is chosen."""
        message.stop()
        self.settle(self._found[self._chosen] if self._found else None)

    def action_choose(self, steps: int) -> None:
        """Go to another command."""
        self._chosen = max(0, min(self._chosen + steps, len(self._found) - 1))
        self._paint()

    def _find(self, text: str) -> None:
        typed = folded(text)
        found = [command for command in COMMANDS if all(word in self._names(command) for word in typed.split())]
        self._found = sorted(found, key=lambda command: _remoteness(command, typed))
        self._chosen = 0
        self._paint()

    def _names(self, command: Command) -> str:
        """Everything that a command can be found by."""
        keys = self._keys.keys(command.id)
        shown = " ".join(map(shown_key, keys))
        return folded(f"{command.id} {command.label} {command.help} {command.also} {' '.join(keys)}") + f" {shown}"

    def _paint(self) -> None:
        """Lay out what was found, the chosen one in sight."""
        width, height = self._list.size
        if not width:
            self.call_after_refresh(self._paint)
            return
        lines: list[Strip] = []
        chosen_at = 0
        for place, command in enumerate(self._found):
            if self._explained and not self._input.value and command in _HEADINGS:
                lines += [EMPTY, line((_HEADINGS[command], STRONG))]
            if place == self._chosen:
                chosen_at = len(lines)
            lines.append(self._line(command, width, is_chosen=place == self._chosen))
        if not self._found:
            lines = [line(("No command goes by that name.", FAINT))]
        elif self._explained and not self._input.value:
            lines += [EMPTY, line(("Signs in the rows", STRONG))]
            lines += [line((sign.ljust(_KEYS), STRONG), (meaning, PLAIN)) for sign, meaning in _SIGNS]
        is_last = self._chosen == len(self._found) - 1
        top = max(0, min(len(lines) if is_last else chosen_at - height // 2, len(lines) - height))
        self._list.paint(lines[top : top + height])

    def _line(self, command: Command, width: int, *, is_chosen: bool) -> Strip:
        keys = " ".join(map(shown_key, self._keys.keys(command.id)))
        told = command.help if self._explained else command.also
        rest = max(width - _KEYS - _LABEL, 0)
        texts = (fitted(keys, _KEYS), fitted(command.label, _LABEL), fitted(told, rest))
        if is_chosen:
            return line(("".join(texts), BAR))
        return line((texts[0], STRONG), (texts[1], PLAIN), (texts[2], FAINT))


def _remoteness(command: Command, typed: str) -> int:
    """How far a command is from what was typed: by its own name, by the beginning of its name, or only somehow."""
    names = (command.id, folded(command.label))
    return 0 if typed in names else 1 if any(name.startswith(typed) for name in names) else 2
