"""Leaving an email among the drafts of a Maildir, where mutt, aerc and what syncs with a server find it."""

import os
import secrets
from datetime import datetime
from pathlib import Path

from store.file.disk import write_durably
from store.sending.errors import NotSent

_PARTS = ("cur", "new", "tmp")
_DRAFT_AND_SEEN = ":2,DS"
"""The flags of Maildir that make a message a draft, and one that the user has read."""


def keep_among_drafts(mail: bytes, drafts: str, now: datetime) -> Path:
    """Put an email into the Maildir of the user's drafts, readable by the user alone.

    `drafts` is that setting; `~` in it is the user's home.

    Return the file. It is written beside its place under a name with a dot, which mail programs pass over, and moved
    there when it is whole and on disk. Raises NotSent where that is no Maildir or takes nothing.
    """
    folder = drafts_folder(drafts)
    path = folder / "cur" / f"{int(now.timestamp())}.{secrets.token_hex(8)}.salver{_DRAFT_AND_SEEN}"
    try:
        write_durably(path, mail)
    except OSError as error:
        raise NotSent(f"{folder} takes no message: {error.strerror}. Nothing was kept there.") from error
    return path


def drafts_folder(drafts: str) -> Path:
    """Return the Maildir that is set. Raises NotSent where none is, or where there is another thing."""
    if not drafts:
        raise NotSent(
            'No folder for drafts is set. Name the Maildir in config.toml: drafts = "~/Mail/.Drafts" under [mail].'
        )
    folder = Path(os.path.expanduser(drafts))  # which leaves a home that it does not know
    if str(folder).startswith("~"):
        raise NotSent(f"{drafts!r} names a home folder that does not exist. Mend drafts under [mail] in config.toml.")
    missing = [part for part in _PARTS if not (folder / part).is_dir()]
    if missing:
        raise NotSent(
            f"{folder} is not a Maildir: it lacks the folder{'s' if len(missing) > 1 else ''} {', '.join(missing)}."
            " Make them, or name another Maildir as drafts under [mail] in config.toml."
        )
    return folder
