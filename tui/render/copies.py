"""The copies of a store, in words."""

from store.counted import counted
from store.health.restoring import Copy

_SIDES = {
    "merged": "git's two sides, merged by meaning",
    "base": "git's side before they parted",
    "ours": "git's side called ours",
    "theirs": "git's side called theirs",
}


def described(copy: Copy) -> str:
    """When a copy was saved, in the local zone, or which side of git's merge it is."""
    return copy.when.astimezone().strftime("%Y-%m-%d %H:%M:%S") if copy.when else _SIDES[copy.name]


def size(copy: Copy) -> str:
    """Return how many records a copy has."""
    return "damaged" if copy.records is None else counted(copy.records, "record")
