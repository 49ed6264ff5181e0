"""What I say of people on the screen, and what is said of it."""

from pathlib import Path

import pytest

from store.file.errors import Unkept
from store.tray.tray import Tray
from tests.tui.screens.running_app import ANA, BO, lay_out, running_app


async def test_only_tags_that_were_put_on_or_taken_off_are_reported(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("t")
        await app.shows("as work or +work; a minus takes one off")
        await app.type("harbour")
        await app.press("enter")
        await app.until(lambda: "Ana Park: +harbour." in app.status, "the tag put on")
        await app.press("t")
        await app.type("harbour +tides -work")
        await app.press("enter")
        await app.until(lambda: "Ana Park: +tides." in app.status, "what was changed, and no more")
        assert (await app.person(ANA)).tags == ("harbour", "tides")


async def test_what_was_said_is_told_in_the_words_of_the_verdict(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("f", "n")
        assert app.status.startswith("Known to you: no (Ana Park).")
        await app.press(":", *"state a fact", "enter", *"known=unknown", "enter")
        assert app.status.startswith("Known to you: taken back (Ana Park).")


async def test_where_a_look_is_asked_for_the_question_opens_the_profile_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_TTY", "/dev/pts/7")
    async with running_app(lay_out(tmp_path, [BO])) as app:
        await app.press("f", "n", "f")
        await app.shows("Have you looked at the profile of Bo Lindqvist?")
        await app.shows("y yes   p open it   n not yet   esc not now")
        await app.press("p")
        await app.shows("Handed to the terminal for its clipboard: https://www.linkedin.com/in/bo-lindqvist")
        assert app.textual.clipboard == "https://www.linkedin.com/in/bo-lindqvist"
        await app.shows("y yes   p open it")
        await app.press("y")
        assert app.status.startswith("Profile looked at: yes (Bo Lindqvist).")
        assert (await app.person(BO)).facts["reviewed"].value == "yes"


async def test_taking_off_a_tag_that_is_not_there_changes_nothing_and_says_so(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("t")
        await app.type("-work")
        await app.press("enter")
        await app.until(lambda: "Nothing changed." in app.status, "that nothing changed")


async def test_where_there_is_nobody_each_command_on_a_person_says_so(tmp_path: Path) -> None:
    commands = "looked fact note tags trust search contact checklist page talk engage leave-person".split()
    async with running_app(lay_out(tmp_path, [])) as app:
        for command in commands:
            app.screen.status.say("")
            app.screen.run_command(app.screen.keys.by_id[command])
            await app.until_drawn()
            assert app.status.startswith("There is nobody here."), command


async def test_what_no_file_can_hold_is_refused_in_words_and_the_screen_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def commit(*_: object) -> None:
        raise Unkept("due in table invitations cannot be kept: it is not a day")

    async with running_app(lay_out(tmp_path)) as app:
        with monkeypatch.context() as broken:
            broken.setattr(Tray, "commit", commit)
            await app.press("a")
            await app.until(lambda: app.status.startswith("due in table invitations cannot be kept"), "the reason")
            await app.press("t")
            await app.type("tides")
            app.screen.status.say("")
            await app.press("enter")
            await app.until(lambda: app.status.startswith("due in table invitations cannot be kept"), "it again")
        await app.press("a")
        await app.until(lambda: "Accepted" in app.status, "the decision")
