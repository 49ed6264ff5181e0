"""`too-long`: more than the channel takes, as the channel counts."""

from collections.abc import Iterable, Iterator

from store.records.model import Channel
from store.writing.channels import length, limit, subject_limit
from store.writing.checking.occasion import Occasion
from store.writing.checking.remark import Remark


def too_long(text: str, occasion: Occasion) -> Iterable[Remark]:
    """Whatever the text is for: marks what is beyond the limit of the channel, and tells of a subject beyond its own.

    The limit of a note is the account's, in the settings.
    """
    most = limit(occasion.channel, occasion.limits)
    if most is not None and (counted := length(text, occasion.channel)) > most:
        span = _first_beyond(text, occasion.channel, most), len(text)
        yield Remark("too-long", f"{counted - most:,} too many: {occasion.channel} takes {most:,}", span)
    yield from _subject(occasion)


def _subject(occasion: Occasion) -> Iterator[Remark]:
    """The remark on a subject that is too long; one that the channel has no room for is not sent, and is none."""
    most = subject_limit(occasion.channel, occasion.limits)
    if most and (counted := length(occasion.subject, occasion.channel)) > most:
        yield Remark("too-long", f"the subject is {counted - most:,} too long: {occasion.channel} takes {most:,}")


def _first_beyond(text: str, channel: Channel, most: int) -> int:
    """The first character that the channel has no room for."""
    units = 0
    for place, character in enumerate(text):
        units += length(character, channel)
        if units > most:
            return place
    return len(text)
