"""Headers in the bytes of a file, before anything is decoded: by them a message is told from any other text."""

import re

HEADER = re.compile(rb"([!-9;-~]+)[ \t]*:.*(?:\n[ \t].*)*(?:\n|\Z)")
"""One header with the lines that go on from it."""

_OF_MAIL = frozenset(
    b"from to cc bcc date subject sender received return-path message-id in-reply-to references reply-to mime-version "
    b"content-type content-transfer-encoding delivered-to envelope-to x-original-to x-received dkim-signature "
    b"domainkey-signature authentication-results arc-authentication-results arc-message-signature arc-seal "
    b"received-spf list-id list-unsubscribe user-agent x-mailer x-mozilla-status x-mozilla-status2 x-gmail-labels "
    b"x-gm-thrid status x-status thread-topic thread-index importance x-priority resent-from".split()
)
"""Headers that are in mails, in lower case. Fewer than two of them prove nothing: a note may begin with `Date: `."""

ENOUGH = 2


class HeaderBlock:
    """The headers that stand one below the other from a place on: which of mail there are, and where they end."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.of_mail: set[bytes] = set()
        while found := HEADER.match(data, at):
            if (name := found[1].lower()) in _OF_MAIL:
                self.of_mail.add(name)
            at = found.end()
        self.end = at
        self.is_ended = at == len(data) or data.startswith((b"\n", b"\r\n"), at)
        """Whether a blank line or nothing follows."""

    @property
    def is_of_mail(self) -> bool:
        """Whether there are enough of them to tell a message by."""
        return len(self.of_mail) >= ENOUGH
