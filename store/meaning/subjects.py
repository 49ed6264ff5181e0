"""What a text may be found to say."""

from typing import Final, Literal, get_args

Subject = Literal[
    "salesy",
    "favour",
    "widening",
    "rude",
    "empty",
    "reason",
    "later",
    "event",
    "school",
    "mutual",
    "recruiter",
    "candidate",
    "student",
    "colleague",
]
"""It sells; asks a favour; only widens a network; is rude; is nothing but courtesy, or a default text in other words;
says why this person; has a reason that only holds later. Its reason is an event, a school, somebody both know. Its
writer recruits, has applied, studies, or works with the reader.
"""

SUBJECTS: Final[tuple[Subject, ...]] = get_args(Subject)
