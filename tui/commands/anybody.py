"""Anybody: finding them from any view, and the page on which all that passed with them stands."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.strip import Strip

from tui.commands.rows import row_here, show_person

if TYPE_CHECKING:
    from store.records.ids import RecordId
    from tui.screens.tray import TrayScreen


async def find(screen: "TrayScreen") -> None:
    """Find anybody by a part of their name or work, and go to their row."""
    from tui.prompts.people import people_prompt

    person_id = await screen.ask(people_prompt(screen.session, "Find anybody: enter goes to them, esc leaves"))
    if person_id is not None:
        await go_to_person(screen, person_id)


async def go_to_person(screen: "TrayScreen", person_id: "RecordId") -> None:
    """Go to the row of somebody; where no view has one, show their page."""
    if not show_person(screen, person_id):
        await _show_page(screen, person_id)


async def page(screen: "TrayScreen") -> None:
    """Show all that passed between the user and the person of the row, to be read before a call."""
    row = row_here(screen)
    if row is not None:
        await _show_page(screen, screen.session.tray.subject(row)[0].id)


async def prune(screen: "TrayScreen") -> None:
    """List connections that the user may let go, each with the reason, and go to the one that is chosen."""
    from store.keeping.pruning import suggestions
    from tui.prompts.picking import Choice, PickPrompt

    found = suggestions(screen.session.tray, screen.session.tray.today)
    if not found:
        screen.say("Nobody: you were in touch with everybody lately, or they have a tag or a note.")
        return
    leave = screen.keys.how_to("leave-person")
    choices = [Choice(each.person.name, each.because, each.person.id) for each in found]
    person_id = await screen.ask(PickPrompt(f"Who may be let go: enter goes to them, {leave} leaves kindly", choices))
    if person_id is not None:
        show_person(screen, person_id)


async def numbers(screen: "TrayScreen") -> None:
    """Show the numbers: invitations by week, answers, decisions against the advice, notes."""
    from store.keeping.numbers import numbers as numbers_of
    from store.session.past_decisions import decisions
    from tui.prompts.numbers import NumbersPrompt

    session = screen.session
    tray = session.tray
    found = numbers_of(tray.invitations(), tray.drafts(), decisions(tray), tray.today)
    await screen.ask(NumbersPrompt(found, session.resources.settings.sending.notes_a_month))


async def _show_page(screen: "TrayScreen", person_id: "RecordId") -> None:
    from store.session.person_page import page_of
    from tui.prompts.choosing import ChoicePrompt
    from tui.render.styles import FAINT, PLAIN, STRONG, beside, line, wrapped

    person_page = page_of(screen.session, person_id)

    def text(width: int) -> Iterator[Strip]:
        for heading, entries in person_page.sections:
            yield line((heading, STRONG))
            for lead, told in entries:
                yield from beside(line((lead.ljust(_LEAD), FAINT)), wrapped(told, max(width - _LEAD, 1)))
            yield line(("", PLAIN))

    prompt: ChoicePrompt[bool] = ChoicePrompt(person_page.name, [], text=text, away="back", whole=True)
    await screen.ask(prompt)


_LEAD = 14
"""Cells for the day, or what a line is about."""
