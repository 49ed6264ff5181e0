"""The pane of the verdict: the advice, and in turn why, why not, and what would change it."""

from collections.abc import Iterator
from typing import Literal

from rich.style import Style
from textual.strip import Strip

from store.judging.facts import FACTS
from store.judging.verdict import Verdict
from tui.keymap.keymap import Keymap
from tui.render.styles import ADVICE, BAD, EMPTY, FAINT, GOOD, OPEN, PLAIN, STRONG, Part, line, wrapped

Face = Literal["why", "why not", "what would change it"]
FACES: tuple[Face, ...] = ("why", "why not", "what would change it")

_ADVICE = {
    "accept": "Accept",
    "ask": "Ask why",
    "look": "Look first",
    "pass": "Pass",
    "yours": "Yours to decide",
    "wait": "Wait for their answer",
}
_POINTS = 4
_APART = 3


def verdict_text(verdict: Verdict | None, face: Face, keys: Keymap, width: int) -> Iterator[Strip]:
    """A verdict with one of its faces."""
    if verdict is None or verdict.advice is None:
        yield from wrapped("The rules judge what others ask of you; there is nothing to judge here.", width, FAINT)
        return
    yield from _advice(verdict, width)
    if verdict.question is not None:
        yield from wrapped(f"{verdict.question.text}  {keys.how_to('answer')} answers", width, OPEN)
    yield EMPTY
    yield _faces(face, keys)
    if face == "why":
        yield from _why(verdict, width)
    elif face == "why not":
        yield from _why_not(verdict, width)
    else:
        yield from _changes(verdict, width)


def _advice(verdict: Verdict, width: int) -> Iterator[Strip]:
    """The advice, how firm it is, and its points; on two lines where one is too short."""
    advice = verdict.advice or ""
    advised = line((_ADVICE[advice], STRONG + ADVICE[advice]), (_leaning(verdict), PLAIN))
    scored = line((f"{_scored(verdict)}, {verdict.policy}", FAINT))
    if advised.cell_length + _APART + scored.cell_length <= width:
        yield Strip([*advised, *line((" " * _APART, PLAIN)), *scored])
    else:
        yield advised
        yield scored


def advice_in_words(verdict: Verdict) -> str:
    """The advice with its points on one line: `Look first, leaning to pass, -3 to +5 points`."""
    return f"{_ADVICE[verdict.advice or '']}{_leaning(verdict)}, {_scored(verdict)}"


def _leaning(verdict: Verdict) -> str:
    return f", leaning to {verdict.leans}" if verdict.leans else ""


def _scored(verdict: Verdict) -> str:
    low, high = verdict.score or (0, 0)
    points = f"{low:+d}" if low == high else f"{low:+d} to {high:+d}"
    return f"{points} points{', firm' if verdict.firm else ''}"


def _faces(face: Face, keys: Keymap) -> Strip:
    """The names of the faces, with the current one highlighted."""
    parts: list[Part] = []
    for each in FACES:
        parts += [(each.capitalize(), STRONG if each == face else FAINT), ("   ", PLAIN)]
    return line(*parts, (f"{keys.how_to('turn')} turns", FAINT))


def _why(verdict: Verdict, width: int) -> Iterator[Strip]:
    """The rules that hold, each with its points, and what is assumed."""
    for finding in verdict.findings:
        margin = "=" if finding.decides else f"{finding.points:+d}" if finding.points else "·"
        source = f" ({finding.rule}; text {finding.text.replace(' ', ', ')})" if finding.text else f" ({finding.rule})"
        style = GOOD if finding.points > 0 or finding.decides == "accept" else BAD if finding.points < 0 else PLAIN
        yield from _item(margin, finding.because + source, style, width)
    if not verdict.findings:
        yield from wrapped("No rule speaks for or against them yet.", width, FAINT)
    for because, facts in _assumed(verdict).items():
        yield from _item("~", f"assumed, {because}: {facts}", FAINT, width)


def _assumed(verdict: Verdict) -> dict[str, str]:
    """What is assumed, grouped by the reason."""
    told: dict[str, str] = {}
    for assumption in verdict.assumed:
        said = f"{assumption.fact.replace('_', ' ')} {assumption.value}"
        told[assumption.because] = f"{told[assumption.because]}, {said}" if assumption.because in told else said
    return told


def _why_not(verdict: Verdict, width: int) -> Iterator[Strip]:
    """The rules that are open or do not hold, each with the clause that failed."""
    for failure in verdict.not_:
        margin, style = ("?", OPEN) if failure.holds == "unknown" else ("·", FAINT)
        yield from _item(margin, f"{failure.because} ({failure.rule})", style, width)


def _changes(verdict: Verdict, width: int) -> Iterator[Strip]:
    """The single facts that would change the advice."""
    for flip in verdict.flips:
        text = f"{FACTS[flip.fact].label}: {flip.value} → {_ADVICE[flip.advice].lower()}"
        yield from _item("·", text, ADVICE[flip.advice], width)
    if not verdict.flips:
        yield from wrapped("No single fact would change it.", width, FAINT)


def _item(margin: str, text: str, style: Style, width: int) -> Iterator[Strip]:
    """A text with a mark in the margin, indented."""
    for index, strip in enumerate(wrapped(text, width - _POINTS)):
        lead = (margin if index == 0 else "").ljust(_POINTS)
        yield Strip([*line((lead, style)), *strip])
