"""What is due after any sequence of talks, contacts, promises, putting off, doing and undoing."""

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from store.keeping.causes import DueItem
from store.keeping.contacts import dealings_of
from store.keeping.due import items_of, planned_items
from store.records.ids import RecordId
from store.settings import Settings
from store.tray import history, settling
from store.tray.changes import ADDED, Add
from store.tray.events import Promise, note_event
from store.tray.tray import Tray
from store.tray.triage import Triage

PEOPLE = tuple(map(RecordId, (1, 2, 3)))
SETTINGS = Settings()
Key = tuple[RecordId, str, date]


class KeepingInTouch(RuleBasedStateMachine):
    """The user, three people, and the days that go by."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.now = datetime(2026, 3, 10, 9, tzinfo=UTC)
        self.tray = Tray.open(
            Path(self.folder.name) / "salver.json", Path(self.folder.name) / "state", lambda: self.now
        )
        people = [Add("people", person, {"name": f"Person {person}", "source": ADDED}) for person in PEOPLE]
        self.tray.commit(people, by="import")
        self.triage = Triage(self.tray, lambda invitation: {}, self.due_of)
        self.before: list[tuple[date, list[DueItem]]] = []
        """For each step that can be undone its day, and what was due before it."""
        self.away: dict[Key, date] = {}
        """To which day an item was put off."""

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()

    @property
    def due(self) -> list[DueItem]:
        return [item for item in planned_items(self.tray, self.tray.today, SETTINGS) if item.on <= self.tray.today]

    def due_of(self, row_id: RecordId) -> list[DueItem]:
        people = sorted(self.tray.people_about(row_id))
        found = [item for each in people for item in items_of(dealings_of(self.tray, each), self.tray.today, SETTINGS)]
        return [item for item in found if item.id == row_id and item.on <= self.tray.today]

    def step(self, action: str | None) -> None:
        assert action is not None

    @rule(person=st.sampled_from(PEOPLE), promised=st.sampled_from(["", "me", "them"]))
    def talk(self, person: RecordId, promised: str) -> None:
        self.before.append((self.tray.today, self.due))
        self.away = {key: day for key, day in self.away.items() if self.person_of(key) != person}
        promises = [Promise("a chart", "me" if promised == "me" else "them")] if promised else []
        self.step(note_event(self.tray, person, "talk", self.tray.today, "tides", promises).action)

    @rule(person=st.sampled_from(PEOPLE))
    def be_in_touch(self, person: RecordId) -> None:
        self.before.append((self.tray.today, self.due))
        self.away = {key: day for key, day in self.away.items() if self.person_of(key) != person}
        self.step(note_event(self.tray, person, "gave", self.tray.today, "an article").action)

    @rule(days=st.integers(1, 45))
    def wait(self, days: int) -> None:
        self.now += timedelta(days=days)

    @precondition(lambda self: self.due)
    @rule(which=st.integers(0, 20))
    def do_what_is_due(self, which: int) -> None:
        item = self.due[which % len(self.due)]
        first = self.due_of(item.id)[0]
        assert not settling.reason_not_done(self.tray, item.id, [item])
        self.before.append((self.tray.today, self.due))
        self.step(self.triage.done([item.id]).action)
        assert key_of(first) not in map(key_of, self.due)

    @precondition(lambda self: any(item.what != "promise" for item in self.due))
    @rule(which=st.integers(0, 20), days=st.integers(1, 20))
    def put_off(self, which: int, days: int) -> None:
        items = [item for item in self.due if item.what != "promise"]
        first = self.due_of(items[which % len(items)].id)[0]
        until = self.tray.today + timedelta(days=days)
        self.before.append((self.tray.today, self.due))
        self.step(self.triage.snooze([first.id], until).action)
        self.away[key_of(first)] = until
        assert key_of(first) not in map(key_of, self.due)

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        day, before = self.before.pop()
        assert history.undo(self.tray) is not None
        self.away = {}
        if day == self.tray.today:
            assert self.due == before

    @invariant()
    def nothing_is_due_twice_or_before_its_day(self) -> None:
        if not hasattr(self, "tray"):
            return
        keys = [key_of(item) for item in self.due]
        assert len(keys) == len(set(keys))
        assert all(self.away.get(key, self.tray.today) <= self.tray.today for key in keys)

    def person_of(self, key: Key) -> RecordId:
        return next(iter(self.tray.people_about(key[0])))


def key_of(item: DueItem) -> Key:
    return item.id, item.what, item.since or item.on


TestKeepingInTouch = KeepingInTouch.TestCase
