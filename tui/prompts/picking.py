"""The prompt that finds one of many things while the user types a part of its name or description."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, Generic, TypeVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Input

from store.text import clean, folded
from tui.prompts.entry import EntryInput
from tui.prompts.prompt import Answer, Prompt
from tui.render.styles import CURSOR, EMPTY, FAINT, PLAIN, STRONG, fitted, line, wrapped
from tui.widgets.lines import Lines

_LEAD = 12
"""Cells before the labels, where any choice has a lead."""
_GAP = 2
_AROUND = 2
"""The lines around the list: the question, and the line to type in."""
_IN_FULL = 2
"""Lines for what is said of the chosen line."""

Found_co = TypeVar("Found_co", covariant=True)


class Choice(Struct, Generic[Found_co], frozen=True):
    """One of the things to choose from."""

    label: str
    told: str
    """What else is said of it, on the same line."""
    answer: Found_co
    lead: str = ""
    """What is before the label, such as the keys of a command."""
    heading: str = ""
    """What is above it while nothing is typed."""
    name: str = ""
    """A second name. A choice whose label or name is typed comes first."""
    other_words: str = ""
    """Words that find the choice though they are not shown."""


class PickPrompt(Prompt[Answer]):
    """A list that gets shorter with every word typed. Enter takes the chosen one, at first the top one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n,tab", "choose(1)", show=False),
        Binding("up,ctrl+p,shift+tab", "choose(-1)", show=False),
        Binding("pagedown", "choose(10)", show=False),
        Binding("pageup", "choose(-10)", show=False),
        Binding("home", "choose_end(False)", show=False, priority=True),
        Binding("end", "choose_end(True)", show=False, priority=True),
    ]

    def __init__(
        self,
        question: str,
        choices: Sequence[Choice[Answer]],
        when_typed: Callable[[], Sequence[Choice[Answer]]] = tuple,
        *,
        whole: bool = False,
    ) -> None:
        """`when_typed` gives more choices, which are only found once something is typed."""
        super().__init__(question, whole=whole)
        self._question = question
        self._choices = choices
        self._when_typed = when_typed
        self._folded: list[tuple[str, str, str]] = []
        """Of each choice all words that it can be found by, its label and its name, once something was typed."""
        self._all = choices
        """With those that are only found by typing, once something was typed."""
        self.found = choices
        self._chosen = 0
        self._lead = _LEAD if any(choice.lead for choice in choices) else 0
        self._labels = max((len(choice.label) for choice in choices), default=0)
        self._input = EntryInput(placeholder="type to search; enter takes the highlighted line")
        self._list = Lines()

    def compose(self) -> ComposeResult:
        """Yield the line to type in, and what was found."""
        yield self._input
        yield self._list

    def on_mount(self) -> None:
        """Take the focus, and show all."""
        if not self.has_class("-whole"):
            headings = sum(1 for choice in self._choices if choice.heading)
            self.styles.height = _AROUND + len(self._choices) + 2 * headings  # the most: it takes no more than there is
        self._input.focus()
        self.call_after_refresh(self._paint)

    def on_resize(self) -> None:
        """Lay out again."""
        self.call_after_refresh(self._paint)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Show the choices that have all typed words."""
        message.stop()
        words = folded(message.value).split()
        typed = " ".join(words)
        if not self._folded:
            self._all = [*self._choices, *self._when_typed()]
            self._folded = [(_searched(choice), folded(choice.label), folded(choice.name)) for choice in self._all]
        found = [
            (_remoteness(names, typed), place)
            for place, (searched, *names) in enumerate(self._folded)
            if all(word in searched for word in words)
        ]
        self.found = _each_once(self._all[place] for _, place in sorted(found)) if words else self._choices
        self._chosen = 0
        narrowed = f" · {len(self.found):,} found, ^u shows all" if words else ""
        self.border_title = Content(clean(f"{self._question}{narrowed}"))
        self._paint()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Answer with the chosen one; where nothing was found, stay."""
        message.stop()
        if self.found:
            self.settle(self.found[self._chosen].answer)

    def action_choose(self, steps: int) -> None:
        """Choose another one."""
        self._chosen = max(0, min(self._chosen + steps, len(self.found) - 1))
        self._paint()

    def action_choose_end(self, last: bool) -> None:
        """Choose the last one, or the first."""
        self.action_choose(len(self.found) if last else -len(self.found))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys that go to an end to the line, once something is typed in it."""
        return not (action == "choose_end" and self._input.value)

    def _paint(self) -> None:
        """Show what was found, with the chosen one in sight."""
        width, height = self._list.size
        is_whole = not self._input.value
        lines: list[Strip] = []
        chosen_at = 0
        for place, choice in enumerate(self.found):
            if is_whole and choice.heading:
                lines += [EMPTY, line((choice.heading, STRONG))]
            if place == self._chosen:
                chosen_at = len(lines)
            is_near = abs(place - self._chosen) <= height  # nothing else is in sight, of however many there are
            lines.append(self._line(choice, width, is_chosen=place == self._chosen) if is_near else EMPTY)
        if not lines:
            lines = [line(("Nothing here has that name.", FAINT))]
        is_last = self._chosen == len(self.found) - 1
        top = max(0, min(len(lines) if is_last else chosen_at - height // 2, len(lines) - height))
        self._list.paint(lines[top : top + height])

    def _line(self, choice: Choice[Answer], width: int, *, is_chosen: bool) -> Strip:
        label = min(self._labels, width // 2)
        texts = (
            fitted(choice.lead, self._lead),
            fitted(choice.label, label) + " " * _GAP,
            fitted(choice.told, max(width - self._lead - label - _GAP, 0)),
        )
        if is_chosen:
            return line(("".join(texts), CURSOR))
        return line((texts[0], STRONG), (texts[1], PLAIN), (texts[2], FAINT))


class DetailedPickPrompt(PickPrompt[Answer]):
    """Finds one of many by lines of which most are cut; what is said of the chosen one is below in full."""

    def compose(self) -> ComposeResult:
        """Yield the line to type in, the list, and the chosen line in full."""
        yield from super().compose()
        self.hints.styles.height = _IN_FULL
        yield self.hints

    def _paint(self) -> None:
        super()._paint()
        told = clean(self.found[self._chosen].told) if self.found else ""
        lines = list(wrapped(told, max(self.hints.size.width, 1), FAINT))[:_IN_FULL]
        self.hints.paint([*lines, *[line()] * (_IN_FULL - len(lines))])


def _each_once(found: Iterable[Choice[Found_co]]) -> list[Choice[Found_co]]:
    """Return the choices without those that do the same as one before: what works here is listed among all, too."""
    once: dict[tuple[str, int], Choice[Found_co]] = {}
    for choice in found:
        once.setdefault((choice.label, id(choice.answer)), choice)
    return list(once.values())


def _remoteness(names: Sequence[str], typed: str) -> int:
    """0 where a choice is called what was typed, 1 where one of its names begins so, else 2."""
    return 0 if typed in names else 1 if any(name.startswith(typed) for name in names) else 2


def _searched(choice: Choice[Answer]) -> str:
    """Return all words that a choice can be found by."""
    return folded(f"{choice.lead} {choice.label} {choice.told} {choice.name} {choice.other_words}")
