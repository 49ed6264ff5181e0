"""Policies over the user's past decisions, to read on the screen."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from rich.style import Style
from textual.strip import Strip

from store.counted import counted
from store.judging.fitting import Fit, PolicyLine
from store.judging.replay import DECISIONS_OF_ADVICE, AdviceChange, Replay, is_followed
from store.judging.rules import Rule
from store.records.advice import ADVICE_NAMES
from store.records.ids import RecordId
from store.session.policy_replay import Comparison, fit_in_words
from tui.render.styles import BAD, EMPTY, FAINT, GOOD, PLAIN, STRONG, fitted, line, wrapped

_LABEL: Final = 34
_WIDEST: Final = 60
"""The fewest and the most cells for a label."""
_GAP: Final = 2
_NUMBER: Final = 18
"""Cells for a policy's column."""
_ADVICE: Final = 12
_MOST_RULES: Final = 8
"""How many overruled rules are listed."""


def comparison_text(
    found: Comparison, rules: Mapping[str, Rule], name_of: Callable[[RecordId], str], width: int
) -> Iterator[Strip]:
    """Yield how often a policy agrees with the user, or two side by side: advice against decision, the rules that the
    user overrules, and where the two differ.
    """
    replays = [replay for replay in (found.used, found.other) if replay is not None]
    row = partial(_row, max(width - len(replays) * (_NUMBER + _GAP), _LABEL))
    yield row("", [replay.policy for replay in replays], STRONG)
    yield row("decisions", [f"{replay.decisions:,}" for replay in replays])
    yield row("it would have advised one", [f"{replay.advised:,}" for replay in replays])
    yield row("the one that you took", [_agreed(replay) for replay in replays], STRONG)
    yield EMPTY
    yield line(("Advice, and what you decided", STRONG))
    for advice, decision in dict.fromkeys(pair for replay in replays for pair in _pairs(replay)):
        counts = [f"{replay.table.get(advice, {}).get(decision, 0):,}" for replay in replays]
        is_against = advice in DECISIONS_OF_ADVICE and not is_followed(advice, decision)
        label = f" {'!' if is_against else ' '} {ADVICE_NAMES[advice]:<{_ADVICE}} {decision}"
        yield row(label, counts, BAD if is_against else PLAIN)
    yield from _overruled(replays, rules, row)
    if found.other is not None:
        yield EMPTY
        differing = counted(len(found.other.changes), "decision")
        yield line((f"Where the two differ: {differing}", STRONG))
        yield from _changes(found.other.changes, name_of, width)


def fit_text(found: Fit, rules: Mapping[str, Rule], name_of: Callable[[RecordId], str], width: int) -> Iterator[Strip]:
    """Yield what a fitted policy gains, its lines as a difference, and the decisions that it would change."""
    yield from wrapped(f"{fit_in_words(found)}{' Nothing is changed yet.' if found.lines else ''}", width)
    if not found.lines:
        return
    yield EMPTY
    for each in found.lines:
        title = rules[each.name].title if each.name in rules else ""
        if each.was is not None:
            yield from _difference("-", each, str(each.was), title, BAD, width)
        yield from _difference("+", each, str(each.value), title, GOOD, width)
    yield EMPTY
    yield line((f"What it would change, of {counted(found.decisions, 'decision')}", STRONG))
    yield from _changes(found.changes, name_of, width)


def _row(cells: int, label: str, columns: Sequence[str], style: Style = PLAIN) -> Strip:
    """Return a label in so many cells, at most `_WIDEST`, and a column for each policy."""
    first = f"{fitted(label, min(cells, _WIDEST) - _GAP)}{' ' * _GAP}"
    return line((first, style), *((f"{fitted(text, _NUMBER)}{' ' * _GAP}", style) for text in columns))


def _agreed(replay: Replay) -> str:
    share = f", {replay.agreed / replay.advised:.0%}" if replay.advised else ""
    return f"{replay.agreed:,}{share}"


def _pairs(replay: Replay) -> Iterator[tuple[str, str]]:
    return ((advice, decision) for advice, decided in replay.table.items() for decision in decided)


def _overruled(
    replays: Sequence[Replay], rules: Mapping[str, Rule], row: Callable[[str, list[str]], Strip]
) -> Iterator[Strip]:
    """Yield the rules that the user overrules most, with how often."""
    times = [{each.rule: each.times for each in replay.overruled} for replay in replays]
    named = list(dict.fromkeys(rule for counts in times for rule in counts))
    if not named:
        return
    named.sort(key=lambda rule: -sum(counts.get(rule, 0) for counts in times))
    yield EMPTY
    yield line(("The rules that you overrule most", STRONG))
    for rule in named[:_MOST_RULES]:
        title = rules[rule].title if rule in rules else ""
        yield row(f"   {rule}  {title}", [f"{counts.get(rule, 0):,}" for counts in times])


def _changes(changes: Sequence[AdviceChange], name_of: Callable[[RecordId], str], width: int) -> Iterator[Strip]:
    """Yield the decisions on which two policies advise otherwise."""
    for change in changes:
        advised = f"{ADVICE_NAMES[change.current]}, now {ADVICE_NAMES[change.replayed]}"
        told = f"   {fitted(name_of(change.invitation), _LABEL - 3)}{advised}; you: {change.decision}"
        yield line((fitted(told, width).rstrip(), PLAIN))


def _difference(sign: str, each: PolicyLine, value: str, title: str, style: Style, width: int) -> Iterator[Strip]:
    """Yield a line of a policy's file, as it is or as it would be, with the title of its rule."""
    yield line((fitted(f" {sign} [{each.table}] {each.name} = {value}", _LABEL), style), (title[:width], FAINT))
