"""What only the words of a stranger claim counts, and makes no advice firm until the user has said it too."""

from datetime import UTC, datetime
from typing import Final

import pytest
from msgspec.structs import replace

from store.judging.evidence import Evidence
from store.judging.policies import shipped_policies
from store.judging.verdict import Verdict, judge
from store.records.model import Me
from tests.store.judging.invented_invitations import NOTE_WITH_REASON, Said, case

EVIDENCE: Final = Evidence(
    datetime(2026, 3, 20, 9, 0, tzinfo=UTC),
    Me(sphere=("hydrology",), company="Tidewell", schools=("TU Wien",)),
    connections=3,
    trusted=("Ben Okoro",),
)
STRANGERS: Final[dict[str, Said]] = {
    "of whom nothing is said": {},
    "not known": {"known": "no"},
    "not known and looked at": {"known": "no", "reviewed": "yes"},
}
CLAIMS: Final = [
    "We met at the harbour conference.",
    "Hi Ana, it was great meeting you at the Tidal Forum, we talked about blades.",
    "We went to the same school.",
    "As a fellow TU Wien graduate I would like to say hello.",
    "Ben Okoro suggested I write to you.",
    "We went to the same school, and we met at the harbour conference.",
    "Ben Okoro said that we should talk. We both went to TU Wien, and we met at the conference in Oslo.",
    "We met at your talk.",
    "I was your student.",
    "We shared an office at Tidewell.",
    "Per our conversation, adding you here.",
    "Thanks for your help last year.",
    "We are neighbours.",
    "Alice introduced us last week by e-mail; I promised you the slides.",
    "Ben Okoro told me to connect with you, and you asked me for the map.",
    "Wir haben uns auf der Messe in Graz getroffen.",
    "Nous nous sommes rencontrés au colloque de Lyon.",
    "Nos conocimos en el congreso de Bilbao.",
    "Ci siamo conosciuti al convegno di Genova.",
    "Nos conhecemos na conferência do Porto.",
    "We hebben elkaar op het congres in Delft ontmoet.",
    "I'm hiring a senior engineer for hydrology in Bergen, would you be open to hearing more?",
]
STACK: Final = "I enjoyed reading your article. We went to the same school, and we met at the harbour conference."
"""A reason, and claims beside it."""
MET: Final = CLAIMS[0]
LOOKED_AT: Final = STRANGERS["not known and looked at"]


def verdict(message: str, said: Said, policy: str) -> Verdict:
    return judge(case({**said, "message": message}), EVIDENCE, shipped_policies()[policy])


@pytest.mark.parametrize("policy", sorted(shipped_policies()))
@pytest.mark.parametrize("message", CLAIMS)
@pytest.mark.parametrize("said", STRANGERS.values(), ids=STRANGERS)
def test_no_claim_and_no_stack_of_them_makes_an_accept_firm(message: str, said: Said, policy: str) -> None:
    given = verdict(message, said, policy)
    assert (given.advice, given.firm) != ("accept", True)
    if given.advice == "accept":
        assert given.question is not None
        assert given.question.fact in {"named_mutual", "same_school", "same_event", "reason", "relation", "sphere"}


@pytest.mark.parametrize("policy", ["open-with-care", "strategic", "selective"])
@pytest.mark.parametrize("message", CLAIMS)
def test_the_least_that_a_stack_of_claims_scores_is_no_more_than_one_reason(message: str, policy: str) -> None:
    claimed, reasoned = (verdict(each, LOOKED_AT, policy).score or (0, 0) for each in (message, NOTE_WITH_REASON))
    assert claimed[0] <= reasoned[0]


