"""The page of a rule: what the policy makes of it, its texts, and what the user decided where it held."""

from pathlib import Path

import pytest

from store.session.resources import Resources, UnknownName
from store.session.rule_page import rule_page
from store.session.session import Session
from store.settings import Settings
from tests.tui.screens.running_app import BO, CLEO, DARIO, GITA, NOW, lay_out


def session_in(folder: Path) -> Session:
    return Session.open(Resources(Settings(), lay_out(folder, [BO, CLEO, DARIO, GITA])), lambda: NOW)


def test_the_page_counts_what_was_decided_where_the_rule_held(tmp_path: Path) -> None:
    session = session_in(tmp_path)
    session.triage.pass_on([BO.invitation, CLEO.invitation])
    session.triage.accept([DARIO.invitation])
    assert rule_page(session, "R03").decided == {"passed": 2, "accepted": 1}
    assert rule_page(session, "R15").decided == {}


def test_the_page_says_what_the_policy_makes_of_the_rule(tmp_path: Path) -> None:
    session = session_in(tmp_path)
    assert rule_page(session, "R19").weight == "decides: pass under open-with-care"
    assert rule_page(session, "R04").weight == "+1 point under open-with-care"


def test_the_page_names_the_texts_and_the_norms_of_the_rule(tmp_path: Path) -> None:
    page = rule_page(session_in(tmp_path), "R04")
    assert [text.id for text in page.texts] == page.rule.text.split()
    assert [norm.id for norm in page.norms] == ["R04"]


def test_there_is_no_page_of_a_rule_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(UnknownName):
        rule_page(session_in(tmp_path), "R99")
