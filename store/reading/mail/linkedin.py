"""What LinkedIn's mails of 2011 to 2026 say: who invites the user, who accepted, who wrote what."""

import re
from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from store.reading.mail.cards import (
    InviterCard,
    card_of,
    labelled_profile,
    last_labelled_profile,
    linked_profiles,
    name_above_labels,
    named_cards,
    numbered_cards,
    only,
)
from store.reading.mail.classification import has_note_below
from store.reading.mail.identity import MailIdentity
from store.reading.mail.lines import MailLine, lines_of, same, without_address
from store.reading.mail.message import Mail
from store.reading.mail.notes import note_of
from store.reading.mail.tokens import LINK, invitation_number, without_tokens
from store.reading.profiles import is_name, name_key, profile_url
from store.reading.readings import MailAcceptanceRow, MailInvitationRow, MailLetterRow
from store.text import folded

_VIA = re.compile(
    r"(?:\(.{0,40}LinkedIn.{0,40}\)|[-–—|,]\s*+LinkedIn.*"
    r"|\b(?:via|on|über|tramite|pelo|por|przez|z|přes)\s++LinkedIn|a través de LinkedIn)\Z",
    re.IGNORECASE,
)
"""How LinkedIn names somebody as the sender: `Kim Example via LinkedIn`, `Kim Example (LinkedIn Invitations)`."""
_LONGEST_NAME = 200


def shown_name(sender: str) -> str:
    """Return whom a sender's display name names; "" where it is LinkedIn alone."""
    found = _VIA.search(sender.strip())
    name = (sender.strip()[: found.start()] if found else sender).strip(" \"'")
    key = folded(name)
    return "" if not is_name(key) or key.split()[0] == "linkedin" or len(name) > _LONGEST_NAME else name


def invitation(
    row: int, mail: Mail, named: str, me: MailIdentity, sent: datetime, *, is_reminder: bool, verified: bool
) -> MailInvitationRow | None:
    """Return the invitation that an email reports; None where nobody is named. `named` is the name in its subject."""
    mine = _my_names(mail, me)
    plain, shown = lines_of(mail.plain, mine), lines_of(mail.shown, mine)
    lines = plain if any(line.words for line in plain) else shown
    subject = without_address(named, mine)
    whole = subject if " " in subject else ""
    said = shown_name(mail.sender.name) or whole or _named_in(lines, me) or subject or name_above_labels(lines)
    name = _whole_name(said, lines)
    if not is_name(name_key(name)):
        return None
    is_below = has_note_below(mail)
    card = _card(name, plain, shown, is_below=is_below)
    links = [link for line in (*plain, *shown) for link in line.links]
    return MailInvitationRow(
        row=row,
        name=without_tokens(name),
        url=card.url or (None if any(line.is_own for line in lines) else only(map(profile_url, links))),
        headline=without_tokens(card.headline),
        location=without_tokens(card.location),
        message=note_of(
            name, lines, mine, None if lines is plain else (card.headline, card.location), is_below=is_below
        ),
        sent=sent,
        number=only(map(invitation_number, links)) or "",
        is_reminder=is_reminder,
        verified=verified,
        me=_my_address(mail, me),
    )


def are_several(mail: Mail) -> bool:
    """Return whether a mail that LinkedIn sends in nobody's name is about several invitations, as its links say."""
    links = LINK.findall(f"{mail.plain}\n{mail.markup}")
    return not shown_name(mail.sender.name) and len(set(filter(None, map(invitation_number, links)))) > 1


def invitations(row: int, mail: Mail, me: MailIdentity, sent: datetime, *, verified: bool) -> list[MailInvitationRow]:
    """Return everybody of whom an email says that their invitations wait for the user."""
    mine = _my_names(mail, me)
    plain, shown = (_before_others(lines_of(text, mine)) for text in (mail.plain, mail.shown))
    found = [card for card in numbered_cards(plain) or numbered_cards(shown) if not _is_any(card[0].name, mine)]
    return [
        MailInvitationRow(
            row=row,
            name=without_tokens(card.name),
            url=card.url,
            headline=without_tokens(card.headline),
            location=without_tokens(card.location),
            message="",
            sent=sent,
            number=number,
            is_reminder=True,
            verified=verified,
            me=_my_address(mail, me),
        )
        for card, number in dict.fromkeys(found)
    ]


