"""Long work on a thread of its own, with a bar that shows how far it is. Escape stops it."""

from asyncio import to_thread
from collections.abc import Callable
from typing import Final

from store.progress import Progress
from tui.prompts.prompt import Answer, Prompt
from tui.render.styles import FAINT, KEY, PLAIN, RULE, line

_OFTEN: Final = 0.1
"""Seconds between two looks at how far the work is."""
_BAR: Final = 40


class WorkStopped(KeyboardInterrupt):
    """The user does not want to wait. Work that ctrl+C ends on the command line ends in the same way here."""


class WorkPrompt(Prompt[Answer], can_focus=True):
    """Does some work and answers with its result; None where the user stops it."""

    def __init__(self, question: str, work: Callable[[Progress], Answer | None], *, stays: bool = False) -> None:
        """`work` is given a function that it calls again and again with what is done and of how much.

        Where it `stays`, escape only asks the work to stop, and the prompt waits for what it answers: part of the work
        may be kept. The function raises `WorkStopped` once, so that the work can end in order.
        """
        super().__init__(question)
        self._stays = stays
        self._work = work
        self._share = 0.0
        self._is_stopped = False

    def on_mount(self) -> None:
        """Take the focus, and begin."""
        self.focus()
        self._show()
        self.set_interval(_OFTEN, self._show)
        self.run_worker(self._run())

    def on_unmount(self) -> None:
        """Have the work stop: nobody waits for it any more."""
        self._is_stopped = True

    def action_turn_away(self) -> None:
        """Have the work stop, and leave it unless the prompt stays."""
        self._is_stopped = True
        self._show()
        if not self._stays:
            super().action_turn_away()

    async def _run(self) -> None:
        try:
            self.settle(await to_thread(self._work, self._tick))
        except WorkStopped:
            self.settle(None)

    def _tick(self, done: int, total: int) -> None:
        """Note how far the work is, on its own thread; raises an exception where it is to stop."""
        if self._is_stopped:
            self._is_stopped = False
            raise WorkStopped
        self._share = done / total if total else 1.0

    def _show(self) -> None:
        full = round(self._share * _BAR)
        percent = f"  {self._share:4.0%}"
        told = "   stopping" if self._is_stopped else "   esc stops"
        self.hints.hint([
            line(("━" * full, KEY), ("─" * (_BAR - full), RULE), (percent, PLAIN), (told, FAINT)),
        ])  # fmt: skip
