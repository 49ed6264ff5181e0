"""Introductions to me: who introduces whom, whether I had been asked, and what is answered to either."""

from datetime import timedelta
from pathlib import Path

from store.places import Places
from store.records.ids import RecordId
from store.tray.changes import Add, Change
from store.tray.tray import Tray
from tests.tui.screens.running_app import NOW, RunningApp, lay_out, places_in, running_app

TOM, LENA, KAI = 501, 502, 503
LENA_MEETS, KAI_MEETS = RecordId(511), RecordId(512)
WORDS = "Dear both, Lena maps the tides and you build the gauges. I think that you should meet. Tom"


def introduced(folder: Path) -> Places:
    """Tom introduces me to Lena unasked, and to Kai after he had asked; that he wrote the latter nothing proves."""
    places = places_in(folder)
    tray = Tray.open(places.store, places.state, lambda: NOW)
    people = {TOM: "Tom Reed", LENA: "Lena Brandt", KAI: "Kai Winter"}
    changes: list[Change] = [
        Add("people", RecordId(number), {"name": name, "email": f"{number}@mail.example", "source": "mail"})
        for number, name in people.items()
    ]
    common = {"kind": "introduction", "by": TOM, "direction": "incoming", "channel": "email", "source": "mail"}
    lena = {**common, "person": LENA, "sent": (NOW - timedelta(days=1)).isoformat(), "message": WORDS}
    kai = {**common, "person": KAI, "sent": (NOW - timedelta(days=2)).isoformat(), "asked": True, "verified": False}
    changes += [Add("invitations", LENA_MEETS, lena), Add("invitations", KAI_MEETS, kai)]
    tray.commit(changes, by="import")
    tray.save()
    return places


async def sent_to(app: RunningApp) -> set[tuple[str, str]]:
    """Who was sent what, by the names and purposes that the file has."""
    return {(draft.person.name, draft.purpose) for draft in await app.drafts() if draft.sent}


async def test_the_view_shows_whom_i_am_to_meet_and_by_whom(tmp_path: Path) -> None:
    async with running_app(introduced(tmp_path)) as app:
        await app.press("4")
        await app.shows("Lena Brandt, by Tom Reed")
        await app.shows("Kai Winter, unverified, by Tom")
        assert list(app.screen.queue.rows) == [LENA_MEETS, KAI_MEETS]


async def test_on_a_wide_screen_the_row_says_it_whole(tmp_path: Path) -> None:
    async with running_app(introduced(tmp_path), size=(180, 40)) as app:
        await app.press("4")
        await app.shows("Kai Winter, unverified, by Tom Reed")


async def test_the_pane_says_who_introduces_and_whether_i_had_been_asked(tmp_path: Path) -> None:
    async with running_app(introduced(tmp_path)) as app:
        await app.press("4")
        await app.shows("Tom Reed introduced you to each other by email")
        await app.shows("No email shows that you had been asked first.")
        await app.press("j")
        await app.shows("You had been asked first.")
        await app.shows("Unverified: nothing proves that the email comes from this sender.")


async def test_that_nobody_asked_me_first_counts_against_it(tmp_path: Path) -> None:
    async with running_app(introduced(tmp_path)) as app:
        await app.press("4", "colon", *"fact", "enter")
        await app.shows("State a fact about Lena Brandt")
        await app.type("consent_asked=no")
        await app.press("enter")
        await app.shows("You had not been asked first.")
        await app.shows("-2 Lena Brandt was introduced to you, and nobody asked you first.")


async def test_a_yes_thanks_them_and_names_who_brought_us_together(tmp_path: Path) -> None:
    async with running_app(introduced(tmp_path)) as app:
        await app.press("4", "a", "5")
        await app.shows("Our introduction")
        await app.press("y")
        await app.until(lambda: "marked as sent to Lena Brandt" in app.status, "that it went out")
        assert "Tom Reed" in app.textual.clipboard
        assert await sent_to(app) == {("Lena Brandt", "thanks")}


async def test_a_pass_goes_to_the_person_introduced_and_then_to_the_introducer(tmp_path: Path) -> None:
    async with running_app(introduced(tmp_path)) as app:
        await app.press("4", "d", "5")
        await app.shows("Reply  pass, with a note")
        await app.press("y")
        await app.until(lambda: "marked as sent to Lena Brandt" in app.status, "that the pass went out")
        await app.shows("To Tom Reed, who introduced you:")
        await app.press("y")
        await app.until(lambda: "marked as sent to Tom Reed" in app.status, "that the introducer was told")
        assert "Lena Brandt" in app.textual.clipboard
        assert await sent_to(app) == {("Lena Brandt", "pass"), ("Tom Reed", "introduction-pass")}


async def test_who_did_not_ask_me_first_is_told_my_wish_for_next_time(tmp_path: Path) -> None:
    async with running_app(introduced(tmp_path)) as app:
        await app.press("4", "colon", *"fact", "enter")
        await app.shows("State a fact about Lena Brandt")
        await app.type("consent_asked=no")
        await app.press("enter", "m")
        await app.shows("Write to Lena Brandt: what for?")
        await app.type("introduction-pass")
        await app.press("enter")
        await app.shows("No introduction · Tom Reed: begin with")
        await app.shows("introduction-pass.not-asked")


async def test_a_quiet_pass_owes_a_text_to_nobody(tmp_path: Path) -> None:
    async with running_app(introduced(tmp_path)) as app:
        await app.press("4", "colon", *"pass-quietly", "enter")
        await app.until(lambda: "quietly" in app.status, "the pass")
        await app.press("8")
        await app.shows("Verdict  what you decided")
        assert "who introduced you:" not in app.text


async def test_the_thread_shows_an_introduction_as_an_introduction(tmp_path: Path) -> None:
    async with running_app(introduced(tmp_path)) as app:
        await app.press("4", "h")
        await app.shows("· Tom Reed introduced you to each other by")


async def test_where_nobody_is_introduced_the_view_says_how_introductions_come(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("4")
        await app.shows("finds introductions in your mail")
