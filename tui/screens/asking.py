"""A screen that asks at its foot, and gives the keys that are typed meanwhile to what they were meant for."""

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
"""What asks the user something, and goes on beside the screen meanwhile."""


_PATIENCE = 0.5
"""Seconds after which keys that did not come through a pane are not waited for."""


class Foot(Vertical):
    """Where prompts are mounted. It takes no room, they lie over what is there: a prompt moves no pane, and so repaints
    none.
    """

    DEFAULT_CSS = """
    Foot { height: 0; }
    """


class Passed(Message):
    """A message that a pane queues behind the keys that are already waiting for it."""


class AskingScreen(Screen[None], inherit_bindings=False):
    """Asks, and goes on beside itself with what needs the answer."""

    BINDINGS: ClassVar[list[BindingType]] = []
    focused = Reactive[Widget | None](None, repaint=False)  # in Textual it repaints the whole screen

    def __init__(self, *, classes: str) -> None:
        super().__init__(classes=classes)
        self.foot = Foot()
        self._typed_ahead: list[Key] | None = None
        """What panes were given since something is opening; None while nothing is."""
        self._held: list[Key] | None = None
        """What nobody was given yet, since what panes were given goes first; None while all of that has arrived."""
        self._opens_editor = False
        self._on_the_way = 0
        """How many panes may still have keys for what is opening."""

    async def ask(self, prompt: Prompt[Answer]) -> Answer | None:
        """Ask at the foot; None when the user turns away. The keys then go back to where they were."""
        before = self.focused
        self._typed_ahead = self._typed_ahead or []
        await self.foot.mount(prompt)
        answer = await prompt.answer
        self.set_focus(before)
        await prompt.remove()
        return answer

    def go_on_beside(self, asking: Asking) -> None:
        """Go on with something that asks, while the screen lives on."""
        self._typed_ahead = []
        self.run_worker(self._beside(asking))

    def wait_for_editor(self) -> None:
        """Keep the keys that are typed from now on for an editor that is opening."""
        self._typed_ahead = []
        self._opens_editor = True

    def keeps(self, key: Key) -> bool:
        """Whether this key, which a pane was given, is kept for what is opening."""
        if self._typed_ahead is None:
            return False
        self._typed_ahead.append(key)
        return True

    def holds(self, key: Key) -> bool:
        """Whether this key, which comes from the terminal, waits for those that were typed before it."""
        if self._held is None:
            return False
        self._held.append(key)
        return True

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """Give the keys to a widget: also those that were typed for it before it was there."""
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
        """Have the keys that were kept go to what has the focus now, before any later one.

        Some may still be on their way through the panes that were given them, more than one where the layout has
        changed: `Passed` comes behind them. A pane that is taken away meanwhile passes nothing on.
        """
        if self._typed_ahead is not None and self._held is None:
            self._held = []
            panes = [pane for pane in self.query(Pane) if pane.is_running]
            self._on_the_way = len(panes)
            for pane in panes:
                pane.call_later(pane.post_message, Passed())
            self.set_timer(_PATIENCE, self._have_keys_given)

    def on_passed(self) -> None:
        """All that one pane was given has come."""
        self._on_the_way -= 1
        if not self._on_the_way:
            self._have_keys_given()

    def _have_keys_given(self) -> None:
        """Only the app may give keys away, since it is the app that gives those that come from the terminal."""
        self.app.call_later(self._give_keys)

    async def _give_keys(self) -> None:
        if self._held is None:
            return
        keys = sorted([*(self._typed_ahead or ()), *self._held], key=lambda key: key.time)
        self._typed_ahead = self._held = None
        for key in keys:
            await self.app.on_event(Key(key.key, key.character))
