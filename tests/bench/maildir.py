"""A Maildir of invented messages, and the settings with which aerc opens it."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

INBOX_SHOWN = r"Invitation \d+"
"""What aerc's list shows of the messages."""

_LAST_DAY = datetime(2026, 6, 1, 8, 30, tzinfo=UTC)
_ACCOUNT = """\
[bench]
source = maildir://{mail}
default = INBOX
from = Lena Sommer <lena@mail.example>
"""
_NEWEST_FIRST = "[ui]\nsort = -r date\n"
"""In the order in which Salver shows its inbox; left alone, aerc lists messages by the names of their files."""


def write_account(home: Path, size: int) -> None:
    """Give aerc in this home one account, with so many messages in its inbox, to be shown newest first."""
    inbox = home / "mail" / "INBOX"
    for name in ("new", "tmp", "cur"):
        (inbox / name).mkdir(parents=True, exist_ok=True)
    for index in range(size):
        (inbox / "cur" / f"{index}.bench:2,").write_text(_message(index))
    settings = home / "config" / "aerc"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "aerc.conf").write_text(_NEWEST_FIRST)
    accounts = settings / "accounts.conf"
    accounts.write_text(_ACCOUNT.format(mail=home / "mail"))
    accounts.chmod(0o600)


def _message(index: int) -> str:
    sent = format_datetime(_LAST_DAY - timedelta(minutes=37 * index))
    return (
        f"From: Guest {index} <guest{index}@mail.example>\nTo: Lena Sommer <lena@mail.example>\n"
        f"Date: {sent}\nMessage-ID: <{index}@mail.example>\nSubject: Invitation {index}\n\n"
        "Hello, I heard your talk on tidal energy.\n"
    )
