"""Fifteen kinds of invitation by four policies: what is advised, and the text of which policy wants it so.

known-only is 001, open-with-care 000, strategic 003, selective 004. Each kind is a message as it arrives, with what the
user has said; nothing else is entered, so the reading has its part in every cell.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from msgspec.structs import replace

from store.judging import derived_facts
from store.judging.evidence import Evidence
from store.judging.policies import shipped_policies
from store.judging.verdict import judge
from store.meaning.reader import Meaning, Sign
from store.records.ids import RecordId
from store.records.model import Me
from tests.store.judging.invented_invitations import Said, case

NOW: Final = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
EVIDENCE: Final = Evidence(NOW, Me(sphere=("hydrology",), company="Tidewell"), connections=3, trusted=("Ben Okoro",))
POLICIES: Final = ("known-only", "open-with-care", "strategic", "selective")
STRANGER: Said = {"known": "no", "reviewed": "yes"}
"""Somebody whom the user does not know, and whose profile they have looked at."""
KINDS: Final[dict[str, tuple[str, Said]]] = {
    "no note": ("", STRANGER),
    "the default text": ("I'd like to add you to my professional network on LinkedIn.", STRANGER),
    "only widening": ("No, we don't know each other, I'm just widening my network.", STRANGER),
    "a pitch": ("Hi Ana, we help companies like yours get more leads. Book a demo!", STRANGER),
    "a reason beside a pitch": ("I read your article. Our services cut your costs, book a demo!", STRANGER),
    "a favour": ("Could you refer me for the opening at your company?", STRANGER),
    "rude": ("I invited you twice already. How dare you ignore me!", STRANGER),
    "met at an event": ("Hi Ana, it was great meeting you at the Tidal Forum, we talked about blades.", STRANGER),
    "a reader of an article": ("I read your article on tidal turbines and would like to hear more.", STRANGER),
    "a trusted mutual": ("Ben Okoro suggested I write to you.", {**STRANGER, "trusted_mutual": "yes"}),
    "a colleague": ("Hi Ana, we work on the same project.", {"relation": "colleague"}),
    "a recruiter of my field": (
        "I'm hiring a senior engineer for hydrology in Bergen, would you be open to hearing more?",
        {"known": "no", "relation": "recruiter", "sphere": "yes"},
    ),
    "potential": ("", {**STRANGER, "potential": "yes"}),
    "passed before": ("I read your article on tides.", {"known": "no", "passed_before": "yes"}),
    "well known": ("", {"known": "yes", "interaction": "good"}),
}
CELLS: Final[dict[str, tuple[str, str, str, str]]] = {
    "no note": ("ask", "pass", "ask", "pass"),
    "the default text": ("ask", "pass", "ask", "pass"),
    "only widening": ("ask", "pass", "ask", "pass"),
    "a pitch": ("pass", "pass", "pass", "pass"),
    "a reason beside a pitch": ("pass", "pass", "pass", "pass"),
    "a favour": ("pass", "pass", "pass", "pass"),
    "rude": ("pass", "pass", "pass", "pass"),
    "met at an event": ("ask", "accept", "accept", "accept"),
    "a reader of an article": ("ask", "yours", "accept", "accept"),
    "a trusted mutual": ("ask", "accept", "accept", "accept"),
    "a colleague": ("accept", "accept", "accept", "accept"),
    "a recruiter of my field": ("ask", "look", "look", "accept"),
    "potential": ("ask", "look", "accept", "ask"),
    "passed before": ("pass", "pass", "pass", "pass"),
    "well known": ("accept", "accept", "accept", "accept"),
}
TEXTS: Final[dict[str, tuple[str, str, str, str]]] = {
    "no note": ("001 asks whom it does not know", "000 passes without link or reason", "003 asks why", "004 ignores"),
    "the default text": ("001 asks", "000 wants a logical reason", "003 asks why", "004 ignores what is generic"),
    "only widening": ("001 asks", "000 finds no link", "003 asks what they are after", "004 wants a reason"),
    "a pitch": ("004: no pitch at first", "004", "004", "004"),
    "a reason beside a pitch": ("004: the reason leads up to the pitch", "004", "004", "004"),
    "a favour": ("004: no favour at first", "004", "004", "004"),
    "rude": ("001: no rudeness", "001 004", "001 004", "004"),
    "met at an event": ("001: known is for the user to say", "000: a link and a reason", "003: a note", "004: met"),
    "a reader of an article": (
        "001 asks",
        "000: the value is for the user to say",
        "003: a note counts",
        "004: why you",
    ),
    "a trusted mutual": ("001 asks", "000: a positive link", "003: shared connections", "004: shared connections"),
    "a colleague": ("001: worked with", "000: you know them", "003: business acquaintances", "004: coworkers"),
    "a recruiter of my field": ("001 asks", "000: do due diligence", "003: look at the profile", "004: a smart move"),
    "potential": ("001 asks", "000: assess the value too", "003: potential is enough", "004 wants a reason"),
    "passed before": ("004: no second request", "004", "004", "004"),
    "well known": ("001", "000: your decision is easy", "003: acquaintances", "004"),
}
"""What in the texts each cell rests on."""
each_cell = pytest.mark.parametrize(("kind", "policy"), [(kind, policy) for kind in KINDS for policy in POLICIES])


def test_there_are_fifteen_kinds_and_each_cell_names_its_text() -> None:
    assert len(KINDS) == 15
    assert KINDS.keys() == CELLS.keys() == TEXTS.keys()
    assert all(all(cell[:3].isdigit() for cell in texts) for texts in TEXTS.values())


@each_cell
def test_a_kind_of_invitation_gets_the_advice_that_its_text_gives(kind: str, policy: str) -> None:
    message, said = KINDS[kind]
    advised = judge(case({**said, "message": message}), EVIDENCE, shipped_policies()[policy])
    assert advised.advice == CELLS[kind][POLICIES.index(policy)]


@each_cell
def test_whoever_sells_asks_or_offends_gets_no_point_for_having_written(kind: str, policy: str) -> None:
    message, said = KINDS[kind]
    verdict = judge(case({**said, "message": message}), EVIDENCE, shipped_policies()[policy])
    holding = {finding.rule for finding in verdict.findings}
    assert not (holding & {"R19", "R23"} and holding & {"R04", "R06"})


def test_a_missing_note_costs_nothing_where_the_text_finds_it_understandable() -> None:
    points = {name: {rule.id: count for rule, count in policy.points} for name, policy in shipped_policies().items()}
    assert points["strategic"]["R03"] == 0
    assert points["open-with-care"]["R03"] < 0
    assert points["selective"]["R03"] < 0


def test_what_the_findings_rest_on_is_told_by_its_place_in_the_message() -> None:
    message, said = KINDS["a pitch"]
    verdict = judge(case({**said, "message": message}), EVIDENCE, shipped_policies()["selective"])
    start, end = next(each.spans[0] for each in verdict.findings if each.rule == "R19")
    assert message[start:end].casefold().startswith("we help")


@pytest.mark.parametrize("policy", POLICIES)
def test_what_is_only_likely_opens_its_question_and_makes_nothing_firm(
    policy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = "There is one chair left."
    likely = Meaning(False, False, message, {"salesy": Sign(False, ((9, 23),))})
    monkeypatch.setattr(derived_facts, "read", lambda text: likely)
    verdict = judge(case({"message": message, "known": "no"}), EVIDENCE, shipped_policies()[policy])
    assert [(guess.fact, guess.spans) for guess in verdict.likely] == [("salesy", ((9, 23),))]
    assert verdict.question is not None
    assert (verdict.question.fact, verdict.firm) == ("salesy", False)


def test_who_comes_back_after_being_left_pending_is_told_so() -> None:
    before = NOW - timedelta(days=99)
    earlier = replace(case({}), id=RecordId(7), state="ignored", sent=before, decided=before)
    now = case({"known": "no"})
    verdict = judge(now, replace(EVIDENCE, left={now.person.id: (earlier,)}), shipped_policies()["selective"])
    assert "R24-left" in {finding.rule for finding in verdict.findings}
