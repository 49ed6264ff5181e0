"""The prompt that lists several people before a decision on all of them."""

from collections.abc import Iterator, Sequence

from textual.strip import Strip

from store.records.ids import RecordId
from store.records.model import State
from store.session.session import Session
from store.writing.other_side import other_side
from tui.prompts.choosing import ChoicePrompt, KeyChoice
from tui.render.styles import EMPTY, FAINT, PLAIN, fitted, line, wrapped

_CHOICES = (KeyChoice("y enter", "goes on", True), KeyChoice("n", "does not", False))


def preview_prompt(session: Session, rows: Sequence[RecordId], state: State) -> ChoicePrompt[bool]:
    """List everybody to whom a decision would be written, and ask whether to go on."""

    def text(width: int) -> Iterator[Strip]:
        _, invitation = session.subject(rows[0])
        if invitation is not None and invitation.direction == "incoming":
            yield from wrapped(other_side(invitation, state), width, FAINT)
            yield EMPTY
        for row in rows:
            person, _ = session.subject(row)
            name = min(30, width // 2)
            headline = fitted(person.headline or "", width - name - 2)
            yield line((fitted(person.name, name), PLAIN), (f"  {headline}", FAINT))

    return ChoicePrompt(f"{len(rows)} people", _CHOICES, text=text)
