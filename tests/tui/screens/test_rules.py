"""The verdict's card: its scale, moving over its findings, and reading the rule behind one."""

from pathlib import Path

import pytest

from store.judging.rules import shipped_rules
from store.norms.norms import norms, source_texts
from tests.tui.screens.running_app import ANA, BO, CLEO, GITA, RunningApp, lay_out, running_app

SIZES = [(80, 24), (100, 30), (120, 40)]


async def to_verdict(app: RunningApp) -> None:
    await app.press("tab", "tab")
    assert app.screen.pane_id == "verdict"
    await app.until(lambda: app.screen.side.cards.chosen, "a finding")


async def choose(app: RunningApp, rule: str) -> None:
    """Go down until the finding of this rule is chosen."""
    for _ in range(30):
        if app.screen.side.cards.chosen[0] == rule:
            return
        await app.press("j")
    raise AssertionError(f"{rule} is no finding:\n{app.text}")


def marked(app: RunningApp) -> str:
    """The lines of the cards that have the sign of the chosen block."""
    side = [line.partition("│")[2] or line for line in app.text.splitlines()[2:]]
    return " ".join(line.strip("▌ ") for line in side if line.startswith("▌"))


@pytest.mark.parametrize("size", SIZES)
async def test_enter_opens_the_rule_of_the_chosen_finding(size: tuple[int, int], tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [ANA]), size=size) as app:
        await to_verdict(app)
        rule = app.screen.side.cards.chosen[0]
        await app.press("enter")
        await app.shows(f"{rule}: {shipped_rules()[rule].title}")
        await app.press("escape")
        assert app.screen.pane_id == "verdict"


async def test_j_and_k_choose_one_finding_after_the_other(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [ANA])) as app:
        await to_verdict(app)
        first = app.screen.side.cards.chosen
        assert first[0] in marked(app)
        await app.press("j")
        second = app.screen.side.cards.chosen
        assert second != first
        assert second[0] in marked(app)
        await app.press("k")
        assert app.screen.side.cards.chosen == first
        await app.press("G")
        last = app.screen.side.cards.chosen
        await app.press("j")
        assert app.screen.side.cards.chosen == last
        await app.press("g")
        assert app.screen.side.cards.chosen == first


async def test_the_chosen_finding_is_in_sight_however_small_the_card(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [ANA]), size=(80, 24)) as app:
        await to_verdict(app)
        seen = set()
        for _ in range(30):
            rules = app.screen.side.cards.chosen
            assert rules[0] in app.text
            seen.add(tuple(rules))
            await app.press("j")
        assert len(seen) > 1


async def test_why_not_tells_all_that_is_unknown_in_one_item(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [CLEO, GITA])) as app:
        await to_verdict(app)
        await app.press("v")
        await app.shows("?   not known yet: ")
        assert app.text.count("not known yet") == 1
        rules = app.screen.side.cards.chosen
        assert len(rules) > 1
        await app.press("enter")
        await app.shows("The rules behind this")
        await app.shows(f"{rules[0]}: {shipped_rules()[rules[0]].title}")


async def test_the_rule_tells_what_it_comes_from_and_leads_to_the_text(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [ANA])) as app:
        await to_verdict(app)
        while not shipped_rules()[app.screen.side.cards.chosen[0]].text:
            await app.press("j")
        rule = shipped_rules()[app.screen.side.cards.chosen[0]]
        number = rule.text.split()[0]
        await app.press("enter")
        await app.shows(source_texts()[number].title)
        await app.press("1")
        await app.shows(f"{number}: {source_texts()[number].title}")
        await app.shows(source_texts()[number].summary[:50])
        await app.press("b")
        await app.shows(f"{rule.id}: {rule.title}")
        texts = len(rule.text.split())
        await app.press(str(texts + 1))
        norm = next(norm for norm in norms().values() if rule.id in norm.rules)
        await app.shows(f"{norm.id}: {norm.title}")
        await app.press("escape")
        await app.shows("? keys")


async def test_the_rule_tells_how_often_it_held_and_what_was_decided(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [BO, CLEO, GITA])) as app:
        await to_verdict(app)
        await choose(app, "R03")
        await app.press("enter")
        await app.shows("none of your decisions so far")
        await app.press("escape", "escape", "d")
        await to_verdict(app)
        await choose(app, "R03")
        await app.press("enter")
        await app.shows("it held on 1 of your decisions: passed 1")


async def test_the_rule_tells_what_it_says_while_a_fact_is_only_assumed(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [BO, CLEO, GITA])) as app:
        await to_verdict(app)
        await choose(app, "R03")
        await app.press("enter")
        await app.shows("says        You do not know Somebody, and")
        await app.shows("if assumed  You do not seem to know Somebody, and")


async def test_in_drafts_enter_still_edits_the_text(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [BO])) as app:
        await app.press("e", *"Hello", "escape", "3", "tab", "tab", "enter")
        await app.until(lambda: app.screen.writing.editor is not None, "the editor")
