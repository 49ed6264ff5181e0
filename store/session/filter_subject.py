"""The rows of the tray as the filter language sees them."""

from collections.abc import Callable, Collection
from datetime import date, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING, Final

from store.filtering import PERSON_FIELDS, RECORD_FIELDS, VERDICT_FIELDS, Field, Vocabulary, vocabulary
from store.judging.facts import LIKELY, SEARCHED_FACT_FIELDS, values_of
from store.judging.subject import FactSubject
from store.keeping.balance import balance
from store.keeping.contacts import Dealings, last_contact, turn
from store.records.ids import RecordId
from store.records.model import Draft, FactValue, Introduction, Invitation, Item, Person
from store.text import folded
from store.tray.views import views_of

if TYPE_CHECKING:
    from store.session.advice import RuleOpinion

RULE: Final = "rule"
"""The field that names the rules which hold."""

DISPUTED: Final = Field("disputed", "words", ("yes", "no"))
"""Whether machines decided differently on an invitation, and nobody has chosen yet."""


Ask = Callable[[Invitation], "RuleOpinion | None"]
"""Has the rules look at an invitation; None for one that they do not judge."""


class FilterSubject:
    """One item of the tray, to be matched against filters. Whatever costs something is made when it is first asked for,
    and kept.
    """

    def __init__(
        self, item: Item, ask: Ask, dealings: Callable[[RecordId], Dealings], due: Callable[[RecordId], date | None]
    ) -> None:
        """`dealings` gives everything between the user and one person, `due` the first day on which something is due
        for them.
        """
        self._item = item
        self._due_of = due
        self._dealings_of = dealings
        self._person = item.person
        self._ask = ask
        self._texts: dict[str, str] = {}
        self.sent = item.sent if isinstance(item, Invitation) else item.begun if isinstance(item, Draft) else None

    @cached_property
    def everything(self) -> str:
        """All its texts, folded, one a line. The parts are not kept beside it: there may be very many rows."""
        return "\n".join(filter(None, map(self._folded, _TEXTS)))

    @property
    def score(self) -> tuple[int, int] | None:
        """The points that the rules give it."""
        return self._opinion.score if self._opinion else None

    def text(self, field: str) -> str:
        """One text, folded; tags one a line."""
        if field not in self._texts:
            self._texts[field] = self._folded(field)
        return self._texts[field]

    def words(self, field: str) -> Collection[str]:
        """Its state, views, advice and the like."""
        item = self._item
        match field:
            case "view":
                return views_of(item)
            case "kind":
                return (item.kind,)
            case "state" | "direction":
                return (str(getattr(item, field)),) if isinstance(item, Invitation | Introduction) else ()
            case "channel":
                return (item.channel,) if isinstance(item, Invitation | Draft) else ()
            case "advice":
                return (self._opinion.advice,) if self._opinion else ()
            case "turn":
                return (whose,) if (whose := turn(self._dealings)) else ()
            case "origin":
                return origins_of(self._person)
            case "disputed":
                return ("yes" if isinstance(item, Invitation) and item.versions else "no",)
            case "rule":
                return self._opinion.holding if self._opinion else ()
        return ()

    def day(self, field: str) -> date | None:
        """Return the day it was sent, in the zone it came from, or is due; or since which the person is connected."""
        if field == "connected":
            return self._person.connected_on
        if field == "due":
            if isinstance(self._item, Person):
                return self._due_of(self._person.id)
            return None if isinstance(self._item, Introduction) else self._item.due
        return self.sent.date() if self.sent else None

    def moment(self, field: str) -> datetime | None:
        """Return the moment from which its age counts, or the time since the last contact with the person."""
        if field == "age":
            return self.sent
        last = last_contact(self._dealings).day
        return datetime.combine(last, time()).astimezone() if last else None

    def fact(self, name: str) -> FactValue | None:
        """Return what is known, derived or assumed; of what rules do not judge, what was said."""
        return self._facts.fact(name)

    def fact_is(self, name: str, word: str) -> bool | None:
        """Return whether a fact has this value, or is only likely; None where it is unknown."""
        if word == LIKELY:
            return self._opinion is not None and name in self._opinion.likely
        return self._facts.fact_is(name, word)

    @cached_property
    def _dealings(self) -> Dealings:
        return self._dealings_of(self._person.id)

    @cached_property
    def _facts(self) -> FactSubject:
        return FactSubject(self._opinion.facts if self._opinion else values_of(self._person.facts))

    @cached_property
    def _opinion(self) -> "RuleOpinion | None":
        return self._ask(self._item) if isinstance(self._item, Invitation) else None

    def _folded(self, field: str) -> str:
        return "\n".join(map(folded, self._raw(field)))

    def _raw(self, field: str) -> Collection[str]:
        """Return the texts of a field, as they arrived."""
        item = self._item
        if field == "message":
            return (item.message if isinstance(item, Invitation) else item.text if isinstance(item, Draft) else "",)
        if field == "tag":
            return self._person.tags
        if field == "name":
            return self._person.name, *self._person.also
        if field in ("gave", "asked"):
            return tuple(entry.what for entry in getattr(balance(self._dealings), field))
        return (getattr(self._person, "location" if field == "place" else field) or "",)


def origins_of(person: Person) -> tuple[str, ...]:
    """Return from where the user knows somebody, as the field `origin` names it."""
    said = {"connection": person.is_connected, "address-book": person.in_address_book, "added": person.by_hand}
    return tuple(origin for origin, is_so in said.items() if is_so)


def search_vocabulary(rules: Collection[str]) -> Vocabulary:
    """Return what the search bar and `list` can ask for: records, facts, verdicts, and which of these rules holds."""
    more = [DISPUTED, Field(RULE, "words", tuple(sorted(rules)))]
    return vocabulary(RECORD_FIELDS, PERSON_FIELDS, VERDICT_FIELDS, SEARCHED_FACT_FIELDS, more)


_TEXTS: Final = ("name", "company", "headline", "url", "email", "message", "note", "tag", "place", "interests")
