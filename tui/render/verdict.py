"""The pane of the verdict: the advice, and in turn why, why not, and what would change it."""

from collections.abc import Iterator, Sequence
from typing import Literal

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from store.counted import signed
from store.judging.explanations import Guess
from store.judging.facts import FACTS
from store.judging.verdict import Verdict
from store.records.advice import ADVICE_NAMES
from store.text import clean, upper_first
from tui.keymap.keymap import Keymap
from tui.render.blocks import BLANK, Block, PaneText, Rank, block, text_block
from tui.render.next_step import next_step
from tui.render.scale import scale
from tui.render.step_words import not_applying, rules_in_words
from tui.render.styles import ADVICE, BAD, FAINT, GOOD, OPEN, PLAIN, STRONG, StyledText, line, rows_of_words

Face = Literal["why", "why not", "what would change it"]
FACES: tuple[Face, ...] = ("why", "why not", "what would change it")

_MARGIN = 4
_MAIN_REASONS = 2
"""So many reasons, the weightiest, stay where the others give way."""


def verdict_pane(
    verdict: Verdict, thresholds: tuple[int, int] | None, face: Face, keys: Keymap, width: int, *, is_stacked: bool
) -> PaneText:
    """Return what the rules say of a row, with one of the faces of it. `thresholds` are those of the policy."""
    blocks = [block(_advice(verdict, width, with_policy=is_stacked))]
    if verdict.question is not None:
        then = "".join(_then(verdict, guess) for guess in verdict.likely if guess.fact == verdict.question.fact)
        sentences = [verdict.question.text, f"{upper_first(then)}." if then else "", f"{keys.how_to('answer')} answers"]
        blocks.append(text_block(" ".join(filter(None, sentences)), width, margin="    "))
    if verdict.score and thresholds and not _is_decided(verdict) and (shown := scale(verdict.score, thresholds, width)):
        blocks.append(Block([shown], Rank.REASON if face == "why" else Rank.DETAIL))
    # What follows is read rightly only under its name; the reasons need none.
    blocks += [BLANK, Block([_faces(face, keys)], Rank.DETAIL if face == "why" else Rank.MAIN_REASON)]
    faces = {"why": _why, "why not": _why_not, "what would change it": _changes}
    blocks += faces[face](verdict, width)
    return PaneText("Verdict", [*blocks, BLANK], fact=_scored(verdict, thresholds))


def _advice(verdict: Verdict, width: int, *, with_policy: bool) -> Iterator[Strip]:
    """Yield the next step, in the words of the row; where it leans; and the policy, if there is room for it."""
    question = verdict.question.fact if verdict.question else None
    step = next_step(verdict.advice or "", firm=verdict.firm, leans=verdict.leans, question=question)
    lead: list[StyledText] = [(f" {step.lean:>2} ", step.style), (step.word, step.style + STRONG)]
    leaning = f"   leans to {verdict.leans}" if verdict.leans else "" if verdict.firm else "   not firm"
    policy = f"policy: {verdict.policy}" if with_policy else ""
    gap = width - sum(cell_len(text) for text, _ in lead) - cell_len(leaning) - cell_len(policy)
    yield line(*lead, (leaning, PLAIN), *([(" " * gap, PLAIN), (policy, FAINT)] if policy and gap > 1 else []))


def advice_in_words(verdict: Verdict) -> str:
    """Return the advice with its points on one line: `Look first, leaning to pass, -3 to +5 points`."""
    points = "" if _is_decided(verdict) else f", {_points(verdict)}"
    firm = ", firm" if verdict.firm else ""
    return f"{ADVICE_NAMES[verdict.advice or ''].capitalize()}{_leaning(verdict)}{points}{firm}"


def _leaning(verdict: Verdict) -> str:
    return f", leaning to {verdict.leans}" if verdict.leans else ""


def _scored(verdict: Verdict, thresholds: tuple[int, int] | None) -> str:
    """Return the points, and from which on the policy advises what it leans to, if they can come to that; where a rule
    decided, only which.
    """
    if rule := next((finding.rule for finding in verdict.findings if finding.decides), ""):
        return f"rule {rule} decides"
    if thresholds is None:
        return _points(verdict)
    (low, high), (accept_from, pass_to) = verdict.score or (0, 0), thresholds
    side = verdict.leans or verdict.advice
    if side == "accept" and high >= accept_from:
        return f"{_points(verdict)}, accept at {signed(accept_from)} or more"
    if side == "pass" and low <= pass_to:
        return f"{_points(verdict)}, pass at {signed(pass_to)} or less"
    return _points(verdict)


def _is_decided(verdict: Verdict) -> bool:
    """Return whether one rule decides, so that the points have no say."""
    return any(finding.decides for finding in verdict.findings)


def _points(verdict: Verdict) -> str:
    low, high = verdict.score or (0, 0)
    return f"{signed(low)} points" if low == high else f"{signed(low)} to {signed(high)} points"


