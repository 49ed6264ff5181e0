"""Finding rows and commands."""

from pathlib import Path

import pytest

from store.settings import Settings
from tests.tui.screens.sitting import ANA, BO, DARIO, EWA, Sitting, lay_out, sitting
from tui.keymap.commands import Command
from tui.prompts.picking import PickPrompt


def rows(one: Sitting) -> list[int]:
    return list(one.screen.queue.rows)


async def test_a_filter_shows_its_rows_while_it_is_typed(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("/", *"sato")
        assert rows(one) == [EWA.invitation]
        await one.press("backspace", "backspace", "backspace", "backspace")
        assert len(rows(one)) == 5


async def test_a_filter_stays_in_sight_until_it_is_taken_off(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("/", *"message:any", "enter")
        assert rows(one) == [ANA.invitation]
        await one.shows("only message:any · 1 of 1")
        await one.press("escape")
        assert len(rows(one)) == 5
        assert "only" not in one.status


async def test_turning_away_from_a_filter_shows_what_was_shown_before(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("/", *"sato", "enter", "/", "backspace", "escape")
        assert rows(one) == [EWA.invitation]


async def test_a_filter_that_says_nothing_clear_is_pointed_at(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("/", *"park", "space", *"nmae:x")
        await one.until(lambda: "      ^" in one.text)
        await one.shows("'name'")
        await one.press("enter")
        assert one.app.focused is not one.screen.queue


async def test_tab_completes_a_filter(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("/", *"advi", "tab", *"lo", "tab", "enter")
        await one.shows("only advice:look")
        assert ANA.invitation in rows(one)


async def test_what_the_rules_advise_can_be_filtered_for(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("/", *"known:no", "space", *"-message:any", "enter")
        assert ANA.invitation not in rows(one)
        assert BO.invitation in rows(one)


async def test_a_row_that_no_longer_fits_its_filter_leaves(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("/", *"tag:none", "enter", "t", "x", "enter")
        await one.until(lambda: ANA.invitation not in rows(one), "Ana gone")
        await one.press("u")
        assert ANA.invitation in rows(one)


@pytest.mark.parametrize(
    ("typed", "first"), [("decline", "pass"), ("archive", "ignore"), ("star", "tags"), ("later", "snooze")]
)
async def test_the_palette_knows_the_words_of_other_programs(typed: str, first: str, tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press(":", *typed)
        prompt: PickPrompt[Command] = one.app.screen.query_one(PickPrompt)
        assert first in [choice.answer.id for choice in prompt.found[:2]]


async def test_the_palette_does_the_command_that_is_chosen(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("ctrl+p", *"ignore", "enter")
        assert (await one.invitation(ANA)).state == "ignored"


async def test_the_keys_that_are_set_are_the_keys_that_are_shown(tmp_path: Path) -> None:
    settings = Settings(keys={"accept": ("z",), "snooze": "Z"})
    async with sitting(lay_out(tmp_path), settings=settings) as one:
        await one.shows("z accept")
        await one.press("a")
        assert (await one.invitation(ANA)).state == "open"
        await one.press("z")
        assert (await one.invitation(ANA)).state == "accepted"
        await one.press("?", *"accept")
        await one.shows("z           accept")


async def test_the_help_explains_signs_as_well(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path), size=(120, 170)) as one:
        await one.press("?")
        await one.shows("they wrote something with the invitation")


async def test_words_typed_into_the_palette_are_no_commands(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press(":", "q", "a", "d", "escape")
        assert one.app.is_running
        assert (await one.invitation(ANA)).state == "open"


async def test_marking_by_filter_takes_one_filter_and_one_verb(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("T", *"age:<5d", "enter", "i")
        tray = await one.stored()
        assert tray.invitation(EWA.invitation).state == "open"
        assert tray.invitation(DARIO.invitation).state == "ignored"
