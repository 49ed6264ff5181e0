"""The signs in the rows, and what they mean."""

from typing import Final

SIGNS: Final = (
    ('"', "they wrote something with the invitation"),
    ("n", "you have a note on them"),
    ("?", "nothing proves who sent it"),
    ("!", "a check stops the draft"),
    ("++ --", "firm advice to accept, to pass"),
    ("+ -", "leaning to accept, to pass"),
    ("*", "the row is marked"),
    ("▌", "the row under the cursor"),
)
