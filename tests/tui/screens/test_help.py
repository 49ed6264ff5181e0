"""The help on the screen: what works here first, searchable, readable at 80x24, with the manual behind it."""

from functools import partial
from pathlib import Path

import pytest

from store.settings import Settings
from tests.tui.screens.running_app import ANA, RunningApp, lay_out, running_app
from tui.help.pages import pages

SMALL = (80, 24)


def lacks(app: RunningApp, text: str) -> bool:
    return text not in app.text


def lines(app: RunningApp) -> list[str]:
    return [" ".join(line.split()) for line in app.text.splitlines()]


async def test_the_keys_of_this_view_come_first_with_what_the_other_side_sees(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=SMALL) as app:
        await app.press("?")
        await app.shows("Here, in Inbox")
        shown = lines(app)
        assert shown.index("Here, in Inbox") < next(at for at, line in enumerate(shown) if line.startswith("d "))
        assert any("d pass Once you carry it out, they receive" in line for line in shown)
        assert any("w ask why Once you carry it out, they receive" in line for line in shown)


async def test_what_is_cut_off_stands_in_full_below(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=SMALL) as app:
        await app.press("?", "down", "down")
        await app.shows("Once you carry it out, they receive your note. LinkedIn does not tell them that you declined.")


async def test_keys_that_decide_are_not_offered_where_nothing_can_be_decided(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=SMALL) as app:
        await app.press("7", "?")
        await app.until(lambda: "Here, in" in app.text)
        here = app.text.partition("Here, in")[2].partition("Signs in the rows")[0]
        assert "snooze" not in here
        assert "filter" in here


async def test_an_invitation_of_ones_own_is_withdrawn_and_nobody_is_asked_why(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(120, 40)) as app:
        await app.press("2", "?")
        await app.shows("Here, in Waiting")
        here = app.text.partition("Here, in")[2].partition("Signs in the rows")[0]
        assert "ask why" not in here
        assert "You cannot invite them again" in app.text


async def test_what_a_view_is_for_comes_first(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=SMALL) as app:
        await app.press("7", "?")
        await app.until(lambda: "Here, in People" in app.text)
        here = [line.split()[0] for line in app.text.partition("Here, in People")[2].splitlines()[1:4]]
        assert here[0] == "m"


async def test_the_signs_stand_between_the_keys_of_the_view_and_all_keys(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(120, 170)) as app:
        await app.press("?")
        await app.shows("nothing proves who sent it")
        shown = lines(app)
        places = [shown.index(heading) for heading in ("Here, in Inbox", "Signs in the rows", "Decide", "The manual")]
        assert places == sorted(places)


async def test_typing_searches_and_enter_does_it(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=SMALL) as app:
        await app.press("?", *"leave pending", "enter")
        assert (await app.invitation(ANA)).state == "ignored"


async def test_the_end_of_the_list_is_reached_by_scrolling(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=SMALL) as app:
        await app.press("?", *["pagedown"] * 20)
        await app.shows(list(pages())[-1])


async def test_home_and_end_go_to_the_ends_of_the_list_while_nothing_is_typed(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=SMALL) as app:
        await app.press("?", "end")
        await app.shows(list(pages())[-1])
        await app.press("home")
        await app.shows("Here, in Inbox")
        await app.press(*"undo", "home", "x")
        await app.shows("xundo")


async def test_while_something_is_typed_the_title_says_how_much_is_found_and_how_to_see_all(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=SMALL) as app:
        await app.press("?", *"redo")
        await app.shows("esc leaves · 1 found, ^u shows all")
        await app.press("ctrl+u")
        await app.shows("Here, in Inbox")
        await app.until(partial(lacks, app, "found"), "the title without a count")
        await app.press(*"take back the last")
        assert next(line.split()[:2] for line in lines(app) if "Take back the last" in line) == ["u", "undo"]
        await app.shows("· 1 found")


async def test_a_page_of_the_manual_scrolls_by_whole_pages_and_to_its_ends(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=SMALL) as app:
        await app.press("?", *"privacy", "enter")
        await app.shows("Salver keeps all data about people in one file")
        await app.press("pagedown")
        await app.until(partial(lacks, app, "Salver keeps all data about people in one file"), "the next page")
        await app.press("home")
        await app.shows("Salver keeps all data about people in one file")
        await app.press("end")
        await app.until(partial(lacks, app, " more ↓"), "the end")


async def test_a_page_of_the_manual_opens_and_leads_back(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=SMALL) as app:
        await app.press("?", *"privacy", "enter")
        await app.shows("Salver keeps all data about people in one file")
        await app.press("b")
        await app.shows("Here, in Inbox")
        await app.press("escape")
        await app.until(lambda: "Here, in" not in app.text)


@pytest.mark.slow
async def test_every_page_of_the_manual_can_be_read_on_the_smallest_usual_screen(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=SMALL) as app:
        for page in pages().values():
            below = ["down"] if page.title == "Settings" else []  # a command has this name too, and stands above
            await app.press("?", *page.title.lower(), *below, "enter")
            title = f"─{page.title}─"
            await app.shows(title)
            await app.press("end", "escape")
            await app.until(partial(lacks, app, title), title)


async def test_a_sign_is_explained_when_it_is_chosen(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=SMALL) as app:
        await app.press("?", *"nothing proves", "enter")
        await app.shows("The sign ? means: nothing proves who sent it.")


async def test_the_keys_are_those_of_the_user(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=SMALL, settings=Settings(keys={"accept": "z"})) as app:
        await app.press("?")
        await app.until(lambda: any(line.startswith("z accept Once you carry it out") for line in lines(app)))


async def test_the_signs_before_the_lines_of_a_message_are_explained(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=SMALL) as app:
        await app.shows("▎ We met")
        await app.press("?", *"underlined", "enter")
        await app.shows("The sign + - ? means: the underlined words count for them, against them, or Salver asks you")
