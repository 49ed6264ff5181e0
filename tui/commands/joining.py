"""Going through people who may be one person: each pair is joined, kept apart for good, or skipped."""

from asyncio import to_thread
from typing import TYPE_CHECKING, Final, Literal

from store.counted import counted
from store.records.ids import RecordId
from tui.prompts.choosing import ChoicePrompt, KeyChoice

if TYPE_CHECKING:
    from store.joining.proposals import Proposal
    from tui.render.joining import PersonColumn
    from tui.screens.tray import TrayScreen
    from tui.widgets.text import TextLayout

PairAnswer = Literal["join", "apart", "skip", "before", "undo"]

_CHOICES: Final[tuple[KeyChoice[PairAnswer], ...]] = (
    KeyChoice("y enter", "one person", "join"),
    KeyChoice("n", "two, for good", "apart"),
    KeyChoice("space j down", "skip", "skip"),
    KeyChoice("k up", "back", "before"),
    KeyChoice("u", "undo", "undo"),
)


async def review(screen: "TrayScreen") -> None:
    """Show people who may be one person side by side, and ask about each pair."""
    from store.joining.proposals import proposals

    screen.say("Looking for people who may be one person.")
    found = await to_thread(proposals, screen.session.tray)
    if not found:
        screen.say("No two people in the tray look like one person.")
        return
    try:
        with screen.session.postponing_refresh():
            said = await _go_through(screen, found)
    finally:
        screen.show_changed()
        screen.follow()
    screen.say(said)


async def _go_through(screen: "TrayScreen", found: "list[Proposal]") -> str:
    """Ask about one pair after the other. Return what was done, in a sentence."""
    answered: list[int] = []
    """The places of the pairs that were joined or kept apart, in order."""
    at, said = _next(screen, found, 0), ""  # `said` is what the answer before did
    while at is not None:
        question = f"One person? {at + 1:,} of {len(found):,}"
        text = _shown(screen, found[at])
        word = await screen.ask(ChoicePrompt(question, _CHOICES, said=said, text=text, away="leave", whole=True))
        if word is None:
            break
        said = ""
        if word == "undo":
            at, said = _taken_back(screen, answered, at)
        elif word == "before":
            before = _next(screen, found, at - 1, steps=-1)
            at = at if before is None else before
        else:
            if word != "skip":
                said = _answer(screen, found[at], joins=word == "join")
                answered.append(at)
            at = _next(screen, found, at + 1)
    left = sum(1 for pair in found if _is_open(screen, pair))
    return f"{counted(len(answered), 'pair')} answered; {left:,} left."


def _next(screen: "TrayScreen", found: "list[Proposal]", at: int, *, steps: int = 1) -> int | None:
    """Return the place of the next open pair, from `at` on, by `steps`; None where there is none."""
    while 0 <= at < len(found):
        if _is_open(screen, found[at]):
            return at
        at += steps
    return None


def _is_open(screen: "TrayScreen", pair: "Proposal") -> bool:
    """Return whether both are still there, and neither one person nor kept apart."""
    tray, one, other = screen.session.tray, pair.one.id, pair.other.id
    are_there = {one, other} <= tray.tables["people"].keys()
    return are_there and tray.joins.lead(one) != tray.joins.lead(other) and not tray.joins.are_apart(one, other)


def _shown(screen: "TrayScreen", pair: "Proposal") -> "TextLayout":
    """Lay the two out side by side, as they are known now."""
    from tui.render.joining import pair_text

    one, other = _side(screen, pair.one.id), _side(screen, pair.other.id)
    return lambda width: pair_text(pair, one, other, width)


def _side(screen: "TrayScreen", person_id: RecordId) -> "PersonColumn":
    from tui.render.joining import PersonColumn

    tray = screen.session.tray
    records = (tray.record("people", trace) for trace in tray.joins.traces(person_id))
    sources = sorted({str(record.get("source")) for record in records if record.get("source")})
    return PersonColumn(tray.person(person_id), tray.invitations_of(person_id), sources)


def _taken_back(screen: "TrayScreen", answered: list[int], at: int) -> tuple[int, str]:
    """Undo the newest answer. Return its place, and what was undone in words."""
    from store.tray.descriptions import describe_action
    from store.tray.history import undo

    tray = screen.session.tray
    action = undo(tray) if answered else None
    if action is None:
        return at, "Nothing was answered here that could be undone."
    return answered.pop(), f"Undid: {describe_action(tray.tables, action)}."


def _answer(screen: "TrayScreen", pair: "Proposal", *, joins: bool) -> str:
    """Join two people or keep them apart. Return what was done, in words."""
    from store.tray.joining import join, keep_apart

    verb = join if joins else keep_apart
    outcome = verb(screen.session.tray, pair.one.id, pair.other.id)
    if outcome.refused:
        return f"Nothing changed: {outcome.refused[0].reason}."
    names = f"{pair.one.name} and {pair.other.name}"
    return f"Joined {names} into one person." if joins else f"Kept {names} apart."