def _faces(face: Face, keys: Keymap) -> Strip:
    """Return the names of the faces, with the current one in bold."""
    parts: list[StyledText] = [("    ", PLAIN)]
    for each in FACES:
        parts += [(each, STRONG if each == face else FAINT), ("   ", PLAIN)]
    return line(*parts, (f"{keys.how_to('turn')}: next", FAINT))


def _why(verdict: Verdict, width: int) -> Iterator[Block]:
    """Yield the rules that hold, each with its points, what is likely, and what is assumed."""
    for place, finding in enumerate(verdict.findings):
        margin = "=" if finding.decides else f"{finding.points:+d}" if finding.points else "·"
        style = GOOD if finding.points > 0 or finding.decides == "accept" else BAD if finding.points < 0 else PLAIN
        rank = Rank.MAIN_REASON if place < _MAIN_REASONS else Rank.REASON
        yield block(_item(margin, finding.because, style, width, f"rule {finding.rule}"), rank, opens=(finding.rule,))
    yield from _likely(verdict, width)
    yield from _assumptions(verdict, width, doubted=True)


def _likely(verdict: Verdict, width: int) -> Iterator[Block]:
    """Yield what their words make likely: on that the leaning rests, until the user has answered."""
    asked = verdict.question.fact if verdict.question else None
    for guess in verdict.likely:
        told = f"likely: {FACTS[guess.fact].clause(guess.value)} ({guess.because})"
        if guess.fact != asked and (then := _then(verdict, guess)):
            told += f"; {then}"
        yield block(_item("?", told, OPEN, width), Rank.REASON)


def _then(verdict: Verdict, guess: Guess) -> str:
    """What is advised if a guess is right: `if so, pass`; "" where it decides nothing."""
    ends = (flip.advice for flip in verdict.flips if (flip.fact, flip.value) == (guess.fact, guess.value))
    return next((f"if so, {ADVICE_NAMES[advice]}" for advice in ends), "")


def _assumptions(verdict: Verdict, width: int, *, doubted: bool) -> Iterator[Block]:
    """Yield what is assumed: the `doubted` facts, which are asked all the same, or the absence of bad news."""
    for because, facts in _assumed(verdict, doubted=doubted).items():
        yield block(_item("~", f"{facts} (assumed: {because})", FAINT, width), Rank.REASON)


def _assumed(verdict: Verdict, *, doubted: bool) -> dict[str, str]:
    """Return what is assumed, grouped by the reason."""
    told: dict[str, str] = {}
    for assumption in verdict.assumed:
        if FACTS[assumption.fact].asked_anew != doubted:
            continue
        said = f"{FACTS[assumption.fact].label}: {FACTS[assumption.fact].named(assumption.value)}"
        told[assumption.because] = f"{told[assumption.because]}; {said}" if assumption.because in told else said
    return told


def _why_not(verdict: Verdict, width: int) -> Iterator[Block]:
    """Yield the rules that are open, all in one item; those that do not hold, by the clause that failed; and, in one
    item, those that fail only by assumption.
    """
    if still_open := sorted(failure.rule for failure in verdict.not_ if failure.holds == "unknown"):
        unknown = f"not known yet: {', '.join(verdict.unknown)}"
        yield _failed("?", unknown, OPEN, f"{rules_in_words(still_open)} may still apply", still_open, width)
    for because, rules in verdict.failures.items():
        yield _failed("·", because, FAINT, not_applying(rules), rules, width)
    yield from _assumptions(verdict, width, doubted=False)


def _failed(margin: str, because: str, style: Style, standing: str, rules: Sequence[str], width: int) -> Block:
    """Return one reason why rules do not hold, or stay open; `standing` says which."""
    return block(_item(margin, f"{because.removesuffix('.')};", style, width, standing), Rank.REASON, opens=rules)


def _changes(verdict: Verdict, width: int) -> Iterator[Block]:
    """Yield the single facts that would change the advice."""
    for flip in verdict.flips:
        text = f"{FACTS[flip.fact].label}: {FACTS[flip.fact].named(flip.value)} → {ADVICE_NAMES[flip.advice]}"
        yield block(_item("·", text, ADVICE[flip.advice], width), Rank.MAIN_REASON)
    if not verdict.flips:
        yield text_block("No single fact would change it.", width, FAINT, Rank.MAIN_REASON)


def _item(margin: str, text: str, style: Style, width: int, origin: str = "") -> Iterator[Strip]:
    """Yield a text with a mark in the margin, indented, and the rules that say it behind it."""
    said = clean(text)
    for index, row in enumerate(rows_of_words(f"{said}  {clean(origin)}".rstrip(), width - _MARGIN)):
        lead = (margin if index == 0 else "").ljust(_MARGIN)
        words = " ".join(word for place, word in row if place < len(said))
        named = " ".join(word for place, word in row if place >= len(said))
        yield line((lead, style), (words, PLAIN), (" " * bool(words and named) + named, FAINT))
