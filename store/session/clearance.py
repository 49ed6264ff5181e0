"""Whether a letter may go out, and what is kept with it if the user overrides a check."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from store.session.letter import Letter
    from store.writing.remark import Remark


class HeldBack(Exception):
    """A letter may not go out; `reasons` says why, in a phrase each."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons


class Stopped(HeldBack):
    """Checks stop a letter, and the user has not said why it should go out anyway."""

    def __init__(self, stops: "Sequence[Remark]") -> None:
        super().__init__(*(f"{stop.check}: {stop.because}" for stop in stops))
        self.stops = stops


class ClearedLetter(Struct, frozen=True):
    """A letter that may go out, as `Outbox.clear_to_send` found."""

    letter: "Letter"
    overruled: Mapping[str, str]
    """The checks that stop it, by name, each with the reason why it goes out anyway."""
