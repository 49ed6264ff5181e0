"""vCards of every version, 2.1 to 4.0, and the dialects of Apple, Google, Outlook and telephones.

vobject reads a line: its parameters, quoted-printable, and backslashes. What it is given has been made whole before,
since a fold may go through the middle of a letter.
"""

import re
from itertools import islice

from vobject.base import ContentLine, VObjectError, textLineToContentLine
from vobject.icalendar import stringToTextValues

from store.reading.contacts.cards import Card, whole_lines
from store.reading.contacts.row import contact_row
from store.reading.errors import NobodysRow, RowError
from store.reading.profiles import profile_url
from store.reading.readings import ContactRow

_NAMES = frozenset(
    b"FN N NICKNAME EMAIL ORG TITLE URL X-SOCIALPROFILE KIND X-ADDRESSBOOKSERVER-KIND X-ABSHOWAS".split()
)
"""The properties that are looked at."""

_PERSONS = frozenset({"", "individual", "person"})

_READABLE = re.compile(
    r'[\w.-]+(?:;[\w-]+(?:=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)?)*:.*', re.DOTALL | re.ASCII
)
"""A line whose parameters are as they should be. Over others vobject can think for longer than anybody waits."""

_MOST_LINES = 200
"""Nobody has more addresses and profiles than stand on so many lines of a card; those behind them are not looked at."""

_QUOTED_PRINTABLE = re.compile("quoted-printable", re.IGNORECASE)
_CHARSET = re.compile(r";CHARSET=[^;:]*", re.IGNORECASE)


def read_card(card: Card) -> ContactRow:
    """Whom a card is of. Raises RowError, NamelessRow for a card with neither name nor address, NobodysRow for one that
    is of no person.
    """
    if card.fault:
        raise RowError(card.fault)
    found: dict[str, list[ContentLine]] = {}
    for raw in islice(whole_lines(card.lines, _NAMES), _MOST_LINES):
        line = _line(raw)
        found.setdefault(line.name, []).append(line)
    if (kind := _first(found, "KIND") or _first(found, "X-ADDRESSBOOKSERVER-KIND")).casefold() not in _PERSONS:
        raise NobodysRow(f"it is no person, but a card of kind {kind}")
    if _first(found, "X-ABSHOWAS").casefold() == "company":
        raise NobodysRow("it is no person, but a company")
    preferred_first = sorted(found.get("EMAIL", []), key=lambda line: not _is_preferred(line))
    return contact_row(
        card.row,
        name=_name(found),
        emails=[_text(line.value).removeprefix("mailto:") for line in preferred_first],
        url=next(filter(None, map(_profile, found.get("URL", []) + found.get("X-SOCIALPROFILE", []))), None),
        company=next(iter(_fields(found, "ORG")), ""),
        position=_first(found, "TITLE"),
    )


def _line(raw: bytes) -> ContentLine:
    """One line. Raises RowError where it cannot be understood.

    Its bytes are UTF-8, else what the line says, else what Windows writes; a charset that is not true is passed over.
    """
    text = _QUOTED_PRINTABLE.sub("QUOTED-PRINTABLE", _decoded(raw))
    if _READABLE.fullmatch(text):
        windows = _CHARSET.sub("", text).replace(":", ";CHARSET=cp1252:", 1)
        for attempt in (text, _CHARSET.sub("", text), windows):
            try:
                return textLineToContentLine(attempt)
            except (VObjectError, LookupError, ValueError, TypeError):  # the last where two encodings are told
                continue
    raise RowError(f"its {re.split('[;:]', text, maxsplit=1)[0]} cannot be read")


def _decoded(raw: bytes) -> str:
    """The text of a line."""
    said = _CHARSET.search(raw.partition(b":")[0].decode("ascii", "replace"))
    for charset in ("utf-8", said[0].partition("=")[2] if said else "cp1252", "cp1252"):
        try:
            return raw.decode(charset)
        except (LookupError, ValueError):
            continue
    return raw.decode("utf-8", "replace")


def _name(found: dict[str, list[ContentLine]]) -> str:
    """The name as one says it: FN, unless that is `Park, Ana`; else the parts of N, else a nickname."""
    family, given, middle = (*_fields(found, "N"), "", "", "")[:3]
    full = _first(found, "FN")
    if not full or full == f"{family}, {given}":
        full = " ".join(filter(None, (given, middle, family)))
    return full or _first(found, "NICKNAME")


def _profile(line: ContentLine) -> str | None:
    """The LinkedIn profile that a line links to; Nextcloud writes the slug alone where the type says LinkedIn."""
    value = _text(line.value).replace("\\:", ":")
    is_slug = "linkedin" in [kind.casefold() for kind in line.params.get("TYPE", [])] and "/" not in value
    return profile_url(f"https://www.linkedin.com/in/{value}" if is_slug else value)


def _is_preferred(line: ContentLine) -> bool:
    """Whether this is the one to use, in the ways of the three versions."""
    kinds = [*line.params.get("TYPE", []), *line.singletonparams]
    return "PREF" in line.params or "pref" in (kind.casefold() for kind in kinds)


def _first(found: dict[str, list[ContentLine]], name: str) -> str:
    """The text of the first line of this name; "" where there is none."""
    return next((_text(line.value) for line in found.get(name, [])), "")


def _fields(found: dict[str, list[ContentLine]], name: str) -> list[str]:
    """The fields of the first line of this name, which semicolons part."""
    lines = found.get(name, [])
    return [" ".join(field.split()) for field in stringToTextValues(lines[0].value, ";", ";\\,nN")] if lines else []


def _text(value: str) -> str:
    """A value without its backslashes, on one line."""
    return " ".join("".join(stringToTextValues(value, "")).split())
