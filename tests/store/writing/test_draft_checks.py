"""The table of all checks, which is made from their files."""

from importlib.resources import files

import pytest

from store.writing.check import Fault, check
from store.writing.check_context import CheckContext
from store.writing.draft_checks import CHECKS, check_draft, check_named
from store.writing.purposes import PURPOSES, Purpose, all_but
from store.writing.remark import LEVELS
from tests.store.writing.checks.contexts import context


def test_every_file_of_the_package_holds_the_check_of_its_name() -> None:
    modules = {file.name for file in files("store.writing.checks").iterdir() if file.name.endswith(".py")}
    assert {f"{name.replace('-', '_')}.py" for name in CHECKS} == modules - {"__init__.py"}


def test_the_gravest_remarks_come_first_and_those_of_a_check_in_the_order_of_the_text() -> None:
    remarks = check_draft("Hello Bo, WHY DO YOU NOT ANSWER??? {company} or {name}", context("request"))
    assert [LEVELS.index(remark.level) for remark in remarks] == sorted(
        LEVELS.index(remark.level) for remark in remarks
    )
    fields = [remark.span for remark in remarks if remark.check == "unfilled"]
    assert len(fields) == 2
    assert fields == sorted(fields, key=lambda span: span or (0, 0))


def test_a_check_that_is_switched_off_says_nothing() -> None:
    text = "Hello Ana, {company}?"
    assert "unfilled" in {remark.check for remark in check_draft(text, context())}
    assert "unfilled" not in {remark.check for remark in check_draft(text, context(), off=["unfilled"])}


@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_check_says_nothing_of_a_purpose_that_it_does_not_concern(purpose: Purpose) -> None:
    silent = [each for each in CHECKS.values() if purpose not in each.purposes]
    assert [
        each.name for each in silent if each.remarks("{name}, WHY NOT ASAP???", context(purpose, muted=False))
    ] == []


def test_a_remark_carries_the_name_and_the_level_of_its_check() -> None:
    (remark,) = CHECKS["unfilled"].remarks("Hello {name}", context())
    assert (remark.check, remark.level, remark.span) == ("unfilled", "stop", (6, 12))


def test_the_nearest_check_is_named_for_a_name_that_is_none() -> None:
    assert check_named("tone") is CHECKS["tone"]
    with pytest.raises(ValueError, match="there is no check 'tones'; did you mean 'tone'"):
        check_named("tones")


def test_every_check_names_its_norms() -> None:
    assert [name for name, each in CHECKS.items() if not each.norms] == []


def test_purposes_can_be_left_out() -> None:
    assert all_but({"pass"}) | {"pass"} == set(PURPOSES)
    assert "pass" not in all_but({"pass"})


def test_a_fault_may_mean_the_whole_text() -> None:
    def look(_text: str, _context: CheckContext) -> list[Fault]:
        return [Fault("nothing in it is right")]

    (remark,) = check("whole", "hint", about="Nothing in it is right.")(look).remarks("Hello", context("other"))
    assert remark.span is None
