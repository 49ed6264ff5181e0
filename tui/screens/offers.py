"""Which commands do something on the row under the cursor, so that the footer offers no other."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from store.links import LinkError, checked_link
from store.platform.linkedin import page_to_answer
from store.records.model import UNTOUCHED, Draft, Introduction, Invitation, Person, State
from store.session.row_details import RowDetails
from store.session.session import Session
from store.tray.settling import reason_not_done
from tui.keymap.commands import footers

if TYPE_CHECKING:
    from store.session.letter import Letter

Works = Callable[[RowDetails, Session], bool]


def offers(
    session: Session, view: str, pane: str, about: RowDetails | None, *, marked: int = 0, is_stopped: bool = False
) -> Iterator[tuple[str, str]]:
    """Yield the commands that the footer of a pane offers on a row, each with what it is called there.

    `about` is None where there is no row. `marked` is how many rows are marked: what acts on them all says so.
    `is_stopped` says whether a check stops the text of the row.
    """
    table = footers()
    if about is None and session.is_empty:
        yield from table["empty"].items()
        return
    is_own = about is not None and about.invitation is not None and about.invitation.direction == "outgoing"
    for command, label in table[view if pane == "queue" else pane].items():
        if does_something(command, session, about):
            called = table["own"].get(command, label) if is_own else label
            called = table["stopped"].get(command, called) if is_stopped else called
            counts = command in (_ON_SEVERAL_MARKED if marked > 1 else _ON_ALL_MARKED)
            yield command, f"{called} {marked:,}" if marked and counts else called


def does_something(command: str, session: Session, about: RowDetails | None) -> bool:
    """Return whether a command of the footers acts on a row. What needs no row always does."""
    if command in _ANYWHERE:
        return True
    if about is None:
        return False
    works = _WORKS.get(command)
    return works is None or works(about, session)


def _decides(*becomes: State) -> Works:
    """A decision is possible where there is an invitation that is not decided so already."""

    def works(about: RowDetails, session: Session) -> bool:
        invitation = about.invitation
        return about.is_decidable and invitation is not None and invitation.state not in becomes

    return works


def _can_be_asked(about: RowDetails, session: Session) -> bool:
    is_theirs = about.invitation is not None and about.invitation.direction == "incoming"
    return is_theirs and _decides("asked")(about, session)


def _can_be_put_off(about: RowDetails, session: Session) -> bool:
    if isinstance(about.item, Draft):
        return about.item.sent is None
    return not session.triage.reason_not_to_snooze(about.item.id)


def _can_be_done(about: RowDetails, session: Session) -> bool:
    item = about.item
    if isinstance(item, Invitation) and item.carried_out is False:
        return True
    return not reason_not_done(session.tray, item.id, session.due_list.of(item.id))


def _can_be_taken_back(about: RowDetails, session: Session) -> bool:
    return isinstance(about.item, Invitation) and about.item.state not in UNTOUCHED


def _has_question(about: RowDetails, session: Session) -> bool:
    return about.verdict is not None and about.verdict.question is not None


def _is_advised(about: RowDetails, session: Session) -> bool:
    if about.verdict is None or not about.is_decidable:
        return False
    if about.verdict.advice == "look":
        return _has_question(about, session)
    return about.verdict.advice in ("accept", "ask", "pass")


def _has_rules(about: RowDetails, session: Session) -> bool:
    """The verdict is shown, and has findings."""
    is_shown = isinstance(about.item, Invitation) and about.item.state in ("open", "asked", "snoozed")
    return is_shown and about.verdict is not None and bool(about.verdict.findings)


def _is_disputed(about: RowDetails, session: Session) -> bool:
    return isinstance(about.item, Invitation) and bool(about.item.versions)


def _unsent(about: RowDetails) -> "Letter | None":
    """The letter of the row that has not gone out; None where there is none."""
    return about.letter if about.letter is not None and about.letter.sent is None else None


def _has_reply(about: RowDetails, session: Session) -> bool:
    return _unsent(about) is not None


def _has_text(about: RowDetails, session: Session) -> bool:
    """A text is in place that can go out."""
    letter = _unsent(about)
    if letter is None or letter.text is None or letter.is_empty:
        return False
    return not session.triage.reason_not_to_send(letter.written())


def _can_be_edited(about: RowDetails, session: Session) -> bool:
    letter = about.letter
    if letter is not None and letter.text is not None:
        return letter.sent is None
    return about.invitation is not None


def _can_be_opened(about: RowDetails, session: Session) -> bool:
    """It is answered on a page of LinkedIn's, or has a profile."""
    is_answered_there = isinstance(about.item, Invitation) and bool(page_to_answer(about.item))
    return is_answered_there or _has_profile(about, session)


def _has_profile(about: RowDetails, session: Session) -> bool:
    try:
        return bool(about.person.url and checked_link(about.person.url))
    except LinkError:
        return False


def _can_introduce(about: RowDetails, session: Session) -> bool:
    """The person can be introduced to somebody, or the next text of the introduction can be written."""
    return isinstance(about.item, Person) or (isinstance(about.item, Introduction) and about.letter is not None)


_ANYWHERE: Final = frozenset({"undo", "filter", "find", "back", "add", "palette", "quit", "joining", "import", "demo"})
"""What needs no row. Undo says itself where nothing is left to be undone."""
_ON_ALL_MARKED: Final = frozenset(
    {
        *("accept", "ask", "pass", "ignore", "snooze", "reopen", "carried-out", "advised", "keep-earlier"),
        *("keep-later", "reply", "tags"),
    }
)
"""What acts on all marked rows where there are any."""
_ON_SEVERAL_MARKED: Final = _ON_ALL_MARKED | {"ways-out"}
"""What does so where there are at least two."""
_WORKS: Final[Mapping[str, Works]] = {
    "accept": _decides("accepted"),
    "ask": _can_be_asked,
    "pass": _decides("passed", "withdrawn"),
    "ignore": _decides("ignored"),
    "snooze": _can_be_put_off,
    "reopen": _can_be_taken_back,
    "carried-out": _can_be_done,
    "answer": _has_question,
    "advised": _is_advised,
    "turn": _has_question,
    "open": _has_rules,
    "keep-earlier": _is_disputed,
    "keep-later": _is_disputed,
    "reply": _has_reply,
    "edit": _can_be_edited,
    "editor": _can_be_edited,
    "copy": _has_text,
    "ways-out": _has_text,
    "template": _has_reply,
    "open-there": _can_be_opened,
    "profile": _has_profile,
    "introduce": _can_introduce,
    "consent": lambda about, _session: isinstance(about.item, Introduction),
}
"""By the ids of the commands, when each does something. What is not here does something on every row."""
