"""The checklist: each key turns one fact to its next value, which is kept at once."""

from collections.abc import Callable, Mapping

from rich.style import Style
from textual.events import Key
from textual.strip import Strip

from store.judging.facts import definition_of
from store.records.model import Fact, FactValue
from store.session.checklist import CHECKLIST, UNKNOWN, ChecklistItem, checklist_values
from tui.prompts.prompt import Prompt
from tui.render.styles import BAD, FAINT, GOOD, OPEN, PLAIN, STRONG, fitted, line

_COLUMN = 32
_KEY = 3
_VALUE = 5


class ChecklistPrompt(Prompt[None], can_focus=True):
    """Facts with a key each. It stays open until the user leaves it.

    `facts` returns what is known now; `say` sets one fact, where None takes it back; `advice` returns the advice in a
    few words.
    """

    def __init__(
        self,
        question: str,
        facts: Callable[[], Mapping[str, Fact]],
        say: Callable[[str, FactValue | None], None],
        advice: Callable[[], str],
    ) -> None:
        super().__init__(question)
        self._facts = facts
        self._say = say
        self._advice = advice

    def on_mount(self) -> None:
        """Take the focus, and show the list."""
        self.focus()
        self._show()

    def on_resize(self) -> None:
        """Lay out again."""
        self._show()

    def on_key(self, event: Key) -> None:
        """Turn the fact of this key to its next value."""
        check = next((check for check in CHECKLIST if check.key == event.character), None)
        if check is not None:
            event.stop()
            said = self._facts().get(check.fact)
            self._say(check.fact, _following(check, said.value if said else None))
            self._show()
        elif event.key == "enter":
            event.stop()
            self.settle(None)

    def _show(self) -> None:
        """Show the facts in as many columns as there is room for, and the advice."""
        items = list(checklist_values(self._facts()))
        columns = max(self.app.size.width // _COLUMN, 1)
        height = -(-len(items) // columns)
        rows = [
            Strip([segment for check, value in items[place::height] for segment in _item(check, value)])
            for place in range(height)
        ]
        self.hints.hint([*rows, line((self._advice(), PLAIN), ("   esc leaves", FAINT))])


def _following(check: ChecklistItem, value: FactValue | None) -> FactValue | None:
    """Return the value after this one: yes, no and unknown in turn, or 0 to 3 and unknown."""
    turns = (*definition_of(check.fact).values, None)
    return turns[(turns.index(value) + 1) % len(turns)] if value in turns else turns[0]


def _item(check: ChecklistItem, value: str) -> Strip:
    """One fact in its column."""
    room = _COLUMN - _KEY - _VALUE
    return line(
        (check.key.ljust(_KEY), STRONG), (fitted(check.label, room), PLAIN), (value.ljust(_VALUE), _style(value))
    )


def _style(value: str) -> Style:
    return {"yes": GOOD, "no": BAD, UNKNOWN: OPEN}.get(value, PLAIN)
