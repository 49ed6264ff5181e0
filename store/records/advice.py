"""What may be advised on an invitation."""

from typing import Final, Literal

Advice = Literal["accept", "ask", "look", "pass", "yours", "wait"]

ADVICE_NAMES: Final[dict[str, str]] = {
    "accept": "accept",
    "ask": "ask why",
    "look": "look first",
    "pass": "pass",
    "yours": "your call",
    "wait": "wait for their answer",
}
"""Each as a sentence names it."""
