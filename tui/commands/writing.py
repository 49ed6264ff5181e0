"""Writing: the advised reply, a reply of the user's own, and notes."""

from typing import TYPE_CHECKING

from store.records.ids import RecordId
from store.session.edit_session import DraftEdit, EditSession, NoteEdit
from store.session.row_details import row_details
from tui.commands.rows import draft_here, letter_here, may_change, row_here

if TYPE_CHECKING:
    from store.session.letter import Letter
    from tui.screens.tray import TrayScreen


def reply(screen: "TrayScreen") -> None:
    """Put the advised reply in place."""
    row = row_here(screen)
    if row is None:
        return
    letter = letter_here(screen)
    edit_key, copy_key = screen.keys.how_to("edit"), screen.keys.how_to("copy")
    if letter is None:
        _, invitation = screen.session.tray.subject(row)
        key = edit_key if invitation else screen.keys.how_to("compose")
        screen.refuse(f"No reply is advised here; {key} writes one of your own.")
        return
    if letter.text is None:
        screen.session.drafts.put_in_place(row)
        screen.follow()
    screen.side.cards.open("reply")
    screen.say(f"The reply is in place. {copy_key} copies it and marks it sent, {edit_key} edits it.")


def edit(screen: "TrayScreen") -> None:
    """Edit the reply; in the pane of the person, edit the note."""
    if screen.pane_id == "person":
        edit_note(screen)
    else:
        edit_letter(screen)


def edit_letter(screen: "TrayScreen") -> None:
    """Edit the reply."""
    if draft := _reply(screen):
        screen.writing.begin(draft)


def edit_note(screen: "TrayScreen") -> None:
    """Edit the note on the person."""
    if note := _note(screen):
        screen.writing.begin(note)


def edit_outside(screen: "TrayScreen") -> None:
    """Edit the reply, or the note, in $VISUAL or $EDITOR."""
    from tui.terminal import editor

    edit_session = _note(screen) if screen.pane_id == "person" else _reply(screen)
    if edit_session is None:
        return
    edited = editor.edit_text(screen.app, edit_session.text)
    if edited.text is None:
        screen.refuse(edited.problem)
    else:
        screen.put_down(edit_session, edited.text)


def discard(screen: "TrayScreen") -> None:
    """Throw the draft away. Undo brings it back."""
    draft, row = draft_here(screen, "There is no draft here."), screen.queue.current
    if draft is not None and row is not None:
        outcome = screen.session.triage.discard_drafts([draft.id])
        screen.settle(outcome, "Discarded the draft to {}.", [row], goes_on=screen.view == "drafts")


def _reply(screen: "TrayScreen") -> EditSession | None:
    """Return the reply to edit; where there is none, say so and return None."""
    row = row_here(screen)
    if row is None:
        return None
    letter = _letter(screen, row)
    compose = screen.keys.how_to("compose")
    if letter is None:
        screen.refuse(f"No text is begun here; {compose} begins one.")
        return None
    return DraftEdit(screen.session, letter) if may_change(screen, letter, f" {compose} begins another.") else None


def _letter(screen: "TrayScreen", row_id: RecordId) -> "Letter | None":
    """Return the letter in place, else the advised one with its text, else the first of those whose beginnings are
    shown, else one of the user's own. None where there is neither a draft nor an invitation to write about.
    """
    session = screen.session
    if letter := session.letter_in_words(row_id):
        return letter
    about = row_details(session, row_id)
    own = session.drafts.own_letter(about.invitation) if about.invitation else None
    return next(iter(about.beginnings.values()), own)


def _note(screen: "TrayScreen") -> EditSession | None:
    """Return the note on the person of the row, to be edited; where there is none, say so and return None."""
    row = row_here(screen)
    return None if row is None else NoteEdit(screen.session, row)
