"""The form for an invitation that came on no list, and the one for how a person is reached."""

from pathlib import Path

from textual.events import Paste
from textual.widgets import Input

from store.records.model import Invitation
from tests.tui.screens.sitting import ANA, Sitting, lay_out, sitting


async def paste(one: Sitting, text: str) -> None:
    """Paste as a terminal does."""
    one.app.post_message(Paste(text))
    await one.pilot.pause()


async def open_form(one: Sitting, key: str) -> None:
    """Press a key, and wait for the form to have the keys."""
    await one.press(key)
    await one.until(lambda: isinstance(one.app.focused, Input), "a form with the keys")


async def added(one: Sitting, name: str) -> Invitation:
    """The invitation of this person as the file holds it."""
    await one.until(lambda: f"Added {name}." in one.status, "that it was added")
    return next(each for each in (await one.stored()).invitations() if each.person.name == name)


async def test_a_pasted_link_fills_the_profile_and_a_name_to_be_corrected(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await open_form(one, "plus")
        await paste(one, "https://www.linkedin.com/in/lena-brandt-1a2b3c?utm_source=share")
        await one.shows("The name is a guess")
        await one.type("-Ott")
        await one.press("enter")
        person = (await added(one, "Lena Brandt-Ott")).person
        assert person.url == "https://www.linkedin.com/in/lena-brandt-1a2b3c"


async def test_a_link_that_was_typed_as_the_name_is_put_where_it_belongs(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await open_form(one, "plus")
        await one.type("https://www.linkedin.com/in/lena-brandt")
        await one.press("enter")
        await one.shows("The name is a guess")
        await one.press("enter")
        assert (await added(one, "Lena Brandt")).person.url == "https://www.linkedin.com/in/lena-brandt"


async def test_a_pasted_name_with_an_address_fills_both(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await open_form(one, "plus")
        await paste(one, "Lena Brandt <lena@brandt.example>")
        await one.press("enter")
        assert (await added(one, "Lena Brandt")).person.email == "lena@brandt.example"


async def test_direction_and_channel_are_turned_with_space(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await open_form(one, "plus")
        await one.type("Lena Brandt")
        await one.press("up", "left", "left", "left")
        await one.shows("by e-mail")
        await one.press("up", "space")
        await one.shows("You ask them")
        await one.press("enter")
        invitation = await added(one, "Lena Brandt")
        assert (invitation.direction, invitation.channel, invitation.state) == ("outgoing", "email", "waiting")


async def test_a_form_that_cannot_be_is_told_why_and_stays(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await open_form(one, "plus")
        await one.press("enter")
        await one.shows("an invitation needs a name")
        await one.type("Lena")
        await one.press("tab", *"nowhere", "enter")
        await one.shows("is no link to a LinkedIn profile")


async def test_the_address_of_somebody_known_is_set_and_undone(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await open_form(one, "C")
        await one.press("tab")
        await one.type("ana@harbour.example")
        await one.press("enter")
        await one.until(lambda: "Kept the contact data of Ana Park." in one.status, "that it was kept")
        await one.shows("ana@harbour.example")
        assert (await one.person(ANA)).email == "ana@harbour.example"
        await one.press("u")
        await one.until(lambda: "Undid" in one.status, "that it was undone")
        assert (await one.person(ANA)).email is None


async def test_contact_data_that_were_only_looked_at_are_left_as_they_are(tmp_path: Path) -> None:
    async with sitting(lay_out(tmp_path)) as one:
        await open_form(one, "C")
        await one.press("enter")
        await one.until(lambda: "Nothing changed." in one.status, "that nothing changed")
