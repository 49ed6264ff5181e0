"""The bytes of one message as a typed value: who wrote to whom, when, and what; nothing is fetched or executed."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from functools import cached_property, partial
from hashlib import blake2b
from html import unescape
from typing import NamedTuple

from msgspec import Struct

from store.reading.addresses import with_letters
from store.reading.mail.decoding import ENCODED_WORD, body_bytes, body_text, raw_text, value_text
from store.reading.mail.hypertext import text_of
from store.reading.mail.mail_state import reason_in_headers
from store.reading.mail.parts import (
    HEADER_BYTES,
    TEXT_BYTES,
    MailPart,
    has_endless_headers,
    is_attached_mail,
    is_text,
    leaves,
    split_headers,
)
from store.reading.mail.sealing import is_letter_itself, sealing_of, without_armour
from store.text import UNSEEN

_LONGEST_LIST = 16_000
"""How many characters of a list of recipients are looked at."""
_MOST_COMMENTS = 50
"""Beyond so many brackets in a list of addresses they are none: the library goes one call deeper for each."""
_UNSEEN = re.compile(f"[{UNSEEN}]")
_MARK = "\ue000"
_STAND_IN = re.compile(f"{_MARK}(\\d+){_MARK}")
_BULK = frozenset({"list-id", "list-unsubscribe", "list-post", "precedence", "auto-submitted", "feedback-id"})
_BELOW_RESULTS = frozenset("received from to cc subject date message-id mime-version content-type".split())
"""Headers of another host or of the sender: what is below them the receiver did not write."""
_OF_SERVERS = frozenset("received x-received return-path delivered-to x-original-to envelope-to".split()) | {
    "authentication-results"
}
_ONCE = ("from", "to", "subject", "date", "content-type")
"""Headers that an email has once. A signature holds for one of them, and nothing tells which."""
_MOST_RESULTS = 20
_MOST_ATTACHED = 20
"""How many attached mails are looked at."""
_LONGEST_SHOWN = 40
"""How many characters of a wrong date are quoted."""
_YEARS = range(1990, 2200)
"""The years that an email can be of; others are a broken clock's."""
_LONGEST_PLACEHOLDER = 500
"""A longer plain text is no placeholder."""
_MARKUP_LOOKED_AT = 200_000
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_TAGS = re.compile(r"<(?:style|script)\b[^<]*|<[^<>]*>", re.IGNORECASE)
"""What is not shown of a page. No pattern goes beyond the next bracket, so that a million of them cost nothing."""
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")


class Party(NamedTuple):
    """Somebody in a header: the name as it is shown, "" without one, and the address as it is written."""

    name: str
    address: str


class Mail(Struct, frozen=True, dict=True):
    """One message. Its texts may hold tokens in links: they go nowhere but through `tokens.without_tokens`."""

    key: bytes
    """A digest of its Message-ID, by which two copies of it are known as one message; without such, of its headers."""
    fault: str
    """Why it cannot be understood as an email; "" where nothing is in the way."""
    left_out: str
    """Why it is nobody's letter, such as a draft, by what a program noted in its headers; "" where it may be one."""
    senders: tuple[Party, ...]
    """Whoever From names: one, unless somebody plays tricks."""
    to: tuple[Party, ...]
    cc: tuple[Party, ...]
    subject: str
    sent: datetime | None
    """Aware: Date, else when the first host received it; None where neither says."""
    template: str
    """LinkedIn's name for the kind of mail; lost in many forwarded and saved copies."""
    mail_class: str
    """LinkedIn's older and coarser one."""
    authentication: tuple[str, ...]
    """The topmost Authentication-Results, down to where the headers of another host or of the sender begin; none where
    a header stands twice that an email has once.
    """
    is_reply: bool
    """Whether it answers another message, as its headers say."""
    is_bulk: bool
    """Whether a list, a newsletter or a machine sent it, as its headers say."""
    plain: str
    markup: str
    sealing: str
    """How a part hides what it says, such as by encryption; "" without such a part."""
    is_sealed: bool
    """Whether that part is the letter itself, and any text no more than what a program put beside it."""
    attached: tuple[bytes, ...]
    """The mails that are attached to it, such as those that are passed on."""

    @property
    def sender(self) -> Party:
        """Who wrote it; nobody where From names several."""
        return self.senders[0] if len(self.senders) == 1 else Party("", "")

    @cached_property
    def text(self) -> str:
        """What it says: the plain text, else the HTML as text."""
        return self.plain if self.plain.strip() else self.shown

    @cached_property
    def shown(self) -> str:
        """The HTML as text; "" without any."""
        return text_of(self.markup) if self.markup else ""


