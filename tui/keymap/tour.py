"""The tour of the sample as data: what to press next, and what it is for."""

from msgspec import Struct

from store.shipped import shipped
from tui.keymap.keymap import Keymap


class TourStep(Struct, frozen=True, forbid_unknown_fields=True):
    """One step: a sentence, and the commands of which any one ends it. tour.toml explains the fields."""

    text: str
    commands: tuple[str, ...]


class Tour:
    """Where the user is in the tour."""

    def __init__(self, keys: Keymap) -> None:
        self.steps = shipped(__file__, "tour.toml", dict[str, tuple[TourStep, ...]])()["step"]
        self._keys = keys
        self._done: int | None = None

    @property
    def is_on(self) -> bool:
        """Whether there is a next step."""
        return self._done is not None

    def begin(self) -> None:
        """Go to the first step."""
        self._done = 0

    def end(self) -> None:
        """Leave the tour."""
        self._done = None

    def go_on_after(self, command: str) -> bool:
        """Go on to the next step if this command ends the present one, and return whether it did. The last one ends the
        tour.
        """
        if self._done is None or command not in self.steps[self._done].commands:
            return False
        self._done = self._done + 1 if self._done + 1 < len(self.steps) else None
        return True

    @property
    def place(self) -> str:
        """Which step of how many comes next: `3 of 11`; "" where the tour is off."""
        return "" if self._done is None else f"{self._done + 1} of {len(self.steps)}"

    @property
    def text(self) -> str:
        """What to press next; "" where the tour is off."""
        if self._done is None:
            return ""
        step = self.steps[self._done]
        return step.text.format_map({command: self._keys.how_to(command) for command in self._keys.by_id})
