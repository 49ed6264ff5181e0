"""The pane of the person: who they are, what they wrote, and what the user knows of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from store.dates_in_words import in_words
from store.links import LinkError, checked_link
from store.records.model import Introduction, Invitation, Person, Version
from tui.keymap.keymap import Keymap
from tui.render.blocks import BLANK, Block, PaneText, Rank, block, text_block
from tui.render.channels import WAYS
from tui.render.known import (
    checklist_summary,
    claim_in_words,
    known_in_words,
    looked_on,
    near_day,
    standing_in_words,
    version_in_full,
)
from tui.render.styles import FAINT, LINK, OPEN, PLAIN, STRONG, WARNING, beside, line, wrapped

if TYPE_CHECKING:
    from store.session.row_details import RowDetails

_LABEL = len("Your note")
QUOTE = "▎ "
"""Stands before every line that somebody else wrote, so that no words of a stranger pass for Salver's."""


def person_pane(about: "RowDetails", keys: Keymap, width: int, *, is_stacked: bool) -> PaneText:
    """Return everything about the person of a row. Where the panes are stacked, the name goes into the heading."""
    if isinstance(about.item, Introduction):
        from tui.render.introduction import introduction_pane

        return introduction_pane(about.item, width)
    name = about.person.name or "(no name)"
    blocks = [
        *([] if is_stacked else [text_block(name, width, STRONG)]),
        *_identity(about, keys, width, is_stacked=is_stacked),
        *_invitation_blocks(about, keys, width),
        *_noted(about.person, width),
        *_rest(about, width),
        BLANK,
    ]
    return PaneText("Person", blocks, detail=name if is_stacked else "", fact=_fact(about))


def person_text(about: "RowDetails", keys: Keymap, width: int) -> Iterator[Strip]:
    """Yield the same as one text."""
    for each in person_pane(about, keys, width, is_stacked=False).blocks:
        yield from each.lines


def _fact(about: "RowDetails") -> str:
    """Return how the two came in touch: `asked on LinkedIn, 8 Mar`."""
    invitation, person, today = about.invitation, about.person, about.now.date()
    if invitation is None:
        if person.connected_on:
            return f"connected {near_day(person.connected_on, today)}"
        return "in your address book" if person.in_address_book else "added by you" if person.by_hand else ""
    sent = f", {near_day(invitation.sent, today)}" if invitation.sent else ""
    if invitation.kind == "introduction":
        return f"introduced {WAYS[invitation.channel]}{sent}"
    who = "asked" if invitation.direction == "incoming" else "you asked"
    return f"{who} {WAYS[invitation.channel]}{sent}"


def _identity(about: "RowDetails", keys: Keymap, width: int, *, is_stacked: bool) -> Iterator[Block]:
    """Work and addresses."""
    person = about.person
    is_told = person.work.casefold() in (person.headline or "").casefold()
    told = [part for part in (person.headline, "" if is_told else person.work) if part]
    for part in [" | ".join(told)] if is_stacked and told else told:
        yield text_block(part, width, FAINT, Rank.HEADLINE, least=1)
    if person.url:
        yield block(_profile(person.url, keys, width), Rank.LINK)
    if person.email:
        yield text_block(person.email, width, LINK, Rank.LINK)
    if person.also:
        yield text_block(f"also {', '.join(person.also)}", width, FAINT, Rank.DETAIL)


def _profile(url: str, keys: Keymap, width: int) -> Iterator[Strip]:
    """Yield the link to the profile, as a live link (OSC 8) where it is safe; else only as text."""
    shown = url.removeprefix("https://www.")
    key = keys.shown("profile")
    hint = f"{key} opens" if key else ""
    try:
        link = LINK + Style(link=checked_link(url))
    except LinkError as error:
        yield from wrapped(url, width)
        yield from wrapped(f"This link {error}; it is not opened.", width, WARNING)
        return
    gap = width - cell_len(shown) - cell_len(hint)
    if hint and gap >= 2 and shown.isprintable():
        yield line((shown, link), (" " * gap, PLAIN), (hint, FAINT))
    else:
        yield from wrapped(shown, width, link)


