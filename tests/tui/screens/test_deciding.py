"""Deciding by keyboard: what a key does to the rows, to the file, and what is said about it."""

import re
from datetime import date
from pathlib import Path

import pytest

from store.settings import Settings
from tests.tui.screens.running_app import ANA, BO, CLEO, DARIO, EWA, FINN, GITA, NOW, Guest, lay_out, running_app


async def test_a_decision_takes_the_row_away_and_goes_to_the_next(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("j", "a")
        await app.shows("1 Inbox 4")
        assert app.here == CLEO.invitation
        assert app.screen.queue.place == 1


async def test_after_the_last_row_the_cursor_goes_up(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("G", "i")
        assert app.here == DARIO.invitation


async def test_it_is_said_what_was_done_and_what_the_other_side_sees(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(160, 40)) as app:
        await app.press("a")
        assert app.status.startswith("Accepted Ana Park. It waits under To do. What they see then: they are told")


async def test_before_the_key_is_pressed_it_is_said_what_they_will_see(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(200, 60)) as app:
        await app.shows(
            "What they see after “accept” (a): they are told that you accepted, and from then on you are connected."
        )
        await app.press("j")
        await app.shows(
            "What they see after “pass” (d): they receive your note. LinkedIn does not tell them that you declined."
        )


async def test_a_decision_remembers_what_was_advised(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("i")
        record = (await app.stored()).record("invitations", ANA.invitation)
        contexts = [entry.context for _, entry in record.entries() if entry.field == "state"]
        assert contexts[0]["policy"] == "open-with-care"
        assert contexts[0]["advice"] == "look"


async def test_a_verb_acts_on_all_marked_rows_as_one_action(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("space", "j", "space", "i")
        tray = await app.stored()
        assert [tray.invitation(guest.invitation).state for guest in (ANA, BO, CLEO)] == [
            "ignored",
            "open",
            "ignored",
        ]
        assert "Ana Park and Cleo Haddad" in app.status
        assert not app.screen.queue.marked
        await app.press("u")
        assert (await app.invitation(ANA)).state == (await app.invitation(CLEO)).state == "open"
        assert app.status.startswith("Undid: ")
        assert {ANA.invitation, CLEO.invitation} < set(app.screen.queue.rows)


async def test_while_rows_are_marked_the_footer_says_on_how_many_each_key_acts(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(160, 40)) as app:
        await app.press("space", "space")
        await app.shows("a accept 2  w ask why 2  d pass 2  i leave pending 2  s snooze 2  f answer")
        await app.press("space")
        await app.shows("a accept 3")
        await app.press("escape")
        await app.shows("a accept  w ask why")


async def test_what_a_filter_hides_is_marked_still_and_not_counted_by_the_keys(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("space", "space", "/", *"lindqvist", "enter")
        await app.shows("2 marked, 1 not shown")
        await app.shows("a accept 1")


async def test_after_several_rows_it_is_said_that_one_undo_takes_all_of_it_back(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("space", "space", "space", "a")
        assert app.status.startswith("Accepted Ana Park and 2 others. u takes all of it back.")
        await app.press("u")
        assert app.status.startswith("Undid: accepted 3 people. The cursor is on")
        assert {(await app.invitation(guest)).state for guest in (ANA, BO, CLEO)} == {"open"}


async def test_rows_are_marked_from_the_last_mark_to_the_cursor_down_and_up(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("space", "j", "j", "M")
        assert app.screen.queue.marked == {guest.invitation for guest in (ANA, BO, CLEO)} | {app.screen.queue.rows[3]}
        await app.press("escape", "G", "space", "k", "k", "M")
        assert app.screen.queue.marked == set(app.screen.queue.rows[-3:])


async def test_without_a_mark_it_is_said_how_a_range_is_marked(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("M")
        assert app.status.startswith("Mark the first row of a range with space; then M marks all up to the cursor.")
        await app.press("space", "k", "space", "M")
        assert "Mark the first row" in app.status
        assert not app.screen.queue.marked


async def test_marked_rows_are_decided_as_advised_only_where_all_are_advised_alike(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("space", "space", ".")
        assert app.status.startswith("No decision is advised on the marked rows.")
        await app.press("escape", "k", "space", ".")
        assert "No decision is advised on the marked row; esc takes the mark off." in app.status
        assert (await app.invitation(ANA)).state == (await app.invitation(BO)).state == "open"
        await app.press("escape", "g", "f", "y", "space", "space")
        await app.shows("accept 2")
        await app.press(".")
        assert app.status.startswith("Not all 2 marked rows are advised the same decision.")
        await app.press("escape", "g", "j", "f", "y", "g", "space", "space")
        await app.shows("accept 2")
        await app.press(".")
        assert (await app.invitation(ANA)).state == (await app.invitation(BO)).state == "accepted"


async def test_before_several_are_written_to_they_are_listed(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("space", "space", "d")
        await app.shows("Pass on 2 people? Nothing has been done yet")
        await app.shows("y pass on all 2   D without a note   n go back")
        assert "Bo Lindqvist" in app.text
        for key in ("n", "enter", "escape"):
            await app.press(key)
            assert app.status.startswith("Nothing was done to Ana Park and Bo Lindqvist.")
            assert (await app.invitation(ANA)).state == "open"
            await app.press("d")
        await app.press("escape")
        await app.press("d", "y")
        await app.until(lambda: "3 Drafts" in app.text and not app.screen.queue.marked, "the marks gone")
        assert (await app.invitation(ANA)).state == (await app.invitation(BO)).state == "passed"


async def test_several_are_passed_on_without_a_note_from_the_list_of_them(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("space", "space", "d", "D")
        await app.until(lambda: not app.screen.queue.marked, "the marks gone")
        assert [(await app.invitation(guest)).quietly for guest in (ANA, BO)] == [True, True]


async def test_who_is_passed_on_against_the_advice_is_marked_in_the_list(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("f", "y")
        await app.until(lambda: "accept" in app.text, "the advice")
        await app.press("g", "space", "space", "d")
        await app.shows("against the advice")
        assert app.text.count("against the advice") == 1


async def test_what_a_verb_does_not_fit_is_left_alone_with_its_reason(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("2")
        assert app.here == FINN.invitation
        await app.press("w")
        assert app.status.startswith("1 row unchanged: ")
        assert "only one that came in can be asked why" in app.status
        assert (await app.invitation(FINN)).state == "waiting"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("a", "Noted that Finn Moreau accepted. LinkedIn: they accepted, and you are connected."),
        ("d", "Withdrew your invitation to Finn Moreau. It waits under To do. What they see then: they are not told."),
    ],
)
async def test_what_a_key_means_for_an_invitation_of_mine_is_said_before_and_after(
    key: str, said: str, tmp_path: Path
) -> None:
    async with running_app(lay_out(tmp_path), size=(200, 50)) as app:
        await app.press("2")
        await app.shows(
            "What they see after “withdraw” (d): they are not told. You cannot invite them again for up to three weeks."
        )
        await app.press(key)
        assert said in app.status


async def test_any_number_of_steps_is_undone_and_done_again(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("a", "d", "i", "u", "u", "u")
        tray = await app.stored()
        assert {tray.invitation(guest.invitation).state for guest in (ANA, BO, CLEO)} == {"open"}
        assert app.here == ANA.invitation
        await app.press("U", "U")
        assert (await app.invitation(BO)).state == "passed"
        await app.press("u", "u", "u")
        assert "There is nothing to undo." in app.status


async def test_undo_works_after_a_restart_and_names_what_it_takes_back(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    async with running_app(places) as app:
        await app.press("d")
        await app.stored()
    async with running_app(places) as app:
        await app.press("u")
        assert app.status.startswith("Undid: passed on Ana Park")
        assert (await app.invitation(ANA)).state == "open"


async def test_snoozing_reads_a_date_as_it_is_typed_and_says_which_day_it_is(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("s")
        await app.shows("Snooze Ana Park until")
        await app.type("in 3 days")
        await app.shows("until Fri 13 Mar 2026, in 3 days")
        await app.press("enter")
        await app.shows("6 Due 1")
        assert (await app.invitation(ANA)).due == date(2026, 3, 13)


async def test_a_date_that_is_none_is_said_so_and_nothing_is_snoozed(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("s")
        await app.type("someday")
        await app.press("enter")
        await app.shows("is not a date")
        await app.press("escape")
        assert (await app.invitation(ANA)).state == "open"
        assert app.textual.focused is app.screen.queue


async def test_another_preset_is_an_arrow_away(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("s", "down", "enter")
        assert (await app.invitation(ANA)).due == date(2026, 3, 11)


@pytest.mark.parametrize("day", range(8, 15))
async def test_no_day_is_offered_twice_to_snooze_until(
    day: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.tui.screens.running_app.NOW", NOW.replace(day=day))
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("s")
        await app.shows("Snooze Ana Park until")
        await app.shows(", tomorrow")
        offered = re.findall(r"\d+ \w{3} 2026, (?:tomorrow|in \d+ days)", app.text)
        assert len(offered) == len(set(offered)) >= 4


async def test_where_nothing_is_advised_the_key_for_it_says_so(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("2", ".")
        assert "The rules advise nothing for this row." in app.status


async def test_as_advised_takes_the_advice(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("j")
        await app.press("f", "n", "l")
        advice = app.screen.session.verdict(BO.invitation)
        assert advice is not None
        await app.press(".")
        wanted = {"pass": "passed", "ask": "asked", "accept": "accepted"}[advice.advice or ""]
        assert (await app.invitation(BO)).state == wanted


async def test_clearing_old_rows_marks_them_for_one_verb(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press(":", *"clear-old", "enter")
        await app.until(lambda: app.screen.queue.marked == {EWA.invitation}, "the old one marked")
        assert "only age:>6m" in app.text
        await app.press("i")
        assert (await app.invitation(EWA)).state == "ignored"


async def test_many_old_rows_are_mentioned_once(tmp_path: Path) -> None:
    from tests.tui.screens.running_app import Guest

    old = [Guest(f"Old Friend {number}", days=400) for number in range(12)]
    async with running_app(lay_out(tmp_path, [ANA, *old])) as app:
        await app.shows("12 have waited for more than six months")


async def test_with_the_setting_a_decision_counts_as_carried_out(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), settings=Settings(carried_out_at_once=True)) as app:
        await app.press("a")
        assert (await app.invitation(ANA)).carried_out == date(2026, 3, 10)


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        *(
            (key, "Nothing to decide for Gita Okoro: it is not an invitation but a person; write to them.")
            for key in "awdi"
        ),
        ("s", "Not put off: nothing is due for them that could be put off."),
    ],
)
async def test_people_of_the_network_cannot_be_decided_on_and_it_is_said_why(
    key: str, reason: str, tmp_path: Path
) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("7")
        assert app.here == GITA.person
        await app.press(key)
        assert reason in app.status
        assert not app.screen.foot.children


async def test_nothing_is_offered_or_promised_where_there_is_nothing_to_decide(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.shows("What they see after “accept” (a): they are told that you accepted")
        await app.shows("a accept  w ask why")
        await app.press("7")
        await app.shows("Verdict  last contacts")
        assert "What they see" not in app.text
        assert not any(
            offer in app.text for offer in ("a accept", "w ask why", "d pass", "i leave pending", "s snooze")
        )
        await app.press("1")
        await app.shows("What they see after “accept” (a): they are told that you accepted")
        await app.shows("a accept  w ask why")


async def test_of_marked_people_it_is_said_that_none_is_an_invitation(tmp_path: Path) -> None:
    friends = [GITA, Guest("Hana Blum", days=800, connected=True)]
    async with running_app(lay_out(tmp_path, friends)) as app:
        await app.press("7", "space", "space", "d")
        assert "none of the marked rows is an invitation" in app.status


@pytest.mark.parametrize(
    "key", ["a", "w", "d", "i", "s", ".", "x", "r", "e", "E", "y", "f", "l", "n", "t", "o", "space"]
)
async def test_in_an_empty_view_no_key_does_harm(key: str, tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("4", key, "escape", "j", "k", "g", "G", "pagedown", "v")
        await app.shows("Nobody is being introduced")
        assert await app.drafts() == []
