"""Finding rows and commands."""

from pathlib import Path

import pytest

from store.settings import Settings
from tests.tui.screens.running_app import ANA, BO, CLEO, DARIO, EWA, FINN, Guest, RunningApp, lay_out, running_app
from tui.keymap.commands import Command
from tui.prompts.picking import PickPrompt
from tui.prompts.typed import TypedPrompt


def rows(app: RunningApp) -> list[int]:
    return list(app.screen.queue.rows)


async def test_a_filter_shows_its_rows_while_it_is_typed(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("/", *"sato")
        assert rows(app) == [EWA.invitation]
        await app.press("backspace", "backspace", "backspace", "backspace")
        assert len(rows(app)) == 5


async def test_a_filter_stays_in_sight_until_it_is_taken_off(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("/", *"message:any", "enter")
        assert rows(app) == [ANA.invitation]
        await app.shows("only message:any · 1 of 1")
        await app.press("escape")
        assert len(rows(app)) == 5
        assert "only" not in app.status


async def test_a_filter_is_in_force_however_fast_enter_follows_its_last_letter(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("/")
        prompt = app.textual.screen.query_one(TypedPrompt)
        prompt.input.value = "sato"
        await prompt.input.action_submit()
        await app.shows("only sato · 1 of 1")
        assert rows(app) == [EWA.invitation]


async def test_what_was_understood_last_stays_shown_however_fast_more_is_typed(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("/")
        prompt = app.textual.screen.query_one(TypedPrompt)
        prompt.input.value = "sato"
        prompt.input.value = "sato ("
        await app.until_drawn()
        assert rows(app) == [EWA.invitation]


async def test_turning_away_from_a_filter_shows_what_was_shown_before(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("/", *"sato", "enter", "/", "backspace", "escape")
        assert rows(app) == [EWA.invitation]


async def test_a_filter_that_says_nothing_clear_is_pointed_at(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("/", *"park", "space", *"nmae:x")
        await app.until(lambda: "      ^" in app.text)
        await app.shows("'name'")
        await app.press("enter")
        assert app.textual.focused is not app.screen.queue


async def test_tab_completes_a_filter(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("/", *"advi", "tab", *"lo", "tab", "enter")
        await app.shows("only advice:look")
        assert ANA.invitation in rows(app)


async def test_what_the_rules_advise_can_be_filtered_for(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("/", *"known:no", "space", *"-message:any", "enter")
        assert ANA.invitation not in rows(app)
        assert BO.invitation in rows(app)


async def test_a_row_that_no_longer_fits_its_filter_leaves(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("/", *"tag:none", "enter", "t", "x", "enter")
        await app.until(lambda: ANA.invitation not in rows(app), "Ana gone")
        await app.press("u")
        assert ANA.invitation in rows(app)


@pytest.mark.parametrize(
    ("typed", "first"), [("decline", "pass"), ("archive", "ignore"), ("star", "tags"), ("later", "snooze")]
)
async def test_the_palette_knows_the_words_of_other_programs(typed: str, first: str, tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press(":", *typed)
        prompt: PickPrompt[Command] = app.textual.screen.query_one(PickPrompt)
        assert first in [choice.answer.id for choice in prompt.found[:2]]


async def test_the_palette_does_the_command_that_is_chosen(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("ctrl+p", *"ignore", "enter")
        assert (await app.invitation(ANA)).state == "ignored"


async def test_the_keys_that_are_set_are_the_keys_that_are_shown(tmp_path: Path) -> None:
    settings = Settings(keys={"accept": ("z",), "snooze": "Z"})
    async with running_app(lay_out(tmp_path), settings=settings) as app:
        await app.shows("z accept")
        await app.press("a")
        assert (await app.invitation(ANA)).state == "open"
        await app.press("z")
        assert (await app.invitation(ANA)).state == "accepted"
        await app.press("?", *"accept")
        await app.shows("z           accept")


async def test_the_help_explains_signs_as_well(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(120, 170)) as app:
        await app.press("?")
        await app.shows("the invitation has a message")


async def test_words_typed_into_the_palette_are_no_commands(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press(":", "q", "a", "d", "escape")
        assert app.textual.is_running
        assert (await app.invitation(ANA)).state == "open"


async def test_marking_by_filter_takes_one_filter_and_one_verb(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("T", *"age:<5d", "enter", "i")
        tray = await app.stored()
        assert tray.invitation(EWA.invitation).state == "open"
        assert tray.invitation(DARIO.invitation).state == "ignored"


async def test_a_filter_says_what_other_views_have(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("/", *"moreau", "enter")
        await app.shows("Nothing here, but 1 in Waiting: enter goes there")
        await app.press("enter")
        await app.until(lambda: app.screen.view == "waiting")
        assert app.here == FINN.invitation
        assert app.screen.limit is not None
        assert app.screen.limit.text == "moreau"
        assert app.status.startswith("Waiting shows only moreau; esc shows all.")


async def test_a_filter_that_goes_along_to_another_view_leaves_the_first_one_as_it_was(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("j", "j", "/", *"moreau", "enter", "enter")
        await app.until(lambda: app.screen.view == "waiting")
        await app.press("1")
        assert app.screen.limit is None
        assert app.here == CLEO.invitation


async def test_turning_to_a_view_that_is_filtered_still_says_so(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("/", *"message:none", "enter", "8", "1")
        assert app.status.startswith("Inbox shows only message:none; esc shows all.")
        await app.press("escape")
        assert "shows only" not in app.text
        await app.press("8", "1")
        assert "shows only" not in app.text


async def test_who_stays_here_sees_what_other_views_have_beside_the_own_rows(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("/", *"moreau", "enter", "escape")
        assert app.screen.view == "inbox"
        await app.press("/", *["backspace"] * 6, *"name:a", "enter")
        await app.shows("Also 1 in Waiting, 1 in People, 1 in Done.")


async def test_the_palette_says_what_each_command_does(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press(":", *"decline")
        await app.shows("Pass with a note. It waits under To do")


async def test_what_the_palette_cuts_off_stands_in_full_below(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(80, 24)) as app:
        await app.press(":")
        await app.shows("Accept. It waits under To do until you have accepted on LinkedIn as well.")


async def test_a_long_list_follows_the_chosen_line_and_lays_out_only_what_is_in_sight(tmp_path: Path) -> None:
    guests = [Guest(f"Guest {place:03}") for place in range(200)]
    async with running_app(lay_out(tmp_path, guests), size=(80, 24)) as app:
        await app.press("b")
        await app.press(*["pagedown"] * 15)
        await app.shows("Guest 150")
        await app.press(*["up"] * 40)
        await app.shows("Guest 110")
        prompt = app.textual.screen.query_one(PickPrompt)
        assert len(prompt.found) == 200
        assert len(prompt._list._painted) < 24
