"""A screen that asks at its foot, and gives the keys that are typed meanwhile to what they were meant for."""

from collections.abc import Coroutine
from typing import Any, ClassVar, TypeVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from tui.prompts.prompt import Prompt

Answer = TypeVar("Answer")


class Foot(Vertical):
    """Where prompts are mounted. It takes no room, they lie over what is there: a prompt moves no pane, and so repaints
    none.
    """

    DEFAULT_CSS = """
    Foot { height: 0; }
    """


class AskingScreen(Screen[None], inherit_bindings=False):
    """Asks, and goes on beside itself with what needs the answer."""

    BINDINGS: ClassVar[list[BindingType]] = []
    focused = Reactive[Widget | None](None, repaint=False)  # in Textual it repaints the whole screen

    def __init__(self, *, classes: str) -> None:
        super().__init__(classes=classes)
        self.foot = Foot()
        self._typed_ahead: list[Key] | None = None

    async def ask(self, prompt: Prompt[Answer]) -> Answer | None:
        """Ask at the foot; None when the user turns away. The keys then go back to where they were."""
        before = self.focused
        self._typed_ahead = self._typed_ahead or []
        await self.foot.mount(prompt)
        answer = await prompt.answer
        self.set_focus(before)
        await prompt.remove()
        return answer

    def go_on_beside(self, later: Coroutine[Any, Any, None]) -> None:
        """Go on with something that asks, while the screen lives on."""
        self._typed_ahead = []
        self.run_worker(self._beside(later))

    def wait_for_opening(self) -> None:
        """Keep the keys that are typed from now on for what is opening, until it has the focus."""
        self._typed_ahead = []

    def keeps(self, key: Key) -> bool:
        """Whether this key is kept for what is opening."""
        if self._typed_ahead is None:
            return False
        self._typed_ahead.append(key)
        return True

    def hand_over(self) -> None:
        """Give the keys that were kept to what has the focus now."""
        keys, self._typed_ahead = self._typed_ahead or [], None
        for key in keys:
            self.app.post_message(Key(key.key, key.character))

    async def _beside(self, later: Coroutine[Any, Any, None]) -> None:
        try:
            await later
        finally:
            self.hand_over()
