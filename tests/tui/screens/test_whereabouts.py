"""Never the wrong person: each view is as it was left, and a cursor that lost its row says so."""

from pathlib import Path

from store.places import Places
from store.records.ids import RecordId
from store.tray.changes import Set
from store.tray.tray import Tray
from tests.tui.screens.running_app import ANA, BO, CLEO, DARIO, EWA, GUESTS, NOW, Guest, lay_out, places_in, running_app


def leave_elsewhere(places: Places, *rows: RecordId) -> None:
    """Have another Salver leave these invitations pending."""
    tray = Tray.open(places.store, places.state, lambda: NOW)
    tray.commit([Set("invitations", row, "state", "ignored") for row in rows])
    tray.save()


async def test_a_view_is_as_it_was_left(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("j", "space", "2", "1")
        assert app.here == CLEO.invitation
        assert app.screen.queue.marked == {BO.invitation}
        await app.press("/", *"message:none", "enter", "G", "8", "1")
        assert app.here == EWA.invitation
        assert app.screen.limit is not None
        assert app.screen.limit.text == "message:none"
        assert app.screen.queue.marked == {BO.invitation}


async def test_marks_survive_a_filter_and_a_verb_leaves_those_alone_that_it_hides(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("space", "space", "/", *"lindqvist", "enter")
        assert app.screen.queue.marked == {ANA.invitation, BO.invitation}
        assert app.screen.chosen() == [BO.invitation]
        await app.press("/", *["backspace"] * 9, "enter")
        assert app.screen.chosen() == [ANA.invitation, BO.invitation]


async def test_taking_the_filter_off_leaves_the_cursor_on_its_row(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("/", *"weiss", "enter", "escape")
        assert app.here == DARIO.invitation
        assert app.screen.limit is None


async def test_after_a_restart_the_cursor_is_where_it_was(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    async with running_app(places) as app:
        await app.press("G", "space", "q")
        await app.until(lambda: not app.textual.is_running)
    before = places.store.read_bytes()
    async with running_app(places) as app:
        assert app.here == EWA.invitation
        assert not app.screen.queue.marked
        await app.press("7", "q")
        await app.until(lambda: not app.textual.is_running)
    async with running_app(places) as app:
        assert app.screen.view == "network"
    assert places.store.read_bytes() == before


async def test_after_a_restart_the_cursor_is_where_it_was_in_every_view(tmp_path: Path) -> None:
    places = lay_out(tmp_path, [*GUESTS, *(Guest(f"Friend {at}", days=500 + at, connected=True) for at in range(60))])
    async with running_app(places) as app:
        await app.press("7", "G", "k", "k", "k", "1", "G", "k")
        left = {"inbox": app.here, "network": app.screen._left["network"][0].row_id}
        await app.press("7")
        seen = app.screen.queue.in_sight
        await app.press("2", "q")
        await app.until(lambda: not app.textual.is_running)
    for _ in range(2):  # the second start knows what the first one has not looked at
        async with running_app(places) as app:
            assert app.screen.view == "waiting"
            await app.press("q")
            await app.until(lambda: not app.textual.is_running)
    async with running_app(places) as app:
        await app.press("1")
        assert app.here == left["inbox"]
        await app.press("7")
        assert app.here == left["network"]
        assert app.screen.queue.in_sight == seen


async def test_the_place_that_an_older_version_kept_is_still_read(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    async with running_app(places) as app:
        await app.press("q")
        await app.until(lambda: not app.textual.is_running)
    [kept] = (places.state / "screen").iterdir()
    kept.write_text(f'{{"view": "inbox", "row": {DARIO.invitation}, "height": 3}}', encoding="utf-8")
    async with running_app(places) as app:
        assert app.here == DARIO.invitation
        await app.press("2", "1")
        assert app.here == DARIO.invitation


async def test_of_another_store_the_place_is_another(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one = lay_out(tmp_path / "one")
    two = Places(store=lay_out(tmp_path / "two").store, config=one.config, state=one.state)
    async with running_app(one) as app:
        await app.press("G", "q")
        await app.until(lambda: not app.textual.is_running)
    async with running_app(two) as app:
        assert app.here == ANA.invitation


async def test_a_place_that_cannot_be_read_is_no_place(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    async with running_app(places) as app:
        await app.press("G", "q")
        await app.until(lambda: not app.textual.is_running)
    [kept] = (places.state / "screen").iterdir()
    kept.write_text("{", encoding="utf-8")
    async with running_app(places) as app:
        assert app.here == ANA.invitation


async def test_a_merge_that_takes_the_row_away_says_so(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    async with running_app(places) as app:
        await app.press("j")
        leave_elsewhere(places, BO.invitation)
        app.session.saving.look()
        await app.shows("Bo Lindqvist left this view; the cursor is on Cleo Haddad.")
        assert app.here == CLEO.invitation


async def test_an_answer_that_takes_the_row_out_of_the_filter_says_so(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("/", *"known:no", "enter", "f", "y")
        assert "Ana Park left this view; the cursor is on Bo Lindqvist." in app.status


async def test_who_left_a_view_meanwhile_is_named_when_one_comes_back(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("j", "2")
        app.session.triage.ignore([BO.invitation])
        await app.press("1")
        assert "Bo Lindqvist left this view; the cursor is on Cleo Haddad." in app.status


async def test_not_having_looked_yet_says_how_to_look_and_asks_nothing_twice(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [BO])) as app:
        await app.press("f", "n", "f", "n")
        assert "p opens the profile of Bo Lindqvist; l says that you have looked at it." in app.status
        assert "reviewed" not in (await app.person(BO)).facts
        await app.press("l", "f")
        assert "No question is open" in app.status


async def test_an_empty_tray_has_no_place(tmp_path: Path) -> None:
    async with running_app(places_in(tmp_path)) as app:
        await app.press("2", "1", "q")
        await app.until(lambda: not app.textual.is_running)
