"""Introductions of the user's own: nobody is introduced without two yeses, whatever is tried (norms I01 to I05)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from store.file import form
from store.records.ids import RecordId
from store.records.model import Introduction
from store.tray import history, introducing
from store.tray.changes import Add
from store.tray.descriptions import describe_action
from store.tray.forgetting import forget
from store.tray.introducing import Locked, check_step
from store.tray.joining import join
from store.tray.merge import merge
from store.tray.network import LAPSES_AFTER
from store.tray.outcome import Outcome
from store.tray.sending import NewDraft
from store.tray.tray import Tray
from store.tray.triage import Triage

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
ANA, BO, CLEO = RecordId(7), RecordId(8), RecordId(9)
NAMES = {ANA: "Ana Park", BO: "Bo Lindqvist", CLEO: "Cleo Vargas"}
PERSON = st.sampled_from(sorted(NAMES))
GAINS = ("a reader for her charts", "somebody who knows the harbour")


class SettableClock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def people_in(folder: Path, clock: Callable[[], datetime]) -> Tray:
    tray = Tray.open(folder / "salver.json", folder / "state", clock)
    tray.commit([Add("people", RecordId(number), {"name": name}) for number, name in NAMES.items()], by="import")
    return tray


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock()


@pytest.fixture
def tray(tmp_path: Path, clock: SettableClock) -> Tray:
    return people_in(tmp_path, clock)


@pytest.fixture
def triage(tray: Tray) -> Triage:
    return Triage(tray, lambda invitation: {})


@pytest.fixture
def introduction(tray: Tray) -> int:
    return introducing.begin(tray, ANA, BO, "Both map the same coast.", GAINS).changed[0]


def text_to(person: RecordId, purpose: str, introduction: RecordId) -> NewDraft:
    return NewDraft(person, purpose, "email", "Dear friend, ...", introduction=introduction)


def send(triage: Triage, person: RecordId, purpose: str, introduction: RecordId) -> str:
    """Send a text; return why it was refused, "" where it was not."""
    outcome = triage.send_reply(text_to(person, purpose, introduction))
    return outcome.refused[0].reason if outcome.refused else ""


def newest(tray: Tray) -> str:
    return describe_action(tray.tables, history.actions(tray)[-1])


def test_two_people_are_introduced_after_both_were_asked_and_said_yes(
    tray: Tray, triage: Triage, introduction: RecordId
) -> None:
    assert newest(tray) == "planned to introduce Ana Park and Bo Lindqvist"
    assert tray.introduction(introduction).state == "asking"
    for person in (ANA, BO):
        assert send(triage, person, "introduction-ask", introduction) == ""
        introducing.answer(tray, introduction, RecordId(person), "yes")
    assert newest(tray) == "noted a yes to the introduction of Ana Park and Bo Lindqvist"
    assert tray.introduction(introduction).state == "ready"
    assert send(triage, ANA, "introduction", introduction) == ""
    found = tray.introduction(introduction)
    assert (found.state, found.introduced) == ("introduced", NOON)
    assert [consent.asked for consent in found.consents] == [NOON, NOON]


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ({}, "Ana Park and Bo Lindqvist have not said yes yet"),
        ({ANA: "yes"}, "Bo Lindqvist has not said yes yet"),
        ({ANA: "yes", BO: "no"}, "one of them said no"),
    ],
)
def test_the_introduction_is_locked_until_both_said_yes(
    tray: Tray, triage: Triage, introduction: RecordId, answers: dict[int, Literal["yes", "no"]], missing: str
) -> None:
    for person, answer in answers.items():
        introducing.answer(tray, introduction, RecordId(person), answer)
    assert send(triage, ANA, "introduction", introduction).startswith(missing)
    draft = triage.begin_draft(text_to(ANA, "introduction", introduction))
    assert triage.mark_sent(draft, {"both-consents": "I know better"}).refused[0].reason.startswith(missing)
    assert tray.introduction(introduction).introduced is None


@pytest.mark.parametrize(
    ("because", "gains", "reason"),
    [
        ("", GAINS, "say why these two should meet"),
        ("Both map.", ("", "b"), "say what Ana Park gains from it"),
        ("Both map.", ("a", " "), "say what Bo Lindqvist gains from it"),
    ],
)
def test_why_these_two_and_what_each_gains_must_be_said(
    tray: Tray, because: str, gains: tuple[str, str], reason: str
) -> None:
    assert introducing.begin(tray, ANA, BO, because, gains).refused[0].reason == reason
    assert tray.introductions() == []


def test_two_traces_of_one_person_are_not_introduced_to_each_other(tray: Tray) -> None:
    join(tray, ANA, BO)
    refused = introducing.begin(tray, ANA, BO, "Both map.", GAINS).refused
    assert "are the same person" in refused[0].reason


def test_a_second_introduction_of_the_same_two_waits_for_the_end_of_the_first(
    tray: Tray, introduction: RecordId
) -> None:
    again = introducing.begin(tray, BO, ANA, "Both sail.", GAINS)
    assert again.refused[0].reason == "an introduction of these two is already under way"
    introducing.answer(tray, introduction, ANA, "no")
    assert introducing.begin(tray, BO, ANA, "Both sail.", GAINS).action is not None


def test_nobody_is_asked_twice_while_the_first_question_waits(
    tray: Tray, triage: Triage, introduction: RecordId
) -> None:
    send(triage, ANA, "introduction-ask", introduction)
    assert send(triage, ANA, "introduction-ask", introduction) == "Ana Park was already asked, on 10 Mar 2026"


def test_a_no_is_passed_on_to_the_other_alone_and_once(tray: Tray, triage: Triage, introduction: RecordId) -> None:
    introducing.answer(tray, introduction, BO, "yes")
    assert send(triage, BO, "introduction-pass", introduction) == "nobody has said no"
    introducing.answer(tray, introduction, ANA, "no")
    assert tray.introduction(introduction).state == "declined"
    assert send(triage, BO, "introduction-pass", introduction) == ""
    assert send(triage, BO, "introduction-pass", introduction) == "Bo Lindqvist has already been told"
    assert "said no" in send(triage, ANA, "introduction-pass", introduction)


def test_a_question_without_an_answer_lapses_and_an_answer_revives_it(
    tray: Tray, triage: Triage, introduction: RecordId, clock: SettableClock
) -> None:
    send(triage, ANA, "introduction-ask", introduction)
    clock.now += LAPSES_AFTER
    assert tray.introduction(introduction).state == "asking"
    clock.now += timedelta(days=1)
    assert tray.introduction(introduction).state == "lapsed"
    introducing.answer(tray, introduction, ANA, "yes")
    assert tray.introduction(introduction).state == "asking"


def test_a_third_person_has_no_say(tray: Tray, introduction: RecordId) -> None:
    assert introducing.answer(tray, introduction, CLEO, "yes").refused
    with pytest.raises(Locked, match="not one of the two"):
        check_step(tray.introduction(introduction), "introduction-ask", CLEO)


def test_every_step_can_be_undone(tray: Tray, triage: Triage, introduction: RecordId) -> None:
    states: list[Introduction] = [tray.introduction(introduction)]
    steps: list[Callable[[], Outcome]] = [
        lambda: triage.send_reply(text_to(ANA, "introduction-ask", introduction)),
        lambda: introducing.answer(tray, introduction, ANA, "yes"),
        lambda: introducing.answer(tray, introduction, BO, "yes"),
        lambda: triage.send_reply(text_to(ANA, "introduction", introduction)),
    ]
    for step in steps:
        step()
        states.append(tray.introduction(introduction))
    for state in reversed(states[:-1]):
        history.undo(tray)
        assert tray.introduction(introduction) == state
    history.undo(tray)
    assert tray.introductions() == []


def test_to_forget_either_of_the_two_erases_the_introduction(tray: Tray, introduction: int) -> None:
    forget(tray, BO)
    assert introduction not in tray.tables["introductions"]
    assert [person.name for person in tray.people()] == ["Ana Park", "Cleo Vargas"]


def test_two_machines_may_note_one_answer_each(tmp_path: Path, tray: Tray, introduction: RecordId) -> None:
    tray.save()
    other = Tray.open(tmp_path / "salver.json", tmp_path / "other", SettableClock())
    introducing.answer(tray, introduction, ANA, "yes")
    introducing.answer(other, introduction, BO, "yes")
    assert form.dump(merge(tray.tables, other.tables)) == form.dump(merge(other.tables, tray.tables))
    tray.merge_in(other.tables)
    assert tray.introduction(introduction).state == "ready"


class Introducing(RuleBasedStateMachine):
    """Whatever is tried in whatever order, nobody is introduced without two yeses."""

    @initialize()
    def open_a_tray(self) -> None:
        """Lay out three people; what is planned is named by its place, since ids are drawn at random."""
        self.planned: list[int] = []
        self.folder = TemporaryDirectory()
        self.clock = SettableClock()
        self.tray = people_in(Path(self.folder.name), self.clock)
        self.triage = Triage(self.tray, lambda invitation: {})

    @rule(pair=st.permutations([ANA, BO, CLEO]))
    def plan(self, pair: list[int]) -> None:
        self.planned += introducing.begin(
            self.tray, RecordId(pair[0]), RecordId(pair[1]), "Both map the same coast.", GAINS
        ).changed

    @precondition(lambda self: self.planned)
    @rule(place=st.integers(0), person=PERSON, said=st.sampled_from(["yes", "no", None]))
    def answer(self, place: int, person: RecordId, said: Literal["yes", "no"] | None) -> None:
        introducing.answer(self.tray, RecordId(self.planned[place % len(self.planned)]), person, said)

    @precondition(lambda self: self.planned)
    @rule(place=st.integers(0), person=PERSON, purpose=st.sampled_from(introducing.PURPOSES))
    def write(self, place: int, person: RecordId, purpose: str) -> None:
        chosen = self.planned[place % len(self.planned)]
        before = self.tray.introduction(RecordId(chosen))
        refused = send(self.triage, person, purpose, RecordId(chosen))
        if purpose == "introduction" and not refused:
            assert [consent.answer for consent in before.consents] == ["yes", "yes"]

    @rule(days=st.integers(1, 40))
    def wait(self, days: int) -> None:
        self.clock.now += timedelta(days=days)

    @rule()
    def undo(self) -> None:
        history.undo(self.tray)

    @rule()
    def redo(self) -> None:
        history.redo(self.tray)

    @invariant()
    def nobody_is_introduced_without_two_yeses(self) -> None:
        for introduction in self.tray.introductions():
            if introduction.state in ("ready", "introduced"):
                assert [consent.answer for consent in introduction.consents] == ["yes", "yes"]

    @invariant()
    def the_file_says_what_the_tray_says(self) -> None:
        assert form.load(form.dump(self.tray.tables)) == self.tray.tables

    def teardown(self) -> None:
        self.folder.cleanup()


TestIntroducing = Introducing.TestCase
