"""Policies over the user's own decisions, on the screen."""

from pathlib import Path
from threading import Event

import pytest

from store.judging.policies import load_policies
from store.progress import Progress
from tests.tui.screens.running_app import ANA, BO, CLEO, DARIO, EWA, GITA, RunningApp, lay_out, running_app
from tui.prompts.progress import WorkPrompt

GUESTS = [ANA, BO, CLEO, DARIO, EWA, GITA]
SIZES = [(80, 24), (100, 30), (120, 40)]
TITLE = "Policies over your own decisions"


async def to_replay(app: RunningApp) -> None:
    """Leave everybody pending, and replay the policy that is set."""
    await app.press("i", "i", "i", "i", "i", "P")
    await app.shows(TITLE)


async def fit(app: RunningApp) -> None:
    await app.press("f")
    await app.shows("Nothing is changed yet.")


async def set_beside(app: RunningApp, policy: str) -> None:
    await app.press("p", *policy, "enter")
    await app.shows("Where the two differ")


@pytest.mark.parametrize("size", SIZES)
async def test_a_replay_shows_advice_against_decision(size: tuple[int, int], tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, GUESTS), size=size) as app:
        await to_replay(app)
        row = next(line for line in app.text.splitlines() if "look first" in line)
        assert row.split() == ["look", "first", "ignored", "5"]
        await app.press("escape")
        await app.shows("? keys")


async def test_two_policies_stand_side_by_side_with_what_they_differ_on(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, GUESTS)) as app:
        await to_replay(app)
        await set_beside(app, "known-only")
        heading = next(line for line in app.text.splitlines() if "open-with-care" in line and "known-only" in line)
        assert heading.split() == ["open-with-care", "known-only"]
        row = next(line for line in app.text.splitlines() if "! ask why" in line)
        assert row.split() == ["!", "ask", "why", "ignored", "0", "5"]
        await app.press(*["pagedown"] * 3)
        await app.shows("Where the two differ: 5 decisions")
        await app.shows("look first, now ask why; you: ignored")
        assert ANA.name in app.text


async def test_rules_that_are_overruled_are_named_with_their_titles(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, GUESTS)) as app:
        await to_replay(app)
        await set_beside(app, "known-only")
        await app.shows("The rules that you overrule most")
        await app.shows("Somebody you do not know")


async def test_a_fitted_policy_is_saved_only_when_asked_and_never_used_by_itself(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, GUESTS)) as app:
        await to_replay(app)
        await fit(app)
        await app.shows("= pass")
        folder = app.places.policies
        assert not folder.exists()
        await app.press("b")
        await app.shows(TITLE)
        await fit(app)
        await app.press("s")
        await app.shows("The name of the policy")
        await app.press("enter")
        await app.shows("To judge by it: salver policy use open-with-care-fitted")
        assert "open-with-care-fitted" in load_policies(folder)
        assert app.session.advice.policy.name == "open-with-care"
        assert not app.places.config.exists()
        await app.press("P")
        await app.shows(TITLE)
        await set_beside(app, "fitted")


async def test_a_name_that_cannot_be_saved_is_refused(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, GUESTS)) as app:
        await to_replay(app)
        await fit(app)
        await app.press("s", "/", "enter")
        await app.shows("is not a name for a policy")
        assert not app.places.policies.exists()


async def test_without_decisions_there_is_nothing_to_replay(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, GUESTS)) as app:
        await app.press("P")
        await app.shows("None of your decisions is recorded with its facts yet.")


async def test_escape_stops_long_work(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [ANA])) as app:
        goes_on, ended = Event(), Event()

        def work(progress: Progress) -> str:
            try:
                progress(1, 4)
                goes_on.wait(10)
                progress(2, 4)
            finally:
                ended.set()
            return "done"

        answers: list[str | None] = []

        async def asking() -> None:
            answers.append(await app.screen.ask(WorkPrompt("Working", work)))

        app.screen.go_on_beside(asking())
        await app.shows("25%")
        await app.press("escape")
        await app.until(lambda: answers, "the answer")
        assert answers == [None]
        goes_on.set()
        await app.until(ended.is_set, "the end of the work")
        assert app.textual.focused is app.screen.queue


async def test_work_that_ends_answers_with_its_result(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [ANA])) as app:
        answers: list[int | None] = []

        async def asking() -> None:
            answers.append(await app.screen.ask(WorkPrompt("Working", lambda progress: 7)))

        app.screen.go_on_beside(asking())
        await app.until(lambda: answers, "the answer")
        assert answers == [7]
