"""What I say of people on the screen, and what is said of it."""

from pathlib import Path

from tests.tui.screens.sitting import ANA, lay_out, sitting


async def test_only_tags_that_were_put_on_or_taken_off_are_reported(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("t")
        await one.shows("as work or +work; a minus takes one off")
        await one.type("harbour")
        await one.press("enter")
        await one.until(lambda: "Ana Park: +harbour." in one.status, "the tag put on")
        await one.press("t")
        await one.type("harbour +tides -work")
        await one.press("enter")
        await one.until(lambda: "Ana Park: +tides." in one.status, "what was changed, and no more")
        assert (await one.person(ANA)).tags == ("harbour", "tides")


async def test_taking_off_a_tag_that_is_not_there_changes_nothing_and_says_so(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("t")
        await one.type("-work")
        await one.press("enter")
        await one.until(lambda: "Nothing changed." in one.status, "that nothing changed")
