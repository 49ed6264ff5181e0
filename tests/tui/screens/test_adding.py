"""The form for an invitation that came on no list, and the one for how a person is reached."""

from pathlib import Path

from textual.widgets import Input

from store.records.model import Invitation
from tests.tui.screens.running_app import ANA, RunningApp, lay_out, running_app


async def open_form(app: RunningApp, key: str) -> None:
    """Press a key, and wait for the form to have the keys."""
    await app.press(key)
    await app.until(lambda: isinstance(app.textual.focused, Input), "a form with the keys")


async def added(app: RunningApp, name: str) -> Invitation:
    """The invitation of this person as the file holds it."""
    await app.until(lambda: f"Added {name}." in app.status, "that it was added")
    return next(each for each in (await app.stored()).invitations() if each.person.name == name)


async def test_a_pasted_link_fills_the_profile_and_a_name_to_be_corrected(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await open_form(app, "plus")
        await app.paste("https://www.linkedin.com/in/lena-brandt-1a2b3c?utm_source=share")
        await app.shows("The name is a guess")
        await app.type("-Ott")
        await app.press("enter")
        person = (await added(app, "Lena Brandt-Ott")).person
        assert person.url == "https://www.linkedin.com/in/lena-brandt-1a2b3c"


async def test_a_link_that_was_typed_as_the_name_is_put_where_it_belongs(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await open_form(app, "plus")
        await app.type("https://www.linkedin.com/in/lena-brandt")
        await app.press("enter")
        await app.shows("The name is a guess")
        await app.press("enter")
        assert (await added(app, "Lena Brandt")).person.url == "https://www.linkedin.com/in/lena-brandt"


async def test_a_pasted_name_with_an_address_fills_both(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await open_form(app, "plus")
        await app.paste("Lena Brandt <lena@brandt.example>")
        await app.press("enter")
        assert (await added(app, "Lena Brandt")).person.email == "lena@brandt.example"


async def test_direction_and_channel_are_turned_with_space(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await open_form(app, "plus")
        await app.type("Lena Brandt")
        await app.press("up", "space")
        await app.shows("You ask them")
        await app.press("up", "left", "left", "left")
        await app.shows("by email")
        await app.press("enter")
        invitation = await added(app, "Lena Brandt")
        assert (invitation.direction, invitation.channel, invitation.state) == ("outgoing", "email", "waiting")


async def test_a_namesake_who_is_added_is_told_and_stays_another_person(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await open_form(app, "plus")
        await app.type(ANA.name)
        await app.press("enter")
        await added(app, ANA.name)
        assert f"Whether this is the {ANA.name}" in app.status
        await app.press("u", "plus")
        await app.until(lambda: isinstance(app.textual.focused, Input), "a form with the keys")
        await app.type(ANA.name)
        await app.press("up", "space", "space", "enter")
        await app.shows("By the name, this is")


async def test_a_form_that_cannot_be_is_told_why_and_stays(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await open_form(app, "plus")
        await app.press("enter")
        await app.shows("an invitation needs a name")
        await app.type("Lena")
        await app.press("tab", *"nowhere", "enter")
        await app.shows("is not a link to a LinkedIn profile")


async def test_the_address_of_somebody_known_is_set_and_undone(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await open_form(app, "C")
        await app.press("tab")
        await app.type("ana@harbour.example")
        await app.press("enter")
        await app.until(lambda: "Kept the contact data of Ana Park." in app.status, "that it was kept")
        await app.shows("ana@harbour.example")
        assert (await app.person(ANA)).email == "ana@harbour.example"
        await app.press("u")
        await app.until(lambda: "Undid" in app.status, "that it was undone")
        assert (await app.person(ANA)).email is None


async def test_contact_data_that_were_only_looked_at_are_left_as_they_are(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        await open_form(app, "C")
        await app.press("enter")
        await app.until(lambda: "Nothing changed." in app.status, "that nothing changed")
