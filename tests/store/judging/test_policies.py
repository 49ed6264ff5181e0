"""Policies: shipped, and one's own that start from them."""

from pathlib import Path

import pytest

from store.checked_toml import TomlError
from store.errors import Unusable
from store.judging.facts import FACTS
from store.judging.policies import all_rules, load_policies, shipped_policies
from store.judging.verdict import judge
from store.settings import Settings
from tests.store.judging.invented_invitations import NO_RECORDS, invitation

SHIPPED = {"known-only": "001", "open-with-care": "000", "strategic": "003", "selective": "004"}


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path


def write(directory: Path, name: str, written: str) -> None:
    (directory / f"{name}.toml").write_text(written, "utf-8")


def test_four_stances_are_shipped_each_with_the_text_it_takes_it_from() -> None:
    assert {name: policy.text for name, policy in shipped_policies().items()} == SHIPPED
    assert Settings().policy in SHIPPED


@pytest.mark.parametrize("name", SHIPPED)
def test_bad_news_decides_first_and_then_good(name: str) -> None:
    order = [rule.id for rule, _ in shipped_policies()[name].decisive]
    assert order[:4] == ["R23", "R20", "R19", "R24"]
    assert order.index("R24") < order.index("R01-badly") < order.index("R01") < order.index("R02")


@pytest.mark.parametrize("name", SHIPPED)
def test_no_bad_news_is_held_against_anybody_whom_nobody_accused(name: str) -> None:
    assumed = shipped_policies()[name].assumed
    assert {fact: assumed[fact] for fact in ("rude", "salesy", "favour", "passed_before")} == {
        "rude": "no",
        "salesy": "no",
        "favour": "no",
        "passed_before": "no",
    }
    assert (assumed["interaction"], assumed["answer"], assumed["known"]) == ("not bad", "not yet", "no")


@pytest.mark.parametrize("name", SHIPPED)
def test_a_policy_assumes_only_what_a_fact_can_be(name: str) -> None:
    for fact, value in shipped_policies()[name].assumed.items():
        assert FACTS[fact].has(value) or value == FACTS[fact].presumed


def test_a_directory_that_does_not_exist_adds_nothing(directory: Path) -> None:
    assert load_policies(directory / "none") == shipped_policies()


def test_a_policy_of_my_own_changes_lines_of_another(directory: Path) -> None:
    write(
        directory,
        "mine",
        """
base = "selective"
title = "Mine"
[decisive]
R22 = "ask"
R17 = "off"
[points]
R06 = 9
R14 = 0
[thresholds]
accept = 9
[assume]
known = "off"
""",
    )
    mine, base = load_policies(directory)["mine"], shipped_policies()["selective"]
    assert (mine.name, mine.title, mine.text, mine.accept_from, mine.pass_to) == ("mine", "Mine", "", 9, base.pass_to)
    expected = [(rule.id, "ask" if rule.id == "R22" else advice) for rule, advice in base.decisive if rule.id != "R17"]
    assert [(rule.id, advice) for rule, advice in mine.decisive] == expected
    points = {rule.id: count for rule, count in mine.points}
    assert (points["R06"], points["R14"], points["R04"]) == (9, 0, 2)
    assert "known" not in mine.assumed
    assert base.assumed["known"] == "no"


def test_a_rule_of_my_own_decides_before_those_of_the_base_that_are_no_bad_news(directory: Path) -> None:
    write(
        directory,
        "mine",
        """
base = "open-with-care"
[rule.tidal]
title = "Tidal people"
sentence = "{name} works with tides."
when = "headline:tidal"
[decisive]
tidal = "accept"
""",
    )
    policies = load_policies(directory)
    order = [rule.id for rule, _ in policies["mine"].decisive]
    assert order.index("R01-badly") < order.index("tidal") < order.index("R01")
    assert "tidal" in all_rules(policies.values())
    assert judge(invitation(), NO_RECORDS, policies["mine"]).advice == "look"


def test_a_policy_of_the_user_may_start_from_another_of_the_user(directory: Path) -> None:
    write(directory, "a", 'base = "b"\n[points]\nR04 = 5')
    write(directory, "b", 'base = "strategic"\ndays_to_wait = 30')
    mine = load_policies(directory)["a"]
    assert mine.days_to_wait == 30
    assert mine.accept_from == shipped_policies()["strategic"].accept_from


def test_a_policy_of_the_user_may_take_the_place_of_a_shipped_policy(directory: Path) -> None:
    write(directory, "selective", 'base = "selective"\n[thresholds]\naccept = 11')
    assert load_policies(directory)["selective"].accept_from == 11


