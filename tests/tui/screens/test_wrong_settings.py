"""A config.toml that is wrong does not keep the screen from opening."""

from pathlib import Path

import pytest

from tests.tui.screens.running_app import ANA, lay_out, running_app


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_screen_opens_and_tells_how_much_is_wrong_and_the_rest_holds(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    places = lay_out(tmp_path)
    places.config.write_text(
        'policy = "nope"\nlook = "light"\ncarried_out_at_once = true\n[keys]\naccept = "d"\nsnooze = "Z"\n'
    )
    async with running_app(places, size=size) as app:
        await app.shows("config.toml: 2 mistakes, left out for now.")
        assert app.screen.status.is_refusing
        assert app.textual.ground == "light"
        assert app.screen.keys.shown("snooze") == "Z"
        assert app.session.advice.policy.name == "open-with-care"
        await app.press("a")
        invitation = await app.invitation(ANA)
        assert invitation.state == "accepted"
        assert invitation.carried_out is not False


@pytest.mark.parametrize("written", [b"policy = '\xff'", b"[me\n", b"\x00"])
async def test_a_broken_file_leaves_every_default_and_says_so(tmp_path: Path, written: bytes) -> None:
    places = lay_out(tmp_path)
    places.config.write_bytes(written)
    async with running_app(places, size=(80, 24)) as app:
        await app.shows("config.toml cannot be read: every setting has")
        await app.press("j")
        assert app.here is not None


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_files_of_ones_own_that_are_wrong_are_told_and_the_rest_holds(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    places = lay_out(tmp_path)
    for folder in (places.policies, places.templates):
        folder.mkdir()
    places.config.write_text('policy = "mine"\n')
    (places.policies / "mine.toml").write_text('base = "selective"\n\n[points]\nR99 = 1\n')
    (places.policies / "other.toml").write_text('base = "selective"\ntitle = "Another"\n')
    (places.templates / "thanks.txt").write_text("channel: pigeon\n\nHello\n")
    (places.templates / "thanks.mine.txt").write_text(
        "channel: email\nsubject: Thank you\n\nHello {name}, thank you.\n"
    )
    places.words.write_bytes(b"\xff\xfe")
    async with running_app(places, size=size) as app:
        told = "config.toml: 1 mistake; 3 files of yours cannot be used, left out for now. , names what."
        await app.until(lambda: told in app.status, told)
        assert app.screen.status.is_refusing
        resources = app.session.resources
        assert app.session.advice.policy.name == "open-with-care"
        assert "other" in resources.policies
        assert "mine" not in resources.policies
        assert "thanks.mine" in resources.templates
        assert places.templates not in resources.template("thanks").path.parents
        await app.press("a")
        assert (await app.invitation(ANA)).state == "accepted"
        await app.press(",")
        shown = "".join(app.text.split())
        for _ in range(2):
            await app.press("pagedown")
            shown += "".join(app.text.split())
        for says in ("mine.toml: 'points.R99': there is no rule", "thanks.txt, line 1: 'pigeon' is not", "not UTF-8"):
            assert says.replace(" ", "") in shown


async def test_nothing_is_imported_by_settings_that_nobody_meant(tmp_path: Path) -> None:
    places = lay_out(tmp_path)
    places.config.write_text('[mail]\nservers = "mx.post.example"\n')
    (tmp_path / "contacts.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ida Holm\nEND:VCARD\n")
    before = places.store.read_bytes()
    async with running_app(places) as app:
        await app.press("N")
        await app.paste(str(tmp_path / "contacts.vcf"))
        await app.press("enter")
        await app.shows("Not imported: ")
        await app.shows("'mail.servers' must be a list")
    assert places.store.read_bytes() == before


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_settings_on_the_screen_name_all_that_is_wrong(tmp_path: Path, size: tuple[int, int]) -> None:
    places = lay_out(tmp_path)
    places.config.write_text('polcy = "strategic"\nlook = "drak"\n[keys]\nacept = "y"\n')
    async with running_app(places, size=size) as app:
        await app.shows("3 mistakes, left out for now.")
        await app.press(",")
        await app.shows("Line 1: there is no setting 'polcy'; did you mean 'policy'?")
        await app.shows("Line 2: 'look' cannot be 'drak'; did you mean 'dark'?")
        await app.shows("Line 4: there is no command 'acept'; did you mean 'accept'?")
        await app.shows("waits under To do")
