"""What the screen shows: at every size, of every kind of row, and whatever strangers call themselves."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.strip import Strip

from store.sample.building import build
from store.session.resources import Resources
from store.settings import Settings
from tests.tui.screens.running_app import ANA, BO, GUESTS, NOW, Guest, RunningApp, lay_out, places_in, running_app
from tui.widgets.bars import SMALLEST

SIZES = [(SMALLEST.width, SMALLEST.height), (80, 24), (120, 40), (200, 60)]

HOSTILE = [
    "[bold red]EVIL[/] tail",
    "oops [/] tail",
    "x [/red] y",
    "[@click=app.quit]click[/]",
    "Acme [EMEA] Ltd",
    "{0} {name} {}",
    "%s %(x)s",
    "a\x1b[31mred\x1b[0m",
    "a\x1b]52;c;aGk=\x1b\\b",
    "a\x1b]0;title\x07b",
    "a\x9b31mb",
    "a\x07b\x08c\x00d\x7fe",
    "a\u202eb\u2066c\u200bd",
    "line\nbreak\ttab\rreturn",
    "\ud800lone",
    "wide 中村灯 👩‍👩‍👧‍👦 flags 🇦🇹",
    "e\u0301" * 40,
    "x" * 500,
    "",
    "   ",
]


def strips(app: RunningApp) -> list[Strip]:
    return app.textual.screen._compositor.render_strips()


def assert_is_clean(app: RunningApp) -> None:
    """Every line fills the width exactly, and no cell holds what a terminal would obey or what turns text around."""
    for strip in strips(app):
        assert strip.cell_length == app.textual.size.width
        for character in strip.text:
            assert character.isprintable() or character in "\xa0", repr(strip.text)
            assert character not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff"


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE)
async def test_no_name_is_markup_or_a_control_sequence(text: str, tmp_path: Path) -> None:
    guest = replace(ANA, name=text, headline=text, message=text)
    guest_of_network = Guest("Gita Okoro", headline=text, days=900, connected=True)
    async with running_app(lay_out(tmp_path, [guest, guest_of_network])) as app:
        assert_is_clean(app)
        for keys in (["v"], ["v"], ["n"], ["escape"], ["t"], ["escape"], ["s"], ["escape"], ["f"], ["escape"]):
            await app.press(*keys)
            assert_is_clean(app)
        await app.press("e", "!", "escape", "a")
        assert_is_clean(app)
        await app.press("u", "space", "w", "2", "o")
        assert_is_clean(app)
        for view in "178":
            await app.press(view)
            assert_is_clean(app)
        assert app.textual.is_running


async def test_brackets_in_a_name_are_shown_as_they_are(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [replace(ANA, name="Acme [EMEA] [/] Ltd")])) as app:
        await app.shows("▌ Acme [EMEA] [/] Ltd")
        await app.press("i")
        assert app.status.startswith("Left Acme [EMEA] [/] Ltd pending.")
        await app.press("u", "s")
        await app.shows("Snooze Acme [EMEA] [/] Ltd until")


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
async def test_the_sample_fits_every_size_in_every_view_and_pane(size: tuple[int, int], tmp_path: Path) -> None:
    places = places_in(tmp_path)
    build(Resources(Settings(), places), NOW)
    async with running_app(places, size=size) as app:
        for keys in (
            "1",
            "r",
            "v",
            "tab",
            "tab",
            "tab",
            "escape",
            "2",
            "3",
            "5",
            "6",
            "7",
            "8",
            "?",
            "escape",
            "1",
            "n",
        ):
            await app.press(keys)
            assert_is_clean(app)


@pytest.mark.parametrize("size", [(40, 12), (59, 40), (120, 15), (1, 1), (20, 3)])
async def test_a_terminal_that_is_too_small_is_told_what_is_needed(size: tuple[int, int], tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=size) as app:
        assert_is_clean(app)
        if size[0] >= 40:
            assert f"This terminal has {size[0]} x {size[1]}." in app.text
        await app.press("j", "k", "?", "escape", "/", "escape", "s", "escape", "n", "escape")
        assert app.textual.is_running
        await app.pilot.resize_terminal(120, 40)
        await app.shows("▌ Ana Park")


async def test_growing_and_shrinking_keeps_the_row(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("j")
        for size in ((80, 24), (40, 12), (200, 60), (60, 16), (120, 40)):
            await app.pilot.resize_terminal(*size)
            await app.pilot.pause()
            assert app.here == BO.invitation
        await app.shows("▌ Bo Lindqvist")


async def test_where_it_is_narrow_all_that_is_to_be_judged_is_in_sight_without_a_key(tmp_path: Path) -> None:
    guest = replace(ANA, message=" ".join(["We met at the harbour conference."] * 9), headline="Hydrographer")
    async with running_app(lay_out(tmp_path, [guest, BO]), size=(80, 24)) as app:
        await app.shows("Person  Ana Park")
        await app.shows("▎ We met at the harbour")
        await app.shows("+ know them?   leans to accept")
        await app.shows("Do you know Ana Park? f answers")
        await app.shows("─ Reply ")
        assert "▌ Ana Park" in app.text
        assert "more lines   tab j" not in app.text


async def test_the_verdict_turns_through_its_three_faces(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(200, 100)) as app:
        await app.shows("wrote a personal note")
        await app.press("v")
        await app.shows("?   not known yet: what they are to you")
        await app.press("v")
        await app.shows("known to you: yes → accept")
        await app.press("v")
        await app.shows("wrote a personal note")


async def test_the_verdict_on_another_person_begins_with_why(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(200, 100)) as app:
        await app.press("v")
        await app.shows("?   not known yet: what they are to you")
        await app.press("l")
        await app.until(lambda: "wrote a personal note" not in app.flowing, "the same side after an answer")
        await app.press("escape", "j")
        await app.shows("Do you know Bo Lindqvist?")
        assert "not known yet: " not in app.flowing
        await app.press("k")
        await app.shows("wrote a personal note")


async def test_keys_in_a_burst_turn_the_verdict_on_the_person_that_they_went_to(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(200, 100)) as app:
        await app.pilot.press("j", "k", "v", "v")
        await app.shows("known to you: yes → accept")


async def test_what_their_words_make_likely_is_told_once_among_the_reasons(tmp_path: Path) -> None:
    offer = "Teams like yours often find that a short call pays for itself."
    async with running_app(lay_out(tmp_path, [replace(ANA, message=offer)]), size=(200, 100)) as app:
        await app.shows("likely: they sell something in their first message (")
        assert app.text.count("likely: ") == 1


async def test_a_question_says_what_is_advised_if_what_their_words_make_likely_is_so(tmp_path: Path) -> None:
    message = "Teams like yours often find that a short call pays for itself."
    async with running_app(lay_out(tmp_path, [replace(ANA, message=message)]), size=(120, 40)) as app:
        await app.shows("If so, pass. f answers")
        await app.shows("0 to +14 points")
        assert "accept at +7" in app.text


async def test_the_footer_shows_the_keys_of_the_pane_that_has_them(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.shows("a accept")
        await app.press("tab")
        await app.shows("n note")
        assert "a accept  w" not in app.text
        await app.press("escape")
        await app.shows("a accept")
        await app.press("n")
        await app.shows("esc leave")
        await app.press("escape")
        await app.shows("a accept")


async def test_every_view_has_its_count_on_80_columns(tmp_path: Path) -> None:
    places = places_in(tmp_path)
    build(Resources(Settings(), places), NOW)
    async with running_app(places, size=(80, 24)) as app:
        await app.until(lambda: app.screen.session.has_advice)
        counts = app.session.listing.counts()
        for title, view in (("Inbox", "inbox"), ("Waiting", "waiting"), ("Due", "due"), ("Done", "done")):
            await app.shows(f" {title} {counts[view]} ")


async def test_a_long_text_says_how_much_more_there_is_and_scrolls(tmp_path: Path) -> None:
    guest = replace(ANA, message="\n".join(f"line {number}" for number in range(60)))
    async with running_app(lay_out(tmp_path, [guest])) as app:
        await app.shows("…   tab, then j: read on")
        await app.press("tab", "G")
        await app.shows("line 59")
        await app.press("g")
        await app.shows("line 0")


async def test_a_pane_stays_scrolled_while_more_becomes_known_of_the_row_and_not_for_another(tmp_path: Path) -> None:
    guest = replace(ANA, message="\n".join(f"line {number}" for number in range(60)))
    async with running_app(lay_out(tmp_path, [guest, replace(BO, message=guest.message)])) as app:
        await app.shows("line 0")
        await app.press("tab", "G")
        await app.shows("line 59")
        app.screen.show_advice()
        await app.pilot.pause()
        assert "line 59" in app.text
        await app.press("escape", "j")
        await app.shows("line 0")


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)])
async def test_an_empty_tray_says_how_to_fill_it_and_where_it_will_be(tmp_path: Path, size: tuple[int, int]) -> None:
    keys = {"import": "N", "add": "+", "demo": "V"}
    async with running_app(places_in(tmp_path), size=size) as app:
        for key in keys.values():
            assert any(line.split()[:1] == [key] for line in app.text.splitlines())
        await app.shows("Settings, Data privacy, Get a copy of your data")
        assert f"kept in {places_in(tmp_path).store}." in "".join(app.text.split()).replace("keptin", "kept in ")
        assert [name for name, key in keys.items() if f" {key} " not in app.text.splitlines()[-1]] == []
        await app.press("2")
        await app.shows("You are not waiting for anybody")
        assert not app.screen.has_class("-welcoming")


@pytest.mark.parametrize(
    ("view", "sentence"),
    [
        ("2", "You are not waiting for anybody"),
        ("3", "There are no drafts"),
        ("5", "Everything you decided here"),
        ("6", "Nothing is due."),
    ],
)
async def test_a_view_without_rows_says_what_would_be_there(view: str, sentence: str, tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [ANA])) as app:
        await app.press(view)
        await app.shows(sentence)


async def test_what_became_of_an_invitation_is_told(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, GUESTS), size=(200, 60)) as app:
        await app.press("d", "8", "g")
        await app.shows("You decided to pass (10 Mar 2026). Not yet carried out on LinkedIn.")
