"""What may lie in the place of a file that git keeps in another form: ciphertext, or a pointer to the content.

Such a file is not damaged. A good copy in its place would be taken into the repository as it is, unencrypted.
"""

from typing import Final, NamedTuple

from store.file.errors import Placeholder


class PlaceholderForm(NamedTuple):
    """One form: what its files begin with, what they are, and how the content comes back."""

    begins: bytes
    says: str
    advice: str


_UNLOCK: Final = "Unlock it with `git-crypt unlock` in its repository."
_DECRYPT: Final = "Decrypt it, or set up the program that does so for git."

FORMS: Final = (
    PlaceholderForm(b"\0GITCRYPT\0", "it is encrypted by git-crypt", _UNLOCK),
    PlaceholderForm(
        b"version https://git-lfs.github.com/spec/",
        "it is a pointer of git LFS, without the content",
        "Fetch it with `git lfs pull` in its repository.",
    ),
    PlaceholderForm(
        b"/annex/objects/",
        "it is a pointer of git-annex, without the content",
        "Fetch it with `git annex get` in its repository.",
    ),
    PlaceholderForm(b"age-encryption.org/v1", "it is encrypted by age", _DECRYPT),
    PlaceholderForm(b"-----BEGIN AGE ENCRYPTED FILE-----", "it is encrypted by age", _DECRYPT),
    PlaceholderForm(b"-----BEGIN PGP MESSAGE-----", "it is encrypted by GnuPG", _DECRYPT),
    PlaceholderForm(b"Salted__", "it is encrypted by OpenSSL", _DECRYPT),
    PlaceholderForm(b"U2FsdGVkX1", "it is encrypted by OpenSSL, as transcrypt does", _DECRYPT),
)


def placeholder(data: bytes) -> Placeholder | None:
    """Return the error that says what these bytes stand for; None where they are no placeholder."""
    return next((Placeholder(form.says, form.advice) for form in FORMS if data.startswith(form.begins)), None)
