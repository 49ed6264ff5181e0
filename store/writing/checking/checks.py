"""All checks, by name: which purposes each concerns is part of its definition, and stands with it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final

from store.writing.checking.occasion import Occasion
from store.writing.checking.remark import LEVELS, Check, Remark

Checking = Callable[[str, Occasion], Iterable[Remark]]
"""Looks at a text on its occasion; answers nothing where the check does not concern the purpose."""

CHECKS: Final[Mapping[Check, Checking]] = {}


def check(text: str, occasion: Occasion, off: Collection[str] = ()) -> list[Remark]:
    """What all checks but those that are switched off have to say of a text: the gravest first, then from the
    beginning to the end.
    """
    order = list(LEVELS)
    remarks = [remark for name, look in CHECKS.items() if name not in off for remark in look(text, occasion)]
    return sorted(remarks, key=lambda remark: (order.index(remark.check), remark.span or (0, 0)))
