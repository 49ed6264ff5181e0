"""A year with many people, day by day: every item on its day, none twice, none lost, no third message to silence."""

import random
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from store.keeping.causes import DueItem
from store.keeping.contacts import dealings_of, silent_texts
from store.keeping.due import items_of, planned_items
from store.keeping.kinds import due_kinds
from store.records.ids import RecordId
from store.settings import Settings
from store.tray import introducing, settling
from store.tray.changes import BY_HAND, Add, Set
from store.tray.events import Promise, note_event
from store.tray.sending import NewDraft
from store.tray.tray import Tray
from store.tray.triage import Triage

ZONE = "Europe/Vienna"
"""Where every test runs; summer time begins and ends there."""
START = datetime(2027, 9, 1, 9, tzinfo=ZoneInfo(ZONE))
"""The year holds both changes of the clock, and a 29 February."""
DAYS = 366

SETTINGS = Settings()


class Year:
    """The user, who does most of what is due on its day, and the people, most of whom answer."""

    def __init__(self, folder: Path, seed: int, people: int) -> None:
        self.people = range(1, people + 1)
        self.archived = range(people // 2 + 1, people + 1)
        """They came with an archive at the start, connected long before, and are never written to."""
        self.now = START
        self.random = random.Random(seed)
        self.tray = Tray.open(folder / "salver.json", folder / "state", lambda: self.now.astimezone(UTC))
        self.at_hand: list[DueItem] = []
        """What the user puts off, or does without a text."""
        self.triage = Triage(self.tray, lambda invitation: {}, lambda row_id: self.at_hand)
        self.put_away: dict[tuple[int, str, date], date] = {}
        """To which day an item was put off."""
        self.answers: dict[date, list[int]] = defaultdict(list)
        """Who writes back on which day."""
        self.first_due: dict[tuple[int, str, date], date] = {}
        """By record, kind and cause, the day on which an item was first due."""
        self.settled: set[tuple[int, str, date]] = set()
        self.foretold: dict[tuple[int, str, date], date] = {}
        """By record, kind and cause, the day that was foretold for an item that was still to come."""
        self.open: dict[tuple[int, str, date], DueItem] = {}
        """What was due on the day before and was left for later."""
        self.touched: set[int] = set()
        """Whom anything happened with since."""
        self.silent = {number for number in self.people if number % 3 == 0}
        """They never answer."""

    @property
    def today(self) -> date:
        return self.now.date()

    def arrive(self) -> None:
        """The archive, and a few birthdays of the address book."""
        people: list[Add] = []
        for number in self.people:
            said = {"name": f"Person {number:03d}"}
            if number in self.archived:
                said["connected_on"] = (START.date() - timedelta(days=number)).isoformat()
            elif number % 10 == 1:
                said["birthday"] = f"{number % 12 + 1:02d}-{29 if number % 12 == 1 else 17}"
            people.append(Add("people", RecordId(number), said))
        self.tray.commit(people, by="import")

    def send(self, person: RecordId, purpose: str, introduction: RecordId | None = None) -> None:
        self.touched.add(person)
        before = silent_texts(dealings_of(self.tray, person))
        assert before < 2, f"a third message to Person {person:03d}, on {self.today}: {purpose}"
        text = NewDraft(person, purpose, "email", f"{purpose} of {self.today}", introduction=introduction)
        assert not self.triage.send_reply(text).refused
        if person not in self.silent:
            self.answers[self.today + timedelta(days=self.random.randint(1, 12))].append(person)

    def hear(self) -> None:
        """What others do on this day, as mails and an archive show it."""
        for person in self.answers.pop(self.today, []):
            self.touched.add(person)
            record = self.tray.record("people", RecordId(person))
            count = (record.get("received") or [0])[0] + 1
            day = self.today.isoformat()
            self.tray.commit([Set("people", RecordId(person), "received", [count, day, day])], by="import")
            for introduction in self.tray.introductions():
                asked = [each for each in introduction.consents if each.person.id == person and each.answer is None]
                if asked:
                    said = self.random.choice(["yes", "yes", "yes", "no"])
                    introducing.answer(self.tray, introduction.id, person, said)  # type: ignore[arg-type]

    def begin(self) -> None:
        """What the user begins on this day of their own accord."""
        person = RecordId(self.random.choice([number for number in self.people if number not in self.archived]))
        if not dealings_of(self.tray, person).drafts and self.random.random() < 0.5:
            self.send(person, self.random.choice(["pitch", "referral"]))
        if self.random.random() < 0.1:
            promises = [Promise("send the chart", "me")] if self.random.random() < 0.5 else []
            note_event(self.tray, person, "talk", self.today, promises=promises)
            self.touched.add(person)
        if self.random.random() < 0.05:
            number = 1000 + (self.today - START.date()).days
            arrived = {"person": person, "direction": "outgoing", "channel": "linkedin", "source": BY_HAND}
            if silent_texts(dealings_of(self.tray, person)) == 0:
                self.touched.add(person)
                self.tray.commit([Add("invitations", RecordId(number), {**arrived, "sent": self.now.isoformat()})])
        if self.random.random() < 0.05:
            self.introduce()

    def introduce(self) -> None:
        pair = self.random.sample([number for number in self.people if number not in self.silent | {*self.archived}], 2)
        if any(silent_texts(dealings_of(self.tray, RecordId(person))) for person in pair):
            return
        planned = introducing.begin(self.tray, RecordId(pair[0]), RecordId(pair[1]), "Both map.", ("charts", "pilots"))
        for person in pair if planned.changed else []:
            self.send(RecordId(person), "introduction-ask", planned.changed[0])

    def look(self) -> list[DueItem]:
        """Look at what is due; every item is first due on the very day that was foretold for it, and never again."""
        planned = planned_items(self.tray, self.today, SETTINGS)
        items = [item for item in planned if item.on <= self.today]
        keys = [_key(item) for item in items]
        assert len(keys) == len(set(keys)), "an item is due twice"
        assert not self.settled.intersection(keys), "what was settled is due again"
        assert all(self.put_away.get(key, self.today) <= self.today for key in keys), "it was put off, and is due"
        for item, key in zip(items, keys, strict=True):
            if key not in self.first_due:
                self.first_due[key] = self.today
                assert item.on <= self.today
                foretold = self.foretold.get(key)
                assert foretold is None or foretold == self.today, f"{item} was foretold for {foretold}"
        for key in self.open.keys() - set(keys):
            item, until = self.open[key], due_kinds()[self.open[key].what].until
            is_too_old = until is not None and self.today > key[2] + timedelta(days=until)
            of_both = {
                side.id
                for each in self.tray.introductions()
                if each.id == item.id
                for side in (each.person, each.other)
            }
            assert is_too_old or self.touched & {item.person.id, *of_both}, f"{item} is lost"
        self.foretold = {_key(item): item.on for item in planned if item.on > self.today}
        return items

    def act(self, items: list[DueItem]) -> None:
        """Do what is due, most of it at once and some of it days later."""
        for item in items:
            still_due = [_key(each) for each in items_of(dealings_of(self.tray, item.person.id), self.today, SETTINGS)]
            if self.random.random() < 0.2 or _key(item) not in still_due:
                continue
            if self.random.random() < 0.1 and not settling.reason_not_to_put_off(self.tray, item.id, [item]):
                self.put_off(item)
                continue
            if self.random.random() < 0.1 and not settling.reason_not_done(self.tray, item.id, [item]):
                self.at_hand = [item]
                assert self.triage.done([item.id]).action
                self.touched.add(item.person.id)
            elif item.what == "promise":
                assert self.triage.done([item.id]).action
                self.touched.add(item.person.id)
            elif item.purpose in ("introduction", "introduction-pass"):
                if item.id in self.tray.tables["introductions"]:
                    self.send(item.person.id, item.purpose, item.id)
            else:
                self.send(item.person.id, item.purpose)
            self.settled.add(_key(item))

    def put_off(self, item: DueItem) -> None:
        """Put it off for some days."""
        self.at_hand, until = [item], self.today + timedelta(days=self.random.randint(2, 9))
        assert self.triage.snooze([item.id], until).action
        self.touched.add(item.person.id)
        self.put_away[_key(item)] = until

    def live(self) -> None:
        self.arrive()
        for _ in range(DAYS):
            self.hear()
            items = self.look()
            self.touched.clear()
            self.act(items)
            self.open = {_key(item): item for item in items if _key(item) not in self.settled}
            self.begin()
            self.now = (self.now + timedelta(days=1)).replace(tzinfo=ZoneInfo(ZONE))


def _key(item: DueItem) -> tuple[int, str, date]:
    return item.id, item.what, item.since or item.on


@pytest.mark.slow
def test_a_year_of_many_people_keeps_every_day(tmp_path: Path, rounds: Callable[[int, int], int]) -> None:
    year = Year(tmp_path, seed=1, people=rounds(100, 300))
    year.live()
    kinds = {what for _, what, _ in year.first_due}
    assert {"answer", "owed", "promise", "follow-up", "occasion", "check-in"} <= kinds
    assert not {number for number, _, _ in year.first_due} & {*year.archived}, "an archive made something due"
    for introduction in year.tray.introductions():
        if introduction.introduced:
            assert [consent.answer for consent in introduction.consents] == ["yes", "yes"]
    for number in year.people:
        dealings = dealings_of(year.tray, RecordId(number))
        sent = [draft.sent for draft in dealings.drafts if draft.sent]
        if number in year.silent and not dealings.events:
            assert len(sent) <= 2, f"{len(sent)} texts to somebody who never answered"
