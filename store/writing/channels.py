"""How long a text may be on each channel, and how that channel counts."""

from store.platform.linkedin import CHANNELS
from store.records.model import Channel
from store.settings import Limits


def length(text: str, channel: Channel) -> int:
    """Return how long a text is: in UTF-16 units on LinkedIn, where an emoji counts two and more, in characters
    elsewhere.
    """
    if channel in CHANNELS:
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
    return len(text)


def limit(channel: Channel, limits: Limits) -> int | None:
    """Return the greatest `length` that a text may have on this channel; None where there is no limit."""
    match channel:
        case "linkedin-note":
            return limits.linkedin_note
        case "linkedin" | "linkedin-message":
            return limits.linkedin_message
        case "inmail":
            return limits.inmail
        case "email" | "paper" | "other":
            return None


def subject_limit(channel: Channel, limits: Limits) -> int | None:
    """Return the greatest `length` of a subject on this channel: 0 where it has no subject, None where there is no
    limit.
    """
    match channel:
        case "inmail":
            return limits.inmail_subject
        case "email":
            return None
        case _:
            return 0
