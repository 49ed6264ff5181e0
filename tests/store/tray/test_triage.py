"""The verbs: each one action, each with its effect, each refused where it does not fit."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from store.records.ids import RecordId
from store.records.model import Invitation
from store.tray import history
from store.tray.changes import Add
from store.tray.descriptions import describe_action
from store.tray.outcome import Outcome
from store.tray.sending import NewDraft
from store.tray.tray import Tray
from store.tray.triage import Triage
from store.tray.views import VIEWS, counts, rows, views_of

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
ANA, BO = RecordId(7), RecordId(8)
FROM_ANA, TO_BO = RecordId(70), RecordId(80)


def remember(invitation: Invitation) -> dict[str, object]:
    return {"advice": "ask"}


@pytest.fixture
def tray(tmp_path: Path) -> Tray:
    tray = Tray.open(tmp_path / "salver.json", tmp_path / "state", lambda: NOON)
    invitation = {"channel": "linkedin", "sent": "2026-03-07T22:15:00-08:00"}
    tray.commit(
        [
            Add("people", ANA, {"name": "Ana Park"}),
            Add("people", BO, {"name": "Bo Lind"}),
            Add("invitations", FROM_ANA, {**invitation, "person": ANA, "direction": "incoming"}),
            Add("invitations", TO_BO, {**invitation, "person": BO, "direction": "outgoing"}),
        ],
        by="import",
    )
    return tray


@pytest.fixture
def triage(tray: Tray) -> Triage:
    return Triage(tray, remember)


VERBS: dict[str, tuple[Callable[[Triage], Outcome], str, set[str], str]] = {
    "accept": (lambda t: t.accept([FROM_ANA]), "accepted", {"todo", "done"}, "accepted Ana Park"),
    "ask": (lambda t: t.ask([FROM_ANA]), "asked", {"waiting", "todo"}, "asked Ana Park why"),
    "pass": (lambda t: t.pass_on([FROM_ANA]), "passed", {"todo", "done"}, "passed on Ana Park"),
    "ignore": (lambda t: t.ignore([FROM_ANA]), "ignored", {"done"}, "left Ana Park pending"),
    "snooze": (lambda t: t.snooze([FROM_ANA], date(2026, 3, 12)), "snoozed", {"due"}, "snoozed Ana Park"),
}


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_decides_names_itself_and_is_undone(tray: Tray, triage: Triage, verb: str) -> None:
    act, state, views, phrase = VERBS[verb]
    outcome = act(triage)

    assert outcome.changed == [FROM_ANA]
    assert tray.invitation(FROM_ANA).state == state
    assert views_of(tray.invitation(FROM_ANA)) == views | {"all"}
    undone = history.undo(tray)
    assert undone is not None
    assert describe_action(tray.tables, undone) == phrase
    assert tray.invitation(FROM_ANA).state == "open"


def test_a_decision_keeps_what_was_advised(tray: Tray, triage: Triage) -> None:
    triage.accept([FROM_ANA])

    assert [line[3] for line in tray.record("invitations", FROM_ANA).log.values()] == [{"advice": "ask"}]


def test_a_verb_that_changes_nothing_is_refused(triage: Triage) -> None:
    triage.accept([FROM_ANA])
    outcome = triage.accept([FROM_ANA])

    assert outcome.action is None
    assert [refusal.reason for refusal in outcome.refused] == ["it is already accepted"]


def test_passing_quietly_after_passing_with_a_note_is_another_decision(tray: Tray, triage: Triage) -> None:
    triage.pass_on([FROM_ANA])
    assert triage.pass_on([FROM_ANA], quietly=True).changed == [FROM_ANA]
    assert tray.invitation(FROM_ANA).quietly


def test_my_own_invitation_is_withdrawn_and_not_asked(tray: Tray, triage: Triage) -> None:
    assert triage.ask([TO_BO]).refused[0].reason.startswith("it is an invitation of yours")
    triage.pass_on([TO_BO])

    assert tray.invitation(TO_BO).state == "withdrawn"
    assert tray.invitation(TO_BO).carried_out is False


def test_what_does_not_fit_is_refused_and_the_rest_is_done(tray: Tray, triage: Triage) -> None:
    outcome = triage.ask([FROM_ANA, TO_BO, ANA])

    assert outcome.changed == [FROM_ANA]
    assert [refusal.id for refusal in outcome.refused] == [TO_BO, ANA]


def test_a_day_that_has_gone_is_no_day_to_snooze_until(triage: Triage) -> None:
    with pytest.raises(ValueError, match="is not in the future"):
        triage.snooze([FROM_ANA], date(2026, 3, 10))


def test_deciding_anew_means_carrying_it_out_anew(tray: Tray, triage: Triage) -> None:
    triage.accept([FROM_ANA])
    triage.done([FROM_ANA])
    assert tray.invitation(FROM_ANA).carried_out == date(2026, 3, 10)
    triage.pass_on([FROM_ANA])
    assert tray.invitation(FROM_ANA).carried_out is False


def test_done_is_refused_where_nothing_is_to_be_carried_out(triage: Triage) -> None:
    assert triage.done([FROM_ANA]).refused[0].reason == "no decision on it waits to be carried out"


def test_decisions_count_as_carried_out_at_once_for_who_set_it_so(tray: Tray) -> None:
    Triage(tray, remember, at_once=True).accept([FROM_ANA])

    assert tray.invitation(FROM_ANA).carried_out == date(2026, 3, 10)


def test_reopening_brings_back_what_was_settled_elsewhere(tray: Tray, triage: Triage) -> None:
    tray.commit([Add("people", RecordId(9), {"name": "Cleo", "connected_on": "2026-03-09"})], by="import")
    tray.commit([Add("invitations", RecordId(90), {"person": 9, "direction": "incoming"})], by="import")
    assert tray.invitation(RecordId(90)).elsewhere
    triage.reopen([RecordId(90)])

    assert tray.invitation(RecordId(90)).state == "open"


def test_facts_go_to_the_person_and_those_about_an_invitation_to_it(tray: Tray, triage: Triage) -> None:
    triage.set_facts(FROM_ANA, {"known": "yes", "answer": "reason"}, frozenset({"answer"}))

    assert set(tray.person(ANA).facts) == {"known"}
    assert set(tray.invitation(FROM_ANA).facts) == {"answer"}


def test_a_fact_about_an_invitation_said_of_a_person_goes_to_their_newest(tray: Tray, triage: Triage) -> None:
    triage.set_facts(ANA, {"answer": "reason"}, frozenset({"answer"}))

    assert set(tray.invitation(FROM_ANA).facts) == {"answer"}


def test_a_fact_can_be_taken_back(tray: Tray, triage: Triage) -> None:
    triage.set_facts(ANA, {"known": "yes"}, frozenset())
    triage.set_facts(ANA, {"known": None}, frozenset())

    assert tray.person(ANA).facts == {}


def test_notes_are_replaced_and_tags_come_and_go(tray: Tray, triage: Triage) -> None:
    triage.note(FROM_ANA, "met in Graz")
    triage.note(ANA, "met in Graz\nlikes tea")
    triage.tag([FROM_ANA], add=["tidal", "trusted"])
    triage.tag([FROM_ANA], remove=["tidal"])

    assert tray.person(ANA).note == "met in Graz\nlikes tea"
    assert tray.person(ANA).tags == ("trusted",)
    assert tray.person(ANA).trusted


@pytest.mark.parametrize(("purpose", "state"), [("ask-why", "asked"), ("pass", "passed"), ("thanks", "accepted")])
def test_sending_a_reply_decides_and_is_one_action(tray: Tray, triage: Triage, purpose: str, state: str) -> None:
    triage.send_reply(NewDraft(ANA, purpose, "linkedin-message", "Dear Ana, ...", invitation=FROM_ANA))

    assert tray.invitation(FROM_ANA).state == state
    assert [draft.text for draft in tray.drafts() if draft.sent] == ["Dear Ana, ..."]
    history.undo(tray)
    assert tray.invitation(FROM_ANA).state == "open"
    assert tray.drafts() == []


def test_sending_the_question_carries_the_asking_out(tray: Tray, triage: Triage) -> None:
    triage.ask([FROM_ANA])
    assert tray.invitation(FROM_ANA).carried_out is False
    draft = triage.begin_draft(NewDraft(ANA, "ask-why", "linkedin-message", "Have we met?", invitation=FROM_ANA))
    triage.mark_sent(draft)

    assert tray.invitation(FROM_ANA).carried_out == date(2026, 3, 10)


def test_a_draft_that_was_begun_stands_among_the_drafts_until_it_is_sent(tray: Tray, triage: Triage) -> None:
    draft = triage.begin_draft(NewDraft(ANA, "pass", "linkedin-message", "Dear Ana", invitation=FROM_ANA))
    triage.write_draft(draft, "Dear Ana, thank you")
    assert rows(tray, "drafts") == [draft]
    triage.mark_sent(draft)
    assert rows(tray, "drafts") == []


def test_a_discarded_draft_comes_back_by_undo(tray: Tray, triage: Triage) -> None:
    draft = triage.begin_draft(NewDraft(ANA, "pass", "linkedin-message", "Dear Ana", invitation=FROM_ANA))
    triage.discard_drafts([draft])
    assert tray.drafts() == []
    history.undo(tray)
    assert [found.id for found in tray.drafts()] == [draft]


def test_many_decisions_are_one_action_and_one_sentence(tray: Tray, triage: Triage) -> None:
    tray.commit([Add("invitations", RecordId(81), {"person": BO, "direction": "incoming"})], by="import")
    triage.pass_on([FROM_ANA, RecordId(81)])
    undone = history.undo(tray)

    assert undone is not None
    assert describe_action(tray.tables, undone) == "passed on 2 people"


def test_every_view_counts_what_it_shows(tray: Tray, triage: Triage) -> None:
    triage.accept([FROM_ANA])
    triage.begin_draft(NewDraft(ANA, "thanks", "linkedin-message", "Dear Ana", invitation=FROM_ANA))

    for view in VIEWS:
        assert counts(tray)[view.name] == len(rows(tray, view.name))


def test_the_inbox_shows_the_newest_first(tray: Tray) -> None:
    tray.commit(
        [
            Add(
                "invitations",
                RecordId(81),
                {"person": BO, "direction": "incoming", "sent": "2026-03-09T10:00:00-08:00"},
            ),
            Add(
                "invitations",
                RecordId(82),
                {"person": BO, "direction": "incoming", "sent": "2026-01-09T10:00:00-08:00"},
            ),
        ],
        by="import",
    )

    assert rows(tray, "inbox") == [81, FROM_ANA, 82]
