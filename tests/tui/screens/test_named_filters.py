"""Filters that config.toml names: views with counts, on a key and in the palette; and people in the palette."""

from pathlib import Path

import pytest

from tests.tui.screens.running_app import BO, GITA, RunningApp, lay_out, running_app

FILTERS = '[filters]\nold = "age:>2m"\nsales = "headline:sales"\nnobody = "name:zzz"\n'
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)])


def lines(app: RunningApp) -> list[str]:
    return [" ".join(line.split()) for line in app.text.splitlines()]


@SIZES
async def test_one_key_lists_each_filter_in_each_view_with_its_count(tmp_path: Path, size: tuple[int, int]) -> None:
    places = lay_out(tmp_path)
    places.config.write_text(FILTERS)
    async with running_app(places, size=size) as app:
        await app.press("9")
        shown = lines(app)
        for line in ("1 old in Inbox age:>2m", "1 old in Done age:>2m", "1 sales in Inbox headline:sales"):
            assert line in shown
        assert "0 nobody name:zzz" in shown
        await app.press(*"sales", "enter")
        assert app.here == BO.invitation
        assert "only headline:sales" in app.text
        await app.press("9", *"old in done", "enter")
        assert app.screen.view == "done"
        assert app.here == GITA.invitation


@SIZES
async def test_a_filter_is_found_in_the_palette_by_its_name(tmp_path: Path, size: tuple[int, int]) -> None:
    places = lay_out(tmp_path)
    places.config.write_text(FILTERS)
    async with running_app(places, size=size) as app:
        await app.press(":", *"sales")
        assert any(line.startswith("filter sales headline:sales") for line in lines(app))
        await app.press("enter")
        assert app.here == BO.invitation
        await app.press("escape", "2", ":", *"sales", "enter")
        await app.shows("Nothing here, but 1 in Inbox")
        await app.press("enter")
        assert app.here == BO.invitation


@SIZES
async def test_somebody_is_found_in_the_palette_by_a_part_of_their_name(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running_app(lay_out(tmp_path), size=size) as app:
        await app.press(":", *"linq".replace("q", "dq"))
        assert any(line.startswith("Bo Lindqvist Sales at Acme") for line in lines(app))
        await app.press("enter")
        assert app.here == BO.invitation
        await app.press(":", *"gita", "enter")
        assert app.screen.view == "network"


async def test_people_keep_no_command_from_its_key_word(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press(":", *"undo", "enter")
        await app.shows("undo")
        assert app.screen.view == "inbox"
        await app.press(":")
        assert "Bo Lindqvist Sales" not in " ".join(lines(app)[-30:])


async def test_a_filter_that_nobody_understands_is_told_and_the_others_are_there(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    places.config.write_text('[filters]\nbad = "nmae:x"\nsales = "headline:sales"\n')
    async with running_app(places, size=(80, 24)) as app:
        await app.shows("1 mistake, left out for now.")
        await app.press(",")
        await app.shows("Line 2: 'filters.bad', column 1:")
        await app.shows("did you mean 'name'?")
        await app.press("escape", "9")
        assert "1 sales in Inbox headline:sales" in lines(app)


async def test_without_filters_the_key_says_how_to_name_one_and_nothing_of_it_is_cut(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(80, 24)) as app:
        await app.press("9")
        assert app.status.startswith("You have no named filters. Set one with /, name it with 9.  ")


@SIZES
async def test_the_filter_in_force_gets_a_name_that_counts_at_once(tmp_path: Path, size: tuple[int, int]) -> None:
    places = lay_out(tmp_path)
    places.config.write_text('# mine\n[filters]\nold = "age:>2m"  # for spring\n')
    async with running_app(places, size=size) as app:
        await app.press("/", *"headline:sales", "enter", "9")
        await app.press(*"give this", "enter")
        await app.shows("A name for the filter headline:sales")
        await app.type("sales people")
        await app.press("enter")
        assert "Named sales people: 9 lists it. To undo that, take its line out of config.toml." in app.status
        assert places.config.read_text() == (
            '# mine\n[filters]\nold = "age:>2m"  # for spring\n"sales people" = "headline:sales"\n'
        )
        assert list(app.screen.queue.rows) == [BO.invitation]
        await app.press("escape", "9")
        assert "1 sales people in Inbox headline:sales" in lines(app)


async def test_where_no_filter_is_named_yet_the_key_asks_for_the_name_at_once(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("/", *"headline:sales", "enter", "9")
        await app.shows("A name for the filter headline:sales")
        await app.press("=", "enter")
        await app.shows("letters, digits, blanks and hyphens")
        await app.press("escape")
        assert not app.places.config.exists()


async def test_a_name_that_is_taken_says_what_it_replaces(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    places.config.write_text('[filters]\nold = "age:>2m"\n')
    async with running_app(places) as app:
        await app.press("/", *"headline:sales", "enter", ":", *"name filter", "enter", *"old")
        await app.shows("old is age:>2m now; enter replaces that.")
        await app.press("enter")
        await app.shows("It was age:>2m before.")
        assert places.config.read_text() == '[filters]\nold = "headline:sales"\n'


async def test_a_config_that_cannot_be_read_keeps_no_name_and_is_as_it_was(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        app.places.config.write_text("filters = 3\n")
        await app.press("/", *"headline:sales", "enter", "9", *"sales", "enter")
        assert "Not kept: " in app.status
        assert app.places.config.read_text() == "filters = 3\n"
