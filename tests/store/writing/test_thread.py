"""The thread of a person: what passed between us, in the order of time."""

from datetime import UTC, date, datetime, timedelta

from store.records.ids import RecordId
from store.records.model import Draft, Fact, Invitation, Person
from store.writing.thread import ThreadEntry, thread_of

ANA = Person(RecordId(2), "Ana Park")
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


def invitation(number: int = 1, **said: object) -> Invitation:
    """An invitation from Ana, on Monday unless something else is said."""
    return Invitation(**{"id": number, "person": ANA, "direction": "incoming", "sent": MONDAY, **said})  # type: ignore[arg-type]


def text(purpose: str, words: str, sent: datetime | None) -> Draft:
    """A text of mine to Ana."""
    return Draft(RecordId(7), ANA, purpose, "linkedin-message", words, begun=MONDAY, sent=sent)


def told(entries: list[ThreadEntry]) -> list[tuple[str, bool, str]]:
    """What happened, whose it was, and the words."""
    return [(entry.happening, entry.mine, entry.text) for entry in entries]


def test_invitations_and_my_texts_stand_in_the_order_of_time() -> None:
    later = MONDAY + timedelta(days=2)
    entries = thread_of(
        ANA,
        [invitation(3, sent=later, message="once more"), invitation(message="hello")],
        [text("ask-why", "have we met?", MONDAY + timedelta(hours=1))],
    )
    assert told(entries) == [
        ("invitation", False, "hello"),
        ("text", True, "have we met?"),
        ("invitation", False, "once more"),
    ]


def test_a_text_that_was_not_sent_is_no_part_of_it() -> None:
    assert thread_of(ANA, [], [text("check-in", "how are you?", None)]) == []


def test_an_answer_that_i_know_of_stands_on_the_day_that_i_said_so() -> None:
    fact = Fact("answer", "widening", "you", date(2026, 3, 4))
    entries = thread_of(ANA, [invitation(facts={"answer": fact})], [text("ask-why", "why?", MONDAY)])
    assert [(entry.happening, entry.when) for entry in entries][-1] == ("answer", date(2026, 3, 4))


def test_an_answer_that_a_mail_showed_stands_with_its_words_where_it_came() -> None:
    asked = invitation(
        answer="Your talk in Graz!",
        answered=MONDAY + timedelta(days=2),
        facts={"answer": Fact("answer", "reason", "you")},
    )
    *_, last = thread_of(ANA, [asked], [])
    assert (last.happening, last.mine, last.text) == ("text", False, "Your talk in Graz!")
    assert last.when == MONDAY + timedelta(days=2)


def test_silence_is_no_answer() -> None:
    fact = Fact("answer", "none", "you", date(2026, 3, 4))
    assert [entry.happening for entry in thread_of(ANA, [invitation(facts={"answer": fact})], [])] == ["invitation"]


def test_a_request_that_waits_as_an_invitation_is_told_once() -> None:
    mine = invitation(direction="outgoing", message="We met in Graz. ")
    entries = thread_of(ANA, [mine], [text("request", "We met in Graz.", MONDAY)])
    assert told(entries) == [("text", True, "We met in Graz.")]


def test_a_request_without_words_is_not_taken_for_another() -> None:
    mine = invitation(direction="outgoing", message="")
    assert len(thread_of(ANA, [mine], [text("request", "We met in Graz.", MONDAY)])) == 2


def test_what_nobody_can_date_comes_first_and_a_day_comes_after_its_moments() -> None:
    connected = Person(RecordId(2), "Ana Park", connected_on=MONDAY.astimezone().date())
    entries = thread_of(connected, [invitation(), invitation(4, sent=None)], [])
    assert [entry.when for entry in entries] == [None, MONDAY, connected.connected_on]