def acceptances(
    row: int, mail: Mail, named: str, me: MailIdentity, sent: datetime, *, is_batch: bool, verified: bool
) -> list[MailAcceptanceRow]:
    """Return everybody of whom an email says that they accepted; those whom it only suggests come after and are left
    out.
    """
    mine = _my_names(mail, me)
    plain, shown = (_before_others(lines_of(text, mine)) for text in (mail.plain, mail.shown))
    name = _whole_name(shown_name(mail.sender.name) or without_address(named, mine), plain or shown)
    if is_batch or not is_name(name_key(name)):
        found = [
            card
            for card in named_cards(plain, is_page=False) or named_cards(shown, is_page=True)
            if not _is_any(card.name, mine)
        ]
        cards = list({(card.name, card.url): card for card in found}.values())
    else:
        cards = [_card(name, plain, shown)]
    return [
        MailAcceptanceRow(
            row, without_tokens(card.name), card.url, without_tokens(card.headline), sent=sent, verified=verified
        )
        for card in cards
    ]


def letter(
    row: int, mail: Mail, named: str, me: MailIdentity, sent: datetime, *, verified: bool
) -> MailLetterRow | None:
    """Return the message that an email shows; None where it names nobody or shows no text."""
    mine = _my_names(mail, me)
    plain, shown = (_before_others(lines_of(text, mine)) for text in (mail.plain, mail.shown))
    lines = plain if any(line.words for line in plain) else shown
    name = _whole_name(shown_name(mail.sender.name) or without_address(named, mine) or _named_in(lines, me), lines)
    text = note_of(name, lines, mine)
    if not is_name(name_key(name)) or not text:
        return None
    url = only({last_labelled_profile(plain), *linked_profiles(name, shown)})
    return MailLetterRow(row, without_tokens(name), url, text, sent=sent, verified=verified)


def _card(name: str, plain: Sequence[MailLine], shown: Sequence[MailLine], *, is_below: bool = False) -> InviterCard:
    """Return what both texts of an email show of somebody. The place is in the HTML only, below the headline."""
    told = card_of(name, plain, is_spaced=False)
    seen = card_of(name, shown, is_spaced=True)
    are_shown = told is not None or seen is not None
    profiles = {labelled_profile(plain, is_below=is_below), *linked_profiles(name, shown)} if are_shown else set()
    return replace(_both(told, seen, name), url=only(profiles))


def _both(told: InviterCard | None, seen: InviterCard | None, name: str) -> InviterCard:
    """Return what the plain text and the HTML show together of the person with this name."""
    if told is None or seen is None:
        return told or seen or InviterCard(name)
    location = told.location or (seen.location if same(seen.headline, told.headline) else "")
    if not told.headline and not told.location and not seen.location:
        location = seen.headline
    return replace(told, location=location)


def _named_in(lines: Sequence[MailLine], me: MailIdentity) -> str:
    """Return the first who is named by a label, other than the user."""
    return next((line.named for line in lines if line.named and not me.is_name(line.named)), "")


def _whole_name(name: str, lines: Sequence[MailLine]) -> str:
    """Return the name as a line shows it that begins with it, where a subject or a label has only the first name."""
    key = folded(name)
    if not key or " " in key:
        return name
    whole = (line.words for line in lines if not line.label and folded(line.words).startswith(f"{key} "))
    return next((words for words in whole if len(words.split()) <= 6 and words[-1] not in ".,!?:"), name)


def _before_others(lines: list[MailLine]) -> list[MailLine]:
    """Return the lines above those that show people who are only suggested."""
    return lines[: next((number for number, line in enumerate(lines) if line.label == "others"), len(lines))]


def _is_any(name: str, names: Sequence[str]) -> bool:
    """Return whether a name is one of these."""
    return any(same(name, other) for other in names)


def _my_names(mail: Mail, me: MailIdentity) -> list[str]:
    """Return the names that the mail may call the user by."""
    return [*me.names, *(party.name for party in mail.to if party.name)]


def _my_address(mail: Mail, me: MailIdentity) -> str:
    """Return the address that the mail was sent to: one of the user's, else the first; "" where it does not say."""
    recipients = (*mail.to, *mail.cc)
    mine = [party.address for party in recipients if me.is_address(party)]
    return (mine or [party.address for party in recipients[:1]] or [""])[0]
