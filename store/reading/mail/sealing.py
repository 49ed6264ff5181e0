"""Parts of mails that hide what they say: encrypted, signed so that the text lies inside, or packed by Outlook."""

import re
from email.message import Message

_SMIME = ("application/pkcs7-mime", "application/x-pkcs7-mime")
_SIGNED = "it is signed in such a way that its text lies inside the signature (S/MIME)"
_ENCRYPTED = "it is encrypted"
_TNEF = "its text lies in a winmail.dat, which only Outlook reads"
_ARMOUR = re.compile(r"-----BEGIN PGP MESSAGE-----.*?(?:-----END PGP MESSAGE-----|\Z)", re.DOTALL)


def sealing_of(part: Message) -> str:
    """Return how a part hides what it says; "" where it does not."""
    kind = part.get_content_type()
    name = (part.get_filename() or "").casefold()
    if kind in _SMIME or name.endswith(".p7m"):
        said = str(part.get_param("smime-type", "")).casefold()
        return _SIGNED if said == "signed-data" else _ENCRYPTED
    if kind in ("application/pgp-encrypted", "multipart/encrypted"):
        return _ENCRYPTED
    return _TNEF if kind in ("application/ms-tnef", "application/vnd.ms-tnef") or name == "winmail.dat" else ""


def without_armour(text: str) -> tuple[str, str]:
    """Return a text without what was encrypted by PGP and put into it, and how that hides what it says, if it is
    there.
    """
    if "-----BEGIN PGP MESSAGE-----" not in text:
        return text, ""
    return _ARMOUR.sub("", text), _ENCRYPTED
