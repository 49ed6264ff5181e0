"""Rules of the user's own, added on the screen with what they would change."""

from pathlib import Path

import pytest

from store.judging.policies import load_policies
from tests.tui.screens.running_app import BO, RunningApp, lay_out, running_app

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)])
SALES = "headline:sales"
OWN = "open-with-care.toml"


async def begin(app: RunningApp) -> None:
    await app.press(":", *"add a rule", "enter")
    await app.shows("A rule of your own: for whom does it hold?")


async def add(app: RunningApp, when: str, effect: str, title: str) -> None:
    await begin(app)
    await app.press(*when, "enter", *effect, "enter", *title, "enter")


@SIZES
async def test_the_counts_of_what_a_rule_would_change_are_shown_while_it_is_typed(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running_app(lay_out(tmp_path), size=size) as app:
        await begin(app)
        await app.press(*SALES)
        await app.shows("It holds for 1 of")
        assert "would change no advice" in " ".join(app.text.split())
        await app.press("enter", *"pass")
        await app.shows("1 to pass")
        await app.press("escape")
        assert not app.places.policies.exists()


async def test_an_added_rule_counts_at_once_and_is_told_how_to_take_back(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await add(app, SALES, "pass", "Works in sales")
        await app.shows("Added works-in-sales. To take it back")
        await app.until(lambda: app.session.advised(BO.invitation), "the advice by the new rule")
        advised = app.session.advised(BO.invitation)
        assert advised is not None
        assert (advised.advice, advised.decided_by) == ("pass", "works-in-sales")
        assert app.session.resources.policy().name == "open-with-care"
        written = (app.places.policies / OWN).read_text()
        assert "[rule.works-in-sales]" in written
        (app.places.policies / OWN).write_text('base = "open-with-care"\n')
        assert "works-in-sales" not in load_policies(app.places.policies)["open-with-care"].own_rules


async def test_a_second_rule_stands_beside_the_first_and_what_was_written_stays(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    places.policies.mkdir(parents=True)
    (places.policies / OWN).write_text('base = "open-with-care"  # mine\n[points]\nR09 = 3  # my sphere\n')
    async with running_app(places) as app:
        await add(app, SALES, "-4", "Sales")
        await app.shows("Added sales.")
        await add(app, "name:bo", "2", "Sales")
        await app.shows("Added sales-2.")
        points = {rule.id: count for rule, count in app.session.advice.policy.points}
        assert (points["sales"], points["sales-2"], points["R09"]) == (-4, 2, 3)
        written = (app.places.policies / OWN).read_text()
        assert "# mine" in written
        assert "# my sphere" in written


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("headlin:sales", "headline"),
        ("nationality:any", "nationality"),
        ("(known:no", "column"),
    ],
)
async def test_a_filter_that_no_rule_may_have_is_refused_with_the_reason(tmp_path: Path, typed: str, said: str) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await begin(app)
        await app.press(*typed)
        await app.shows(said)
        await app.press("enter", "escape")
        assert not app.places.policies.exists()


async def test_neither_points_nor_an_advice_is_no_effect(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await begin(app)
        await app.press(*SALES, "enter", *"often")
        await app.shows("neither points")
        await app.press("escape")


async def test_the_filter_in_force_is_where_a_rule_begins(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("/", *SALES, "enter")
        await begin(app)
        await app.shows("It holds for 1 of")
