"""Rules are data, and prove what they say of themselves."""

from pathlib import Path

import pytest

from store.checked_toml import TomlError, parse_checked
from store.judging.examples import complaints
from store.judging.policies import shipped_policies
from store.judging.rules import Rule, RuleFile, rules_of, shipped_rules

PATH = Path("own.toml")


def own(written: str) -> dict[str, Rule]:
    return rules_of(parse_checked(written, RuleFile, PATH).rule, PATH)


def own_rule(when: str, more: str = "") -> Rule:
    return own(f'[rule.mine]\ntitle = "T"\nsentence = "S"\nwhen = \'{when}\'\n{more}')["mine"]


@pytest.mark.parametrize("number", range(1, 29))
def test_every_norm_about_an_incoming_invitation_is_a_rule(number: int) -> None:
    assert f"R{number:02}" in shipped_rules()


@pytest.mark.parametrize("rule", shipped_rules().values(), ids=shipped_rules())
def test_the_examples_of_a_shipped_rule_hold(rule: Rule) -> None:
    assert list(complaints(rule)) == []


@pytest.mark.parametrize("rule", shipped_rules().values(), ids=shipped_rules())
def test_a_shipped_rule_has_an_example_for_and_one_against(rule: Rule) -> None:
    assert rule.examples[True]
    assert rule.examples[False]


@pytest.mark.parametrize("rule", shipped_rules().values(), ids=shipped_rules())
def test_a_shipped_rule_names_the_fact_that_settles_it_and_its_texts(rule: Rule) -> None:
    assert bool(rule.question) is bool(rule.facts)
    assert bool(rule.text) is (rule.id != "R25")
    assert set(rule.text.split()) <= {"000", "001", "002", "003", "004"}


@pytest.mark.parametrize("rule", shipped_rules().values(), ids=shipped_rules())
def test_a_shipped_rule_counts_in_some_shipped_policy(rule: Rule) -> None:
    assert any(rule in policy.rules for policy in shipped_policies().values())


def test_a_rule_of_my_own_may_read_the_record() -> None:
    rule = own_rule("headline:tidal known:no", 'holds = [{ headline = "Tidal energy", known = "no" }]')
    assert rule.asked_of_record
    assert rule.facts == ("known",)
    assert list(complaints(rule)) == []


def test_a_bare_word_reads_the_record_too() -> None:
    assert own_rule("tidal").asked_of_record
    assert not own_rule("known:yes").asked_of_record


def test_an_example_that_does_otherwise_is_named_with_both_outcomes() -> None:
    rule = own_rule("known:yes", 'holds = [{ known = "no" }]\nfails = [{}]')
    assert list(complaints(rule)) == [
        "mine is no on known=no, and should be yes",
        "mine is open on nothing known, and should be no",
    ]


def test_an_example_of_what_does_not_exist_is_named() -> None:
    rule = own_rule("known:yes", 'holds = [{ knwon = "yes" }, { known = "perhaps" }]')
    assert list(complaints(rule)) == [
        "mine: the example knwon=yes is none: there is no 'knwon'; did you mean 'known'?",
        "mine: the example known=perhaps is none: known is yes or no, and not 'perhaps'",
    ]


def test_an_example_may_have_an_age() -> None:
    assert list(complaints(own_rule("age:>2w", 'holds = [{ age = "3w" }]\nfails = [{ age = "3d" }]'))) == []


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ('[rule.mine]\ntitel = "T"', "own.toml, line 2: there is no setting 'rule.mine.titel'; did you mean 'title'?"),
        (
            '[rule.mine]\ntitle = "T"\nsentence = "S"\nwhen = "knwon:yes"',
            "'rule.mine.when': column 1: there is no field 'knwon'; did you mean 'known'?",
        ),
        (
            '[rule.mine]\ntitle = "T"\nsentence = "S"\nwhen = "known:perhaps"',
            "'rule.mine.when': column 7: known is never 'perhaps'",
        ),
        (
            '[rule.mine]\ntitle = "T"\nsentence = "{nmae} is here"\nwhen = "known:yes"',
            "'rule.mine.sentence' names {nmae}; did you mean 'name'?",
        ),
        (
            '[rule.mine]\ntitle = "T"\nsentence = "S"\nif_assumed = "{nmae} is here"\nwhen = "known:yes"',
            "'rule.mine.if_assumed' names {nmae}; did you mean 'name'?",
        ),
        (
            '[rule.mine]\ntitle = "T"\nsentence = "S"\nsentences = { known = "{nmae}" }\nwhen = "known:yes"',
            "'rule.mine.sentences.known' names {nmae}; did you mean 'name'?",
        ),
        (
            '[rule.mine]\ntitle = "T"\nsentence = "S"\nwhen = "known:yes"\nquestion = "konwn"',
            "'rule.mine.question': there is no fact 'konwn'; did you mean 'known'?",
        ),
        (
            '[rule.mine]\ntitle = "T"\nsentence = "S"\nwhen = "advice:accept"',
            "'rule.mine.when': column 1: there is no field 'advice'",
        ),
        (
            '[rule.mine]\ntitle = "T"\nsentence = "S"\nwhen = "known:any"',
            "'rule.mine.when' asks whether known is known at all",
        ),
    ],
)
def test_what_is_wrong_with_a_rule_is_said_with_file_key_and_nearest_word(written: str, sentence: str) -> None:
    with pytest.raises(TomlError) as refused:
        own(written)
    assert str(refused.value).startswith("own.toml")
    assert sentence in str(refused.value)


@pytest.mark.parametrize("when", ["nationality:any", "known:no country:x", "gender:f", "religion:none", "ethnicity:y"])
def test_a_rule_on_what_somebody_is_gets_refused_with_the_reason(when: str) -> None:
    with pytest.raises(TomlError, match="never a fact or a rule here: nobody is judged by nationality"):
        own_rule(when)


def test_the_age_of_an_invitation_is_no_age_of_a_person() -> None:
    assert own_rule("age:>3m").asked_of_record
