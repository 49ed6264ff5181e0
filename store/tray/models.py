"""The records of a tray, read as model values: each is made when it is asked for, and kept until its record changes."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from itertools import chain
from operator import is_

from msgspec.structs import replace

from store.file.form import Tables
from store.records.ids import RecordId
from store.records.model import Draft, Event, FollowUp, Introduction, Invitation, Item, Person, State
from store.records.ordering import placed
from store.records.record import Record
from store.tray.changes import ADDED
from store.tray.clock import Clock
from store.tray.joins import JOINS, ONE, OTHER, Joins, together
from store.tray.merge import ERASED, PEOPLE
from store.tray.modelling import draft_of, invitation_of, person_of, undecided_state
from store.tray.network import COUNTERPART, EVENTS, FOLLOW_UPS, INTRODUCTIONS, event_of, follow_up_of, introduction_of
from store.tray.references import NAMING, RecordsByPerson
from store.tray.typed_ids import meant, person_meant

ROW_TABLES = ("invitations", "drafts", "introductions", "followups", "people")
"""The tables whose records people name by id, in the order in which an id is looked up."""


class TrayModels:
    """The model values of these tables. Days begin and end in the local zone of `clock`, which gives aware moments."""

    def __init__(self, tables: Tables, clock: Clock) -> None:
        self.tables = tables
        self._clock = clock
        self._day = self.today
        self._forget_all_models()

    @property
    def now(self) -> datetime:
        """The moment, in the local zone."""
        return self._clock().astimezone()

    @property
    def today(self) -> date:
        """The day it is here."""
        return self.now.date()

    def is_erased(self, person_id: RecordId) -> bool:
        """Return whether this person is to be forgotten, and nothing about them kept."""
        return person_id in self.tables[ERASED]

    def record(self, table: str, record_id: RecordId) -> Record:
        """One record. Raises KeyError."""
        return self.tables[table][record_id]

    def records(self, table: str) -> Iterator[tuple[RecordId, Record]]:
        """Yield the records of a table that have not been removed, as they are at this moment: others may add to it."""
        for record_id, record in list(self.tables.get(table, {}).items()):
            if not record.is_removed:
                yield record_id, record

    def person(self, person_id: RecordId) -> Person:
        """Return the whole person of whom this id names a trace. Raises KeyError."""
        lead = self.joins.lead(person_id)
        person = self._people.get(lead)
        if person is None:
            traces = self.joins.traces(lead)
            records = [self.tables["people"][trace] for trace in traces]
            person = self._people[lead] = together(list(map(person_of, traces, records)), records)
            for record in records:
                record.let_go()
        return person

    def people(self) -> list[Person]:
        """Return everybody in the tray."""
        return [
            self.person(person_id) for person_id, _ in self.records("people") if self.joins.lead(person_id) == person_id
        ]

    def network(self) -> Iterator[tuple[RecordId, bool]]:
        """Yield the id of everybody, and whether they are in the user's network. Only the fields for that are read."""
        for person_id, record in self.records("people"):
            if person_id not in self.joins:
                is_known = record.peek("connected_on") or record.peek("address_book") or record.peek("accepted")
                yield person_id, bool(is_known) or record.peek("source") == ADDED
            elif self.joins.lead(person_id) == person_id:
                person = self.person(person_id)
                yield person_id, person.is_connected or person.in_address_book or person.by_hand

    def invitation(self, invitation_id: RecordId) -> Invitation:
        """One invitation, as it stands today. Raises KeyError."""
        self._turn_the_day()
        return self._invitation(invitation_id, self.tables["invitations"][invitation_id])

    def invitations(self) -> list[Invitation]:
        """Return all invitations, as they stand today."""
        self._turn_the_day()
        return [self._invitation(invitation_id, record) for invitation_id, record in self.records("invitations")]

    def standings(self) -> Iterator[tuple[RecordId, State | None, str]]:
        """Yield the id of every invitation; its state if nobody has decided it here, or None if only `invitation` can
        tell; and when it was sent (ISO, "" if nobody knows).

        The first screen waits for this, so of ten thousand invitations only the fields that it needs are read.
        """
        strangers = {
            person_id
            for person_id, record in self.tables["people"].items()
            if (seen := record.glimpse) and not seen.connected_on and not seen.arrived.connected_on
        }.difference(self.joins.joined)
        for invitation_id, record in self.tables["invitations"].items():
            glimpse = record.glimpse
            if glimpse is not None and not glimpse.log:
                sketch = glimpse.arrived
                if sketch.person in strangers and not sketch.kind:
                    yield invitation_id, "open" if sketch.direction == "incoming" else "waiting", sketch.sent
                    continue
            if not record.is_removed:
                yield invitation_id, self._undecided(record), record.peek("sent") or ""

    def _undecided(self, record: Record) -> State | None:
        """Return the state of an invitation that nobody has decided here: a connection says that it was accepted."""
        if not record.is_untouched or record.peek("kind"):
            return None
        people = self.tables["people"]
        is_connected = any(people[trace].peek("connected_on") for trace in self.joins.traces(record.peek("person")))
        return "accepted" if is_connected else undecided_state(record)

    def invitations_of(self, person_id: RecordId) -> list[Invitation]:
        """Return all invitations from or to one person, oldest first."""
        theirs = [self.invitation(invitation_id) for invitation_id in self.ids_about("invitations", person_id)]
        return sorted(theirs, key=lambda invitation: placed(invitation.sent))

    def ids_about(self, table: str, person_id: RecordId) -> list[RecordId]:
        """Return the ids of the records of a table that name one person, under whichever trace."""
        record_ids = chain.from_iterable(map(self._by_person[table].of, self.joins.traces(person_id)))
        return [record_id for record_id in dict.fromkeys(record_ids) if not self.tables[table][record_id].is_removed]

    def people_about(self, record_id: RecordId) -> set[RecordId]:
        """Return the ids of the people whom a record is, or is about; none for a record of another kind."""
        if record_id in self.tables["people"]:
            return {self.person(record_id).id}
        for table, fields in NAMING.items():
            record = self.tables.get(table, {}).get(record_id)
            if record is not None:
                named = {record.get(field) for field in fields} & self.tables["people"].keys()
                return {self.person(person_id).id for person_id in named}
        return set()

    def draft(self, draft_id: RecordId) -> Draft:
        """One draft, as it stands today. Raises KeyError."""
        record = self.tables["drafts"][draft_id]
        person, named, today = self.person(record.get("person")), record.get("names"), self.today
        names = self.person(named) if named in self.tables["people"] else None
        is_answer = record.get("invitation") in self.tables["invitations"]
        plan = self.tables[INTRODUCTIONS].get(record.get("introduction"))
        is_planned = plan is not None and not plan.is_removed
        made_of = record, person, names, today, is_answer, is_planned
        known = self._drafts.get(draft_id)
        if known is None or not all(map(is_, known[0], made_of)):
            draft = draft_of(draft_id, record, person, today, names)
            draft = draft if is_answer else replace(draft, invitation=None)
            known = self._drafts[draft_id] = made_of, draft if is_planned else replace(draft, introduction=None)
        return known[1]

    def drafts(self) -> list[Draft]:
        """Return all drafts, sent ones too."""
        return [self.draft(draft_id) for draft_id, _ in self.records("drafts")]

    def introduction(self, introduction_id: RecordId) -> Introduction:
        """One introduction of the user's own, as it stands today. Raises KeyError."""
        record = self.tables[INTRODUCTIONS][introduction_id]
        sides = self.person(record.get("person")), self.person(record.get(COUNTERPART))
        return introduction_of(introduction_id, record, *sides, self.today)

    def introductions(self) -> list[Introduction]:
        """Return all introductions of the user's own."""
        return [self.introduction(introduction_id) for introduction_id, _ in self.records(INTRODUCTIONS)]

    def follow_up(self, follow_up_id: RecordId) -> FollowUp:
        """One promise. Raises KeyError."""
        record = self.tables[FOLLOW_UPS][follow_up_id]
        return follow_up_of(follow_up_id, record, self.person(record.get("person")))

    def follow_ups(self) -> list[FollowUp]:
        """Return all promises, kept ones too."""
        return [self.follow_up(follow_up_id) for follow_up_id, _ in self.records(FOLLOW_UPS)]

    def event(self, event_id: RecordId) -> Event:
        """One event. Raises KeyError."""
        record = self.tables[EVENTS][event_id]
        return event_of(event_id, record, self.person(record.get("person")))

    def events(self) -> list[Event]:
        """Return all events, in the order of their days."""
        return sorted(
            (self.event(event_id) for event_id, _ in self.records(EVENTS)), key=lambda each: (each.on, each.id)
        )

    def item(self, record_id: RecordId) -> Item:
        """Return the invitation, draft, introduction, promise or person of this id. Raises KeyError."""
        if record_id in self.tables["invitations"]:
            return self.invitation(record_id)
        if record_id in self.tables["drafts"]:
            return self.draft(record_id)
        if record_id in self.tables[INTRODUCTIONS]:
            return self.introduction(record_id)
        return self.follow_up(record_id) if record_id in self.tables[FOLLOW_UPS] else self.person(record_id)

    def subject(self, record_id: RecordId) -> tuple[Person, Invitation | None]:
        """Return the person whom a record is about, and their invitation: the record itself, the one that a draft
        answers, or the person's newest. Of an introduction it is the first of the two people. Raises KeyError.
        """
        item = self.item(record_id)
        if isinstance(item, Invitation):
            return item.person, item
        if isinstance(item, Draft):
            return item.person, None if item.invitation is None else self.invitation(item.invitation)
        if not isinstance(item, Person):
            return item.person, None
        invitations = self.invitations_of(item.id)
        return item, invitations[-1] if invitations else None

    def find(self, typed: str) -> tuple[str, RecordId]:
        """Return the table and the id that a whole id, a unique prefix of one, or a name of two words or more means.
        Raises UnknownId with a sentence.
        """
        if (person := person_meant(typed, self.people())) is not None:
            return PEOPLE, person
        return meant(typed, ((table, record_id) for table in ROW_TABLES for record_id, _ in self.records(table)))

    def _invitation(self, invitation_id: RecordId, record: Record) -> Invitation:
        invitation = self._invitations.get(invitation_id)
        if invitation is None:
            person = self.person(record.arrived["person"])
            by = self.person(record.arrived["by"]) if record.arrived.get("by") in self.tables["people"] else None
            invitation = self._invitations[invitation_id] = invitation_of(invitation_id, record, person, self._day, by)
            record.let_go()
        return invitation

    def _turn_the_day(self) -> None:
        """On a new day what was snoozed may be due."""
        if self._day != self.today:
            self._day = self.today
            self._invitations.clear()

    def _forget_all_models(self) -> None:
        self.joins = Joins(self.tables)
        self._by_person = {
            table: RecordsByPerson(partial(self._table, table), fields) for table, fields in NAMING.items()
        }
        self._drafts: dict[RecordId, tuple[tuple[object, ...], Draft]] = {}
        """Of every draft what it was read from, and the model."""
        self._people: dict[RecordId, Person] = {}
        self._invitations: dict[RecordId, Invitation] = {}

    def _table(self, name: str) -> Mapping[RecordId, Record]:
        """Return the records of a table; none where the file has no such table yet."""
        return self.tables.get(name, {})

    def _forget_models(self, table: str, record_id: RecordId) -> None:
        """A changed record is read anew, and with a person all their invitations."""
        if table == "invitations":
            self._invitations.pop(record_id, None)
        elif table == JOINS:
            one, other = (self.tables[table][record_id].arrived[side] for side in (ONE, OTHER))
            self._forget_people({*self.joins.traces(one), *self.joins.traces(other)})
            self.joins = Joins(self.tables)
        elif table == "people":
            self._forget_people({self.joins.lead(record_id)})
            if self.joins.is_news(record_id, not self.tables[table][record_id].is_removed):
                self.joins = Joins(self.tables)
                self._forget_people(self.joins.traces(record_id))

    def _forget_people(self, person_ids: Collection[RecordId]) -> None:
        known = [person_id for person_id in person_ids if self._people.pop(person_id, None) is not None]
        if known:
            stale = [key for key, each in self._invitations.items() if _names(each) & {*known}]
            for key in stale:
                del self._invitations[key]


def _names(invitation: Invitation) -> set[RecordId]:
    """Return everybody whom an invitation names: the other side, and who introduces."""
    return {invitation.person.id, *([invitation.by.id] if invitation.by else [])}
