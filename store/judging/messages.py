"""What the message of an invitation gives away: whether anybody wrote it for me, and what it is after."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from msgspec import Struct

from store.judging.boilerplate import bare, is_default
from store.judging.phrases import clauses, found
from store.records.model import Invitation
from store.text import folded

_TELLING: Final = 25
"""How many characters a text must have for two people not to have chosen it by chance."""
_SEVERAL: Final = 2


class Telling(Struct, frozen=True):
    """What one message tells. Where it does, the folded words that do."""

    is_empty: bool
    is_default: bool
    """A text of the platform or of everybody, or a bare greeting."""
    bare: str
    """What it says between greeting and closing, folded, without punctuation."""
    reason: str | None
    """Why me."""
    widening: str | None
    """The network for its own sake."""
    salesy: str | None
    favour: str | None

    def names(self, words: str) -> bool:
        """Whether the message has these words, folded and without punctuation, next to each other."""
        return f" {words} " in f" {self.bare} "


@lru_cache(maxsize=20_000)
def read_message(message: str) -> Telling:
    """What a message tells by its words. A sentence about widening a network gives no reason, whatever else it says."""
    told = [found(clause) for clause in clauses(message)]
    said = bare(message)
    is_empty = not folded(message)
    return Telling(
        is_empty=is_empty,
        is_default=not is_empty and (not said or is_default(said)),
        bare=said,
        reason=next((kinds["reason"] for kinds in told if "reason" in kinds and "widening" not in kinds), None),
        widening=next((kinds["widening"] for kinds in told if "widening" in kinds), None),
        salesy=next((kinds["salesy"] for kinds in told if "salesy" in kinds), None),
        favour=next((kinds["favour"] for kinds in told if "favour" in kinds), None),
    )


@lru_cache(maxsize=4_000)
def words_of(text: str) -> str:
    """A name or a phrase as `Telling.names` looks for it."""
    return " ".join(word for clause in clauses(text) for word in clause)


def mass_texts(invitations: Iterable[Invitation]) -> Mapping[str, int]:
    """The bare texts that several people sent me, each with how many they are."""
    senders: dict[str, set[int]] = defaultdict(set)
    for invitation in invitations:
        if invitation.kind == "introduction":
            continue  # one mail may introduce several to me
        if invitation.direction == "incoming" and len(said := read_message(invitation.message).bare) >= _TELLING:
            senders[said].add(invitation.person.id)
    return {said: len(people) for said, people in senders.items() if len(people) >= _SEVERAL}
