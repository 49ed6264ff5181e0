"""One question over many people in a row."""

from pathlib import Path

from tests.tui.screens.running_app import ANA, BO, CLEO, DARIO, EWA, Guest, RunningApp, lay_out, running_app


async def known(app: RunningApp, guest: Guest) -> object:
    """What was said of whether somebody is known."""
    facts = (await app.person(guest)).facts
    return facts["known"].value if "known" in facts else None


async def test_one_key_each_answers_the_same_question_about_many_people(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.until(lambda: app.session.has_advice, "the advice")
        await app.press("F")
        await app.shows("Do you know")
        await app.shows("1 of 5")
        await app.press("n", "n", "space", "y")
        await app.shows("5 of 5")
        await app.press("n")
        answers = [await known(app, guest) for guest in (ANA, BO, CLEO, DARIO, EWA)]
        assert sorted(map(str, answers)) == ["None", "no", "no", "no", "yes"]
        assert "4 answers; on 1 of them the advice is firm now." in app.status


async def test_who_was_not_looked_at_yet_is_passed_over_and_asked_about_later(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [BO, CLEO])) as app:
        await app.until(lambda: app.session.has_advice, "the advice")
        await app.press("F", "n", "n", "F")
        await app.shows("Person 1 of 2: Have you looked at the profile")
        await app.press("n")
        await app.shows("Person 2 of 2")
        await app.press("y")
        assert "1 answer;" in app.status
        assert "F goes on: 1 still wait for an answer." in app.status
        facts = [(await app.person(guest)).facts for guest in (BO, CLEO)]
        assert sorted("reviewed" in each for each in facts) == [False, True]


async def test_keys_in_a_burst_answer_one_after_another(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.until(lambda: app.session.has_advice, "the advice")
        await app.pilot.press("F", "y", "y", "y", "y", "y")
        await app.until(lambda: "5 answers; on 5 of them" in app.status, "what the round brought")
        assert [await known(app, guest) for guest in (ANA, BO, CLEO, DARIO, EWA)] == ["yes"] * 5


async def test_escape_ends_the_round_and_each_answer_is_undone_by_itself(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.until(lambda: app.session.has_advice, "the advice")
        await app.press("F", "n", "n", "escape")
        assert "2 answers" in app.status
        await app.press("u")
        answers = [await known(app, guest) for guest in (ANA, BO, CLEO, DARIO, EWA)]
        assert answers.count("no") == 1


async def test_what_an_earlier_key_was_answered_does_not_stand_above_the_question(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(80, 24)) as app:
        await app.until(lambda: app.session.has_advice, "the advice")
        await app.press("9")
        assert "You have no named filters." in app.status
        await app.press("F")
        await app.shows("Person 1 of")
        assert "named filters" not in app.text


async def test_where_no_question_is_open_the_round_is_refused(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.until(lambda: app.session.has_advice, "the advice")
        await app.press("3", "F")
        assert "No question is open in this view." in app.status
