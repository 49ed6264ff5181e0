"""What is made ready on another thread before rows are shown with their advice."""

from pathlib import Path

import pytest

from store.records.ids import RecordId
from store.session import advice
from store.session.resources import Resources
from store.session.session import Session
from store.settings import Settings
from tests.tui.screens.running_app import ANA, BO, FINN, NOW, lay_out


@pytest.fixture
def session(tmp_path: Path) -> Session:
    opened = Session.open(Resources(Settings(), lay_out(tmp_path, [ANA, BO, FINN])), lambda: NOW)
    opened.advice.prepare()
    return opened


def test_rows_that_were_prepared_are_judged_already(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [ANA.invitation, BO.invitation]
    session.prepare_rows(rows)
    monkeypatch.delattr(advice, "advise")
    assert None not in [session.advised(row_id) for row_id in rows]


def test_a_row_that_has_gone_meanwhile_is_passed_over(session: Session) -> None:
    session.prepare_rows([RecordId(999), ANA.invitation])
    assert session.advised(ANA.invitation) is not None
