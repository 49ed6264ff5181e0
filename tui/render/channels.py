"""Channels in words: as a heading names them, and as a sentence does."""

from collections.abc import Mapping
from typing import Final

from store.records.model import Channel

CHANNELS: Final[Mapping[Channel, str]] = {
    "linkedin": "LinkedIn",
    "linkedin-note": "LinkedIn note",
    "linkedin-message": "LinkedIn message",
    "inmail": "InMail",
    "email": "email",
    "paper": "letter on paper",
    "other": "another way",
}
"""Each channel as a heading names it."""
WAYS: Final[Mapping[Channel, str]] = {
    "linkedin": "on LinkedIn",
    "linkedin-note": "on LinkedIn",
    "linkedin-message": "on LinkedIn",
    "inmail": "by InMail",
    "email": "by email",
    "paper": "on paper",
    "other": "in another way",
}
"""Each channel as a sentence names it."""
