"""The prompt that lists several people before a decision on all of them."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal

from rich.cells import cell_len
from textual.strip import Strip

from store.judging.replay import DECISIONS_OF_ADVICE, is_followed
from store.records.ids import RecordId
from store.records.model import State
from store.session.session import Session
from store.writing.other_side import other_side
from tui.prompts.choosing import ChoicePrompt, KeyChoice
from tui.render.next_step import step_of
from tui.render.styles import EMPTY, FAINT, OPEN, PLAIN, fitted, line, wrapped

BulkChoice = Literal["all", "quietly", "none"]

_QUESTIONS: Final = {
    "asked": "Ask {} people why?",
    "passed": "Pass on {} people?",
    "withdrawn": "Withdraw your invitations to {} people?",
}
_VERBS: Final = {"asked": "ask", "passed": "pass on", "withdrawn": "withdraw"}
_NAME = 30
_STEP = 14
_AGAINST: Final = "against the advice"


def preview_prompt(session: Session, rows: Sequence[RecordId], state: State) -> ChoicePrompt[BulkChoice]:
    """List everybody to whom a decision would be written, with what is advised on each, and ask whether to go on."""

    def text(width: int) -> Iterator[Strip]:
        _, invitation = session.tray.subject(rows[0])
        if invitation is not None and (invitation.direction == "incoming" or state == "withdrawn"):
            yield from wrapped(other_side(invitation, state), width, FAINT)
            yield EMPTY
        for row in rows:
            yield _row(session, row, state, width)

    choices: list[KeyChoice[BulkChoice]] = [KeyChoice("y", f"{_VERBS[state]} all {len(rows)}", "all")]
    if state == "passed":
        choices.append(KeyChoice("D", "without a note", "quietly"))
    choices.append(KeyChoice("n enter", "go back", "none"))
    question = f"{_QUESTIONS[state].format(len(rows))} Nothing has been done yet"
    return ChoicePrompt(question, choices, text=text, away="go back")


def _row(session: Session, row_id: RecordId, state: State, width: int) -> Strip:
    """Who it is, and what is advised; also that the decision goes against it, where it does."""
    person, _ = session.tray.subject(row_id)
    advised = session.advised(row_id)
    step = step_of(advised) if advised else None
    is_against = (
        advised is not None and advised.advice in DECISIONS_OF_ADVICE and not is_followed(advised.advice, state)
    )
    told = f"{step.lean:>2} {step.word}".ljust(_STEP) if step else ""
    against = f"  {_AGAINST}" if is_against else ""
    name = min(_NAME, width // 3)
    room = max(width - name - cell_len(told) - cell_len(against) - 4, 0)
    return line(
        (fitted(person.name, name), PLAIN),
        (f"  {fitted(person.headline or '', room)}  ", FAINT),
        (told, step.style if step else PLAIN),
        (against, OPEN),
    )
