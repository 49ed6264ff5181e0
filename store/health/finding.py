"""The result of an examination."""

import shlex

from msgspec import Struct


class HealthFinding(Struct, frozen=True):
    """One thing that was looked at. `mend` is the command that puts it right; empty where it is well."""

    subject: str
    well: bool
    says: str
    mend: str = ""


def command(*words: str) -> str:
    """Return a command as the user types it."""
    return shlex.join(words)
