"""Stretches of a text that is being edited: where they are after an edit, and on which lines."""

from collections.abc import Iterator

from store.phrases.words import Span


def moved(span: Span, before: str, after: str) -> Span | None:
    """Return where a span is after an edit in one place; None where the edit touched the span."""
    start, end = span
    if after.startswith(before[:end]):
        return span
    shift = len(after) - len(before)
    if after.endswith(before[start:]) and start + shift >= 0:
        return start + shift, end + shift
    return None


def parted(span: Span, text: str) -> Iterator[tuple[int, Span]]:
    """Yield the lines that a span touches, counted from zero, and the span within each of them."""
    start, end = span
    line = text.count("\n", 0, start)
    at = text.rfind("\n", 0, start) + 1
    while at < end:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        if max(start, at) < min(end, stop):
            yield line, (max(start, at) - at, min(end, stop) - at)
        line, at = line + 1, stop + 1


def location_of(place: int, text: str) -> tuple[int, int]:
    """Return the line and the column of a place in a text, both counted from zero."""
    return text.count("\n", 0, place), place - text.rfind("\n", 0, place) - 1


def place_of(location: tuple[int, int], text: str) -> int:
    """Return the place in a text at this line and column."""
    line, column = location
    return sum(len(above) + 1 for above in text.split("\n")[:line]) + column


def next_after(place: int, spans: list[Span]) -> Span | None:
    """Return the first span that begins after a place, else the first of all; None where there are none."""
    ordered = sorted(spans)
    return next((span for span in ordered if span[0] > place), ordered[0] if ordered else None)
