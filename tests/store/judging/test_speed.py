"""What judging a whole tray costs."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from store.judging.case import Case
from store.judging.evidence import gather
from store.judging.policies import shipped_policies
from store.judging.scoring import Scorer, Settled
from store.judging.verdict import advise, case_of
from store.records.ids import RecordId
from store.records.model import Invitation, Me, Person
from tests.pace import paces
from tests.store.judging.invented_invitations import DEFAULT_TEXT, NOW, SENT, invitation, said

ME = Me(sphere=("tidal energy", "grid planning"), companies=("Tidewell GmbH",), schools=("TU Wien",))
FIELDS = ("Tidal Energy", "Logistics", "Sales", "Grid Planning", "Design")


def tray(size: int) -> list[Invitation]:
    """Invitations from as many people, every third with a note of its own."""
    made = []
    for number in range(size):
        note = f"Hello from project {number % 500}: I read your paper, may we talk about cables and currents some day?"
        message = ("", DEFAULT_TEXT, note)[number % 3]
        facts = {"mutual": said("mutual", number % 30)} if number % 11 == 0 else {}
        sender = Person(
            RecordId(number),
            f"Ana Park {number}",
            headline=f"{FIELDS[number % 5]} lead at Company {number % 700}",
            company=f"Company {number % 700}",
            facts=facts,
        )
        sent = SENT - timedelta(hours=number)
        made.append(replace(invitation(message), id=number, person=sender, sent=sent))
    return made


def test_ten_thousand_invitations_are_judged_while_the_user_reads_the_first() -> None:
    invitations = tray(10_000)
    policy = shipped_policies()["open-with-care"]
    advice_by_id = {}

    def judge_all() -> None:
        evidence = gather(ME, [each.person for each in invitations], invitations, NOW)
        advice_by_id.update({each.id: advise(each, evidence, policy) for each in invitations})

    assert paces(judge_all) < 250
    assert len(advice_by_id) == 10_000


def test_what_was_reckoned_is_not_reckoned_again(monkeypatch: pytest.MonkeyPatch) -> None:
    scorer, settled = Scorer(shipped_policies()["strategic"]), []
    settle = scorer.settle

    def counted(case: Case) -> Settled:
        settled.append(case)
        return settle(case)

    monkeypatch.setattr(scorer, "settle", counted)
    evidence = gather(ME, [], [], NOW)
    scorer.advise(case_of(invitation(known="no"), evidence, scorer.policy))
    first = len(settled)
    scorer.advise(case_of(replace(invitation(known="no"), id=77), evidence, scorer.policy))
    assert len(settled) == first > 0
