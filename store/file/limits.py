"""What the place of a store may lack, although it can be saved to; each is told to the user once."""

from typing import Final, NamedTuple

NAMES: Final = frozenset({"not synced", "not locked", "only in place", "no copies"})


class PlaceLimit(NamedTuple):
    """One thing that is lacking: one of NAMES to remember it by, and a sentence for the user."""

    name: str
    says: str


NOT_SYNCED: Final = PlaceLimit(
    "not synced",
    "The file system of the store does not confirm that a save is on disk: a power cut may take back the last one.",
)


def not_locked(why: str) -> PlaceLimit:
    """No lock can be had."""
    return PlaceLimit(
        "not locked",
        f"The store cannot be locked ({why}): each save looks for what somebody else has saved, and merges it.",
    )


def only_in_place(why: str) -> PlaceLimit:
    """No new file can take the place of the old one."""
    return PlaceLimit(
        "only in place",
        f"The store can only be overwritten where it is ({why}): a copy of it is kept before each save.",
    )


def no_copies(why: str) -> PlaceLimit:
    """Nothing can be put into the backups."""
    return PlaceLimit("no copies", f"No copy of what was saved could be kept for `salver restore` ({why}).")
