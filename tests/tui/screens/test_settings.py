"""Settings changed from inside: they count at once, are kept in config.toml, and can be changed back."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.tui.screens.running_app import ANA, BO, RunningApp, lay_out, running_app

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)])


def kept(app: RunningApp) -> dict[str, Any]:
    """What config.toml says."""
    return tomllib.loads(app.places.config.read_text())


@SIZES
async def test_one_key_shows_the_settings_with_what_each_is(tmp_path: Path, size: tuple[int, int]) -> None:
    places = lay_out(tmp_path)
    places.config.write_text('account = "free"\n[me]\naddresses = ["mira@post.example"]\n')
    async with running_app(places, size=size) as app:
        await app.press(",")
        lines = [" ".join(line.split()) for line in app.text.splitlines()]
    assert "Settings, kept in" in "".join(lines)
    assert lines[-7:] == [
        "p policy open-with-care",
        "c colours auto: by the terminal's background, if it reports one",
        "o mouse auto: on, but off over SSH",
        "a LinkedIn account free: 200 characters in a note, 5 notes a month",
        "m my addresses mira@post.example",
        "d a decision waits under To do",
        "esc leaves",
    ]


async def test_a_setting_is_chosen_with_the_arrow_keys_and_enter_too(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press(",", "down", "down", "down", "up", "enter")
        await app.shows("The look of the screen")
        await app.press("down", "down", "enter")
        await app.shows("Colours: dark, before: auto.")
        assert kept(app)["look"] == "dark"


@SIZES
async def test_another_policy_judges_at_once_and_the_first_one_again(tmp_path: Path, size: tuple[int, int]) -> None:
    places = lay_out(tmp_path)
    places.config.write_text("# mine\n\n[me]\nnames = []  # of mine\n")
    async with running_app(places, size=size) as app:
        await app.press("j", "/", *"lindqvist", "enter")
        await app.shows("They added no message.")
        before = [strip.text for strip in app.screen._compositor.render_strips()]
        await app.press(",", "p", *"known-only", "enter")
        await app.shows("Policy: known-only, before: open-with-care.")
        assert app.here == BO.invitation
        assert places.config.read_text() == '# mine\npolicy = "known-only"\n\n[me]\nnames = []  # of mine\n'
        await app.until(lambda: app.session.has_advice)
        verdict = app.session.verdict(BO.invitation)
        assert verdict is not None
        assert verdict.policy == "known-only"
        await app.press(",", "p", *"open-with", "enter")
        await app.shows("Policy: open-with-care, before: known-only.")
        await app.until(lambda: app.session.has_advice)
        app.screen.say("")
        await app.until_drawn()
        after = [strip.text for strip in app.screen._compositor.render_strips()]
        assert after[:-2] == before[:-2]


async def test_an_account_says_at_once_how_long_a_note_may_be(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(80, 24)) as app:
        await app.press(",", "a", "f")
        await app.shows("Account: free, before: not set.")
        assert kept(app) == {"account": "free"}
        assert app.session.resources.settings.limits.linkedin_note == 200
        await app.press(",", "a")
        await app.shows("300 characters in a note, notes without limit")
        await app.press("p")
        await app.shows("Account: premium, before: free.")
        assert app.session.resources.settings.sending.notes_a_month is None
        await app.press(",", "a", "n")
        await app.shows("Account: not set, before: premium.")


async def test_a_decision_counts_as_carried_out_from_the_moment_that_this_is_chosen(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(80, 24)) as app:
        await app.press(",", "d", "c")
        await app.shows("A decision: counts as carried out, before: waits")
        await app.press("a")
        assert (await app.invitation(ANA)).carried_out
        await app.press(",", "d", "w", "a")
        assert (await app.invitation(BO)).carried_out is False


async def test_addresses_are_taken_only_where_they_are_some(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), size=(80, 24)) as app:
        await app.press(",", "m", *"mira", "enter")
        await app.shows("mira is not an email address.")
        await app.press(*"@post.example, m@work.example", "enter")
        await app.shows("Addresses: mira@post.example, m@work.example, before:")
        assert kept(app) == {"me": {"addresses": ["mira@post.example", "m@work.example"]}}
        assert app.session.advice.me.addresses == ("mira@post.example", "m@work.example")


async def test_what_is_chosen_as_it_is_changes_no_byte(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press(",", "d", "w")
        await app.shows("A decision: waits under To do, as before.")
        await app.press(",", "escape", ",", "p", "escape")
        assert not app.places.config.exists()


@pytest.mark.parametrize("written", ["policy = [", "[policy]\n"])
async def test_what_cannot_be_kept_is_said_and_does_not_count(tmp_path: Path, written: str) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        app.places.config.write_text(written)
        await app.press(",", "p", *"strategic", "enter")
        await app.shows("Not kept: ")
        assert app.places.config.read_text() == written
        assert app.session.advice.policy.name == "open-with-care"


async def test_a_text_that_was_put_in_place_stays_there(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    places.config.write_text('[me]\nnames = ["Mira Sommer"]\n')
    async with running_app(places) as app:
        await app.press("w", "2", "g", "r")
        letter = app.session.letter(ANA.invitation)
        assert letter is not None
        assert letter.text
        await app.press(",", "d", "c")
        after = app.session.letter(ANA.invitation)
        assert after is not None
        assert after.text == letter.text
