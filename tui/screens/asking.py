"""A screen that asks at its foot."""

from collections.abc import Coroutine
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from tui.prompts.prompt import Answer, Prompt

Asking = Coroutine[Any, Any, None]
"""A coroutine that asks the user something, while the screen goes on."""


class Foot(Vertical):
    """Where prompts are mounted. They lie over the panes, so that a prompt moves none of them and repaints none."""

    DEFAULT_CSS = """
    Foot { height: 0; }
    """


class AskingScreen(Screen[None], inherit_bindings=False):
    """A screen on which a command can ask the user something."""

    BINDINGS: ClassVar[list[BindingType]] = []
    focused = Reactive[Widget | None](None, repaint=False)  # in Textual it repaints the whole screen

    def __init__(self, *, classes: str) -> None:
        super().__init__(classes=classes)
        self.foot = Foot()
        self._under_way = 0
        """How many coroutines run beside the screen."""
        self._open_prompts: list[Prompt[Any]] = []

    @property
    def waits_for_user(self) -> bool:
        """Whether each coroutine that runs beside the screen has asked something and waits for the answer."""
        return self._under_way == sum(not prompt.answer.done() for prompt in self._open_prompts)

    @property
    def is_asking(self) -> bool:
        """Whether a prompt is open."""
        return bool(self._open_prompts)

    async def ask(self, prompt: Prompt[Answer]) -> Answer | None:
        """Ask at the foot of the screen, and give the focus back afterwards.

        Returns:
            The answer; None where the user left the prompt.
        """
        before = self.focused
        await self.foot.mount(prompt)
        self._open_prompts.append(prompt)
        try:
            answer = await prompt.answer
        finally:
            self._open_prompts.remove(prompt)
        self.set_focus(before)
        await prompt.remove()
        return answer

    def go_on_beside(self, asking: Asking) -> None:
        """Run a coroutine that asks something, while the screen goes on."""
        self._under_way += 1
        self.run_worker(self._beside(asking))

    async def _beside(self, asking: Asking) -> None:
        try:
            await asking
        finally:
            self._under_way -= 1
