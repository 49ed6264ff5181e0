"""The signs in the rows, before the lines of a message and in the verdict, and what they mean."""

from typing import Final

SIGNS: Final = (
    ('"', "the invitation has a message"),
    ("n", "you have a note on them"),
    ("?", "nothing proves who sent it"),
    ("!", "a check stops the draft"),
    ("++ --", "firm advice to accept, to pass"),
    ("+ -", "leaning to accept, to pass"),
    ("*", "the row is marked"),
    ("▌", "the row under the cursor"),
)
MESSAGE_SIGNS: Final = (
    ("▎", "somebody else wrote this line"),
    ("+ - ?", "the underlined words count for them, against them, or Salver asks you about them"),
)
VERDICT_SIGNS: Final = (
    ("=", "this rule decides"),
    ("+3 -3", "the points that a rule gives"),
    ("·", "a rule without points, or one that does not apply; on the scale, points that are not possible"),
    ("~", "a fact that is assumed"),
    ("?", "facts that are unknown, or only likely"),
    ("━", "points that are still possible"),
    ("│ ┼", "a threshold of the policy"),
)
