"""What a file is: tables are told by their names in archives and folders, mail by its content."""

from typing import Literal

from store.reading.errors import ReadError
from store.reading.foreign import ForeignFile, foreign, foreign_archive
from store.reading.mail.mailboxes import SNIFFED, is_mail, is_named_mail, is_named_message
from store.reading.mail.mbox import is_mbox
from store.reading.opening import FoundFile, Rejoined, read_start
from store.reading.unpacking import SNIFFED_LINES, as_utf8, is_plain, unpacked

_ENDINGS = (".csv", ".vcf", ".vcard")
"""How tables and address books are called."""

MailKind = Literal["mbox", "packed mbox", "message"]


def is_table(name: str) -> bool:
    """Return whether a file can be a table or an address book by its name; macOS puts shadows beside them, `._`
    before.
    """
    return name.casefold().endswith(_ENDINGS) and not name.startswith("._")


def mail_kind(item: FoundFile) -> MailKind | ForeignFile | None:
    """Return what kind of mail a file is, or which form it has that Salver does not read; None for anything else.

    A file that is called as mail is counts as a message, whatever is in it. Raises ReadError where it cannot be opened
    or read.
    """
    try:
        with item.open() as file:
            first = read_start(file, SNIFFED_LINES)
            start = read_start(as_utf8(unpacked(Rejoined(first, file))), SNIFFED)
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror}") from error
    if archive := archive_of(start):
        return archive
    if is_mbox(start):
        return "mbox" if is_plain(first) else "packed mbox"
    if is_mail(start):
        return "message"
    if form := foreign(item.name, start if is_plain(first) else first):
        return form
    return "message" if is_named_message(item.name) or (start and is_named_mail(item.name)) else None


def archive_of(start: bytes) -> ForeignFile | None:
    """Return the form of an archive that begins so once it is unpacked, and that nothing but its content tells; None
    where it is none. The name of the first file in it stands at its beginning, and its content follows.
    """
    first_name = start.partition(b"\0")[0].decode("utf-8", "replace")
    return foreign_archive(start, is_of_mails=is_mail(start) or is_named_mail(first_name))
