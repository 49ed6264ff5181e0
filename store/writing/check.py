"""A check of a draft: its name, its level, the norms behind it and the purposes that it concerns, in one place."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from msgspec import Struct

from store.phrases.words import Span
from store.writing.check_context import CheckContext
from store.writing.purposes import PURPOSES, Purpose
from store.writing.remark import Level, Remark


class Fault(Struct, frozen=True):
    """What is wrong with a text: why, in one line, and where. `span` is None where the whole text is meant."""

    because: str
    span: Span | None = None
    level: Level | None = None
    """How grave it is; None where it is as grave as the check's other faults."""


FindFaults: TypeAlias = Callable[[str, CheckContext], Iterable[Fault]]
"""Looks at a text in its context and yields what is wrong with it."""


class Check(Struct, frozen=True):
    """One check. It says nothing of a draft whose purpose it does not concern."""

    name: str
    """Fixed: people switch checks off by name, and scripts read it."""
    level: Level
    about: str
    """What it holds against a text, in a sentence."""
    norms: tuple[str, ...]
    """The ids of the norms that it looks after."""
    purposes: frozenset[Purpose]
    find_faults: FindFaults
    why: str = ""
    """Why it matters, where that is not the titles of its norms."""

    def remarks(self, text: str, context: CheckContext) -> list[Remark]:
        """Return what the check says of this text."""
        if context.purpose not in self.purposes:
            return []
        return [
            Remark(self.name, fault.level or self.level, fault.because, fault.span)
            for fault in self.find_faults(text, context)
        ]


def check(
    name: str,
    level: Level,
    *,
    about: str,
    norms: tuple[str, ...] = (),
    purposes: tuple[Purpose, ...] | frozenset[Purpose] = PURPOSES,
    why: str = "",
) -> Callable[[FindFaults], Check]:
    """Make a check of a function; without `purposes` it concerns every draft."""
    return lambda find_faults: Check(name, level, about, norms, frozenset(purposes), find_faults, why)
