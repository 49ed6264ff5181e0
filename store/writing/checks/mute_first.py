"""`mute-first`: taking leave of somebody whose posts were not muted first."""

from collections.abc import Iterable

from store.writing.check import Fault, check
from store.writing.check_context import CheckContext


@check(
    "mute-first",
    "warn",
    about="This is a farewell to somebody whom you have not muted yet.",
    norms=("N06",),
    purposes=("leave",),
)
def mute_first(text: str, context: CheckContext) -> Iterable[Fault]:
    """Warn where a farewell goes to somebody who is not muted yet: muting may be enough."""
    if not context.muted:
        yield Fault("mute them first, and see whether that is enough; this can wait")
