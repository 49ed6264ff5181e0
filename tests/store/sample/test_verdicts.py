"""What the rules make of the sample: all that they can, and a letter of its own for everybody."""

from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest

from store.filtering import Filter
from store.judging.evidence import Evidence, gather
from store.judging.policies import shipped_policies
from store.judging.rules import shipped_rules
from store.judging.subject import InvitationSubject
from store.judging.verdict import facts_of, judge, rules_that_hold
from store.places import Places
from store.records.advice import Advice
from store.records.model import Invitation
from store.sample.building import build, me
from store.session.resources import Resources
from store.settings import Settings
from store.tray.tray import Tray
from store.writing.advised import advised_purpose
from store.writing.template import templates
from store.writing.wording import Wording, fitting, word

NOW = datetime(2026, 3, 7, 9, 0, tzinfo=UTC)
POLICY = shipped_policies()[Settings().policy]
ONLY_WITH_INTRODUCTIONS = {"R26"}


@pytest.fixture(scope="module")
def tray(tmp_path_factory: pytest.TempPathFactory) -> Tray:
    folder: Path = tmp_path_factory.mktemp("sample")
    places = Places(store=folder / "salver.json", config=folder / "config.toml", state=folder / "state")
    build(Resources(Settings(), places), NOW)
    return Tray.open(places.store, places.state, lambda: NOW)


@pytest.fixture(scope="module")
def evidence(tray: Tray) -> Evidence:
    return gather(me(), tray.people(), tray.invitations(), NOW)


def advised_reply(invitation: Invitation, evidence: Evidence) -> Wording | None:
    purpose = advised_purpose(invitation, judge(invitation, evidence, POLICY).advice)
    if purpose is None:
        return None
    facts = {name: fact.value for name, fact in facts_of(invitation, evidence, POLICY).items()}
    subject = InvitationSubject(invitation, facts)

    def holds(condition: Filter) -> bool | None:
        return condition.holds(subject, evidence.now)

    return word(fitting(templates(), purpose, holds)[0], invitation.person, invitation, evidence.me)


def test_every_advice_occurs(tray: Tray, evidence: Evidence) -> None:
    advised = {judge(invitation, evidence, POLICY).advice for invitation in tray.invitations()}
    assert advised == {None, *get_args(Advice)}


def test_the_inbox_alone_shows_what_to_accept_ask_look_at_and_pass(tray: Tray, evidence: Evidence) -> None:
    inbox = [invitation for invitation in tray.invitations() if invitation.state == "open"]
    advised = [judge(invitation, evidence, POLICY).advice for invitation in inbox]
    assert all(advised.count(advice) >= 3 for advice in ("accept", "ask", "look", "pass"))


def test_every_rule_that_needs_no_introduction_holds_for_somebody(tray: Tray, evidence: Evidence) -> None:
    incoming = [invitation for invitation in tray.invitations() if invitation.direction == "incoming"]
    holding = {
        rule
        for policy in shipped_policies().values()
        for invitation in incoming
        for rule in rules_that_hold(invitation, evidence, policy)
    }
    assert holding == shipped_rules().keys() - ONLY_WITH_INTRODUCTIONS


def test_no_two_people_get_the_same_advised_reply(tray: Tray, evidence: Evidence) -> None:
    replies = [reply.text for invitation in tray.invitations() if (reply := advised_reply(invitation, evidence))]
    assert len(replies) > 15
    assert len(set(replies)) == len(replies)


def test_an_advised_reply_leaves_nothing_to_fill_in(tray: Tray, evidence: Evidence) -> None:
    replies = [reply for invitation in tray.invitations() if (reply := advised_reply(invitation, evidence))]
    assert [reply.text for reply in replies if "{" in reply.text + reply.subject] == []
