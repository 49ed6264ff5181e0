"""The checklist in the person's pane: each fact with what was said of it, and when the profile was looked at."""

from collections.abc import Iterator, Mapping

from textual.strip import Strip

from store.dates_in_words import day
from store.records.model import Fact
from store.session.checklist import checklist_values
from tui.keymap.keymap import Keymap
from tui.render.styles import FAINT, wrapped


def checklist_text(facts: Mapping[str, Fact], keys: Keymap, width: int) -> Iterator[Strip]:
    """The list as one paragraph, for it must leave room for what they wrote."""
    parts = [
        f"{check.label.removesuffix(', 0-3')} {value}{_when(facts.get(check.fact))}"
        for check, value in checklist_values(facts)
    ]
    key = keys.shown("checklist")
    lead = f"Checklist ({key}): " if key else "Checklist: "
    yield from wrapped(f"{lead}{', '.join(parts)}.", width, FAINT)


def _when(fact: Fact | None) -> str:
    """The day of a look at the profile (norm R12)."""
    return f" ({day(fact.on)})" if fact and fact.name == "reviewed" and fact.value == "yes" and fact.on else ""
