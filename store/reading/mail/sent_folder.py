"""Whether a mailbox keeps what the user sent. Only there is a mail believed that says it is from the user: anybody can
write that into one, but nobody else puts it into the folder of sent mail.

The name tells, or the label that Gmail gave the message; else a box that holds nothing but mail of the user's, none of
which any server has delivered.
"""

from pathlib import PurePath

from store.reading.mail.identity import MailIdentity
from store.reading.mail.mail_state import is_sent_label, place_of
from store.reading.mail.mailboxes import Mailbox
from store.reading.mail.mbox import Message
from store.reading.mail.message import is_delivered, senders_of
from store.reading.mail.parts import split_headers
from store.reading.opening import STANDARD_INPUT

NOT_SENT = "it says that you wrote it, but lies in none of your folders of sent mail"

_FEWEST = 2
"""How many messages a box must have for what is in it to tell what it is for."""


class SentFolder:
    """What was seen of one mailbox so far, of which an import read `before` messages that was stopped."""

    def __init__(self, mailbox: Mailbox, before: int) -> None:
        path = PurePath(mailbox.path)
        names = (path, path.parent) if mailbox.is_folder else (path.parent, path.parent.parent)
        self._is_named = mailbox.path != STANDARD_INPUT and any(map(_is_named, names))
        self._may_tell = mailbox.is_folder and mailbox.path != STANDARD_INPUT
        self._seen = before
        self._labelled: set[int] = set()

    def saw(self, number: int, message: Message, me: MailIdentity) -> None:
        """Take one more message of the mailbox into account, the `number`-th."""
        self._seen += 1
        if self._is_named or not (self._may_tell or message.is_of_takeout):
            return
        headers = split_headers(message.data)[0]
        if message.is_of_takeout and is_sent_label(str(headers.get("X-Gmail-Labels", ""))):
            self._labelled.add(number)
        if self._may_tell:
            self._may_tell = all(map(me.is_address, senders_of(headers))) and not is_delivered(headers)

    def has(self, number: int) -> bool:
        """Return whether this message is one that the user sent, as far as the mailbox was seen."""
        return self._is_named or number in self._labelled or (self._may_tell and self._seen >= _FEWEST)


def _is_named(path: PurePath) -> bool:
    """Return whether this, or a mailbox that it is in, is called as folders of sent mail are, with any year added."""
    return place_of(str(path)) == "sent"
