"""Due diligence: a list of facts on single keys, kept at once."""

from pathlib import Path

import pytest

from store.session.checklist import CHECKLIST
from store.settings import Links, Settings
from tests.tui.screens.running_app import ANA, RunningApp, lay_out, running_app


async def said(app: RunningApp) -> dict[str, str | int]:
    """The facts that the file has of Ana."""
    return {name: fact.value for name, fact in (await app.person(ANA)).facts.items()}


async def test_each_key_says_its_fact(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("c")
        await app.shows("What you found out about Ana Park")
        await app.press(*(check.key for check in CHECKLIST))
        yes_or_no = {"reviewed", "photo", "profile_complete", "person_ok", "company_ok", "potential", "vouch"}
        assert await said(app) == {**dict.fromkeys(yes_or_no, "yes"), "value_to_me": 0, "value_to_them": 0}


async def test_a_key_turns_yes_no_and_unknown(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("c", "p", "p")
        assert await said(app) == {"photo": "no"}
        await app.press("p")
        assert await said(app) == {}


async def test_a_value_is_counted_up_to_three_and_then_unknown_again(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("c", *"mmmm")
        assert await said(app) == {"value_to_me": 3}
        await app.press("m")
        assert await said(app) == {}


async def test_the_advice_follows_every_key(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("c", "l", "i", "c", "m", "m", "m")
        await app.shows("Advice: Accept")
        await app.press("l", "i")
        await app.until(lambda: "Advice: Accept" not in app.text, "another advice")


async def test_what_was_said_stands_in_the_pane_and_each_key_is_undone_by_itself(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("c", "l", "p", "escape")
        await app.shows("You looked at the profile on 10 Mar 2026.")
        await app.shows("Checklist 2 of 9")
        await app.press("u")
        await app.shows("Checklist 1 of 9")
        assert await said(app) == {"reviewed": "yes"}


async def test_a_key_that_is_none_of_the_list_does_nothing(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("c", "a", "d", "enter")
        await app.until(lambda: app.textual.focused is app.screen.queue, "the queue with the keys")
        assert (await app.invitation(ANA)).state == "open"
        assert await said(app) == {}


async def test_the_search_goes_where_the_settings_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_TTY", "/dev/pts/7")
    settings = Settings(links=Links(search="https://search.example/find?words={query}&safe=1"))
    async with running_app(lay_out(tmp_path), settings=settings) as app:
        await app.press("O")
        await app.until(lambda: app.textual.clipboard, "a copied link")
        assert app.textual.clipboard == "https://search.example/find?words=Ana%20Park&safe=1"