def test_a_policy_with_no_base_starts_from_nothing(directory: Path) -> None:
    write(directory, "bare", 'title = "Bare"\n[decisive]\nR01 = "accept"')
    bare = load_policies(directory)["bare"]
    assert [rule.id for rule in bare.rules] == ["R01"]
    assert bare.assumed == {}


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ('base = "opne-with-care"', "'base': there is no policy 'opne-with-care'; did you mean 'open-with-care'?"),
        ("tresholds = 1", "line 1: there is no setting 'tresholds'; did you mean 'thresholds'?"),
        ("[thresholds]\nacept = 3", "line 2: there is no setting 'thresholds.acept'; did you mean 'accept'?"),
        ('[points]\nR04 = "many"', "line 2: 'points.R04' must be a whole number; it is 'many'"),
        ("[points]\nR99 = 2", "'points.R99': there is no rule 'R99'; did you mean 'R"),
        ('[decisive]\nR01 = "acept"', "'decisive.R01': there is no advice 'acept'; did you mean 'accept'?"),
        ('[decisive]\nR01 = "look"', "'decisive.R01': there is no advice 'look'"),
        ('[assume]\nknwon = "no"', "'assume.knwon': there is no fact 'knwon'; did you mean 'known'?"),
        (
            '[assume]\nanswer = "later"',
            "'assume.answer' is reason, widening or none, \"not yet\" or \"off\"; it is 'later'",
        ),
        ("[assume]\nmutual = -1", "'assume.mutual' is a whole number, 0 or more"),
        ("= nothing", "this is not TOML"),
        ("[thresholds]\naccept = 2\npass = 2", "'thresholds': accept (2) must be above pass (2)"),
        ('[rule.x]\ntitle = "T"\nsentence = "S"\nwhen = "gender:any"', "'gender' is never a fact or a rule here"),
    ],
)
def test_what_is_wrong_with_a_policy_is_said_with_file_key_and_nearest_word(
    directory: Path, written: str, sentence: str
) -> None:
    write(directory, "mine", written)
    with pytest.raises(TomlError) as refused:
        load_policies(directory)
    assert str(directory / "mine.toml") in str(refused.value)
    assert sentence in str(refused.value)


def test_policies_that_start_from_each_other_are_refused(directory: Path) -> None:
    write(directory, "a", 'base = "b"')
    write(directory, "b", 'base = "a"')
    with pytest.raises(TomlError, match="goes in a circle"):
        load_policies(directory)


def test_a_file_that_is_no_text_is_refused(directory: Path) -> None:
    (directory / "mine.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(TomlError, match="is not UTF-8 text"):
        load_policies(directory)


@pytest.mark.parametrize(
    ("written", "line", "complaint"),
    [
        ('base = "strategic"\ndays_to_wait = -3', 2, "'days_to_wait' must be a whole number of at least 0; it is -3"),
        ('[rule.tidal]\nsentence = "x"\nwhen = "name:ana"', 1, "'rule.tidal.title' is missing"),
        ('[rule.tidal]\ntitle = ""\nsentence = "x"\nwhen = "name:ana"', 2, "'rule.tidal.title' must be a text that is"),
    ],
)
def test_a_wait_of_less_than_no_day_and_a_rule_without_a_title_are_refused_with_the_line(
    directory: Path, written: str, line: int, complaint: str
) -> None:
    write(directory, "mine", written)
    with pytest.raises(TomlError) as refused:
        load_policies(directory)
    assert str(refused.value).startswith(f"{directory / 'mine.toml'}, line {line}: {complaint}")


def test_bad_news_is_asked_before_good_in_every_policy_whatever_it_adds(directory: Path) -> None:
    write(directory, "mine", 'base = "open-with-care"\n[decisive]\nR06 = "accept"\nR04 = "accept"\n')
    for policy in load_policies(directory).values():
        rulings = [(rule.bad_news, ruling) for rule, ruling in policy.decisive]
        first_good = rulings.index((False, "accept"))
        assert all(bad_news and ruling == "pass" for bad_news, ruling in rulings[:first_good])
        assert (True, "pass") not in rulings[first_good:]


def test_a_fine_note_does_not_save_whoever_sells_in_a_policy_of_my_own(directory: Path) -> None:
    write(directory, "mine", 'base = "selective"\n[decisive]\nR04 = "accept"\n')
    policy = load_policies(directory)["mine"]
    assert judge(invitation(salesy="yes", personal_note="yes"), NO_RECORDS, policy).advice == "pass"


def test_a_policy_that_is_wrong_is_reported_and_left_out_with_those_that_start_from_it(directory: Path) -> None:
    directory.mkdir(exist_ok=True)
    (directory / "wrong.toml").write_text("[points]\nR99 = 1\n")
    (directory / "child.toml").write_text('base = "wrong"\n')
    (directory / "broken.toml").write_text("[points\n")
    (directory / "sound.toml").write_text('base = "selective"\n')
    (directory / "one.toml").write_text('base = "two"\n')
    (directory / "two.toml").write_text('base = "one"\n')
    faults: list[Unusable] = []
    policies = load_policies(directory, faults.append)
    assert policies.keys() - shipped_policies().keys() == {"sound"}
    told = "\n".join(map(str, faults))
    for name in ("wrong.toml", "child.toml", "broken.toml", "one.toml"):
        assert name in told
