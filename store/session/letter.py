"""A letter as the session has it, and the ways to begin one."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from store.records.ids import RecordId
from store.records.model import Channel
from store.tray.sending import NewDraft

if TYPE_CHECKING:
    from store.writing.purposes import Purpose
    from store.writing.template import Template


class Letter(Struct, frozen=True):
    """A text to somebody, as far as it has come: advised, in place, kept as a draft, or sent.

    `person`, `invitation`, `draft`, `introduction` and `names` are ids.
    """

    person: RecordId
    invitation: RecordId | None
    """The invitation that it answers."""
    purpose: "Purpose"
    channel: Channel
    text: str | None
    """None while no text is in place."""
    subject: str = ""
    draft: RecordId | None = None
    """The draft that holds it; None if no draft does."""
    length: int = 0
    """How long it is, as the channel counts."""
    limit: int | None = None
    """How long it may be; None where there is no limit."""
    unfilled: tuple[tuple[int, int], ...] = ()
    """The spans of the fields that are still open."""
    sent: datetime | None = None
    due: date | None = None
    """The day for which the draft was put off."""
    introduction: RecordId | None = None
    """The introduction of the user's own that it belongs to."""
    names: RecordId | None = None
    """The person whom it is about, if it asks for a referral or whether the user may name somebody."""

    def written(self, text: str | None = None) -> NewDraft:
        """Return what the tray keeps of it, with this text in place of its own."""
        text = (self.text or "") if text is None else text
        return NewDraft(
            self.person, self.purpose, self.channel, text, self.subject, self.invitation, self.introduction, self.names
        )

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that could go out."""
        return self.text is None or not self.text.strip()


class Beginning(Struct, frozen=True):
    """One way to begin a text: a template and the text that it gives, or a blank sheet if `template` is None."""

    template: "Template | None"
    letter: Letter
    ways: tuple[Channel, ...]
    """The channels on which it can go, the one that reaches the person first; never empty."""
    fits: bool = True
    """Whether the template's condition is known to hold."""
