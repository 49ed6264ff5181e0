"""Which key runs which command: the default keys of the table, and what config.toml says under `[keys]`."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from store.checked_toml import TomlError, line_of, read_toml
from store.nearest import hint
from tui.keymap.commands import Command, CommandTable

if TYPE_CHECKING:
    from textual.events import Key

_SHOWN: Final = {"space": "space", "escape": "esc", "enter": "⏎", "pagedown": "pgdn", "pageup": "pgup", "tab": "tab"}
_NAMED: Final = frozenset(
    "space escape enter tab backspace delete insert home end pageup pagedown up down left right".split()
    + [f"f{number}" for number in range(1, 13)]
)
_WRITES: Final = frozenset({"space", "enter", "backspace", "delete"})
_MODIFIERS: Final = ("ctrl+", "shift+", "alt+")
_PALETTE: Final = "palette"
OWN: Final = "commands."
"""How the ids of the user's own commands begin, as they do in config.toml."""
_TAKEN: Final = {"ctrl+q": "always quits", "ctrl+c": "belongs to the terminal"}


class Keymap:
    """Commands by key, and keys by command. A key is a character, or a name (`space`, `ctrl+p`, `f5`).

    Commands that act on a text being edited have keys of their own, since a letter is a letter there.
    """

    def __init__(self, table: CommandTable, chosen: Mapping[str, tuple[str, ...] | str] | None = None) -> None:
        """`chosen` maps ids of commands to the keys they have instead of their default ones.

        What is wrong of it is left out, and in `wrong`.
        """
        self.table = table
        self.commands = tuple(command for group in table.values() for command in group)
        """All commands, in the order of the table."""
        self.by_id = {command.id: command for command in self.commands}
        chosen = dict(chosen or {})
        self.wrong = {
            name: f"there is no command {name!r}; {hint(name, self.by_id)}" for name in chosen.keys() - self.by_id
        }
        """By the ids of commands, what is wrong with the keys that were chosen for them, in a sentence each."""
        self.wrong |= self._give_keys(chosen)
        wrong: Mapping[str, str] = self.wrong
        while wrong:  # without these keys others may be given twice, which is no fault of the user's
            chosen = {name: keys for name, keys in chosen.items() if name not in wrong}
            wrong = self._give_keys(chosen)

    def _give_keys(self, chosen: Mapping[str, tuple[str, ...] | str]) -> dict[str, str]:
        """Give every command its keys, and return what is wrong with the chosen ones, by the ids of the commands."""
        self._keys: dict[str, tuple[str, ...]] = {}
        self._in_pane: dict[str, Command] = {}
        self._in_text: dict[str, Command] = {}
        wrong: dict[str, str] = {}
        for command in self.commands:
            there = self._in_text if command.in_text else self._in_pane
            keys = chosen.get(command.id, command.keys)
            self._keys[command.id] = (keys,) if isinstance(keys, str) else tuple(keys)
            for key in self._keys[command.id]:
                if problem := _problem(key) or (_problem_in_text(key) if command.in_text else ""):
                    wrong[command.id] = f"{command.id}: {problem}"
                elif key in there:
                    both = there[key].id, command.id
                    culprit = next((name for name in reversed(both) if name in chosen), command.id)
                    wrong[culprit] = f"{key!r} is the key of both {both[0]!r} and {both[1]!r}; give one of them another"
                there.setdefault(key, command)
        return wrong

    def faults(self, config: Path) -> list[TomlError]:
        """Return what is wrong with the keys in config.toml. Raises TomlError where that cannot be read any more."""
        written = (read_toml(config) or "") if self.wrong else ""
        settings = {name: _setting(name) for name in self.wrong}
        found = [
            TomlError(config, line_of(written, settings[name]), says, settings[name])
            for name, says in self.wrong.items()
        ]
        return sorted(found, key=lambda fault: fault.line or 0)

    def in_text(self, event: "Key") -> Command | None:
        """Return the command that this key runs while a text is being edited."""
        return self._in_text.get(event.key)

    def in_pane(self, event: "Key") -> Command | None:
        """Return the command that this key runs in a pane."""
        by_character = self._in_pane.get(event.character or "") if event.is_printable else None
        return by_character or self._in_pane.get(event.key)

    def keys(self, command: str) -> tuple[str, ...]:
        """Return the keys of a command, as config.toml spells them."""
        return self._keys[command]

    def shown(self, command: str) -> str:
        """Return the first key of a command as the screen shows it; "" where it has none."""
        keys = self._keys[command]
        return shown_key(keys[0]) if keys else ""

    def how_to(self, command: str) -> str:
        """Return how to run a command, for a sentence: its key, or where it has none its name in the palette."""
        palette = self.shown(_PALETTE)
        name = f"“{self.by_id[command].label}”"
        return self.shown(command) or (f"{palette} {name}" if palette else f"the command {name}")


def _setting(command: str) -> tuple[str, ...]:
    """Return where config.toml sets the keys of a command."""
    return ("commands", command.removeprefix(OWN), "key") if command.startswith(OWN) else ("keys", command)


def shown_key(key: str) -> str:
    """Return a key in few cells: `^p` for `ctrl+p`, `pgdn` for `pagedown`."""
    return _SHOWN.get(key, key).replace("ctrl+", "^")


def _problem(key: str) -> str:
    """Return what is wrong with a key; "" for one that terminals can send."""
    if key in _TAKEN:
        return f"{key!r} {_TAKEN[key]}"
    bare = key
    for modifier in _MODIFIERS:
        bare = bare.removeprefix(modifier)
    if len(bare) == 1 and bare.isprintable() and bare != " ":
        return ""
    return "" if bare in _NAMED else f"{key!r} is not a key; {hint(bare, _NAMED)}"


def _problem_in_text(key: str) -> str:
    """Return what is wrong with a key for a command within a text; "" for one that types nothing."""
    return f"{key!r} writes in a text" if len(key) == 1 or key in _WRITES else ""
