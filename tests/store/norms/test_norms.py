"""The norms are data, and every place that they name is there."""

import re
from collections import Counter

import pytest

from store.judging.policies import shipped_policies
from store.judging.rules import Rule, shipped_rules
from store.keeping.kinds import What, due_kinds
from store.norms.norms import (
    GROUPS,
    Norm,
    SourceText,
    norms,
    norms_of_rule,
    norms_of_template,
    norms_of_text,
    source_texts,
)
from store.tray import views
from store.writing.check import Check
from store.writing.draft_checks import CHECKS
from store.writing.purposes import PURPOSES
from store.writing.template import templates

each_group = pytest.mark.parametrize(
    "group", [[norm for norm in norms().values() if norm.group == group] for group in GROUPS], ids=GROUPS
)
each_text = pytest.mark.parametrize("text", source_texts().values(), ids=source_texts())
each_rule = pytest.mark.parametrize("rule", shipped_rules().values(), ids=shipped_rules())


def test_the_norms_of_a_group_are_numbered_without_a_gap() -> None:
    counted = Counter(norm.group for norm in norms().values())
    assert counted == {"R": 30, "D": 10, "A": 17, "I": 7, "N": 10}
    assert list(counted) == list(GROUPS)
    assert list(norms()) == [f"{group}{number:02}" for group in GROUPS for number in range(1, counted[group] + 1)]


@each_group
def test_a_norm_says_in_half_a_line_what_it_asks(group: list[Norm]) -> None:
    for norm in group:
        assert 10 < len(norm.title) <= 60
        assert not norm.title.endswith(".")


@each_group
def test_a_norm_names_the_texts_that_it_comes_from(group: list[Norm]) -> None:
    for norm in group:
        assert set(norm.texts) <= source_texts().keys()
        assert list(norm.texts) == sorted(set(norm.texts))
        assert bool(norm.texts) is (norm.id != "R25"), "only the age of an invitation is a fact of the platform"


@each_group
def test_every_place_of_the_store_that_a_norm_names_is_there(group: list[Norm]) -> None:
    for norm in group:
        assert set(norm.purposes) <= set(PURPOSES)
        assert set(norm.templates) <= templates().keys()
        assert set(norm.views) <= set(views.NAMES)


@each_group
def test_a_norm_that_is_not_built_says_no_more_than_that(group: list[Norm]) -> None:
    for norm in group:
        assert norm.is_built or not norm.missing


@each_rule
def test_every_shipped_rule_stands_for_a_norm_and_cites_no_other_text(rule: Rule) -> None:
    found = norms_of_rule(rule.id)
    assert [norm.id for norm in found] == [rule.id[:3]]
    assert set(rule.text.split()) <= set(found[0].texts)
    assert bool(rule.text) is bool(found[0].texts)


def test_every_shipped_template_is_written_for_a_norm() -> None:
    assert [name for name in templates() if not norms_of_template(name)] == []


def test_a_template_that_no_norm_names_is_written_for_those_of_its_purpose() -> None:
    assert [norm.id for norm in norms_of_template("pass.widening")] == ["D02"]
    assert [norm.id for norm in norms_of_template("pass.one-of-mine")] == ["D03"]


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_every_check_holds_a_text_to_norms_and_these_name_it(check: Check) -> None:
    assert check.norms
    assert [norm.id for norm in norms().values() if check.name in norm.checks] == sorted(check.norms)


@pytest.mark.parametrize("what", due_kinds())
def test_whatever_is_due_names_its_norms_and_these_name_it(what: What) -> None:
    assert due_kinds()[what].norms
    assert [norm.id for norm in norms().values() if what in norm.due] == sorted(
        due_kinds()[what].norms, key=list(norms()).index
    )


@each_text
def test_a_text_is_summed_up_in_four_to_eight_sentences(text: SourceText) -> None:
    assert 4 <= len(re.findall(r"[.?](?:\s|$)", text.summary)) <= 8
    assert "\n" not in text.summary.strip()


@each_text
def test_norms_come_from_every_text(text: SourceText) -> None:
    assert norms_of_text(text.id)


def test_a_text_takes_the_stance_of_the_policy_that_comes_from_it() -> None:
    stances = {policy.name: policy.text for policy in shipped_policies().values()}
    assert stances == {text.policy: text.id for text in source_texts().values() if text.policy}
