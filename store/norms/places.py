"""Where a norm lives, and how to look there."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from store.judging.rules import shipped_rules
from store.keeping.kinds import due_kinds
from store.norms.norms import Norm, source_texts
from store.writing.purposes import MEANINGS, purpose_of


class Place(NamedTuple):
    """One place."""

    kind: str
    """What kind of place it is, in a word or two."""
    way: str
    """The command or the key that leads there."""
    name: str
    """What is there; empty where `way` says it."""


def places(norm: Norm, how_to: Callable[[str], str]) -> Iterator[Place]:
    """Yield the texts that a norm comes from, then every place where it lives.

    `how_to` tells how to run a command of the screen, by its id.
    """
    for text in norm.texts:
        yield Place("from", f"salver norms {text}", source_texts()[text].title)
    for rule in norm.rules:
        yield Place("rule", f"salver rules show {rule}", shipped_rules()[rule].title)
    for purpose in norm.purposes:
        yield Place("texts for", f"salver templates show {purpose}", MEANINGS[purpose_of(purpose)])
    for template in norm.templates:
        yield Place("text", f"salver templates show {template}", "")
    for check in norm.checks:
        yield Place("check", "salver draft check ID", check)
    for what in norm.due:
        yield Place("due", "salver due", due_kinds()[what].title)
    for view in norm.views:
        yield Place("view", f"salver list --view {view}", "")
    for key in norm.keys:
        yield Place("key", f"{how_to(key)} on the screen", key)
    for command in norm.commands:
        yield Place("command", f"salver {command} --help", "")
