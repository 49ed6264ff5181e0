"""The calendar of what is due: read back by its own library, the same events under the same names each time."""

from datetime import UTC, date, datetime

from icalendar import Calendar

from store.exporting.calendar import calendar, uid
from store.keeping.causes import DueItem
from store.records.ids import RecordId
from store.records.model import Person

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
ANA = Person(RecordId(7), "Ana Park")
ITEMS = [
    DueItem(
        RecordId(11), ANA, "thanks", "Ana Park accepted your request.", date(2026, 3, 12), "thanks", date(2026, 3, 12)
    ),
    DueItem(
        RecordId(7),
        ANA,
        "check-in",
        "You were last in touch on 1 Jan 2026.",
        date(2026, 4, 2),
        "check-in",
        date(2026, 1, 1),
    ),
]


def test_every_item_is_an_event_of_a_whole_day() -> None:
    events = Calendar.from_ical(calendar(ITEMS, NOW)).walk("VEVENT")
    assert [(str(event["summary"]), event.decoded("dtstart"), event.decoded("dtend")) for event in events] == [
        ("Thank Ana Park", date(2026, 3, 12), date(2026, 3, 13)),
        ("Check in with Ana Park", date(2026, 4, 2), date(2026, 4, 3)),
    ]


def test_a_second_export_has_the_same_events_under_the_same_names() -> None:
    later = NOW.replace(day=11)
    first, second = (Calendar.from_ical(calendar(ITEMS, moment)).walk("VEVENT") for moment in (NOW, later))
    assert [str(event["uid"]) for event in first] == [str(event["uid"]) for event in second]
    assert len({str(event["uid"]) for event in first}) == len(ITEMS)


def test_an_item_that_is_put_off_keeps_its_name() -> None:
    put_off = DueItem(RecordId(11), ANA, "thanks", "", date(2026, 3, 20), "thanks", date(2026, 3, 12))
    assert uid(put_off) == uid(ITEMS[0])


def test_a_name_cannot_bring_another_event() -> None:
    name = "Ana\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:free money"
    made = calendar([DueItem(RecordId(1), Person(RecordId(1), name), "thanks", name, date(2026, 3, 12))], NOW)
    assert len(Calendar.from_ical(made).walk("VEVENT")) == 1
