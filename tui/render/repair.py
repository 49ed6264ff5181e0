"""A store that cannot be opened: what is wrong, where, and which keys do something about it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from textual.strip import Strip

from store.health.restoring import Copy
from tui.render.copies import described, size
from tui.render.styles import EMPTY, FAINT, PLAIN, STRONG, WARNING, line, wrapped

_MARGIN = "  "


class StoreProblem(Struct, frozen=True):
    """A store that cannot be opened.

    `copies` are what can take its place, each with its key, the best first. `last_attempt` says what went wrong with
    the last attempt to repair it; "" before the first.
    """

    path: Path
    why: str
    advice: str
    copies: Sequence[tuple[str, Copy]]
    editor: str
    last_attempt: str = ""


def problem_text(problem: StoreProblem, width: int) -> Iterator[Strip]:
    """Yield the text, in lines of at most this many cells."""
    yield from wrapped("Your tray cannot be opened. Nothing has been changed.", width, STRONG)
    yield EMPTY
    yield from wrapped(str(problem.path), width, PLAIN, first=_MARGIN, rest=_MARGIN)
    yield from wrapped(f"{problem.why}. {problem.advice}".rstrip(), width, PLAIN, first=_MARGIN, rest=_MARGIN)
    yield EMPTY
    if problem.last_attempt:
        yield from wrapped(problem.last_attempt, width, WARNING)
        yield EMPTY
    for place, (key, copy) in enumerate(problem.copies):
        what = f"go back to the last good copy: {described(copy)}" if place == 0 and copy.when else described(copy)
        yield line((f"{_MARGIN}{key:>5}  ", STRONG), (f"{what}, {size(copy)}", PLAIN))
    yield line((f"{_MARGIN}    e  ", STRONG), (f"open it in {problem.editor}", PLAIN))
    yield line((f"{_MARGIN}    q  ", STRONG), ("quit", PLAIN))
    yield EMPTY
    if problem.copies:
        kept = "Whichever you choose, what is there now is kept; `salver restore` lists it with all the others."
        yield from wrapped(kept, width, FAINT)
    else:
        yield from wrapped("There is no good copy of it on this machine.", width, FAINT)
