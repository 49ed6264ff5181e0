"""`too-long`: more than the channel takes, as the channel counts."""

from collections.abc import Iterable, Iterator

from store.records.model import Channel
from store.writing.channels import length, limit, subject_limit
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext


@check(
    "too-long",
    "stop",
    about="The text or its subject is longer than the channel takes.",
    norms=("A11",),
    why="LinkedIn would cut it off or refuse it",
)
def too_long(text: str, context: CheckContext) -> Iterable[Fault]:
    """Point at what is beyond the limit of the channel, and tell of a subject beyond its own.

    The limit of a note is the account's, in the settings.
    """
    most = limit(context.channel, context.limits)
    if most is not None and (counted := length(text, context.channel)) > most:
        span = _first_beyond(text, context.channel, most), len(text)
        yield Fault(f"{counted - most:,} too many: {context.channel} takes {most:,}", span)
    yield from _subject(context)


def _subject(context: CheckContext) -> Iterator[Fault]:
    """Yield the remark on a subject that is too long; one that the channel has no room for is not sent, and is none."""
    most = subject_limit(context.channel, context.limits)
    if most and (counted := length(context.subject, context.channel)) > most:
        yield Fault(f"the subject is {counted - most:,} too long: {context.channel} takes {most:,}")


def _first_beyond(text: str, channel: Channel, most: int) -> int:
    """Return the first character that the channel has no room for."""
    units = 0
    for place, character in enumerate(text):
        units += length(character, channel)
        if units > most:
            return place
    return len(text)
