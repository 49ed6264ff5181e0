"""A text of the user's, and what it brings about once it is sent: a decision on what it answers, an invitation that
waits.
"""

from datetime import datetime
from typing import Final

from msgspec import Struct

from store.dates_in_words import day
from store.platform.linkedin import INVITING
from store.records import ids
from store.records.ids import RecordId
from store.records.model import Channel, State
from store.tray.changes import BY_HAND, REMOVED, Add, Change, Set
from store.tray.tray import Tray

STATE_OF_PURPOSE: Final[dict[str, State]] = {
    "ask-why": "asked",
    "pass": "passed",
    "thanks": "accepted",
    "welcome": "accepted",
}
"""What sending a reply of this purpose decides, where the invitation is still open."""

ASKING_CONSENT: Final = ("referral", "naming-consent")
"""The purposes whose texts ask somebody for a referral, or whether the user may name them (norms A02, A03)."""


class NewDraft(Struct, frozen=True):
    """Something the user writes: to whom, what for, by which channel; `invitation` is the id of the one it answers."""

    person: RecordId
    purpose: str
    channel: Channel
    text: str
    subject: str = ""
    invitation: RecordId | None = None
    introduction: RecordId | None = None
    """The introduction of the user's own that the text belongs to."""
    names: RecordId | None = None
    """The person whom the text asks for a referral to, or whether they may be named to (norms A02, A03)."""


def already_sent(sent: datetime) -> str:
    """Return why a text that was sent at this moment cannot be sent or changed again."""
    return f"it was already sent, on {day(sent.astimezone())}"


def invited(tray: Tray, draft_id: RecordId, text: NewDraft, now: datetime) -> list[Change]:
    """Return the invitation that is under Waiting once a request has gone out on LinkedIn; nothing where one does
    already.

    Its id is that of the draft and the day, so that two machines on which it is marked sent have one invitation.
    """
    if text.purpose != "request" or text.channel not in INVITING:
        return []
    theirs = tray.invitations_of(text.person)
    if any(invitation.direction == "outgoing" and invitation.state == "waiting" for invitation in theirs):
        return []
    invitation_id = ids.derived("invitation", "draft", ids.spelled(draft_id), now.date().isoformat())
    if invitation_id in tray.tables["invitations"]:  # it was sent today already, and that was undone
        return [Set("invitations", invitation_id, REMOVED, None)]
    arrived = {
        "person": text.person,
        "direction": "outgoing",
        "channel": "linkedin",
        "sent": now.isoformat(timespec="seconds"),
        "message": text.text,
        "source": BY_HAND,
    }
    return [Add("invitations", invitation_id, arrived)]
