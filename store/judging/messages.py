"""What the message of an invitation gives away: whether anybody wrote it for the user, and what it is after."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from msgspec import Struct

from store.judging.boilerplate import bare, is_default
from store.phrases.search import Hit, apart_from, find_in_any
from store.phrases.words import plain_words
from store.records.ids import RecordId
from store.records.model import Invitation
from store.text import folded

_LONGEST: Final = 2_000
"""How much of a message is read, in characters: an invitation's note has 300."""
_TELLING: Final = 25
"""How many characters a text must have before two people hardly write it by chance."""
_SEVERAL: Final = 2


class MessageContent(Struct, frozen=True):
    """What one message says; each field holds the folded words that say it."""

    is_empty: bool
    is_default: bool
    """A text of the platform or of everybody, or a bare greeting."""
    bare: str
    """What it says between greeting and closing, folded, without punctuation."""
    reason: str | None
    """Why they want to connect with the user."""
    widening: str | None
    """That they only want to widen a network."""
    salesy: str | None
    favour: str | None

    def names(self, words: str) -> bool:
        """Return whether the message has these words, folded and without punctuation, next to each other."""
        return f" {words} " in f" {self.bare} "


@lru_cache(maxsize=20_000)
def read_message(message: str) -> MessageContent:
    """Return what a message tells by its words. A clause about widening a network gives no reason."""
    text = message[:_LONGEST]
    said = bare(text)
    is_empty = not folded(message)
    widening = find_in_any("widening", text)
    return MessageContent(
        is_empty=is_empty,
        is_default=not is_empty and (not said or is_default(said)),
        bare=said,
        reason=_first(apart_from(find_in_any("reason", text), widening, text)),
        widening=_first(widening),
        salesy=_first(find_in_any("salesy", text)),
        favour=_first(find_in_any("favour", text)),
    )


@lru_cache(maxsize=4_000)
def words_of(text: str) -> str:
    """Return a name or a phrase as `MessageContent.names` looks for it."""
    return " ".join(plain_words(text)).replace("-", " ")


def _first(hits: Iterable[Hit]) -> str | None:
    """Return the folded words of the first phrase that nothing turns round."""
    meant = (hit for hit in hits if not hit.is_negated)
    return next((" ".join(word.plain for word in hit.words) for hit in meant), None)


def mass_texts(invitations: Iterable[Invitation]) -> Mapping[str, int]:
    """Return the bare texts that several people sent the user, each with how many they are."""
    senders: dict[str, set[RecordId]] = defaultdict(set)
    for invitation in invitations:
        if invitation.kind == "introduction":
            continue  # one mail may introduce several to me
        if invitation.direction == "incoming" and len(said := read_message(invitation.message).bare) >= _TELLING:
            senders[said].add(invitation.person.id)
    return {said: len(people) for said, people in senders.items() if len(people) >= _SEVERAL}
