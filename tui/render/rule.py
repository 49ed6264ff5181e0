"""The page of a rule, to read on the screen."""

import re
from collections.abc import Iterator
from typing import Final

from textual.strip import Strip

from store.judging.examples import example_in_words
from store.judging.rules import EXAMPLES
from store.session.rule_page import RulePage
from tui.render.styles import EMPTY, STRONG, wrapped

_LABEL: Final = 13
"""Cells for what a line is."""


def rule_text(page: RulePage, width: int) -> Iterator[Strip]:
    """Yield what a rule says, where it comes from, its examples, and what the user decided where it held."""
    rule = page.rule
    yield from wrapped(f"{rule.id}: {rule.title}", width, STRONG)
    yield from _labelled("says", _said(rule.sentence), width)
    if rule.if_assumed:
        yield from _labelled("if assumed", _said(rule.if_assumed), width)
    yield from _labelled("counts", page.weight, width)
    yield from _labelled("holds when", rule.condition.text, width)
    for norm in page.norms:
        yield from _labelled("norm", f"{norm.id}  {norm.title}", width)
    for text in page.texts:
        yield from _labelled(f"text {text.id}", f"{text.title} ({text.source})", width)
    if not page.texts:
        yield from _labelled("text", "none: it rests on what LinkedIn does, or it is a rule of your own", width)
    yield from _labelled("here", _decided(page), width)
    yield EMPTY
    for label, outcome in EXAMPLES:
        for example in rule.examples[outcome]:
            yield from _labelled(f"{label} for", example_in_words(example), width)


def _said(sentence: str) -> str:
    """Return the sentence of a rule as it is said of nobody in particular."""
    bare = sentence.replace(" ({evidence})", "").replace("{evidence}", "…")
    return re.sub(r"\{[^{}]*\}", "…", bare.replace("{name}", "Somebody"))


def _decided(page: RulePage) -> str:
    """Return how often it held, and what the user then did."""
    times = sum(page.decided.values())
    if not times:
        return "it held on none of your decisions so far"
    told = ", ".join(f"{state} {count:,}" for state, count in page.decided.items())
    return f"it held on {times:,} of your decisions: {told}"


def _labelled(label: str, text: str, width: int) -> Iterator[Strip]:
    """Yield a text behind what it is."""
    lead = f" {label} ".ljust(_LABEL)
    yield from wrapped(text, width, first=lead, rest=" " * _LABEL)
