"""messages.csv: with whom the user wrote, and when. Later only answers to a question are kept."""

from hashlib import blake2b

from store.reading.csvs import Cells
from store.reading.errors import NamelessRow, NobodysRow
from store.reading.linkedin.cells import DEPARTED, DIRECTIONS, moment, text
from store.reading.linkedin.clocks import utc_time
from store.reading.profiles import profile_url
from store.reading.readings import MessageRow

COLUMNS = ("From", "To", "Date", "Content", "Folder")
"""Those that every version has, in capitals since 2021."""

_YES = ("yes", "true", "1")
_NO_LETTERS = ("spam", "junk", "trash")
_ADVERTISEMENT = "Sponsored Conversation"
_BROADCAST = ("spinmail-quill-editor", "&nbsp;", "&rsquo;", "%FIRSTNAME%")
"""What only is in texts that were composed for many: members write plain text."""


def read_message(row: int, cells: Cells) -> MessageRow:
    """One row. Raises RowError, NamelessRow, and NobodysRow for drafts, advertisements, spam, and who has left."""
    sender, recipients = text(cells, "From"), text(cells, "To")
    content = cells["content"]
    if any(text(cells, column).casefold() in _YES for column in ("Is Message Draft", "Is Conversation Draft")):
        raise NobodysRow("it is a draft that was never sent")
    if text(cells, "Conversation Title") == _ADVERTISEMENT or any(mark in content for mark in _BROADCAST):
        raise NobodysRow("it is an advertisement or was written for many")
    if DEPARTED in (sender, recipients):
        raise NobodysRow("the other person has left LinkedIn")
    if (folder := text(cells, "Folder").casefold()) in _NO_LETTERS:
        raise NobodysRow(f"it is in the {folder} folder")
    if not sender or not recipients:
        raise NamelessRow("it does not name both sides")
    return MessageRow(
        row=row,
        direction=DIRECTIONS.get(text(cells, "Direction").upper()),
        sender=sender,
        sender_url=profile_url(cells.get("sender profile url", "")),
        recipients=recipients,
        recipient_urls=_urls(cells.get("recipient profile urls", "")),
        sent=moment(cells, "Date", utc_time, "2024-12-16 18:24:37 UTC"),
        words=digest(content),
        text=content,
    )


def digest(content: str) -> bytes:
    """Return what two copies of one text have in common: archives lay out the note of an invitation differently as a
    message.

    b"" where there are no words.
    """
    words = "".join(content.split())
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=12).digest() if words else b""


def _urls(written: str) -> tuple[str, ...]:
    """Return the links in a list that is joined by commas."""
    return tuple(url for part in written.split(",") if (url := profile_url(part)))
