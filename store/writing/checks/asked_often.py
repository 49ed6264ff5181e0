"""`asked-often`: asking somebody for something who was asked several times lately."""

from collections.abc import Iterable

from store.counted import counted
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext


@check(
    "asked-often",
    "warn",
    about="You asked this person for something several times in the last three months.",
    norms=("I04",),
    purposes=("referral", "naming-consent", "introduction-ask"),
)
def asked_often(text: str, context: CheckContext) -> Iterable[Fault]:
    """The limit is `asks-a-quarter` under `[keeping]`."""
    if context.asked_lately >= context.asks_a_quarter:
        times = counted(context.asked_lately, "time")
        yield Fault(f"you asked them for something {times} in the last three months; give first, or ask somebody else")
