"""What the other side will see of a decision, said before the key is pressed."""

from collections.abc import Mapping

from store.platform.linkedin import CHANNELS
from store.records.model import Direction, Invitation, State
from store.shipped import shipped

_sentences = shipped(__file__, "other_side.toml", dict[str, dict[str, dict[str, str]]])


def other_side(invitation: Invitation, decision: State, *, quietly: bool = False) -> str:
    """One line on what the other side will see when the invitation becomes `decision` (`quietly`: without a note).

    Raises ValueError for a state that an invitation of this direction cannot have.
    """
    becomes = "passed-quietly" if decision == "passed" and quietly else decision
    sentence = _sentences()[_way(invitation)][invitation.direction].get(becomes)
    if sentence is None:
        raise ValueError(f"an {invitation.direction} invitation cannot be {decision}")
    return sentence


def without_way(sentence: str) -> str:
    """Return such a sentence without the name of the way, `LinkedIn: ` or `Email: `, that may be before it."""
    return sentence.removeprefix("LinkedIn: ").removeprefix("Email: ")


def sentences_of(way: str, direction: Direction) -> Mapping[str, str]:
    """Return what the other side sees of an invitation that came this way, by what it becomes."""
    return _sentences()[way][direction]


def _way(invitation: Invitation) -> str:
    """By which way it came, as the table of sentences has it."""
    if invitation.kind == "introduction":
        return "introduction"
    return "linkedin" if invitation.channel in CHANNELS else "email" if invitation.channel == "email" else "other"
