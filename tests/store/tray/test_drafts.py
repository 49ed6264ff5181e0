"""Drafts: put off and taken up again, checks switched off for one, sent with or without a word of why."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from store.dates_in_words import day
from store.records.ids import RecordId
from store.tray import history
from store.tray.changes import Add
from store.tray.descriptions import describe_action
from store.tray.outcome import Outcome, Refusal
from store.tray.own_profile import check_profile, profile_checked
from store.tray.sending import NewDraft
from store.tray.tray import Tray
from store.tray.triage import Triage
from store.tray.views import VIEWS, counts, rows, views_of

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
TODAY = date(2026, 3, 10)
ANA = RecordId(7)


class Moment:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Moment:
    return Moment()


@pytest.fixture
def tray(tmp_path: Path, clock: Moment) -> Tray:
    tray = Tray.open(tmp_path / "salver.json", tmp_path / "state", clock)
    tray.commit([Add("people", ANA, {"name": "Ana Park"})], by="import")
    return tray


@pytest.fixture
def triage(tray: Tray) -> Triage:
    return Triage(tray, lambda invitation: {})


@pytest.fixture
def draft(triage: Triage) -> int:
    """A request to somebody of whom there is no invitation."""
    return triage.begin_draft(NewDraft(ANA, "request", "linkedin-note", "Hello Ana, shall we connect?"))


def newest(tray: Tray) -> str:
    """What was done last, in words."""
    return describe_action(tray.tables, history.actions(tray)[-1])


def test_a_draft_that_is_put_off_stands_under_due_and_on_its_day_among_the_drafts_again(
    tray: Tray, triage: Triage, draft: RecordId, clock: Moment
) -> None:
    triage.put_off_drafts([draft], TODAY + timedelta(days=9))
    assert views_of(tray.draft(draft)) == {"all", "due"}
    assert newest(tray) == "put a text to Ana Park off"
    clock.now += timedelta(days=9)
    assert views_of(tray.draft(draft)) == {"all", "due", "drafts"}
    assert rows(tray, "drafts") == [draft]


def test_a_draft_is_put_off_beside_rows_of_other_kinds(tray: Tray, triage: Triage, draft: RecordId) -> None:
    promise = RecordId(90)
    tray.commit([Add("followups", promise, {"person": ANA, "text": "the chart", "due": TODAY.isoformat()})])
    later = TODAY + timedelta(days=9)
    assert triage.snooze([promise, draft, ANA], later).refused == [
        Refusal(ANA, "nothing is due for them that could be put off")
    ]
    assert (tray.draft(draft).due, tray.follow_up(promise).due) == (later, later)


def test_what_was_put_off_is_taken_up_again(tray: Tray, triage: Triage, draft: RecordId) -> None:
    triage.put_off_drafts([draft], TODAY + timedelta(days=1))
    triage.put_off_drafts([draft], None)
    assert views_of(tray.draft(draft)) == {"all", "drafts"}
    assert newest(tray) == "took a text to Ana Park up again"


def test_a_draft_is_put_off_to_no_day_but_one_to_come(triage: Triage, draft: RecordId) -> None:
    with pytest.raises(ValueError, match="2026-03-10 is not in the future"):
        triage.put_off_drafts([draft], TODAY)


def test_a_check_is_switched_off_for_one_draft_and_on_again(tray: Tray, triage: Triage, draft: RecordId) -> None:
    other = triage.begin_draft(NewDraft(ANA, "other", "email", "Dear Ana"))
    triage.switch_check(draft, "spelling", on=False)
    triage.switch_check(draft, "about-me", on=False)
    assert (tray.draft(draft).off, tray.draft(other).off) == (("about-me", "spelling"), ())
    triage.switch_check(draft, "spelling", on=True)
    assert tray.draft(draft).off == ("about-me",)
    assert newest(tray) == "switched a check on for a text to Ana Park"


def test_checks_switched_off_survive_the_file(tray: Tray, triage: Triage, draft: RecordId) -> None:
    triage.switch_check(draft, "too-long", on=False)
    tray.save()
    assert Tray.open(tray.storage.path, tray.storage.path.parent / "state").draft(draft).off == ("too-long",)


def test_everything_that_a_draft_says_can_be_written_anew(tray: Tray, triage: Triage, draft: RecordId) -> None:
    triage.write_draft(draft, "Dear Ana", subject="A question", channel="email", purpose="pitch")
    written = tray.draft(draft)
    assert (written.text, written.subject, written.channel, written.purpose) == (
        "Dear Ana",
        "A question",
        "email",
        "pitch",
    )
    triage.write_draft(draft, channel="inmail")
    assert (tray.draft(draft).text, tray.draft(draft).channel) == ("Dear Ana", "inmail")


def test_why_a_stop_was_overruled_stands_in_the_history(tray: Tray, triage: Triage, draft: RecordId) -> None:
    triage.mark_sent(draft, {"too-long": "She asked for {all} of it."})
    assert newest(tray) == "sent a text to Ana Park, despite too-long: She asked for {all} of it."
    undone = history.undo(tray)
    assert undone is not None
    assert describe_action(tray.tables, undone).endswith("She asked for {all} of it.")


def test_what_was_sent_stands_among_what_is_done(tray: Tray, triage: Triage, draft: RecordId) -> None:
    triage.put_off_drafts([draft], TODAY + timedelta(days=3))
    triage.mark_sent(draft)
    assert views_of(tray.draft(draft)) == {"all", "done"}
    assert rows(tray, "done") == [draft]
    for view in VIEWS:
        assert counts(tray)[view.name] == len(rows(tray, view.name))


@pytest.mark.parametrize(
    "verb",
    [
        lambda triage, draft: triage.mark_sent(draft),
        lambda triage, draft: triage.put_off_drafts([draft], None),
        lambda triage, draft: triage.write_draft(draft, "something else"),
        lambda triage, draft: triage.switch_check(draft, "tone", on=False),
        lambda triage, draft: triage.discard_drafts([draft]),
    ],
)
def test_what_was_sent_is_neither_sent_again_nor_changed(
    triage: Triage, draft: RecordId, verb: Callable[[Triage, int], Outcome]
) -> None:
    triage.mark_sent(draft)
    outcome = verb(triage, draft)
    assert outcome.action is None
    assert [refusal.reason for refusal in outcome.refused] == [f"it was already sent, on {day(TODAY)}"]


def test_a_request_that_went_out_by_linkedin_waits_for_its_answer(tray: Tray, triage: Triage, draft: RecordId) -> None:
    triage.mark_sent(draft)
    (waiting,) = tray.invitations_of(ANA)
    assert (waiting.direction, waiting.state, waiting.channel) == ("outgoing", "waiting", "linkedin")
    assert (waiting.message, waiting.sent) == ("Hello Ana, shall we connect?", NOON)
    assert newest(tray) == "sent a text to Ana Park"


def test_a_request_by_another_way_is_no_invitation(tray: Tray, triage: Triage, draft: RecordId) -> None:
    triage.write_draft(draft, channel="email")
    triage.mark_sent(draft)
    assert tray.invitations_of(ANA) == []


def test_a_request_to_somebody_whom_i_wait_for_adds_no_second_invitation(
    tray: Tray, triage: Triage, draft: RecordId
) -> None:
    tray.commit([Add("invitations", RecordId(70), {"person": ANA, "direction": "outgoing", "channel": "linkedin"})])
    triage.mark_sent(draft)
    assert [invitation.id for invitation in tray.invitations_of(ANA)] == [70]


def test_a_sending_that_was_undone_can_be_done_once_more(tray: Tray, triage: Triage, draft: RecordId) -> None:
    triage.mark_sent(draft)
    history.undo(tray)
    assert (tray.draft(draft).sent, tray.invitations_of(ANA)) == (None, [])
    triage.mark_sent(draft)
    assert [invitation.state for invitation in tray.invitations_of(ANA)] == ["waiting"]


def test_when_i_last_went_through_my_own_profile_is_kept(tray: Tray, clock: Moment) -> None:
    assert profile_checked(tray) is None
    check_profile(tray)
    assert check_profile(tray) is None
    clock.now += timedelta(days=100)
    check_profile(tray)
    assert profile_checked(tray) == TODAY + timedelta(days=100)
    assert newest(tray) == "went through your own profile"
    history.undo(tray)
    assert profile_checked(tray) == TODAY
