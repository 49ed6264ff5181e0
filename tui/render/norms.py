"""A norm or a source text, to read on the screen."""

from collections.abc import Iterator

from textual.strip import Strip

from store.norms.norms import Norm, SourceText, norms_of_text
from store.norms.places import places
from tui.keymap.keymap import Keymap
from tui.render.styles import EMPTY, FAINT, OPEN, PLAIN, STRONG, fitted, line, wrapped

_KIND = 11
"""Cells for the kind of a place."""


def norm_or_text(found: Norm | SourceText, keys: Keymap, width: int) -> Iterator[Strip]:
    """Return what there is to read of a norm, or of a source text."""
    return _norm(found, keys, width) if isinstance(found, Norm) else _source_text(found, width)


def _norm(norm: Norm, keys: Keymap, width: int) -> Iterator[Strip]:
    """Yield a norm: the texts that it comes from, the places where it lives, and what is missing."""
    for place in places(norm, keys.how_to):
        yield line((fitted(place.kind, _KIND), STRONG), (fitted(place.way, max(width - _KIND, 0)), PLAIN))
        if place.name:
            yield from wrapped(place.name, width, FAINT, first=" " * _KIND, rest=" " * _KIND)
    if norm.gap:
        yield EMPTY
        yield from wrapped(norm.gap, width, OPEN)


def _source_text(text: SourceText, width: int) -> Iterator[Strip]:
    """Yield a source text: where it appeared, what it says in short, and the norms that come from it."""
    yield from wrapped(f"From {text.source}.", width, FAINT)
    yield EMPTY
    yield from wrapped(text.summary, width)
    yield EMPTY
    for norm in norms_of_text(text.id):
        yield line((f"{norm.id}  ", STRONG), (fitted(norm.title, max(width - 5, 0)), PLAIN))
