"""What an email claims that nothing proves, in words; for the screen and the command line."""

from store.dates_in_words import day
from store.records.model import Invitation


def claim_in_words(invitation: Invitation) -> str:
    """Return what an unproven email says of an invitation of the user's."""
    on = f" of {day(invitation.claimed)}" if invitation.claimed else ""
    return f"An email{on} says that they accepted, but nothing proves that it comes from LinkedIn"
