"""All checks of drafts by name, made from the modules in `checks`: a new check needs a file there and nothing else."""

from collections.abc import Collection, Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from store.nearest import hint
from store.writing import checks
from store.writing.check import Check
from store.writing.check_context import CheckContext
from store.writing.remark import LEVELS, Remark


def _found() -> Iterator[Check]:
    """Yield the check of every module."""
    for module in iter_modules(checks.__path__):
        content = vars(import_module(f"{checks.__name__}.{module.name}"))
        yield from (value for value in content.values() if isinstance(value, Check))


CHECKS: Final[Mapping[str, Check]] = {
    each.name: each for each in sorted(_found(), key=lambda each: (LEVELS.index(each.level), each.name))
}
"""Every check by its name, the most serious first."""


def check_named(name: str) -> Check:
    """Return the check of this name.

    Raises:
        ValueError: There is none; the text names the nearest one.
    """
    if name not in CHECKS:
        raise ValueError(f"there is no check {name!r}; {hint(name, CHECKS)}")
    return CHECKS[name]


def check_draft(text: str, context: CheckContext, off: Collection[str] = ()) -> list[Remark]:
    """Return what all checks say of a text, without those whose names are in `off`.

    The gravest remarks come first, and those of one check in the order of the text.
    """
    spoken = [each.remarks(text, context) for each in CHECKS.values() if each.name not in off]
    return [remark for remarks in spoken for remark in sorted(remarks, key=lambda remark: remark.span or (0, 0))]
