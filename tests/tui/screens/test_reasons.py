"""What was advised when a decision was taken, and the reason of one that goes against it."""

from pathlib import Path

from store.session.past_decisions import advice_then
from store.tray import history
from store.tray.descriptions import describe_action
from tests.tui.screens.running_app import ANA, GITA, Guest, RunningApp, lay_out, running_app

PITCH = "Hello, our tool doubles your leads in a month. Book a demo with me today and save half of the price."
SELLER = Guest("Sela Broker", PITCH)


async def accept_with_reason(app: RunningApp) -> None:
    await app.press("B", "a", *"Old friend", "enter")
    assert (await app.invitation(SELLER)).state == "accepted"


async def test_done_shows_what_was_advised_that_day(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [SELLER, GITA])) as app:
        await app.press("i", "8", "g")
        await app.shows("Advised that day: pass, firm")
        assert "You decided against firm advice." not in app.flowing


async def test_a_decision_against_firm_advice_is_called_so_with_its_reason(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [SELLER, GITA])) as app:
        await accept_with_reason(app)
        await app.press("8", "g")
        await app.shows("You decided against firm advice.")
        await app.shows("Your reason: Old friend")


async def test_the_reason_is_in_the_file_and_in_the_history(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [SELLER, GITA])) as app:
        await accept_with_reason(app)
        tray = await app.stored()
        then = advice_then(tray, tray.invitation(SELLER.invitation))
        assert then is not None
        assert (then.advice, then.is_overruled, then.because) == ("pass", True, "Old friend")
        assert describe_action(tray.tables, history.actions(tray)[-1]).endswith(", because: Old friend")


async def test_undo_takes_decision_and_reason_back_and_redo_brings_both_again(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [SELLER, GITA])) as app:
        await accept_with_reason(app)
        await app.press("u")
        tray = await app.stored()
        assert advice_then(tray, tray.invitation(SELLER.invitation)) is None
        await app.press("U")
        tray = await app.stored()
        then = advice_then(tray, tray.invitation(SELLER.invitation))
        assert then is not None
        assert then.because == "Old friend"


async def test_escape_at_either_question_decides_nothing(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [ANA, GITA])) as app:
        await app.press("B", "escape")
        await app.press("B", "d", "escape")
        await app.shows("Nothing was done to Ana Park.")
        assert (await app.invitation(ANA)).state == "open"


async def test_a_reason_of_blanks_is_none(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [ANA, GITA])) as app:
        await app.press("B", "i", "space", "enter", "escape")
        assert (await app.invitation(ANA)).state == "open"
