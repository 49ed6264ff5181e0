"""Who is believed, and for what: the one table that every reader asks before it takes something in.

An email is proven where the receiving server found it to come from where it says (`store.reading.mail.authentication`).
What is not proven may put a row into the tray, marked. It makes nobody known or corresponded with, settles nothing of
the user's own, and says nothing of anybody who is in the tray already.
"""

from typing import Literal

from store.shipped import shipped

ImportSource = Literal["archive", "address-book", "sent-folder", "proven-mail", "unproven-mail"]
Effect = Literal["row", "known", "corresponded", "settled", "identity", "named"]


believed = shipped(__file__, "belief.toml", dict[ImportSource, frozenset[Effect]])
"""For each source the effects that it may have."""


def mail_source(*, verified: bool) -> ImportSource:
    """Return what an email is as a source."""
    return "proven-mail" if verified else "unproven-mail"


def may(source: ImportSource, effect: Effect) -> bool:
    """Return whether a source may have an effect."""
    return effect in believed()[source]
