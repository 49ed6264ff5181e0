"""Due diligence: a list of facts on single keys, kept at once."""

from pathlib import Path

import pytest

from store.session.checklist import CHECKLIST
from store.settings import Links, Settings
from tests.tui.screens.sitting import ANA, Sitting, lay_out, sitting


async def said(one: Sitting) -> dict[str, str | int]:
    """The facts that the file has of Ana."""
    return {name: fact.value for name, fact in (await one.person(ANA)).facts.items()}


async def test_each_key_says_its_fact(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("c")
        await one.shows("What you found out about Ana Park")
        await one.press(*(check.key for check in CHECKLIST))
        yes_or_no = {"reviewed", "photo", "profile_complete", "person_ok", "company_ok", "potential", "vouch"}
        assert await said(one) == {**dict.fromkeys(yes_or_no, "yes"), "value_to_me": 0, "value_to_them": 0}


async def test_a_key_turns_yes_no_and_unknown(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("c", "p", "p")
        assert await said(one) == {"photo": "no"}
        await one.press("p")
        assert await said(one) == {}


async def test_a_value_is_counted_up_to_three_and_then_unknown_again(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("c", *"mmmm")
        assert await said(one) == {"value_to_me": 3}
        await one.press("m")
        assert await said(one) == {}


async def test_the_advice_follows_every_key(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("c", "l", "i", "c", "m", "m", "m")
        await one.shows("Advice: Accept")
        await one.press("i")
        await one.until(lambda: "Advice: Accept" not in one.text, "another advice")


async def test_what_was_said_stands_in_the_pane_and_each_key_is_undone_by_itself(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("c", "l", "p", "escape")
        await one.shows("looked at profile yes (10 Mar")
        await one.shows("photo yes,")
        await one.press("u")
        await one.shows("photo ?,")
        assert await said(one) == {"reviewed": "yes"}


async def test_a_key_that_is_none_of_the_list_does_nothing(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("c", "a", "d", "enter")
        await one.until(lambda: one.app.focused is one.screen.queue, "the queue with the keys")
        assert (await one.invitation(ANA)).state == "open"
        assert await said(one) == {}


async def test_the_search_goes_where_the_settings_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_TTY", "/dev/pts/7")
    settings = Settings(links=Links(search="https://search.example/find?words={query}&safe=1"))
    async with sitting(lay_out(tmp_path), settings=settings) as one:
        await one.press("O")
        await one.until(lambda: one.app.clipboard, "a copied link")
        assert one.app.clipboard == "https://search.example/find?words=Ana%20Park&safe=1"
