"""Two people side by side, and why they may be one person."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct
from textual.strip import Strip

from store.dates_in_words import day
from store.joining.proposals import Proposal
from store.records.model import Invitation, Person
from store.text import upper_first
from tui.render.known import messages_in_words
from tui.render.styles import EMPTY, FAINT, OPEN, PLAIN, STRONG, fitted, line, wrapped

_LABELS = 11
"""Cells for the labels on the left, with the gap after them."""
_GAP = 2
_MOST_LINES = 3
"""The most lines of one field; a headline or a note can be long."""

SOURCES = {"linkedin": "LinkedIn", "mail": "an email", "contacts": "your address book", "hand": "added by you"}


class PersonColumn(Struct, frozen=True):
    """One of the two: the person, their invitations, and the sources of their records."""

    person: Person
    invitations: Sequence[Invitation]
    sources: Sequence[str]


def pair_text(proposal: Proposal, one: PersonColumn, other: PersonColumn, width: int) -> Iterator[Strip]:
    """Yield the reasons, then what is known of both in two columns."""
    yield from wrapped(_sentence(proposal), width, OPEN)
    yield EMPTY
    column = (width - _LABELS - _GAP) // 2
    for (label, mine), (_, theirs) in zip(_fields(one), _fields(other), strict=True):
        if not (mine or theirs):
            continue
        style = STRONG if label == "Name" else PLAIN
        sides = [list(wrapped(text, column, style)) if text else [] for text in (mine, theirs)]
        rows = list(zip_longest(*sides, fillvalue=EMPTY))[:_MOST_LINES]
        for at, (left, right) in enumerate(rows):
            margin = fitted(label if at == 0 else "", _LABELS)
            padding = " " * (column - left.cell_length + _GAP)
            yield Strip([*line((margin, FAINT)), *left, *line((padding, PLAIN)), *right])


def _sentence(proposal: Proposal) -> str:
    """Return the reasons in a sentence, with how alike the two are."""
    reasons = "; ".join(proposal.reasons)
    return f"{upper_first(reasons)} ({proposal.likeness:.0%} alike)."


def _fields(side: PersonColumn) -> Iterator[tuple[str, str]]:
    """Yield the label and the text of every field; "" where nothing is known."""
    person = side.person
    yield "Name", person.name
    yield "Also", ", ".join(person.also)
    yield "Headline", person.headline or ""
    yield "Company", person.work
    yield "Link", (person.url or "").removeprefix("https://www.linkedin.com/")
    yield "Email", person.email or ""
    yield "Connected", day(person.connected_on) if person.connected_on else ""
    yield "Asked", "; ".join(map(_invitation, side.invitations))
    messages = (("you wrote", person.written), ("wrote", person.received))
    yield "Messages", "; ".join(f"{lead} {messages_in_words(letters)}" for lead, letters in messages if letters)
    yield "Tags", ", ".join(person.tags)
    yield "Note", person.note
    yield "From", ", ".join(SOURCES.get(source, source) for source in side.sources)


def _invitation(invitation: Invitation) -> str:
    who = "they asked" if invitation.direction == "incoming" else "you asked"
    when = f" on {day(invitation.sent)}" if invitation.sent else ""
    return f"{who}{when}, {invitation.state}"
