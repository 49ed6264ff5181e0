"""Decisions and notes: everything that the user can do to what is in the tray, on the screen and the command line.

Each verb makes one action of the tray, however many rows it concerns, and returns an Outcome; what a verb does not fit
is refused with its reason and left as it was. The rows are named by id: those of invitations, drafts and people, where
a draft that answers an invitation stands for that one.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from store.records import ids
from store.records.ids import RecordId
from store.records.model import UNDECIDED, Invitation, State
from store.records.record import DecisionContext
from store.tray import introducing, settling
from store.tray.changes import Change, Set
from store.tray.draft_verbs import DraftVerbs
from store.tray.introducing import Locked
from store.tray.merge import PEOPLE
from store.tray.modelling import BECAUSE, OF, TO_BE_CARRIED_OUT
from store.tray.network import FOLLOW_UPS, INTRODUCTIONS
from store.tray.outcome import Outcome, Refusal, refuse
from store.tray.person_verbs import PersonVerbs
from store.tray.sending import STATE_OF_PURPOSE, NewDraft, already_sent, invited
from store.tray.settling import DueOf
from store.tray.tray import Tray

_NO_INVITATION: Final = {
    "drafts": "a draft of its own; send it, or put it off",
    INTRODUCTIONS: "an introduction of yours; note what they answer",
    FOLLOW_UPS: "a promise; keep it, or put it off",
    PEOPLE: "a person; write to them",
}
"""By table: what a row is that nobody can decide on, and what can be done with it instead."""

Remember = Callable[[Invitation], DecisionContext]
"""What was advised on an invitation at this moment, to be kept with the decision."""


class Triage(DraftVerbs, PersonVerbs):
    """All verbs on one tray: those on drafts and people, and here those that decide and send.

    `remember` gives the context that a decision is logged with, `due_of` what is due for a row; `at_once` counts every
    decision as carried out there.
    """

    def __init__(
        self, tray: Tray, remember: Remember, due_of: DueOf = lambda row_id: (), *, at_once: bool = False
    ) -> None:
        super().__init__(tray)
        self._remember = remember
        self._due_of = due_of
        self.at_once = at_once

    # The verbs that decide keep the reason that the user gives, if any, with the decision.

    def accept(self, row_ids: Sequence[RecordId], because: str = "") -> Outcome:
        """Accept. For an invitation of the user's own: note that they have accepted."""
        return self._decide(row_ids, lambda invitation: "accepted", because=because)

    def ask(self, row_ids: Sequence[RecordId], because: str = "") -> Outcome:
        """Ask back why they want to connect."""
        return self._decide(
            row_ids, lambda invitation: "asked" if invitation.direction == "incoming" else None, because=because
        )

    def pass_on(self, row_ids: Sequence[RecordId], because: str = "", *, quietly: bool = False) -> Outcome:
        """Pass, with a note unless `quietly`. An invitation of the user's own is withdrawn."""
        return self._decide(
            row_ids,
            lambda invitation: "passed" if invitation.direction == "incoming" else "withdrawn",
            quietly=quietly,
            because=because,
        )

    def ignore(self, row_ids: Sequence[RecordId], because: str = "") -> Outcome:
        """Leave it pending, without a reply."""
        return self._decide(row_ids, lambda invitation: "ignored", because=because)

    def snooze(self, row_ids: Sequence[RecordId], until: date) -> Outcome:
        """Hide invitations until this day. Drafts, promises and what is due are put off instead.

        Raises ValueError where the day is not in the future.
        """
        if self.are_drafts(row_ids) and not any(map(self.has_due_to_put_off, row_ids)):
            return self.put_off_drafts(row_ids, until)
        self._check_is_to_come(until)

        def put_off(row_id: RecordId) -> Sequence[Change] | Refusal:
            if reason := self.reason_not_to_snooze(row_id):
                return Refusal(row_id, reason)
            if self.has_due_to_put_off(row_id):
                return settling.put_off(self.tray, row_id, self._due_of(row_id), until)
            if self._invitation(row_id) is None:  # a draft that answers none
                return [Set("drafts", row_id, "due", until.isoformat())]
            return self._decided(row_id, lambda invitation: "snoozed", until=until)

        return self._each(row_ids, put_off)

    def has_due_to_put_off(self, row_id: RecordId) -> bool:
        """Return whether `snooze` puts off a promise or what else is due for a row, and leaves its invitation as it
        is.
        """
        invitation = self._invitation(row_id)
        if invitation is not None and invitation.state in UNDECIDED:
            return False
        return not settling.reason_not_to_put_off(self.tray, row_id, self._due_of(row_id))

    def reason_not_to_snooze(self, row_id: RecordId) -> str:
        """Return why a row, and what is due for it, cannot be put off; "" if it can."""
        is_open_draft = self.are_drafts([row_id]) and self.tray.draft(row_id).sent is None
        if is_open_draft or self._invitation(row_id) is not None:
            return ""
        return settling.reason_not_to_put_off(self.tray, row_id, self._due_of(row_id))

    def reopen(self, row_ids: Sequence[RecordId]) -> Outcome:
        """Take decisions back to undecided. Drafts that were put off come back now."""
        if self.are_drafts(row_ids):
            return self.put_off_drafts(row_ids, None)
        return self._decide(row_ids, lambda invitation: "open" if invitation.direction == "incoming" else "waiting")

    def keep(self, row_ids: Sequence[RecordId], *, newest: bool) -> Outcome:
        """Keep the newest or the oldest of the decisions that machines took without knowing of each other."""

        def kept(row_id: RecordId) -> Sequence[Change] | Refusal:
            invitation = self._invitation(row_id)
            if invitation is None or not invitation.versions:
                return Refusal(row_id, "no two machines disagree about it")
            version = invitation.versions[-1 if newest else 0]
            return self._decision(
                invitation, version.state, quietly=version.quietly, until=version.due, carried_out=version.carried_out
            )

        return self._each(row_ids, kept)

    def done(self, row_ids: Sequence[RecordId]) -> Outcome:
        """Note that a decision was carried out today, a promise kept, or something due settled without a text."""

        def settled(row_id: RecordId) -> Sequence[Change] | Refusal:
            invitation = self._invitation(row_id)
            if invitation is not None and invitation.carried_out is False:
                carried_out = self._carried_out(invitation.id, invitation.state)
                return [carried_out, *_connected(invitation, invitation.state, is_done=True)]
            due = self._due_of(row_id)
            if reason := settling.reason_not_done(self.tray, row_id, due):
                return Refusal(row_id, reason)
            return settling.done(self.tray, row_id, due)

        return self._each(row_ids, settled)

    def mark_sent(self, draft_id: RecordId, overruled: Mapping[str, str] | None = None) -> Outcome:
        """Note that a draft has gone out.

        An invitation that it answers is decided with it, if it is still open: a question asks, a pass passes. A request
        on LinkedIn appears under Waiting. `overruled` names the checks that would have stopped the text, each with the
        user's reason; the history keeps them.
        """
        draft = self.tray.draft(draft_id)
        if draft.sent:
            return refuse(draft_id, already_sent(draft.sent))
        text = NewDraft(
            draft.person.id,
            draft.purpose,
            draft.channel,
            draft.text,
            draft.subject,
            draft.invitation,
            draft.introduction,
        )
        return self._send(draft_id, text, overruled or {})

    def send_reply(self, text: NewDraft, overruled: Mapping[str, str] | None = None) -> Outcome:
        """Note that a text that was never begun as a draft has gone out.

        It is kept as a draft that was sent, and settles the invitation as `mark_sent` does.
        """
        draft_id = ids.fresh()
        return self._send(draft_id, text, overruled or {}, [self._new_draft(draft_id, text)])

    def reason_not_to_send(self, text: NewDraft) -> str:
        """Return why a text cannot go out, whatever reason the user gives; "" if it can."""
        if not text.text.strip():
            return "nothing is written yet"
        try:
            introducing.settled_by(self.tray, text)
        except Locked as error:
            return str(error)
        return ""

    def _send(
        self, draft_id: RecordId, text: NewDraft, overruled: Mapping[str, str], before: Sequence[Change] = ()
    ) -> Outcome:
        """Note that a text has gone out as the draft of this id, which the changes `before` bring into the tray."""
        if reason := self.reason_not_to_send(text):
            return refuse(text.person if before else draft_id, reason)
        context: DecisionContext = {"overruled": dict(overruled)} if overruled else {}
        changes: list[Change] = [
            *before,
            Set("drafts", draft_id, "sent", self._now(), context),
            Set("drafts", draft_id, "due", None),
            *self._settled_by(text.purpose, text.invitation),
            *introducing.settled_by(self.tray, text),
            *invited(self.tray, draft_id, text, self.tray.now),
        ]
        return self._commit(changes)

    def reason_not_to_decide(self, row_id: RecordId) -> str:
        """Return why nobody can decide on this row; "" if it has an invitation."""
        if self._invitation(row_id) is not None:
            return ""
        table = next(table for table in (*_NO_INVITATION, PEOPLE) if row_id in self.tray.tables[table])
        return f"it is not an invitation but {_NO_INVITATION[table]}"

    def _decide(
        self,
        row_ids: Sequence[RecordId],
        decision: Callable[[Invitation], State | None],
        *,
        quietly: bool = False,
        because: str = "",
    ) -> Outcome:
        """Give each invitation its new state. Refused for rows that are no invitations, and where the state does not
        fit.
        """
        return self._each(row_ids, lambda row_id: self._decided(row_id, decision, quietly=quietly, because=because))

    def _decided(
        self,
        row_id: RecordId,
        decision: Callable[[Invitation], State | None],
        *,
        quietly: bool = False,
        until: date | None = None,
        because: str = "",
    ) -> Sequence[Change] | Refusal:
        """Return what one decision changes, or why it is refused."""
        invitation = self._invitation(row_id)
        state = decision(invitation) if invitation else None
        if invitation is None:
            return Refusal(row_id, self.reason_not_to_decide(row_id))
        if state is None:
            return Refusal(row_id, "it is an invitation of yours; only one that came in can be asked why")
        if _is_so(invitation, state, quietly=quietly, until=until):
            return Refusal(row_id, f"it is already {state}")
        return self._decision(invitation, state, quietly=quietly, until=until, because=because)

    def _decision(
        self,
        invitation: Invitation,
        state: State,
        *,
        quietly: bool = False,
        until: date | None = None,
        carried_out: date | None = None,
        because: str = "",
    ) -> list[Change]:
        """Return the changes that one decision makes."""
        is_decision = state not in UNDECIDED
        context = self._remember(invitation) if is_decision and invitation.direction == "incoming" else {}
        if because.strip():
            context = {**context, BECAUSE: because.strip()}
        if self.at_once and state in TO_BE_CARRIED_OUT and carried_out is None:
            carried_out = self.tray.today
        return [
            Set("invitations", invitation.id, "state", state, context),
            Set("invitations", invitation.id, "quietly", quietly or None),
            Set("invitations", invitation.id, "carried_out", carried_out.isoformat() if carried_out else None),
            Set("invitations", invitation.id, "due", until.isoformat() if until else None),
            *_connected(invitation, state, is_done=carried_out is not None),
        ]

    def _settled_by(self, purpose: str, invitation_id: RecordId | None) -> list[Change]:
        """Return the changes to an invitation that a reply of this purpose, once sent, brings with it."""
        if invitation_id is None:
            return []
        row = self.tray.invitation(invitation_id)
        state = STATE_OF_PURPOSE.get(purpose)
        changes: list[Change] = []
        if state is not None and row.state in ("open", "snoozed"):
            changes = self._decision(row, state)
        if purpose == "ask-why" and (changes or row.state == "asked"):
            changes.append(self._carried_out(invitation_id, "asked"))
        return changes

    def _carried_out(self, invitation_id: RecordId, decision: State) -> Set:
        """Return the change that says that this decision was carried out today."""
        return Set("invitations", invitation_id, "carried_out", self.tray.today.isoformat(), {OF: decision})

    def _invitation(self, row_id: RecordId) -> Invitation | None:
        """Return the invitation that a decision on a row is about: itself, or the one that a draft answers."""
        if row_id in self.tray.tables["drafts"]:
            answered = self.tray.draft(row_id).invitation
            return None if answered is None else self.tray.invitation(answered)
        return self.tray.invitation(row_id) if row_id in self.tray.tables["invitations"] else None


def _is_so(invitation: Invitation, state: State, *, quietly: bool, until: date | None) -> bool:
    """Return whether this has been decided already, and nothing else beside it."""
    decided = invitation.state, invitation.due, invitation.quietly
    return decided == (state, until, quietly) and not invitation.versions


def _connected(invitation: Invitation, state: State, *, is_done: bool) -> list[Change]:
    """Return the change that makes somebody a connection once a yes of either side is carried out, or takes that back
    with the decision.
    """
    is_yes = state == "accepted" and (is_done or invitation.direction == "outgoing")
    is_news = is_yes != invitation.person.accepted and "accepted" in (state, invitation.state)
    if invitation.kind == "introduction" or not is_news:
        return []
    return [Set(PEOPLE, invitation.person.id, "accepted", is_yes or None)]
