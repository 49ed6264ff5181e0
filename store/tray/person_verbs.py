"""What the user says of a person: facts, a note, tags."""

import re
from collections.abc import Sequence
from typing import Final

from store.records.ids import RecordId
from store.records.model import FactValue
from store.records.record import Value
from store.tray.changes import Change, Set
from store.tray.merge import PEOPLE
from store.tray.modelling import FACT, TAG
from store.tray.outcome import Outcome, Refusal
from store.tray.verbs import Verbs

_TAG: Final = re.compile(r"[^\s+-]\S*")


def is_tag(text: str) -> bool:
    """Return whether a text can be a tag: one word, without a sign before it."""
    return _TAG.fullmatch(text) is not None


class PersonVerbs(Verbs):
    """The verbs on what is known of people."""

    def set_facts(
        self, row_id: RecordId, facts: dict[str, FactValue | None], about_invitation: frozenset[str]
    ) -> Outcome:
        """Set facts of an invitation or a person; None takes back what the user said.

        `about_invitation` names the facts that belong to the invitation rather than to the person. For a person they
        are set on the newest invitation.
        """
        person, invitation = self.tray.subject(row_id)
        changes: list[Change] = []
        refused = []
        for name, value in facts.items():
            if name not in about_invitation:
                changes += self._set_person_field(person.id, FACT + name, value)
            elif invitation is not None:
                changes.append(Set("invitations", invitation.id, FACT + name, value))
            else:
                refused.append(Refusal(row_id, f"{name} is a fact about an invitation, and this row is about none"))
        if "reviewed" in facts:
            changes += self._looked_at(person.id, is_looked=facts["reviewed"] == "yes")
        return self._commit(changes, refused)

    def _looked_at(self, person: RecordId, *, is_looked: bool) -> list[Change]:
        """Return that the user looked who sent the invitations of a person that nothing proves, or takes that back."""
        day = self.tray.today.isoformat() if is_looked else None
        theirs = self.tray.invitations_of(person)
        return [Set("invitations", each.id, "looked", day) for each in theirs if not each.verified]

    def note(self, row_id: RecordId, text: str) -> Outcome:
        """Replace the note on the person."""
        person, _ = self.tray.subject(row_id)
        return self._commit(self._set_person_field(person.id, "note", text.strip() or None))

    def tag(self, row_ids: Sequence[RecordId], add: Sequence[str] = (), remove: Sequence[str] = ()) -> Outcome:
        """Put tags on people and take others off."""
        changes: list[Change] = []
        for row_id in row_ids:
            person, _ = self.tray.subject(row_id)
            for tag, is_on in [*((tag, True) for tag in add), *((tag, None) for tag in remove)]:
                changes += self._set_person_field(person.id, TAG + tag, is_on)
        return self._commit(changes)

    def _set_person_field(self, person_id: RecordId, field: str, value: Value) -> list[Change]:
        """Return the changes that give a person a value. With several traces, only the first of them has it then."""
        keeper, *others = self.tray.joins.traces(person_id)
        given_up = [trace for trace in others if field in self.tray.record(PEOPLE, trace).fields]
        return [Set(PEOPLE, keeper, field, value), *(Set(PEOPLE, trace, field, None) for trace in given_up)]
