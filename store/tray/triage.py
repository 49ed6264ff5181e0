"""Decisions and notes: everything that I can do to what is in the tray, for the screen and the command line alike.

Each verb makes one action of the tray, however many rows it concerns, and answers an Outcome; what a verb does not fit
is refused with its reason and left as it was.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Literal

from msgspec.structs import asdict

from store.records import ids
from store.records.model import Channel, FactValue, Invitation, State
from store.records.record import DecisionContext
from store.tray import introducing
from store.tray.changes import REMOVED, Add, Change, Set
from store.tray.introducing import Locked
from store.tray.modelling import FACT, OF, OFF, TAG, TO_BE_CARRIED_OUT
from store.tray.outcome import Outcome, Refusal
from store.tray.person_fields import set_person_field
from store.tray.sending import ASKING_CONSENT, STATE_OF_PURPOSE, NewDraft, already_sent, invited
from store.tray.tray import Tray

Remember = Callable[[Invitation], DecisionContext]
"""What was advised on an invitation at this moment, to be kept with the decision."""
OnChanged = Callable[[list[int]], None]
"""Is told the ids of the records that a verb has changed."""


class Triage:
    """The verbs, on one tray.

    `remember` gives the context that a decision is logged with; `at_once` counts every decision as carried out there;
    `on_changed` is called after every verb that changed something.
    """

    def __init__(
        self, tray: Tray, remember: Remember, *, at_once: bool = False, on_changed: OnChanged = lambda ids: None
    ) -> None:
        self.tray = tray
        self._remember = remember
        self._at_once = at_once
        self._on_changed = on_changed

    def accept(self, numbers: Sequence[int]) -> Outcome:
        """Accept; of my own invitation: they have accepted."""
        return self._decide(numbers, lambda invitation: "accepted")

    def ask(self, numbers: Sequence[int]) -> Outcome:
        """Ask back why they want to connect."""
        return self._decide(numbers, lambda invitation: "asked" if invitation.direction == "incoming" else None)

    def pass_on(self, numbers: Sequence[int], *, quietly: bool = False) -> Outcome:
        """Pass, with a note unless quietly; my own invitation is withdrawn."""
        return self._decide(
            numbers, lambda invitation: "passed" if invitation.direction == "incoming" else "withdrawn", quietly=quietly
        )

    def ignore(self, numbers: Sequence[int]) -> Outcome:
        """Leave it pending, without a reply."""
        return self._decide(numbers, lambda invitation: "ignored")

    def snooze(self, numbers: Sequence[int], until: date) -> Outcome:
        """Out of sight until this day. Raises ValueError where the day is not to come."""
        self._check_is_to_come(until)
        return self._decide(numbers, lambda invitation: "snoozed", until=until)

    def reopen(self, numbers: Sequence[int]) -> Outcome:
        """As if it had not been decided."""
        return self._decide(numbers, lambda invitation: "open" if invitation.direction == "incoming" else "waiting")

    def keep(self, numbers: Sequence[int], *, newest: bool) -> Outcome:
        """Of the decisions that machines took without knowing of each other keep the newest, or else the oldest."""
        changes: list[Change] = []
        refused = []
        for number in numbers:
            invitation = self._invitation(number)
            if invitation is None or not invitation.versions:
                refused.append(Refusal(number, "it was not decided differently on two machines"))
            else:
                kept = invitation.versions[-1 if newest else 0]
                changes += self._decision(
                    invitation, kept.state, quietly=kept.quietly, until=kept.due, carried_out=kept.carried_out
                )
        return self._commit(changes, refused)

    def done(self, numbers: Sequence[int]) -> Outcome:
        """Carried out there, today."""
        changes: list[Change] = []
        refused = []
        for number in numbers:
            invitation = self._invitation(number)
            if invitation is None or invitation.carried_out is not False:
                refused.append(Refusal(number, "nothing is to be carried out for it"))
            else:
                changes.append(self._carried_out(number, invitation.state))
        return self._commit(changes, refused)

    def set_facts(self, number: int, facts: dict[str, FactValue | None], about_invitation: frozenset[str]) -> Outcome:
        """Say what is so of an invitation or a person; None takes back what I said.

        `about_invitation` names the facts that belong to the invitation rather than to the person; of a person they are
        said on the newest invitation.
        """
        person, invitation = self.subject(number)
        changes: list[Change] = []
        refused = []
        for name, value in facts.items():
            if name not in about_invitation:
                changes += set_person_field(self.tray, person, FACT + name, value)
            elif invitation is not None:
                changes.append(Set("invitations", invitation, FACT + name, value))
            else:
                refused.append(Refusal(number, f"{name} is about an invitation, and there is none of this person"))
        return self._commit(changes, refused)

    def note(self, number: int, text: str) -> Outcome:
        """Replace the note on the person."""
        person, _ = self.subject(number)
        return self._commit(set_person_field(self.tray, person, "note", text.strip() or None))

    def tag(self, numbers: Sequence[int], add: Sequence[str] = (), remove: Sequence[str] = ()) -> Outcome:
        """Put tags on people and take others off."""
        changes: list[Change] = []
        for number in numbers:
            person, _ = self.subject(number)
            for tag, is_on in [*((tag, True) for tag in add), *((tag, None) for tag in remove)]:
                changes += set_person_field(self.tray, person, TAG + tag, is_on)
        return self._commit(changes)

    def begin_draft(self, text: NewDraft) -> int:
        """Keep a text that was begun; answers the draft's id."""
        number = ids.fresh()
        self._commit([self._new_draft(number, text)])
        return number

    def write_draft(
        self,
        number: int,
        text: str | None = None,
        *,
        subject: str | None = None,
        channel: Channel | None = None,
        purpose: str | None = None,
    ) -> Outcome:
        """Replace the text of a draft, its subject, the way it goes, or what it is for; None leaves it as it is.

        One that was sent is refused, here as by every verb that changes drafts.
        """
        said = {"text": text, "subject": subject, "channel": channel, "purpose": purpose}
        changes: list[Change] = [Set("drafts", number, field, new) for field, new in said.items() if new is not None]
        return self._change_drafts([number], lambda _: changes)

    def answer_draft(self, number: int, said: Literal["yes", "no"] | None) -> Outcome:
        """Note what somebody answered who was asked for a referral, or whether they may be named; None takes it back.

        Refused for texts that ask neither, and before the question was sent.
        """
        draft = self.tray.draft(number)
        if draft.purpose not in ASKING_CONSENT:
            return Outcome(None, [], [Refusal(number, "it asks for no consent")])
        if draft.sent is None:
            return Outcome(None, [], [Refusal(number, "it was not sent yet, so nobody can have answered")])
        return self._commit([Set("drafts", number, "consent", said)])

    def put_off_drafts(self, numbers: Sequence[int], until: date | None) -> Outcome:
        """Out of the drafts until this day, for a reason that holds only then (norm A07); None: they are for now again.

        Raises ValueError where the day is not to come.
        """
        if until is not None:
            self._check_is_to_come(until)
        due = until.isoformat() if until else None
        return self._change_drafts(numbers, lambda number: [Set("drafts", number, "due", due)])

    def switch_check(self, number: int, check: str, *, on: bool) -> Outcome:
        """Have a check say nothing of one draft, or speak again."""
        return self._change_drafts([number], lambda _: [Set("drafts", number, OFF + check, None if on else True)])

    def discard_drafts(self, numbers: Sequence[int]) -> Outcome:
        """Take drafts out of sight; undo brings them back."""
        return self._change_drafts(numbers, lambda number: [Set("drafts", number, REMOVED, True)])

    def mark_sent(self, number: int, overruled: Mapping[str, str] | None = None) -> Outcome:
        """A draft has gone out. What it answers is decided with it (asked by a question, passed by a pass) where that
        is still open, and a request by LinkedIn stands under Waiting.

        `overruled` has the checks that would have stopped it, each with the word of why it went out all the same; the
        history keeps that.
        """
        draft = self.tray.draft(number)
        if draft.sent:
            return Outcome(None, [], [Refusal(number, already_sent(draft.sent))])
        text = NewDraft(
            draft.person.id,
            draft.purpose,
            draft.channel,
            draft.text,
            draft.subject,
            draft.invitation,
            draft.introduction,
        )
        return self._send(number, text, overruled or {})

    def send_reply(self, text: NewDraft, overruled: Mapping[str, str] | None = None) -> Outcome:
        """A text that was never begun as a draft has gone out; it is kept as one that was sent, and settles the
        invitation as `mark_sent` does.
        """
        number = ids.fresh()
        return self._send(number, text, overruled or {}, [self._new_draft(number, text)])

    def reason_not_to_send(self, text: NewDraft) -> str:
        """Return why a text cannot go out, whatever is said for it; "" where it can."""
        if not text.text.strip():
            return "nothing is written yet"
        try:
            introducing.settled_by(self.tray, text)
        except Locked as error:
            return str(error)
        return ""

    def _send(
        self, number: int, text: NewDraft, overruled: Mapping[str, str], before: Sequence[Change] = ()
    ) -> Outcome:
        """Note that a text has gone out as the draft of this id, which the changes `before` bring into the tray."""
        if reason := self.reason_not_to_send(text):
            return Outcome(None, [], [Refusal(text.person if before else number, reason)])
        context: DecisionContext = {"overruled": dict(overruled)} if overruled else {}
        changes: list[Change] = [
            *before,
            Set("drafts", number, "sent", self._now(), context),
            Set("drafts", number, "due", None),
            *self._settled_by(text.purpose, text.invitation),
            *introducing.settled_by(self.tray, text),
            *invited(self.tray, number, text, self.tray.now),
        ]
        return self._commit(changes)

    def _change_drafts(self, numbers: Sequence[int], changes_of: Callable[[int], Sequence[Change]]) -> Outcome:
        """Change drafts in one action; those that were sent stay as they were."""
        refused = [Refusal(draft.id, already_sent(draft.sent)) for draft in map(self.tray.draft, numbers) if draft.sent]
        sent = {refusal.id for refusal in refused}
        changes = [change for number in numbers if number not in sent for change in changes_of(number)]
        return self._commit(changes, refused)

    def subject(self, number: int) -> tuple[int, int | None]:
        """The person whom an id means, and the invitation: itself, the draft's, or the person's newest. Raises
        KeyError.
        """
        if number in self.tray.tables["invitations"]:
            return self.tray.invitation(number).person.id, number
        if number in self.tray.tables["drafts"]:
            draft = self.tray.draft(number)
            return draft.person.id, draft.invitation
        person = self.tray.person(number).id
        invitations = self.tray.invitations_of(person)
        return person, invitations[-1].id if invitations else None

    def _decide(
        self,
        numbers: Sequence[int],
        decision: Callable[[Invitation], State | None],
        *,
        quietly: bool = False,
        until: date | None = None,
    ) -> Outcome:
        """Give each invitation its new state; what is no invitation, or what the state does not fit, is refused."""
        changes: list[Change] = []
        refused = []
        for number in numbers:
            invitation = self._invitation(number)
            state = decision(invitation) if invitation else None
            if invitation is None:
                refused.append(Refusal(number, "it is no invitation"))
            elif state is None:
                refused.append(Refusal(number, "it is an invitation of yours; only one that came in can be asked why"))
            elif _is_so(invitation, state, quietly=quietly, until=until):
                refused.append(Refusal(number, f"it is {state} already"))
            else:
                changes += self._decision(invitation, state, quietly=quietly, until=until)
        return self._commit(changes, refused)

    def _decision(
        self,
        invitation: Invitation,
        state: State,
        *,
        quietly: bool = False,
        until: date | None = None,
        carried_out: date | None = None,
    ) -> list[Change]:
        """The changes that one decision makes."""
        is_decision = state not in ("open", "waiting", "snoozed")
        context = self._remember(invitation) if is_decision and invitation.direction == "incoming" else {}
        if self._at_once and state in TO_BE_CARRIED_OUT and carried_out is None:
            carried_out = self.tray.today
        return [
            Set("invitations", invitation.id, "state", state, context),
            Set("invitations", invitation.id, "quietly", quietly or None),
            Set("invitations", invitation.id, "carried_out", carried_out.isoformat() if carried_out else None),
            Set("invitations", invitation.id, "due", until.isoformat() if until else None),
        ]

    def _settled_by(self, purpose: str, invitation: int | None) -> list[Change]:
        """The changes to an invitation that a reply of this purpose, once sent, brings with it."""
        if invitation is None:
            return []
        row = self.tray.invitation(invitation)
        state = STATE_OF_PURPOSE.get(purpose)
        changes: list[Change] = []
        if state is not None and row.state in ("open", "snoozed"):
            changes = self._decision(row, state)
        if purpose == "ask-why" and (changes or row.state == "asked"):
            changes.append(self._carried_out(invitation, "asked"))
        return changes

    def _carried_out(self, invitation: int, decision: State) -> Set:
        """The change that says that this decision was carried out today."""
        return Set("invitations", invitation, "carried_out", self.tray.today.isoformat(), {OF: decision})

    def _new_draft(self, number: int, text: NewDraft) -> Add:
        said = {field: value for field, value in asdict(text).items() if value}
        return Add("drafts", number, {**said, "begun": self._now()})

    def _invitation(self, number: int) -> Invitation | None:
        return self.tray.invitation(number) if number in self.tray.tables["invitations"] else None

    def _check_is_to_come(self, day: date) -> None:
        """Raise ValueError where this day is not after today."""
        if day <= self.tray.today:
            raise ValueError(f"{day.isoformat()} is not a day to come: it is {self.tray.today.isoformat()} today")

    def _now(self) -> str:
        return self.tray.now.isoformat(timespec="seconds")

    def _commit(self, changes: list[Change], refused: list[Refusal] | None = None) -> Outcome:
        action = self.tray.commit(changes)
        changed = list(dict.fromkeys(change.id for change in changes)) if action else []
        if changed:
            self._on_changed(changed)
        return Outcome(action, changed, refused or [])


def _is_so(invitation: Invitation, state: State, *, quietly: bool, until: date | None) -> bool:
    """Whether this has been decided already, and nothing else beside it."""
    decided = invitation.state, invitation.due, invitation.quietly
    return decided == (state, until, quietly) and not invitation.versions