def read_message(data: bytes) -> Mail:
    """Return the message that these bytes are. Raises MailError where its parts are deeper or more than an email's can
    be.
    """
    headers, body = split_headers(data)
    values = _values(headers)
    parts = list(leaves(headers, body))
    attached = [part for part in parts if is_attached_mail(part.headers)]
    plain, markup, armoured = _texts(parts)
    sent = _sent(values)
    sealed = [part for part in (headers, *(part.headers for part in parts)) if sealing_of(part)]
    return Mail(
        key=_key(values),
        fault=_fault(data, values, sent),
        left_out=reason_in_headers(values),
        senders=_parties(values.get("from", [])),
        to=_parties(values.get("to", [])),
        cc=_parties(values.get("cc", [])),
        subject=value_text(_first(values, "subject")),
        sent=sent,
        template=value_text(_first(values, "x-linkedin-template")).casefold(),
        mail_class=value_text(_first(values, "x-linkedin-class")).casefold(),
        authentication=_authentication(headers) if all(len(values.get(name, ())) < 2 for name in _ONCE) else (),
        is_reply="in-reply-to" in values or "references" in values,
        is_bulk=not _BULK.isdisjoint(values),
        plain=plain,
        markup=markup,
        sealing=next(map(sealing_of, sealed), armoured),
        is_sealed=bool(armoured and not plain.strip()) or any(map(is_letter_itself, sealed)),
        attached=tuple(body_bytes(part.headers, part.body) for part in attached[:_MOST_ATTACHED]),
    )


def senders_of(headers: Message) -> tuple[Party, ...]:
    """Whoever From names."""
    return _parties(_values(headers).get("from", []))


def is_delivered(headers: Message) -> bool:
    """Return whether a server noted that it received the message, or brought it to its mailbox."""
    return not _OF_SERVERS.isdisjoint(name.lower() for name in headers)


def _key(values: dict[str, list[str]]) -> bytes:
    """Return a digest of what tells a message from all others."""
    named = _first(values, "message-id").strip()
    said = named or "\0".join(_first(values, name) for name in ("date", "from", "to", "cc", "subject"))
    return blake2b(said.encode("utf-8", "replace"), digest_size=8).digest()


def _fault(data: bytes, values: dict[str, list[str]], sent: datetime | None) -> str:
    """Return what is wrong with a message of these headers that is sound else."""
    if not data.strip():
        return "it is empty"
    if not values:
        return "it does not begin with the headers of an email"
    if not _first(values, "from").strip():
        is_cut = has_endless_headers(data)
        return f"its headers are longer than {HEADER_BYTES // 1_000_000} MB" if is_cut else "it has no From"
    if sent is None and (written := value_text(_first(values, "date"))):
        return f"its Date is not a date: '{written[:_LONGEST_SHOWN]}'"
    return "" if sent else "it does not say when it was sent"


def _values(headers: Message) -> dict[str, list[str]]:
    """Each header's values by its name in lower case, in their order from the top."""
    values: dict[str, list[str]] = {}
    charset = headers.get_content_charset()
    for name, value in headers.raw_items():
        values.setdefault(name.lower(), []).append(raw_text(str(value), charset))
    return values


