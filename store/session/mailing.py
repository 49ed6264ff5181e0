"""Letters to several people that go out by email together: which can, and why the others cannot."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from store.records.ids import RecordId
from store.sending.errors import NotSent
from store.session.clearance import ClearedLetter, HeldBack
from store.writing.purposes import OUT_OF_THE_BLUE

if TYPE_CHECKING:
    from store.session.letter import Letter
    from store.session.session import Session

_COPIED: Final = "copy-paste"
"""The check that speaks of what somebody else got before (norm A13)."""


class Mailing(Struct, frozen=True):
    """What becomes of several rows: the letters that can go out by email together, and why the other rows cannot."""

    letters: "dict[RecordId, Letter]"
    left_out: dict[RecordId, str]


def mailing_to(session: "Session", rows: Sequence[RecordId]) -> Mailing:
    """Return which of these rows have a letter that can go out by email together with the others."""
    letters, left_out = {}, {}
    for row_id in rows:
        try:
            letter = session.letter_to_send(row_id)
            clear_for_mailing(session, letter)
            session.outbox.written_mail(session.drafts.draft_of(letter))
        except (HeldBack, NotSent) as error:
            left_out[row_id] = str(error).rstrip(".")
        else:
            letters[row_id] = letter
    return Mailing(letters, left_out)


def clear_for_mailing(session: "Session", letter: "Letter") -> ClearedLetter:
    """Check that a letter may go out together with others.

    A letter goes to one person at a time if it asks somebody for something out of the blue, if checks stop it, or if
    somebody else got the same text before (norm A13).

    Raises:
        HeldBack: It may not.
    """
    if letter.purpose in OUT_OF_THE_BLUE:
        raise HeldBack(f"a {letter.purpose} goes to one person at a time")
    cleared = session.outbox.clear_to_send(letter)
    copied = next((remark for remark in session.drafts.remarks(letter) if remark.check == _COPIED), None)
    if copied is not None:
        raise HeldBack(copied.because)
    return cleared
