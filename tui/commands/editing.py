"""Commands within a text that is being edited: open fields, remarks of the checks, the subject, the thread."""

from typing import TYPE_CHECKING

from tui.render.channels import WAYS
from tui.widgets.spans import next_after

if TYPE_CHECKING:
    from tui.screens.tray import TrayScreen
    from tui.widgets.editor import Editor
    from tui.widgets.sheet import Sheet


def leave(screen: "TrayScreen") -> None:
    """Leave the text, which is kept. In the thread, go back to the text."""
    editor = _editor(screen)
    if editor is None:
        return
    if screen.writing.sheet is not None and screen.focused is screen.writing.sheet.thread:
        screen.writing.sheet.to_text()
    else:
        screen.writing.leave()


def next_field(screen: "TrayScreen") -> None:
    """Select the next field that is still open; typing fills it in."""
    from store.writing.fields import (
        unfilled_fields,  # with what tells names apart, for which the first screen need not wait
    )

    editor = _editor(screen)
    if editor is None:
        return
    field = next_after(editor.place - 1, unfilled_fields(editor.text))
    if field is None:
        screen.say("No field is open here.")
    else:
        editor.focus()
        editor.select(field)


async def put_known(screen: "TrayScreen") -> None:
    """Put something that is known about the person in place of what is selected, such as an open field."""
    from tui.prompts.picking import Choice, PickPrompt

    sheet = _sheet(screen)
    if sheet is None:
        return
    points = screen.session.known_points(sheet.edit.letter.person)
    if not points:
        contact, checklist = screen.keys.how_to("contact"), screen.keys.how_to("checklist")
        screen.say(f"Nothing that fits is known yet: {contact} and {checklist} note what you find.")
        return
    choices = [Choice(point, "", point) for point in points]
    point = await screen.ask(PickPrompt(f"Known about {sheet.edit.whom}: enter puts it in", choices))
    if point is not None:
        sheet.editor.focus()
        sheet.editor.put_in(point)


def next_remark(screen: "TrayScreen") -> None:
    """Go to the next remark of the checks, and to its place in the text."""
    sheet = _sheet(screen)
    if sheet is not None and not sheet.go_to_next_remark():
        screen.say("The checks find nothing to mend in this text.")


def switch_check(screen: "TrayScreen") -> None:
    """Switch the check behind the current remark off for this text, or on again."""
    sheet = _sheet(screen)
    if sheet is None:
        return
    check = sheet.remarks.chosen
    if check is None:
        screen.refuse(f"Which check? {screen.keys.how_to('next-remark')} goes to one.")
        return
    speaks = sheet.switch(check)
    screen.say(f"{check} is on again for this text." if speaks else f"{check} is off for this text.")


def show_thread(screen: "TrayScreen") -> None:
    """Go to what was written before, to scroll it; in there, go back to the text."""
    sheet = _sheet(screen)
    if sheet is None:
        return
    if screen.focused is sheet.thread:
        sheet.to_text()
    else:
        sheet.to_thread()


async def write_subject(screen: "TrayScreen") -> None:
    """Ask for the subject, where the channel has one."""
    from tui.prompts.typed import Reading, TypedPrompt

    sheet = _sheet(screen)
    if sheet is None:
        return
    edit = sheet.edit
    if edit.subject_limit == 0:
        screen.refuse(f"This goes {WAYS[edit.letter.channel]}, without a subject.")
        return

    def read(typed: str) -> Reading[str]:
        most = edit.subject_limit
        return Reading(typed, f"{len(typed)} of {most}" if most else "")

    subject = await screen.ask(TypedPrompt("Subject", read, value=edit.letter.subject))
    if subject is not None:
        sheet.write_subject(subject)


def edit_outside(screen: "TrayScreen") -> None:
    """Edit the text in $VISUAL or $EDITOR, and come back with it."""
    from tui.terminal.editor import edit_text

    editor = _editor(screen)
    if editor is None:
        return
    edited = edit_text(screen.app, editor.text)
    if edited.text is None:
        screen.refuse(edited.problem)
    else:
        editor.replace_all(edited.text)


def _editor(screen: "TrayScreen") -> "Editor | None":
    """Return the editor; where no text is being edited, say so and return None."""
    if screen.writing.editor is None:
        screen.refuse(f"No text is being edited: {screen.keys.how_to('edit')} edits one.")
    return screen.writing.editor


def _sheet(screen: "TrayScreen") -> "Sheet | None":
    """Return the sheet of the letter; where there is none, or its person was forgotten, say so and return None."""
    sheet = screen.writing.sheet
    if sheet is None:
        screen.refuse(f"No text is being written: {screen.keys.how_to('edit')} writes one.")
    elif sheet.edit.is_gone:
        screen.refuse(f"{sheet.edit.whom} was erased meanwhile, so this text is not sent.")
        return None
    return sheet
