"""Deciding by keyboard: what a key does to the rows, to the file, and what is said about it."""

import re
from datetime import date
from pathlib import Path

import pytest

from store.settings import Settings
from tests.tui.screens.sitting import ANA, BO, CLEO, DARIO, EWA, FINN, GITA, NOW, Guest, lay_out, sitting


async def test_a_decision_takes_the_row_away_and_goes_to_the_next(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("j", "a")
        await one.shows("1 Inbox 4")
        assert one.here == CLEO.invitation
        assert one.screen.queue.place == 1


async def test_after_the_last_row_the_cursor_goes_up(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("G", "i")
        assert one.here == DARIO.invitation


async def test_it_is_said_what_was_done_and_what_the_other_side_sees(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path), size=(160, 40)) as one:
        await one.press("a")
        assert one.status.startswith("Accepted Ana Park. LinkedIn: they are told that you accepted")


async def test_before_the_key_is_pressed_it_is_said_what_they_will_see(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path), size=(200, 60)) as one:
        await one.shows("d pass     LinkedIn: they receive your note. That you declined they are not told.")


async def test_a_decision_remembers_what_was_advised(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("i")
        record = (await one.stored()).record("invitations", ANA.invitation)
        contexts = [entry.context for _, entry in record.entries() if entry.field == "state"]
        assert contexts[0]["policy"] == "open-with-care"
        assert contexts[0]["advice"] == "look"


async def test_a_verb_acts_on_all_marked_rows_as_one_action(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("space", "j", "space", "i")
        tray = await one.stored()
        assert [tray.invitation(guest.invitation).state for guest in (ANA, BO, CLEO)] == ["ignored", "open", "ignored"]
        assert "Ana Park and Cleo Haddad" in one.status
        assert not one.screen.queue.marked
        await one.press("u")
        assert (await one.invitation(ANA)).state == (await one.invitation(CLEO)).state == "open"
        assert one.status.startswith("Undid: ")
        assert {ANA.invitation, CLEO.invitation} < set(one.screen.queue.rows)


async def test_before_several_are_written_to_they_are_listed(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("space", "space", "d")
        await one.shows("2 people: y goes on, n does not")
        assert "Bo Lindqvist" in one.text
        await one.press("n")
        assert (await one.invitation(ANA)).state == "open"
        await one.press("d", "y")
        await one.until(lambda: "3 Drafts" in one.text and not one.screen.queue.marked, "the marks gone")
        assert (await one.invitation(ANA)).state == (await one.invitation(BO)).state == "passed"


async def test_what_a_verb_does_not_fit_is_left_alone_with_its_reason(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("2")
        assert one.here == FINN.invitation
        await one.press("w")
        assert "only one that came in can be asked why" in one.status
        assert (await one.invitation(FINN)).state == "waiting"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("a", "Noted that Finn Moreau accepted. LinkedIn: they accepted, and you are connected."),
        ("d", "Withdrew from Finn Moreau. LinkedIn: they are not told. You cannot invite them again"),
    ],
)
async def test_what_a_key_means_for_an_invitation_of_mine_is_said_before_and_after(
    key: str, said: str, tmp_path: Path
) -> None:
    async with sitting(lay_out(tmp_path), size=(200, 50)) as one:
        await one.press("2")
        await one.shows("a accepted LinkedIn: they accepted, and you are connected.")
        await one.shows("d withdraw")
        await one.press(key)
        assert said in one.status


async def test_any_number_of_steps_is_undone_and_done_again(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("a", "d", "i", "u", "u", "u")
        tray = await one.stored()
        assert {tray.invitation(guest.invitation).state for guest in (ANA, BO, CLEO)} == {"open"}
        assert one.here == ANA.invitation
        await one.press("U", "U")
        assert (await one.invitation(BO)).state == "passed"
        await one.press("u", "u", "u")
        assert "There is nothing to undo." in one.status


async def test_undo_works_after_a_restart_and_names_what_it_takes_back(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    async with sitting(places) as one:
        await one.press("d")
        await one.stored()
    async with sitting(places) as one:
        await one.press("u")
        assert one.status.startswith("Undid: passed on Ana Park")
        assert (await one.invitation(ANA)).state == "open"


async def test_snoozing_reads_a_date_as_it_is_typed_and_says_which_day_it_is(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("s")
        await one.shows("Snooze Ana Park until")
        await one.type("in 3 days")
        await one.shows("until Fri 13 Mar 2026, in 3 days")
        await one.press("enter")
        await one.shows("6 Due 1")
        assert (await one.invitation(ANA)).due == date(2026, 3, 13)


async def test_a_date_that_is_none_is_said_so_and_nothing_is_snoozed(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("s")
        await one.type("someday")
        await one.press("enter")
        await one.shows("is not a date")
        await one.press("escape")
        assert (await one.invitation(ANA)).state == "open"
        assert one.app.focused is one.screen.queue


async def test_another_preset_is_an_arrow_away(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("s", "down", "enter")
        assert (await one.invitation(ANA)).due == date(2026, 3, 11)


@pytest.mark.parametrize("day", range(8, 15))
async def test_no_day_is_offered_twice_to_snooze_until(
    day: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.tui.screens.sitting.NOW", NOW.replace(day=day))
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("s")
        await one.shows("Snooze Ana Park until")
        await one.shows(", tomorrow")
        offered = re.findall(r"\d+ \w{3} 2026, (?:tomorrow|in \d+ days)", one.text)
        assert len(offered) == len(set(offered)) >= 4


async def test_where_nothing_is_advised_the_key_for_it_says_so(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("2", ".")
        assert "The rules advise nothing here." in one.status


async def test_as_advised_takes_the_advice(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("j")
        await one.press("f", "n", "l")
        advice = one.screen.session.verdict(BO.invitation)
        assert advice is not None
        await one.press(".")
        wanted = {"pass": "passed", "ask": "asked", "accept": "accepted"}[advice.advice or ""]
        assert (await one.invitation(BO)).state == wanted


async def test_clearing_old_rows_marks_them_for_one_verb(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press(":", *"clear-old", "enter")
        await one.until(lambda: one.screen.queue.marked == {EWA.invitation}, "the old one marked")
        assert "only age:>6m" in one.text
        await one.press("i")
        assert (await one.invitation(EWA)).state == "ignored"


async def test_many_old_rows_are_mentioned_once(tmp_path: Path) -> None:
    from tests.tui.screens.sitting import Guest

    old = [Guest(f"Old Friend {number}", days=400) for number in range(12)]
    async with sitting(lay_out(tmp_path, [ANA, *old])) as one:
        await one.shows("12 have waited for more than six months")


async def test_with_the_setting_a_decision_counts_as_carried_out(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path), settings=Settings(carried_out_at_once=True)) as one:
        await one.press("a")
        assert (await one.invitation(ANA)).carried_out == date(2026, 3, 10)


@pytest.mark.parametrize("key", ["a", "w", "d", "i", "s"])
async def test_people_of_the_network_cannot_be_decided_on_and_it_is_said_why(key: str, tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("7")
        assert one.here == GITA.person
        await one.press(key)
        assert "Nothing to decide: this row is a person, Gita Okoro, and no invitation." in one.status
        assert not one.screen.foot.children


async def test_nothing_is_offered_or_promised_where_there_is_nothing_to_decide(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.shows("What they will see")
        await one.shows("a accept  w ask why")
        await one.press("7")
        await one.shows("There is no invitation to decide on here")
        assert "What they will see" not in one.text
        assert not any(offer in one.text for offer in ("a accept", "w ask why", "d pass", "i ignore", "s snooze"))
        await one.press("1")
        await one.shows("What they will see")
        await one.shows("a accept  w ask why")


async def test_of_marked_people_it_is_said_that_none_is_an_invitation(tmp_path: Path) -> None:
    friends = [GITA, Guest("Hana Blum", days=800, connected=True)]
    async with sitting(lay_out(tmp_path, friends)) as one:
        await one.press("7", "space", "space", "d")
        assert "none of the marked rows is an invitation" in one.status


@pytest.mark.parametrize(
    "key", ["a", "w", "d", "i", "s", ".", "x", "r", "e", "E", "y", "f", "l", "n", "t", "o", "space"]
)
async def test_in_an_empty_view_no_key_does_harm(key: str, tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await one.press("4", key, "escape", "j", "k", "g", "G", "pagedown", "v")
        await one.shows("Nobody is being introduced")
        assert await one.drafts() == []
