"""Which text goes with which decision."""

from store.records.model import Invitation
from store.writing.purposes import Purpose


def advised_purpose(invitation: Invitation, advice: str | None) -> Purpose | None:
    """The purpose of the text that is next: what was decided counts, and before that what is advised.

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
            return _after(advice)
    return None


def _after(advice: str | None) -> Purpose | None:
    """The text that goes with following this advice."""
    match advice:
        case "accept":
            return "thanks"
        case "ask":
            return "ask-why"
        case "pass":
            return "pass"  # after "just widening my network" its template explains (norm D02)
    return None
