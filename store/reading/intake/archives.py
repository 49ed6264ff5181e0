"""Which files belong to one archive, and whether two of them tell people by their names alone.

Where one file of an archive has no profile at all, nothing but names says who of it stands in the other files. Then a
name that is one person's on both sides is believed; anywhere else it is no more than a proposal.
"""

from collections.abc import Collection, Iterable
from os.path import dirname

from store.reading.profiles import slug_key
from store.reading.readings import ConnectionRow, FileReading, InvitationRow, MessageRow, Readings


class Archives:
    """The files of one import; `mine` are the slugs of the user's own profile."""

    def __init__(self, readings: Readings, mine: Collection[str] = ()) -> None:
        sides: dict[tuple[str, bool], bool] = {}
        for file in readings.files:
            for row in file.rows:
                if side := _side(row, mine):
                    is_outgoing, has_profile = side
                    sides[file.path, is_outgoing] = has_profile or sides.get((file.path, is_outgoing), False)
        self._without_profiles = {path for (path, _), has_profile in sides.items() if not has_profile}

    def join_by_name(self, file: FileReading, others: Iterable[FileReading]) -> bool:
        """Whether a name in this file is that of somebody whom one of the others names, or who is named in it."""
        return any(
            dirname(other.path) == dirname(file.path) and not self._without_profiles.isdisjoint({file.path, other.path})
            for other in others
        )


def _side(row: object, mine: Collection[str]) -> tuple[bool, bool] | None:
    """Of a row about others whether it is a message of the user's, and whether it has the profile of the other side.
    What was written and what was received are two sides of messages.csv, of which one may have none at all.
    """
    if isinstance(row, MessageRow):
        is_mine = row.direction == "outgoing" or (row.direction is None and slug_key(row.sender_url) in mine)
        return is_mine, bool(row.recipient_urls if is_mine else row.sender_url)
    return (False, row.url is not None) if isinstance(row, ConnectionRow | InvitationRow) else None