def _invitation_blocks(about: "RowDetails", keys: Keymap, width: int) -> Iterator[Block]:
    """Yield what is due; what machines decided differently; who introduced; and the message."""
    invitation = about.invitation
    for item in about.due:
        told = f"Due {in_words(item.on, about.now.date())}. {item.because}"
        yield text_block(told, width, OPEN, Rank.MAIN_REASON)
    if invitation is None:
        return
    if invitation.versions:
        yield block(_disputed(invitation.versions, keys, width))
    if invitation.is_claimed:
        said = f"{claim_in_words(invitation)}. {keys.how_to('accept')} confirms it."
        yield text_block(said, width, OPEN)
    if invitation.kind == "introduction":
        told = f"{introducer(invitation)} introduced you to each other {WAYS[invitation.channel]}."
        yield text_block(told, width, FAINT, Rank.HEADLINE)
        yield block(_consent(invitation, width), Rank.MAIN_REASON)
    if told := standing_in_words(invitation, about.now):
        yield text_block(told, width, FAINT, Rank.DETAIL)
    if not invitation.verified:
        yield text_block("Unverified: nothing proves that the email comes from this sender.", width, WARNING)
    yield BLANK
    if invitation.message.strip():
        yield block(_message(about, invitation, width), Rank.MESSAGE, least=2)
    elif invitation.direction == "incoming":
        yield block([line(("They added no message.", FAINT))], Rank.NOTE)


def _message(about: "RowDetails", invitation: Invitation, width: int) -> Iterator[Strip]:
    """Return the message, with the words that the verdict rests on marked."""
    text = invitation.message.strip()
    if invitation.direction != "incoming":
        return wrapped(text, width, lines=True)
    if about.verdict is None:
        return quoted(text, width)
    from tui.render.marked_words import marked_quote, marks_of  # with rules, which the first screen does not wait for

    marks = marks_of(about.verdict)
    return marked_quote(invitation.message, marks, width, QUOTE) if marks else quoted(text, width)


def quoted(text: str, width: int) -> Iterator[Strip]:
    """Yield what somebody else wrote, behind a bar."""
    for strip in wrapped(text, width - len(QUOTE), lines=True):
        yield Strip([*line((QUOTE, PLAIN)), *strip])


def _disputed(versions: Sequence[Version], keys: Keymap, width: int) -> Iterator[Strip]:
    """Yield what each machine decided, oldest first, with the keys that keep the first or the last."""
    yield from wrapped("Two machines decided differently on this invitation. Which decision holds?", width, OPEN)
    leads = [keys.how_to("keep-earlier"), *("" for _ in versions[2:]), keys.how_to("keep-later")]
    margin = max(map(len, leads)) + 1
    for lead, version in zip(leads, versions, strict=True):
        said = wrapped(version_in_full(version), width - margin, STRONG)
        yield from beside(line((lead.ljust(margin), OPEN)), said)
    yield from wrapped("These keys keep one of them. Any other decision replaces both.", width, FAINT)


def _consent(invitation: Invitation, width: int) -> Iterator[Strip]:
    """Yield whether the user was asked before being introduced (norm R26), as the user says or as the emails show."""
    said = invitation.facts.get("consent_asked")
    if said.value == "yes" if said else invitation.was_asked:
        yield from wrapped("You had been asked first.", width, FAINT)
    elif said:
        yield from wrapped("You had not been asked first.", width, OPEN)
    else:
        yield from wrapped("No email shows that you had been asked first.", width, OPEN)


def introducer(invitation: Invitation) -> str:
    """Return who introduces, in a sentence."""
    return (invitation.by.name if invitation.by else "") or "Somebody"


def _noted(person: Person, width: int) -> Iterator[Block]:
    """Yield the user's own note and tags."""
    if person.note or person.tags:
        yield BLANK
    if person.note:
        yield block(_labelled("Your note", person.note, width), Rank.NOTE, least=1)
    if person.tags:
        yield block(_labelled("Tags", "  ".join(f"+{tag}" for tag in person.tags), width), Rank.DETAIL)


def _rest(about: "RowDetails", width: int) -> Iterable[Block]:
    """Yield what else is known, each in a sentence."""
    facts = {**about.person.facts, **(about.invitation.facts if about.invitation else {})}
    words = [f"{asked} was {state}." for asked, state in about.words_asked]
    told = [
        *words,
        looked_on(facts),
        checklist_summary(facts),
        *known_in_words(about.person, about.invitation, about.others),
    ]
    if any(told):
        yield BLANK
    for sentence in filter(None, told):
        yield text_block(sentence, width, FAINT, Rank.DETAIL)


def _labelled(label: str, text: str, width: int) -> Iterator[Strip]:
    """Return a text after its label, indented."""
    margin = label.ljust(_LABEL) + "  "
    return beside(line((margin, FAINT)), wrapped(text, width - len(margin), lines=True))
