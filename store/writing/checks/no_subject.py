"""`no-subject`: an InMail without a subject, which LinkedIn does not take."""

from collections.abc import Iterable

from store.writing.check import Fault, check
from store.writing.check_context import CheckContext


@check(
    "no-subject",
    "stop",
    about="The text goes as an InMail and has no subject, and LinkedIn accepts no InMail without one.",
    norms=("A11",),
    why="You would find out only on LinkedIn, when you want to send it",
)
def no_subject(text: str, context: CheckContext) -> Iterable[Fault]:
    """Find an InMail without a subject. Texts by other channels have none, or can do without."""
    if context.channel == "inmail" and not context.subject.strip():
        yield Fault("an InMail needs a subject; give it one")
