"""Replies: which text is next for a row, and whether it stands ready to go out."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from store.filtering import Filter
from store.records.model import Channel, Draft, Invitation, Me, Person
from store.settings import Limits
from store.tray.sending import Text
from store.tray.tray import Tray
from store.writing.advised import advised_purpose
from store.writing.channels import length, limit
from store.writing.fields import FIELDS, unfilled
from store.writing.template import Template, templates
from store.writing.wording import choose, word

_UNDECIDED = ("open", "snoozed", "waiting")


class Letter(Struct, frozen=True):
    """A reply, as far as it has come. `text` is None while none is in place, `draft` while it is not kept as one."""

    person: int
    invitation: int | None
    purpose: str
    channel: Channel
    text: str | None
    subject: str = ""
    draft: int | None = None
    length: int = 0
    limit: int | None = None
    unfilled: tuple[tuple[int, int], ...] = ()
    """The spans of the fields that are still open."""

    def written(self, text: str) -> Text:
        """What the tray keeps of it, with this text."""
        return Text(self.person, self.purpose, self.channel, text, self.subject, self.invitation)

    @property
    def fault(self) -> str:
        """What keeps it from going out; "" where nothing does."""
        if self.text is None or not self.text.strip():
            return "no text is in place"
        if self.unfilled:
            start, end = self.unfilled[0]
            gap = self.text[start:end]
            meaning = FIELDS.get(gap.strip("{}"))
            return f"{gap}{f' ({meaning})' if meaning else ''} is still to be filled in"
        if self.limit is not None and self.length > self.limit:
            return f"it has {self.length} characters, and {self.limit} are allowed"
        return ""


class Letters:
    """The replies of one tray. `holds` says of a template's condition whether it holds for an invitation."""

    def __init__(
        self, tray: Tray, limits: Limits, me: Me, own: Path, holds: Callable[[Invitation, Filter], bool | None]
    ) -> None:
        """`own` is the folder of one's own templates."""
        self._tray = tray
        self._limits = limits
        self._me = me
        self._own = own
        self._holds = holds
        self._placed: set[int] = set()
        self._drafts: dict[int, list[Draft]] | None = None

    @cached_property
    def _templates(self) -> dict[str, Template]:
        return templates(self._own)

    def forget_drafts(self) -> None:
        """Look again which drafts there are."""
        self._drafts = None

    def place(self, invitation: int) -> None:
        """Put the advised text in place for this invitation."""
        self._placed.add(invitation)

    def of_draft(self, draft: Draft) -> Letter:
        """The letter that a draft holds."""
        return self._letter(
            draft.person, draft.invitation, draft.purpose, draft.channel, draft.text, draft.subject, draft.id
        )

    def of(self, invitation: Invitation, advice: str | None) -> Letter | None:
        """The next letter to this invitation: the draft that was begun, else what is advised; None where nothing is."""
        kept = self._drafts_of(invitation.id)
        if begun := [draft for draft in kept if draft.sent is None]:
            return self.of_draft(begun[-1])
        purpose = advised_purpose(invitation, advice)
        if purpose is None or any(draft.purpose == purpose for draft in kept):
            return None
        ready = invitation.state not in _UNDECIDED or invitation.id in self._placed
        return self.worded(invitation, purpose) if ready else self._bare(invitation, purpose)

    def own(self, invitation: Invitation) -> Letter:
        """A letter of one's own, where none is advised."""
        purpose = "follow-up" if invitation.state == "waiting" else "other"
        return self.worded(invitation, purpose)

    def worded(self, invitation: Invitation, purpose: str) -> Letter:
        """The letter of this purpose, as its template words it."""
        template = self._template(invitation, purpose)
        wording = word(template, invitation.person, invitation, self._me)
        return self._letter(
            invitation.person, invitation.id, purpose, wording.channel, wording.text, wording.subject, None
        )

    def _template(self, invitation: Invitation, purpose: str) -> Template:
        fitting = {name: template for name, template in self._templates.items() if template.purpose == purpose}
        return choose(
            fitting, next(iter(fitting.values())).purpose, lambda condition: self._holds(invitation, condition)
        )

    def _bare(self, invitation: Invitation, purpose: str) -> Letter:
        """A letter that is advised, without its text."""
        return Letter(invitation.person.id, invitation.id, purpose, invitation.channel, None)

    def _letter(
        self,
        person: Person,
        invitation: int | None,
        purpose: str,
        channel: Channel,
        text: str,
        subject: str,
        draft: int | None,
    ) -> Letter:
        return Letter(
            person.id,
            invitation,
            purpose,
            channel,
            text,
            subject,
            draft,
            length(text, channel),
            limit(channel, self._limits),
            tuple(unfilled(text)),
        )

    def _drafts_of(self, invitation: int) -> list[Draft]:
        """The drafts of an invitation, sent ones too, oldest first."""
        if self._drafts is None:
            self._drafts = {}
            for draft in self._tray.drafts():
                if draft.invitation is not None:
                    self._drafts.setdefault(draft.invitation, []).append(draft)
        return self._drafts.get(invitation, [])
