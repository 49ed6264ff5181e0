"""Invitations.csv: who asked whom, and when. It says neither what became of an invitation nor any number of it."""

from store.reading.csvs import Cells
from store.reading.errors import NamelessRow, NobodysRow, RowError
from store.reading.linkedin.cells import DEPARTED, DIRECTIONS, moment, short_quote, text
from store.reading.linkedin.clocks import pacific_time
from store.reading.profiles import name_key, profile_url
from store.reading.readings import InvitationRow

COLUMNS = ("From", "To", "Sent At", "Message", "Direction")
"""Those that every version has. Links to the profiles of both sides came in December 2023."""


def read_invitation(row: int, cells: Cells) -> InvitationRow:
    """One row. Raises RowError, NamelessRow, and NobodysRow for somebody who has left."""
    direction = DIRECTIONS.get(text(cells, "Direction").upper())
    if direction is None:
        raise RowError(f"Direction is neither INCOMING nor OUTGOING: {short_quote(cells['direction'])}")
    sender, recipient = text(cells, "From"), text(cells, "To")
    inviter = profile_url(cells.get("inviterprofileurl", ""))
    invitee = profile_url(cells.get("inviteeprofileurl", ""))
    is_mine = direction == "outgoing"
    name, url = (recipient, invitee) if is_mine else (sender, inviter)
    if not name_key(name) and url is None:
        raise NamelessRow("it names nobody: there is neither a name nor a profile")
    if name == DEPARTED and url is None:
        raise NobodysRow("the other person has left LinkedIn")
    return InvitationRow(
        row=row,
        direction=direction,
        name=name,
        url=url,
        me=sender if is_mine else recipient,
        my_url=inviter if is_mine else invitee,
        sent=moment(cells, "Sent At", pacific_time, "3/7/26, 10:15 PM"),
        message=cells["message"],
    )
