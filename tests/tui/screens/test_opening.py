"""Where one answers there, and profiles: each on a key of its own. Over SSH the address is copied."""

from pathlib import Path

import pytest

from store.tray.changes import Add
from store.tray.tray import Tray
from tests.tui.screens.running_app import ANA, FINN, GITA, NOW, lay_out, running_app

PAGES = "https://www.linkedin.com/mynetwork/invitation-manager/"


@pytest.fixture(autouse=True)
def over_ssh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_TTY", "/dev/pts/7")


async def test_an_invitation_opens_where_it_is_answered_until_that_is_done(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [ANA])) as app:
        await app.press("o")
        assert app.textual.clipboard == f"{PAGES}received/"
        await app.press("p")
        assert app.textual.clipboard == "https://www.linkedin.com/in/ana-park"
        await app.press("a", "5")
        await app.shows("o opens the page, x marks it as carried out")
        await app.press("o")
        assert app.textual.clipboard == f"{PAGES}received/"
        await app.press("x", "8", "o")
        assert app.textual.clipboard == "https://www.linkedin.com/in/ana-park"


async def test_a_request_of_mine_opens_where_it_is_withdrawn(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [FINN])) as app:
        await app.press("2", "o")
        assert app.textual.clipboard == f"{PAGES}sent/"


async def test_what_is_answered_nowhere_opens_the_profile(tmp_path: Path) -> None:
    places = lay_out(tmp_path, [GITA])
    tray = Tray.open(places.store, places.state, lambda: NOW)
    person = {"name": ANA.name, "url": "https://www.linkedin.com/in/ana-park"}
    invitation = {"person": ANA.person, "direction": "incoming", "channel": "email", "sent": NOW.isoformat()}
    tray.commit([Add("people", ANA.person, dict(person)), Add("invitations", ANA.invitation, dict(invitation))])
    tray.save()
    async with running_app(places) as app:
        await app.press("o")
        assert app.textual.clipboard == "https://www.linkedin.com/in/ana-park"
        await app.press("7", "o")
        assert app.textual.clipboard == "https://www.linkedin.com/in/gita-okoro"


async def test_passing_quietly_is_one_key(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [ANA])) as app:
        await app.press("D")
        assert "Passed on Ana Park, quietly. It waits under To do. What they see then: they are not told." in app.status
        ana = await app.invitation(ANA)
        assert (ana.state, ana.quietly) == ("passed", True)
