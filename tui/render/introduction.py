"""The panes of an introduction of the user's own, and of a promise."""

from collections.abc import Iterator
from typing import Final

from textual.strip import Strip

from store.dates_in_words import day
from store.records.model import Consent, FollowUp, Introduction, IntroductionState
from store.tray import introducing
from tui.keymap.keymap import Keymap
from tui.render.blocks import BLANK, PaneText, Rank, block, text_block
from tui.render.styles import BAD, FAINT, GOOD, OPEN, PLAIN, STRONG, line, wrapped

_TOLD: Final[dict[IntroductionState, str]] = {
    "asking": "Both are asked first; the introduction stays locked until both have said yes.",
    "ready": "Both said yes: the introduction can be written.",
    "introduced": "You introduced them.",
    "declined": "One of them said no, so it will not take place. Nobody is told who said no.",
    "lapsed": "Nobody answered for a month. An answer would take it up again.",
}


def introduction_pane(introduction: Introduction, width: int) -> PaneText:
    """Return both people, with what each gains, what they were asked, and what they answered."""
    blocks = []
    for consent in introduction.consents:
        person = consent.person
        blocks.append(text_block(person.name, width, STRONG))
        if person.role:
            blocks.append(text_block(person.role, width, FAINT, Rank.HEADLINE, least=1))
        blocks.append(text_block(f"Gains {consent.gains}.", width))
        blocks += [block(_answer(consent, width)), BLANK]
    blocks.append(text_block(f"Because {introduction.because}.", width, PLAIN, Rank.MESSAGE, least=1))
    fact = f"planned {day(introduction.begun.astimezone())}" if introduction.begun else ""
    return PaneText("Person", [*blocks, BLANK], detail="both people", fact=fact)


def _answer(consent: Consent, width: int) -> Iterator[Strip]:
    """Yield what was asked of one of the two, and what they answered."""
    asked = f"Asked on {day(consent.asked.astimezone())}" if consent.asked else "Not asked yet"
    said, style = {"yes": ("said yes", GOOD), "no": ("said no", BAD)}.get(consent.answer or "", ("no answer yet", OPEN))
    told = f"{asked}, {said}" if consent.asked or consent.answer else asked
    yield from wrapped(f"{told}.", width, style if consent.asked or consent.answer else PLAIN)


def introduction_standing(introduction: Introduction, keys: Keymap, width: int) -> PaneText:
    """Return how far an introduction is, and what to do next."""
    blocks = [text_block(_TOLD[introduction.state], width)]
    if step := introducing.next_step(introduction):
        told = f"Next: {introducing.next_in_words(introduction, *step)}. {keys.how_to('introduce')} edits the text."
        blocks.append(text_block(told, width, OPEN))
    answered = f"{keys.how_to('consent')} is the key to note what they answered."
    if introduction.state not in ("introduced", "declined"):
        blocks.append(text_block(answered, width, FAINT, Rank.DETAIL))
    return PaneText("Verdict", [*blocks, BLANK], detail="how far it has come", fact=introduction.state)


def promise_standing(promise: FollowUp, keys: Keymap, width: int) -> PaneText:
    """Return what was promised, by whom, until when, and what to do."""
    who = "You promised" if promise.promised_by == "me" else f"{promise.person.name} promised"
    blocks = [text_block(f"{who}: {promise.text}", width)]
    if promise.done:
        return PaneText("Verdict", [*blocks, BLANK], detail="a promise", fact=f"kept {day(promise.done)}")
    told = f"{keys.how_to('carried-out')} marks it as kept, {keys.how_to('snooze')} puts it off"
    blocks.append(block([line((told, FAINT))], Rank.DETAIL))
    fact = f"due {day(promise.due)}" if promise.due else ""
    return PaneText("Verdict", [*blocks, BLANK], detail="a promise", fact=fact)