@pytest.mark.parametrize(
    ("message", "fact", "policy"),
    [
        (MET, "same_event", "open-with-care"),
        (MET, "same_event", "selective"),
        ("We went to the same school.", "same_school", "open-with-care"),
        ("We went to the same school.", "same_school", "selective"),
        ("Ben Okoro suggested I write to you.", "named_mutual", "selective"),
    ],
)
def test_a_claim_opens_its_question_and_the_user_settles_it(message: str, fact: str, policy: str) -> None:
    asked = verdict(message, LOOKED_AT, policy)
    assert asked.question is not None
    assert asked.question.fact == fact
    confirmed = verdict(message, {**LOOKED_AT, fact: "yes"}, policy)
    assert (confirmed.advice, confirmed.firm) == (asked.advice, True)
    (low, high), (sure_low, sure_high) = asked.score or (0, 0), confirmed.score or (0, 0)
    assert low < sure_low <= sure_high <= high


def test_a_claim_that_the_user_denies_counts_no_more() -> None:
    denied = verdict(MET, {**LOOKED_AT, "same_event": "no", "reason": "no"}, "open-with-care")
    assert "R06" not in {finding.rule for finding in denied.findings}
    assert denied.advice != "accept"


@pytest.mark.parametrize("policy", sorted(shipped_policies()))
@pytest.mark.parametrize("said", STRANGERS.values(), ids=STRANGERS)
def test_what_is_claimed_beside_a_reason_adds_nothing_that_is_sure(said: Said, policy: str) -> None:
    alone, stack = (verdict(message, said, policy) for message in ("I enjoyed reading your article.", STACK))
    assert (alone.score or (0, 0))[0] == (stack.score or (0, 0))[0]
    assert (alone.advice, alone.firm) == (stack.advice, stack.firm) or not stack.firm


@pytest.mark.parametrize("policy", ["selective", "strategic"])
def test_a_reason_that_nothing_but_the_note_tells_leans_to_accept_and_asks_for_it(policy: str) -> None:
    given = verdict(NOTE_WITH_REASON, LOOKED_AT, policy)
    assert (given.advice, given.firm) == ("accept", False)
    assert given.question is not None
    assert given.question.fact == "reason"


@pytest.mark.parametrize("policy", ["selective", "strategic"])
@pytest.mark.parametrize("told", [{"reason": "yes"}, {"sphere": "yes"}, {"potential": "yes"}, {"mutual": 3}])
def test_a_reason_is_firm_once_anything_but_the_note_speaks_for_them(told: Said, policy: str) -> None:
    given = verdict(NOTE_WITH_REASON, {**LOOKED_AT, **told}, policy)
    assert (given.advice, given.firm) == ("accept", True)


def test_a_reason_that_a_headline_bears_out_is_firm() -> None:
    written = case({"known": "no", "message": NOTE_WITH_REASON})
    hydrologist = replace(written, person=replace(written.person, headline="Hydrology at Moor End"))
    given = judge(hydrologist, EVIDENCE, shipped_policies()["selective"])
    assert (given.advice, given.firm) == ("accept", True)


def test_a_school_in_a_headline_is_no_claim_of_a_message() -> None:
    written = case({**LOOKED_AT, "message": NOTE_WITH_REASON})
    graduate = replace(written, person=replace(written.person, headline="TU Wien, class of 2004"))
    given = judge(graduate, EVIDENCE, shipped_policies()["open-with-care"])
    assert "R10" in {finding.rule for finding in given.findings}
    assert (given.advice, given.firm, given.score) == ("accept", True, (7, 7))


@pytest.mark.parametrize("policy", sorted(shipped_policies()))
@pytest.mark.parametrize(
    ("answer", "firm"), [("I read your article on tides and want to hear more.", True), (MET, False)]
)
def test_an_answer_that_only_claims_a_tie_accepts_nobody_firmly(answer: str, firm: bool, policy: str) -> None:
    asked = case({**LOOKED_AT, "state": "asked"})
    given = judge(replace(asked, answer=answer, is_answer_verified=True), EVIDENCE, shipped_policies()[policy])
    assert firm or (given.advice, given.firm) != ("accept", True)
    if policy == "strategic":
        assert (given.advice, given.firm) == ("accept", firm)
