"""A screen that asks at its foot, and passes keys that are typed meanwhile on to what they were meant for."""

from collections.abc import Coroutine
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.message import Message
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from tui.prompts.prompt import Answer, Prompt
from tui.widgets.pane import Pane

Asking = Coroutine[Any, Any, None]
"""A coroutine that asks the user something, while the screen goes on."""


_PATIENCE = 0.5
"""Seconds to wait for keys that are still on their way through a pane."""


class Foot(Vertical):
    """Where prompts are mounted. They lie over the panes, so that a prompt moves none of them and repaints none."""

    DEFAULT_CSS = """
    Foot { height: 0; }
    """


class Passed(Message):
    """A message that a pane queues behind the keys that are already waiting for it."""


class AskingScreen(Screen[None], inherit_bindings=False):
    """A screen on which a command can ask the user something."""

    BINDINGS: ClassVar[list[BindingType]] = []
    focused = Reactive[Widget | None](None, repaint=False)  # in Textual it repaints the whole screen

    def __init__(self, *, classes: str) -> None:
        super().__init__(classes=classes)
        self.foot = Foot()
        self._typed_ahead: list[Key] | None = None
        """The keys that panes were given while a prompt or an editor is opening; None while none is."""
        self._held: list[Key] | None = None
        """The keys that came after those and wait for them; None while none wait."""
        self._opens_editor = False
        self._on_the_way = 0
        """How many panes may still have keys that were meant for what is opening."""

    async def ask(self, prompt: Prompt[Answer]) -> Answer | None:
        """Ask at the foot of the screen, and give the focus back afterwards.

        Returns:
            The answer; None where the user left the prompt.
        """
        before = self.focused
        self._typed_ahead = self._typed_ahead or []
        await self.foot.mount(prompt)
        answer = await prompt.answer
        self.set_focus(before)
        await prompt.remove()
        return answer

    def go_on_beside(self, asking: Asking) -> None:
        """Run a coroutine that asks something, while the screen goes on."""
        self._typed_ahead = []
        self.run_worker(self._beside(asking))

    def wait_for_editor(self) -> None:
        """Keep the keys that are typed from now on, for an editor that is opening."""
        self._typed_ahead = []
        self._opens_editor = True

    def keeps(self, key: Key) -> bool:
        """Keep this key, which a pane was given, if a prompt or an editor is opening; return whether it was kept."""
        if self._typed_ahead is None:
            return False
        self._typed_ahead.append(key)
        return True

    def holds(self, key: Key) -> bool:
        """Hold this key from the terminal if earlier keys are still on their way; return whether it is held."""
        if self._held is None:
            return False
        self._held.append(key)
        return True

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """Give the focus to a widget, and the keys that were typed for it before it was there."""
        super().set_focus(widget, scroll_visible, from_app_focus)
        if widget is not None and not isinstance(widget, Pane):
            self._opens_editor = False
            self._hand_over()

    async def _beside(self, asking: Asking) -> None:
        try:
            await asking
        finally:
            if not self._opens_editor:
                self._hand_over()

    def _hand_over(self) -> None:
        """Pass the kept keys on to what has the focus now, before any later key.

        Some may still be on their way through the panes that were given them, and more than one pane where the layout
        has changed. `Passed` comes after them. A pane that is removed meanwhile passes nothing on.
        """
        if self._typed_ahead is not None and self._held is None:
            self._held = []
            panes = [pane for pane in self.query(Pane) if pane.is_running]
            self._on_the_way = len(panes)
            for pane in panes:
                pane.call_later(pane.post_message, Passed())
            self.set_timer(_PATIENCE, self._have_keys_given)

    def on_passed(self) -> None:
        """Count the panes whose keys have all come."""
        self._on_the_way -= 1
        if not self._on_the_way:
            self._have_keys_given()

    def _have_keys_given(self) -> None:
        """Have the app pass the keys on, since it also passes on those that come from the terminal."""
        self.app.call_later(self._give_keys)

    async def _give_keys(self) -> None:
        if self._held is None:
            return
        keys = sorted([*(self._typed_ahead or ()), *self._held], key=lambda key: key.time)
        self._typed_ahead = self._held = None
        for key in keys:
            await self.app.on_event(Key(key.key, key.character))
