"""The pane of the person: who they are, what they wrote, and what the user knows of them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from rich.style import Style
from textual.strip import Strip

from store.dates_in_words import coming_day, day, in_words, short_age
from store.links import LinkError, checked_link
from store.records.model import Fact, Invitation, MessageCount, Person, Version
from store.session.checklist import FACTS_LISTED, checklist_values
from tui.keymap.keymap import Keymap
from tui.render.styles import EMPTY, FAINT, GOOD, LINK, OPEN, PLAIN, STRONG, WARNING, fitted, line, wrapped
from tui.render.versions import version_in_full

if TYPE_CHECKING:
    from store.session.row_details import RowDetails

WAYS = {
    "linkedin": "on LinkedIn",
    "linkedin-note": "on LinkedIn",
    "linkedin-message": "on LinkedIn",
    "inmail": "by InMail",
    "email": "by e-mail",
    "paper": "on paper",
    "other": "in another way",
}
"""Each channel as a sentence names it."""


def person_text(about: "RowDetails", keys: Keymap, width: int) -> Iterator[Strip]:
    """Everything about the person of a row."""
    person, invitation = about.person, about.invitation
    yield from _identity(person, width)
    yield from _search(about.search_link, keys, width)
    if about.due:
        yield EMPTY
    for item in about.due:
        yield from wrapped(f"Due {in_words(item.on, about.now.date())}: {item.because}", width, OPEN)
    if invitation is not None and invitation.versions:
        yield EMPTY
        yield from _disputed(invitation.versions, keys, width)
    if invitation is not None:
        yield EMPTY
        yield from _invitation(invitation, about.now, width)
    if person.note:
        yield EMPTY
        yield from _labelled("Note", person.note, PLAIN, width)
    if person.tags:
        yield EMPTY
        yield from _labelled("Tags", "  ".join(f"+{tag}" for tag in person.tags), GOOD, width)
    yield EMPTY
    yield from _checklist(person.facts, keys, width)
    known = list(_known(person, invitation, about.others))
    if known:
        yield EMPTY
    for sentence in known:
        yield from wrapped(sentence, width, FAINT)


def _identity(person: Person, width: int) -> Iterator[Strip]:
    """Name, work and addresses."""
    yield from wrapped(person.name or "(no name)", width, STRONG)
    if person.also:
        yield from wrapped(f"also {', '.join(person.also)}", width, FAINT)
    work = ", ".join(part for part in (person.position, person.company) if part)
    if person.headline:
        yield from wrapped(person.headline, width)
    if work and work.casefold() not in (person.headline or "").casefold():
        yield from wrapped(work, width)
    if person.url:
        yield from _profile(person.url, width)
    if person.email:
        yield from wrapped(person.email, width, LINK)


def _profile(url: str, width: int) -> Iterator[Strip]:
    """The link to the profile, as a live link (OSC 8) where it is safe; else only as text."""
    try:
        yield from wrapped(url.removeprefix("https://www."), width, LINK + Style(link=checked_link(url)))
    except LinkError as error:
        yield from wrapped(url, width)
        yield from wrapped(f"This link {error}; it is not opened.", width, WARNING)


def _search(link: str, keys: Keymap, width: int) -> Iterator[Strip]:
    """A live link (OSC 8) to a search for them on the web."""
    key = keys.shown("search")
    hint = fitted(f"{key} opens or copies", max(width - 16, 0)).rstrip() if key else ""
    yield line(("Search the web", LINK + Style(link=link)), (f"  {hint}", FAINT))


def _disputed(versions: Sequence[Version], keys: Keymap, width: int) -> Iterator[Strip]:
    """What each machine decided, oldest first, with the keys that keep the first or the last."""
    yield from wrapped("Two machines decided differently on this invitation. Which decision holds?", width, OPEN)
    leads = [keys.how_to("keep-earlier"), *("" for _ in versions[2:]), keys.how_to("keep-later")]
    margin = max(map(len, leads)) + 1
    for lead, version in zip(leads, versions, strict=True):
        for index, strip in enumerate(wrapped(version_in_full(version), width - margin, STRONG)):
            yield Strip([*line(((lead if index == 0 else "").ljust(margin), OPEN)), *strip])
    yield from wrapped("These keys keep one of them. Any other decision replaces both.", width, FAINT)


def _invitation(invitation: Invitation, now: datetime, width: int) -> Iterator[Strip]:
    """Who asked, when and how; the state; and the message."""
    since = f", {day(invitation.sent)} ({short_age(invitation.sent, now)})" if invitation.sent else ""
    told = f"{_asked(invitation)} {WAYS[invitation.channel]}{since}. {_standing(invitation, now)}"
    yield from wrapped(told.rstrip(), width, FAINT)
    if invitation.kind == "introduction":
        yield from _consent(invitation, width)
    if not invitation.verified:
        yield from wrapped("Unverified: nothing proves that the mail comes from this sender.", width, WARNING)
    if invitation.message.strip():
        yield from wrapped(invitation.message.strip(), width, lines=True, first="│ ", rest="│ ")
    elif invitation.direction == "incoming":
        yield line(("They wrote nothing with it.", FAINT))


def _asked(invitation: Invitation) -> str:
    """Who did what."""
    if invitation.kind == "introduction":
        return f"{introducer(invitation)} introduced you to each other"
    return "Asked to connect" if invitation.direction == "incoming" else "You asked to connect"


def _consent(invitation: Invitation, width: int) -> Iterator[Strip]:
    """Whether the user was asked before being introduced (norm R26), as the user says or as the mails show."""
    said = invitation.facts.get("consent_asked")
    if said.value == "yes" if said else invitation.was_asked:
        yield from wrapped("You had been asked first.", width, FAINT)
    elif said:
        yield from wrapped("You had not been asked first.", width, OPEN)
    else:
        yield from wrapped("No mail shows that you had been asked first.", width, OPEN)


def introducer(invitation: Invitation) -> str:
    """Who introduces, in a sentence."""
    return (invitation.by.name if invitation.by else "") or "Somebody"


def _standing(invitation: Invitation, now: datetime) -> str:
    """What became of the invitation, in a sentence; "" while it is open."""
    if invitation.state in ("open", "waiting"):
        return ""
    if invitation.state == "snoozed" and invitation.due:
        return f"Snoozed until {coming_day(invitation.due, now.date())}."
    where = " elsewhere" if invitation.elsewhere else ""
    quietly = " quietly" if invitation.quietly else ""
    when = f" on {day(invitation.decided.astimezone())}" if invitation.decided and not invitation.elsewhere else ""
    done = "" if invitation.carried_out is None else _carried_out(invitation)
    return f"{invitation.state.capitalize()}{quietly}{where}{when}.{done}"


def _carried_out(invitation: Invitation) -> str:
    if not invitation.carried_out:
        return " Still to be carried out there."
    return f" Carried out on {day(invitation.carried_out)}."


def _checklist(facts: Mapping[str, Fact], keys: Keymap, width: int) -> Iterator[Strip]:
    """The checklist in one paragraph, to leave room for the message."""
    parts = [
        f"{check.label.removesuffix(', 0-3')} {value}{_looked_on(facts.get(check.fact))}"
        for check, value in checklist_values(facts)
    ]
    key = keys.shown("checklist")
    lead = f"Checklist ({key}): " if key else "Checklist: "
    yield from wrapped(f"{lead}{', '.join(parts)}.", width, FAINT)


def _looked_on(fact: Fact | None) -> str:
    """The day on which the user looked at the profile (norm R12)."""
    return f" ({day(fact.on)})" if fact and fact.name == "reviewed" and fact.value == "yes" and fact.on else ""


def _known(person: Person, invitation: Invitation | None, others: Sequence[Invitation]) -> Iterator[str]:
    """What else is known of the person, each in a sentence."""
    if person.trusted:
        yield "You trust them."
    if person.connected_on:
        yield f"Connected since {day(person.connected_on)}."
    if person.written:
        yield f"You wrote {_letters(person.written)}."
    if person.received:
        yield f"They wrote {_letters(person.received)}."
    if person.in_address_book:
        yield "In your address book."
    facts = {**person.facts, **(invitation.facts if invitation else {})}
    rest = [fact for name, fact in facts.items() if name not in FACTS_LISTED]
    if rest:
        told = (f"{fact.name.replace('_', ' ')}: {fact.value}" for fact in rest)
        yield "You said: " + ", ".join(told) + "."
    for other in others:
        sent = f" of {day(other.sent)}" if other.sent else ""
        whose = "Their" if other.direction == "incoming" else "Your"
        yield f"{whose} other invitation{sent}: {other.state}."


def _letters(letters: MessageCount) -> str:
    if letters.count == 1:
        return f"one message, on {day(letters.last)}"
    return f"{letters.count} messages, the last on {day(letters.last)}"


def _labelled(label: str, text: str, style: Style, width: int) -> Iterator[Strip]:
    """A text after its label, indented."""
    margin = label + "  "
    for index, strip in enumerate(wrapped(text, width - len(margin), style, lines=True)):
        yield Strip([*line((margin if index == 0 else " " * len(margin), FAINT)), *strip])
