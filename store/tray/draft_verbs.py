"""Drafts: begun, written, put off, discarded, and what somebody answered to one that asks for consent."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

from msgspec.structs import asdict

from store.records import ids
from store.records.ids import RecordId
from store.records.model import Channel
from store.tray.changes import REMOVED, Add, Change, Set
from store.tray.modelling import OFF
from store.tray.outcome import Outcome, Refusal, refuse
from store.tray.sending import ASKING_CONSENT, NewDraft, already_sent
from store.tray.verbs import Verbs


class DraftVerbs(Verbs):
    """The verbs on drafts that were not sent yet."""

    def begin_draft(self, text: NewDraft) -> RecordId:
        """Keep a text that was begun, and return the draft's id."""
        draft_id = ids.fresh()
        self._commit([self._new_draft(draft_id, text)])
        return draft_id

    def write_draft(
        self,
        draft_id: RecordId,
        text: str | None = None,
        *,
        subject: str | None = None,
        channel: Channel | None = None,
        purpose: str | None = None,
    ) -> Outcome:
        """Replace the text of a draft, its subject, channel or purpose; None leaves each as it is.

        Refused for a draft that was sent, as by every verb that changes drafts.
        """
        said = {"text": text, "subject": subject, "channel": channel, "purpose": purpose}
        changes: list[Change] = [Set("drafts", draft_id, field, new) for field, new in said.items() if new is not None]
        return self._change_drafts([draft_id], lambda _: changes)

    def answer_draft(self, draft_id: RecordId, said: Literal["yes", "no"] | None) -> Outcome:
        """Note what somebody answered to a question for a referral, or for consent to be named; None takes it back.

        Refused for texts that ask neither, and before the question was sent.
        """
        draft = self.tray.draft(draft_id)
        if draft.purpose not in ASKING_CONSENT:
            return refuse(draft_id, "it asks nobody for consent")
        if draft.sent is None:
            return refuse(draft_id, "it has not been sent yet, so nobody can have answered")
        return self._commit([Set("drafts", draft_id, "consent", said)])

    def put_off_drafts(self, draft_ids: Sequence[RecordId], until: date | None) -> Outcome:
        """Put drafts off until this day, for a reason that holds only then (norm A07); None brings them back now.

        Raises ValueError where the day is not in the future.
        """
        if until is not None:
            self._check_is_to_come(until)
        due = until.isoformat() if until else None
        return self._change_drafts(draft_ids, lambda draft_id: [Set("drafts", draft_id, "due", due)])

    def switch_check(self, draft_id: RecordId, check: str, *, on: bool) -> Outcome:
        """Switch a check off for one draft, or on again."""
        return self._change_drafts([draft_id], lambda _: [Set("drafts", draft_id, OFF + check, None if on else True)])

    def discard_drafts(self, draft_ids: Sequence[RecordId]) -> Outcome:
        """Take drafts out of sight; undo brings them back."""
        return self._change_drafts(draft_ids, lambda draft_id: [Set("drafts", draft_id, REMOVED, True)])

    def are_drafts(self, row_ids: Sequence[RecordId]) -> bool:
        """Return whether all these rows are drafts, and there are some."""
        return bool(row_ids) and all(row_id in self.tray.tables["drafts"] for row_id in row_ids)

    def _change_drafts(
        self, draft_ids: Sequence[RecordId], changes_of: Callable[[RecordId], Sequence[Change]]
    ) -> Outcome:
        """Change drafts in one action; those that were sent stay as they were."""
        refused = [
            Refusal(draft.id, already_sent(draft.sent)) for draft in map(self.tray.draft, draft_ids) if draft.sent
        ]
        sent = {refusal.id for refusal in refused}
        changes = [change for draft_id in draft_ids if draft_id not in sent for change in changes_of(draft_id)]
        return self._commit(changes, refused)

    def _new_draft(self, draft_id: RecordId, text: NewDraft) -> Add:
        said = {field: value for field, value in asdict(text).items() if value}
        return Add("drafts", draft_id, {**said, "begun": self._now()})
