"""What is due, and when: each cause on its day, settled by what the user did, never twice, nothing by an import."""

import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from store.keeping.contacts import dealings_of, last_contact, turn
from store.keeping.due import due_items, planned_items
from store.records.ids import RecordId
from store.settings import Keeping, Settings
from store.tray import history, introducing
from store.tray.changes import BY_HAND, Add, Set
from store.tray.events import Promise, note_event
from store.tray.sending import NewDraft
from store.tray.tray import Tray
from store.tray.triage import Triage

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
TODAY = date(2026, 3, 10)
ANA, BO = RecordId(7), RecordId(8)
ASKED_BY_ANA, ASKED_BY_ME = RecordId(11), RecordId(12)


@pytest.fixture(autouse=True)
def in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    """Days are those of the user's zone, which is UTC here."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


class SettableClock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def wait(self, days: int) -> None:
        self.now += timedelta(days=days)


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock()


@pytest.fixture
def tray(tmp_path: Path, clock: SettableClock) -> Tray:
    tray = Tray.open(tmp_path / "salver.json", tmp_path / "state", clock)
    tray.commit([Add("people", ANA, {"name": "Ana Park"}), Add("people", BO, {"name": "Bo Lindqvist"})], by="import")
    return tray


@pytest.fixture
def triage(tray: Tray) -> Triage:
    return Triage(tray, lambda invitation: {})


def invitation(tray: Tray, number: RecordId = ASKED_BY_ANA, direction: str = "incoming", **said: str) -> RecordId:
    arrived = {"person": ANA, "direction": direction, "channel": "linkedin", "sent": NOON.isoformat(), **said}
    tray.commit([Add("invitations", number, arrived)], by="import")
    return number


def due(tray: Tray, on: date | None = None, settings: Settings | None = None) -> list[tuple[str, date]]:
    """What is due by a day, today if none is named."""
    return [(item.what, item.on) for item in due_items(tray, on or tray.today, settings or Settings())]


def send(triage: Triage, purpose: str, person: RecordId = ANA, invitation: RecordId | None = None) -> None:
    triage.send_reply(NewDraft(person, purpose, "email", "Dear Ana, ...", invitation=invitation))


def test_thanks_are_due_once_the_yes_is_carried_out_there(tray: Tray, triage: Triage, clock: SettableClock) -> None:
    triage.accept([invitation(tray)])
    assert due(tray) == []
    clock.wait(2)
    triage.done([ASKED_BY_ANA])
    assert due(tray) == [("thanks", date(2026, 3, 12))]
    send(triage, "thanks")
    assert "thanks" not in dict(due(tray))
    history.undo(tray)
    assert due(tray) == [("thanks", date(2026, 3, 12))]


def test_their_yes_to_a_request_of_mine_is_thanked_for(tray: Tray, triage: Triage, clock: SettableClock) -> None:
    invitation(tray, ASKED_BY_ME, "outgoing", source=BY_HAND)
    clock.wait(3)
    triage.accept([ASKED_BY_ME])
    assert due(tray) == [("thanks", date(2026, 3, 13))]


def test_a_request_that_nobody_answers_is_followed_up_once(tray: Tray, triage: Triage, clock: SettableClock) -> None:
    invitation(tray, ASKED_BY_ME, "outgoing", source=BY_HAND)
    clock.wait(6)
    assert due(tray) == []
    clock.wait(1)
    assert due(tray) == [("follow-up", date(2026, 3, 17))]
    send(triage, "follow-up")
    assert due(tray) == []
    clock.wait(120)
    assert due(tray) == [("check-in", date(2026, 3, 17) + timedelta(days=91))]


def test_a_yes_to_a_request_is_an_answer_to_the_texts_before_it(
    tray: Tray, triage: Triage, clock: SettableClock
) -> None:
    text = NewDraft(ANA, "request", "linkedin-note", "Dear Ana, ...")
    triage.send_reply(text)
    clock.wait(7)
    send(triage, "follow-up")
    clock.wait(1)
    (asked,) = tray.invitations_of(ANA)
    triage.accept([asked.id])
    assert turn(dealings_of(tray, ANA)) == ""
    assert due(tray) == [("thanks", date(2026, 3, 18))]
    clock.wait(1)
    send(triage, "thanks")
    assert turn(dealings_of(tray, ANA)) == "them"
    clock.wait(91)
    assert due(tray) == [("check-in", date(2026, 6, 18))]


def test_after_two_texts_without_an_answer_nothing_more_is_due(
    tray: Tray, triage: Triage, clock: SettableClock
) -> None:
    send(triage, "pitch")
    clock.wait(7)
    assert due(tray) == [("follow-up", date(2026, 3, 17))]
    send(triage, "follow-up")
    for _ in range(40):
        clock.wait(10)
        assert due(tray) == []


def test_an_old_waiting_request_of_an_archive_makes_nothing_due(tray: Tray, clock: SettableClock) -> None:
    invitation(tray, ASKED_BY_ME, "outgoing")
    clock.wait(30)
    assert due(tray) == []


def test_an_answer_brings_the_turn_back_until_something_goes_out(
    tray: Tray, triage: Triage, clock: SettableClock
) -> None:
    send(triage, "ask-why", invitation=invitation(tray))
    assert turn(dealings_of(tray, ANA)) == "them"
    clock.now += timedelta(hours=3)
    tray.commit(
        [
            Set("invitations", ASKED_BY_ANA, "answer", "I read your talk."),
            Set("invitations", ASKED_BY_ANA, "answered", clock.now.isoformat()),
        ],
        by="import",
    )
    assert due(tray) == [("answer", TODAY)]
    clock.now += timedelta(hours=1)
    send(triage, "other")
    assert due(tray) == []


def test_a_message_after_mine_makes_it_my_turn(tray: Tray, triage: Triage, clock: SettableClock) -> None:
    send(triage, "check-in")
    clock.wait(2)
    tray.commit([Set("people", ANA, "received", [4, "2025-01-01", "2026-03-12"])], by="import")
    assert turn(dealings_of(tray, ANA)) == "me"
    assert due(tray) == [("answer", date(2026, 3, 12))]
    note_event(tray, ANA, "talk", clock.now.date())
    assert due(tray) == []


def test_messages_of_an_archive_alone_make_nobodys_turn(tray: Tray) -> None:
    tray.commit([Set("people", ANA, "received", [4, "2025-01-01", "2026-03-09"])], by="import")
    assert (turn(dealings_of(tray, ANA)), due(tray)) == ("", [])


def test_a_new_connection_is_welcomed_within_two_weeks_and_old_ones_are_not(tray: Tray) -> None:
    tray.commit(
        [Set("people", ANA, "connected_on", "2026-03-08"), Set("people", BO, "connected_on", "2026-02-20")], by="import"
    )
    assert due(tray) == [("welcome", date(2026, 3, 9))]
    assert due(tray, TODAY + timedelta(days=20)) == []


@pytest.mark.parametrize(
    ("today", "birthday", "on"),
    [
        (date(2026, 3, 10), "03-12", date(2026, 3, 12)),
        (date(2026, 3, 10), "03-05", date(2026, 3, 5)),
        (date(2026, 12, 30), "01-02", date(2027, 1, 2)),
        (date(2027, 1, 2), "12-30", date(2026, 12, 30)),
        (date(2026, 2, 27), "02-29", date(2026, 2, 28)),
        (date(2028, 2, 27), "02-29", date(2028, 2, 29)),
    ],
)
def test_a_birthday_is_an_occasion_around_its_day(tray: Tray, today: date, birthday: str, on: date) -> None:
    tray.commit([Set("people", ANA, "birthday", birthday)], by="import")
    assert [(item.what, item.on) for item in planned_items(tray, today, Settings())] == [("occasion", on)]


def test_new_work_that_a_later_import_shows_is_an_occasion_and_the_first_is_none(tray: Tray) -> None:
    tray.commit([Set("people", BO, "company", "Glimmer & Reed")], by="import")
    assert due(tray) == []
    tray.commit([Set("people", BO, "company", "Harbour Works")], by="import")
    item = due_items(tray, TODAY, Settings())[0]
    assert (item.what, item.because) == ("occasion", "New work: Harbour Works.")
    note_event(tray, BO, "congratulate", TODAY)
    assert due(tray) == []


def test_a_check_in_comes_a_quarter_after_the_last_contact_and_any_contact_resets_it(
    tray: Tray, triage: Triage, clock: SettableClock
) -> None:
    note_event(tray, ANA, "talk", TODAY)
    clock.wait(90)
    assert due(tray) == []
    clock.wait(1)
    assert due(tray) == [("check-in", TODAY + timedelta(days=91))]
    note_event(tray, ANA, "gave", clock.now.date(), "an article")
    assert due(tray) == []


def test_a_cadence_of_a_person_goes_before_that_of_a_tag_and_that_before_the_quarter(tray: Tray) -> None:
    settings = Settings(keeping=Keeping(cadences={"mentor": 30, "lab": 60}))
    tray.commit([Set("people", ANA, "received", [1, "2026-03-01", "2026-03-01"])], by="import")
    assert [item.what for item in planned_items(tray, TODAY, settings)] == []
    tray.commit([Set("people", ANA, "tag.mentor", True), Set("people", ANA, "tag.lab", True)])
    assert planned_items(tray, TODAY, settings)[0].on == date(2026, 3, 31)
    tray.commit([Set("people", ANA, "cadence", 10)])
    assert planned_items(tray, TODAY, settings)[0].on == date(2026, 3, 11)


def test_promises_of_a_talk_are_due_until_they_are_kept(tray: Tray) -> None:
    note_event(tray, ANA, "talk", TODAY, promises=[Promise("send the chart", "me")])
    assert due(tray) == []
    assert due(tray, TODAY + timedelta(days=7)) == [
        ("thanks", TODAY + timedelta(days=1)),
        ("promise", TODAY + timedelta(days=7)),
    ]


def test_an_introduction_that_both_agreed_to_is_owed(tray: Tray, triage: Triage) -> None:
    number = introducing.begin(tray, ANA, BO, "Both map.", ("charts", "pilots")).changed[0]
    for person in (ANA, BO):
        introducing.answer(tray, number, RecordId(person), "yes")
    assert [(item.id, item.what, item.purpose) for item in due_items(tray, TODAY, Settings())] == [
        (number, "owed", "introduction")
    ]
    triage.send_reply(NewDraft(ANA, "introduction", "email", "Dear both", introduction=number))
    assert due(tray) == []


def test_a_no_is_owed_to_the_person_who_was_asked_too(tray: Tray, triage: Triage) -> None:
    number = introducing.begin(tray, ANA, BO, "Both map.", ("charts", "pilots")).changed[0]
    triage.send_reply(NewDraft(ANA, "introduction-ask", "email", "Dear Ana", introduction=number))
    introducing.answer(tray, number, BO, "no")
    item = due_items(tray, TODAY, Settings())[0]
    assert (item.person.id, item.purpose) == (ANA, "introduction-pass")
    assert "said no" not in item.because


def test_an_introduction_to_me_that_i_said_yes_to_is_owed_an_answer_in_three_days(tray: Tray, triage: Triage) -> None:
    arrived = {"person": ANA, "by": BO, "direction": "incoming", "channel": "email", "kind": "introduction"}
    tray.commit([Add("invitations", RecordId(20), {**arrived, "sent": NOON.isoformat()})], by="import")
    triage.accept([RecordId(20)])
    assert due(tray) == []
    assert due(tray, TODAY + timedelta(days=3)) == [("owed", TODAY + timedelta(days=3))]


def test_what_is_handled_or_put_off_stays_away_until_its_day(tray: Tray, triage: Triage) -> None:
    triage.accept([invitation(tray)])
    triage.done([ASKED_BY_ANA])
    tray.commit([Set("people", ANA, "put_off.thanks", "2026-03-20")])
    assert (due(tray), due(tray, date(2026, 3, 20))) == ([], [("thanks", date(2026, 3, 20))])
    tray.commit([Set("people", ANA, "handled.thanks", "2026-03-10")])
    assert due(tray, date(2026, 3, 20)) == []


def test_put_off_texts_and_snoozed_invitations_are_due_on_their_day(tray: Tray, triage: Triage) -> None:
    draft = triage.begin_draft(NewDraft(BO, "letter", "paper", "Dear Bo"))
    triage.put_off_drafts([draft], date(2026, 3, 12))
    triage.snooze([invitation(tray)], date(2026, 3, 13))
    assert due(tray, date(2026, 3, 13)) == [("draft", date(2026, 3, 12)), ("snoozed", date(2026, 3, 13))]


def test_an_invitation_about_to_lapse_is_mentioned_for_two_weeks(tray: Tray, clock: SettableClock) -> None:
    invitation(tray)
    assert due(tray, TODAY + timedelta(days=165)) == []
    assert due(tray, TODAY + timedelta(days=166)) == [("expiring", TODAY + timedelta(days=166))]
    assert due(tray, TODAY + timedelta(days=183)) == []


def test_the_last_contact_counts_what_reaches_the_other_and_nothing_else(tray: Tray) -> None:
    note_event(tray, ANA, "mute", TODAY)
    assert last_contact(dealings_of(tray, ANA)).day is None
    note_event(tray, ANA, "comment", TODAY)
    assert last_contact(dealings_of(tray, ANA)).day == TODAY


def test_a_first_import_of_an_archive_makes_nothing_due_but_the_newest_connections(tray: Tray) -> None:
    for number in range(100, 400):
        day = TODAY - timedelta(days=number - 98)
        tray.commit(
            [
                Add("people", RecordId(number), {"name": f"Person {number}", "connected_on": day.isoformat()}),
                Add(
                    "invitations",
                    RecordId(1000 + number),
                    {"person": number, "direction": "outgoing", "channel": "linkedin"},
                ),
            ],
            by="import",
        )
    assert {what for what, _ in due(tray)} == {"welcome"}
    assert len(due(tray)) == 13
