"""Mails to several marked rows together: only after a look at the list, never to those who get a request or a pitch."""

from pathlib import Path

from msgspec.structs import replace

from store.settings import MailSettings, MeSettings, Settings
from store.tray.changes import Set
from store.tray.sending import NewDraft
from store.tray.tray import Tray
from store.tray.triage import Triage
from tests.tui.screens.running_app import ANA, BO, CLEO, DARIO, NOW, Guest, lay_out, places_in, running_app
from tests.tui.screens.test_replying import ask_three, marked, sent_to

ME = Settings(me=MeSettings(names=("Mira Sommer",), addresses=("mira@example.org",)))


def lay_out_with_addresses(folder: Path, guests: tuple[Guest, ...] = (ANA, BO, CLEO, DARIO)) -> None:
    places = lay_out(folder)
    tray = Tray.open(places.store, places.state, lambda: NOW)
    tray.commit([Set("people", guest.person, "email", f"{guest.slug}@example.org") for guest in guests])
    tray.save()


def with_program(folder: Path, script: str) -> Settings:
    """Settings whose mail program is this shell script, which finds the mail on its standard input."""
    program = folder / "sendmail"
    program.write_text(f"cd '{folder}'\n{script}\n")
    return replace(ME, mail=MailSettings(command=("sh", str(program))))


async def test_marked_rows_are_mailed_after_a_look_at_the_list(tmp_path: Path) -> None:
    lay_out_with_addresses(tmp_path, (ANA, BO))
    async with running_app(places_in(tmp_path), settings=with_program(tmp_path, "cat >> taken")) as app:
        await ask_three(app)
        await app.press("Y")
        await app.shows("Send 2 emails? Nothing has been sent yet")
        await app.shows("bo-lindqvist@example.org")
        await app.shows("Cleo Haddad: No email address of Cleo Haddad is known.")
        await app.press("m")
        await app.until(lambda: "2 emails sent and marked as sent. 1 still marked." in app.status, "the mails sent")
        assert await sent_to(app) == {ANA.name, BO.name}
        assert marked(app) == {CLEO.name}
    taken = (tmp_path / "taken").read_text()
    assert taken.count("\nTo: ") == 2
    assert "To: Ana Park <ana-park@example.org>" in taken


async def test_turning_away_from_the_list_sends_nothing(tmp_path: Path) -> None:
    lay_out_with_addresses(tmp_path)
    async with running_app(places_in(tmp_path), settings=with_program(tmp_path, "cat >> taken")) as app:
        await ask_three(app)
        await app.press("Y", "enter")
        assert "Nothing was sent; 3 still marked." in app.status
        assert len(marked(app)) == 3
    assert not (tmp_path / "taken").exists()


async def test_a_mail_program_that_fails_ends_it_and_only_what_it_took_is_marked_as_sent(tmp_path: Path) -> None:
    lay_out_with_addresses(tmp_path)
    script = "[ -e once ] && { echo full >&2; exit 3; }; touch once; cat > taken"
    async with running_app(places_in(tmp_path), settings=with_program(tmp_path, script)) as app:
        await ask_three(app)
        await app.press("Y", "m")
        await app.until(lambda: "1 email sent and marked as sent. sh ended with code 3: full" in app.status, "the end")
        assert len(await sent_to(app)) == 1
        assert len(marked(app)) == 2


async def test_requests_and_what_a_check_stops_are_left_out_and_say_why(tmp_path: Path) -> None:
    lay_out_with_addresses(tmp_path)
    places = places_in(tmp_path)
    tray = Tray.open(places.store, places.state, lambda: NOW)
    triage = Triage(tray, lambda invitation: {})
    for guest, purpose, text in (
        (ANA, "request", "Dear Ana, your tide tables taught me much. Would you like to connect?"),
        (BO, "pitch", "Dear Bo, I have an idea for your harbour. May I tell you of it?"),
        (CLEO, "check-in", "Dear Cleo, how is {thing}?"),
        (DARIO, "check-in", "Dear Dario, how are you these days?"),
    ):
        triage.begin_draft(NewDraft(guest.person, purpose, "email", text))
    tray.save()
    async with running_app(places, settings=with_program(tmp_path, "cat >> taken")) as app:
        await app.press("3", "T", "enter", "Y")
        await app.shows("Send 1 email?")
        await app.shows("Ana Park: a request goes to one person at a time.")
        await app.shows("Bo Lindqvist: a pitch goes to one person at a time.")
        await app.shows("{thing} is still to be filled in")


async def test_where_nobody_can_be_mailed_the_reason_is_told_and_nothing_is_asked(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path), settings=with_program(tmp_path, "cat >> taken")) as app:
        await ask_three(app)
        await app.press("Y")
        assert "Nothing can be mailed: " in app.status
        assert app.textual.focused is app.screen.queue


async def test_the_mails_are_left_in_the_maildir_and_marked_sent_once_they_went(tmp_path: Path) -> None:
    lay_out_with_addresses(tmp_path)
    maildir = tmp_path / "Drafts"
    for part in ("cur", "new", "tmp"):
        (maildir / part).mkdir(parents=True)
    async with running_app(places_in(tmp_path), settings=replace(ME, mail=MailSettings(drafts=str(maildir)))) as app:
        await ask_three(app)
        await app.press("Y")
        await app.shows("No mail program is set.")
        await app.press("d")
        await app.shows("Have they all gone out?")
        assert await sent_to(app) == set()
        await app.press("y")
        assert await sent_to(app) == {ANA.name, BO.name, CLEO.name}
        assert "3 emails marked as sent." in app.status
    assert len(list((maildir / "cur").iterdir())) == 3


async def test_with_one_row_marked_every_way_out_is_offered(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("w", "2", "g", "space", "g", "Y")
        await app.shows("show it plainly")
