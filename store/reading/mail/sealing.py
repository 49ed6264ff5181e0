"""Parts of mails that hide what they say: encrypted, signed so that the text lies inside, or packed by Outlook."""

import re
from email.message import Message

_SMIME = ("application/pkcs7-mime", "application/x-pkcs7-mime")
_OF_PGP = ("application/pgp-encrypted", "multipart/encrypted")
_SIGNED = "it is signed in such a way that its text lies inside the signature (S/MIME)"
_ENCRYPTED = "it is encrypted"
_TNEF = "its text lies in a winmail.dat, which only Outlook reads"
_ARMOUR = re.compile(r"^-----BEGIN PGP MESSAGE-----.*?(?:-----END PGP MESSAGE-----|\Z)", re.DOTALL | re.MULTILINE)
_BODIES = frozenset({"smime.p7m", "smime.p7z", "encrypted.asc", "message.asc", "message.rpmsg"})
"""What programs call the part that is the letter itself, and no attachment."""


def sealing_of(part: Message) -> str:
    """Return how a part hides what it says; "" where it does not."""
    kind = part.get_content_type()
    name = (part.get_filename() or "").casefold()
    if kind in _SMIME or name.endswith(".p7m"):
        said = str(part.get_param("smime-type", "")).casefold()
        return _SIGNED if said == "signed-data" else _ENCRYPTED
    if kind in _OF_PGP or "rpmsg" in kind or name in _BODIES:
        return _ENCRYPTED
    return _TNEF if kind in ("application/ms-tnef", "application/vnd.ms-tnef") or name == "winmail.dat" else ""


def is_letter_itself(part: Message) -> bool:
    """Return whether a part that hides what it says is the letter, whatever text a program put beside it."""
    kind = part.get_content_type()
    name = (part.get_filename() or "").casefold()
    return kind in _OF_PGP or "rpmsg" in kind or name in _BODIES or (kind in _SMIME and not name)


def without_armour(text: str) -> tuple[str, str]:
    """Return a text without what was encrypted by PGP and put into it, and how that hides what it says, if it is
    there.
    """
    kept = _ARMOUR.sub("", text) if "-----BEGIN PGP MESSAGE-----" in text else text
    return kept, "" if kept == text else _ENCRYPTED
