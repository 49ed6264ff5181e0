"""Which text goes with which decision, and to whom."""

from typing import Final

from store.records.model import Invitation, Person
from store.writing.purposes import Purpose

_FOLLOWING: Final[dict[str, Purpose]] = {"accept": "thanks", "ask": "ask-why", "pass": "pass"}
"""The text that goes with following an advice; after "just widening my network" that of "pass" explains (norm D02)."""


def advised_purpose(invitation: Invitation, advice: str | None) -> Purpose | None:
    """Return the purpose of the text that is next: what was decided counts, and before that what is advised.

    None where no text is owed (ignored, passed quietly, waiting) and where the advice is no decision (look, yours,
    wait). Whether such a text has been sent already, the caller knows.
    """
    match invitation.direction, invitation.state:
        case "incoming", "accepted":
            return "welcome" if invitation.elsewhere else "thanks"  # norms D08, D06
        case "outgoing", "accepted":
            return "thanks"  # norm D07
        case "incoming", "passed":
            return None if invitation.quietly else "pass"  # norms D03, D04
        case "incoming", "asked" if invitation.carried_out is False:
            return "ask-why"  # norm D01: decided, and still to be written
        case "incoming", "open" | "snoozed" | "asked":
            return _FOLLOWING.get(advice or "")
    return None


def purpose_to_introducer(invitation: Invitation) -> Purpose | None:
    """Return the purpose of the text that is next to who made an introduction: that the user passes on it, with the
    user's wish for another time where the user had not been asked (norm I06). None where nothing is to be told.
    """
    has_passed = invitation.state == "passed" and not invitation.quietly
    return "introduction-pass" if invitation.by and has_passed else None


def addressee(person: Person, invitation: Invitation | None, purpose: Purpose) -> Person:
    """To whom a text of this purpose goes, where it is begun on this person: that the user passes on an introduction is
    told to who made it.
    """
    if purpose == "introduction-pass" and invitation and invitation.by:
        return invitation.by
    return person
