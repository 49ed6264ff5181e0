"""What the condition of a rule is checked against: facts and, for rules that read them, the texts and dates of a
record.
"""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Final

from store.judging.facts import FACTS
from store.records.model import FactValue, Invitation, Person
from store.text import folded


class FactSubject:
    """Facts alone, by name. A value that a policy presumes ("not bad") only rules out others."""

    everything: str = ""
    score: tuple[int, int] | None = None

    def __init__(self, facts: Mapping[str, FactValue | None]) -> None:
        self._facts = facts

    def text(self, field: str) -> str:
        """No text."""
        return ""

    def words(self, field: str) -> Collection[str]:
        """No words."""
        return ()

    def day(self, field: str) -> date | None:
        """No day."""
        return None

    def moment(self, field: str) -> datetime | None:
        """No moment."""
        return None

    def fact(self, name: str) -> FactValue | None:
        """Return what is known of it."""
        value = self._facts.get(name)
        return None if value is not None and value == FACTS[name].presumed else value

    def fact_is(self, name: str, word: str) -> bool | None:
        """Return whether it has this value; None where that is open."""
        value = self._facts.get(name)
        if value is None:
            return None
        if value == FACTS[name].presumed:
            return False if word in FACTS[name].ruled_out else None
        return value == word


class PersonSubject(FactSubject):
    """The facts of a person, with what their record says."""

    def __init__(self, person: Person, facts: Mapping[str, FactValue | None]) -> None:
        super().__init__(facts)
        self._person = person

    @property
    def everything(self) -> str:  # type: ignore[override]
        """All texts of the person and, where it is about one, of the invitation."""
        return "\n".join(self.text(field) for field in _TEXTS)

    def text(self, field: str) -> str:
        """One text, folded; none of an invitation."""
        if field == "tag":
            return "\n".join(map(folded, self._person.tags))
        return folded(getattr(self._person, field) or "") if field in _TEXTS and field != "message" else ""


class InvitationSubject(PersonSubject):
    """The facts of an invitation, with what its record says."""

    def __init__(self, invitation: Invitation, facts: Mapping[str, FactValue | None]) -> None:
        super().__init__(invitation.person, facts)
        self._invitation = invitation

    def text(self, field: str) -> str:
        """One text of the person or the invitation, folded."""
        return folded(self._invitation.message) if field == "message" else super().text(field)

    def words(self, field: str) -> Collection[str]:
        """Its state, direction, channel or kind. The views it is in are no matter of rules."""
        return (str(getattr(self._invitation, field)),) if field in _WORDS else ()

    def day(self, field: str) -> date | None:
        """Return the day it was sent (in the zone it came from) or is due."""
        if field == "due":
            return self._invitation.due
        sent = self._invitation.sent
        return sent.date() if sent and field == "sent" else None

    def moment(self, field: str) -> datetime | None:
        """When it was sent, from which its age counts."""
        return self._invitation.sent if field == "age" else None


_TEXTS: Final = ("name", "company", "headline", "url", "email", "note", "message", "tag")
_WORDS: Final = frozenset({"state", "direction", "channel", "kind"})