def _authentication(headers: Message) -> tuple[str, ...]:
    """Return the topmost Authentication-Results with those below it that the same host may have written."""
    found: list[str] = []
    for name, value in headers.raw_items():
        if name.lower() == "authentication-results":
            found.append(raw_text(str(value), None))
        elif found and name.lower() in _BELOW_RESULTS:
            break
    return tuple(found[:_MOST_RESULTS])


def _first(values: dict[str, list[str]], name: str) -> str:
    """Return the topmost value of a header; "" without one."""
    return values.get(name, [""])[0]


def _parties(values: list[str]) -> tuple[Party, ...]:
    """Return those whom these values name with an address, each address once."""
    written = [" ".join(value[:_LONGEST_LIST].replace(_MARK, "").split()) for value in values[:10]]
    if sum(value.count("(") for value in written) > _MOST_COMMENTS:
        written = [value.replace("(", " ").replace(")", " ") for value in written]
    words: list[str] = []
    found: dict[str, Party] = {}
    for name, address in getaddresses([ENCODED_WORD.sub(partial(_stand_in, words), value) for value in written]):
        whole = _STAND_IN.sub(lambda stand_in: words[int(stand_in[1])], name)
        party = Party(value_text(whole).strip("\"' "), with_letters(_UNSEEN.sub("", address).strip()))
        if "@" in party.address and not any(character.isspace() for character in party.address):
            found.setdefault(party.address.casefold(), party)
    return tuple(found.values())


def _stand_in(words: list[str], word: re.Match[str]) -> str:
    """Return what stands for an encoded word while a list is taken apart: it may hold commas and quotes that part
    nobody.
    """
    words.append(word[0])
    return f"{_MARK}{len(words) - 1}{_MARK}"


def _sent(values: dict[str, list[str]]) -> datetime | None:
    """When the mail was sent: Date, else the oldest hop of Received (the lowest)."""
    hops = [value.rpartition(";")[2] for value in reversed(values.get("received", []))]
    for written in [*values.get("date", [])[:1], *hops[:10]]:
        try:
            said = " ".join(written[:200].split())
            moment = datetime.fromisoformat(said) if _ISO.match(said) else parsedate_to_datetime(said)
            aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            if aware.astimezone(UTC).year in _YEARS:
                return aware
        except (ValueError, OverflowError, TypeError, IndexError):  # all of them come out of the library's parser
            continue
    return None


def _texts(parts: Iterable[MailPart]) -> tuple[str, str, str]:
    """Return the plain text and the HTML in these parts, together no more than TEXT_BYTES characters; and how a part of
    the plain text hides what it says.
    """
    plain: list[str] = []
    markup: list[str] = []
    are_alternatives = True
    left = TEXT_BYTES
    for part, content, is_alternative in parts:
        kind = part.get_content_subtype()
        if is_text(part) and kind in ("plain", "html") and left > 0:
            text = body_text(part, content[:left])
            left -= len(content)
            (plain if kind == "plain" else markup).append(text)
            are_alternatives = are_alternatives and is_alternative
    said, armoured = without_armour("\n".join(plain))
    page = "\n".join(markup)
    if "BEGIN PGP MESSAGE" in page and not said.strip():
        shown, is_armoured = without_armour(text_of(page))
        armoured = armoured or ("" if shown.strip() else is_armoured)
    return "" if are_alternatives and _is_placeholder(said, page) else said, page, armoured


def _is_placeholder(plain: str, markup: str) -> bool:
    """Return whether a plain text is there for programs that show no HTML: it is short, and fewer than half of its
    words are in the HTML.
    """
    if not markup or len(plain) > _LONGEST_PLACEHOLDER:
        return False
    said = set(_WORD.findall(_LINK.sub(" ", plain).casefold()))
    shown = set(_WORD.findall(unescape(_TAGS.sub(" ", markup[:_MARKUP_LOOKED_AT])).casefold()))
    return bool(shown) and len(said & shown) * 2 < max(len(said), 1)
