"""vCards of every version, 2.1 to 4.0, and the dialects of Apple, Google, Outlook and telephones."""

import re
from itertools import islice

from store.reading.contacts.cards import Card, whole_lines
from store.reading.contacts.content_line import ContentLine, read_content_line
from store.reading.contacts.row import contact_row
from store.reading.errors import NobodysRow, RowError
from store.reading.profiles import profile_url
from store.reading.readings import ContactRow

_NAMES = frozenset(
    b"FN N NICKNAME EMAIL ORG TITLE URL X-SOCIALPROFILE KIND X-ADDRESSBOOKSERVER-KIND X-ABSHOWAS".split()
)
"""The properties that are looked at."""

_PERSONS = frozenset({"", "individual", "person"})

_PREFERENCES = {str(number): number for number in range(1, 101)}
"""The values of the parameter PREF."""

_MOST_LINES = 200
"""Nobody has more addresses and profiles than stand on so many lines of a card; those behind them are not looked at."""


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
    return contact_row(
        card.row,
        name=_name(found),
        emails=[_text(line).removeprefix("mailto:") for line in sorted(found.get("EMAIL", []), key=_preference)],
        url=next(filter(None, map(_profile, found.get("URL", []) + found.get("X-SOCIALPROFILE", []))), None),
        company=next(iter(_fields(found, "ORG")), ""),
        position=_first(found, "TITLE"),
    )


def _line(raw: bytes) -> ContentLine:
    """One line. Raises RowError where it cannot be understood."""
    try:
        return read_content_line(raw)
    except ValueError as error:
        name = re.split("[;:]", raw.decode("ascii", "replace"), maxsplit=1)[0]
        raise RowError(f"its {name} cannot be read") from error


def _name(found: dict[str, list[ContentLine]]) -> str:
    """The name as one says it: FN, unless that is `Park, Ana`; else the parts of N, else a nickname."""
    family, given, middle = (*_fields(found, "N"), "", "", "")[:3]
    full = _first(found, "FN")
    if not full or full == f"{family}, {given}":
        full = " ".join(filter(None, (given, middle, family)))
    return full or _first(found, "NICKNAME")


def _profile(line: ContentLine) -> str | None:
    """The LinkedIn profile that a line links to; Nextcloud writes the slug alone where the type says LinkedIn."""
    value = _text(line)
    is_slug = "linkedin" in _types(line) and "/" not in value
    return profile_url(f"https://www.linkedin.com/in/{value}" if is_slug else value)


def _preference(line: ContentLine) -> int:
    """How much this is the one to use, 1 above all (RFC 6350); those before 4.0 only mark one as preferred."""
    said = next(iter(line.parameters.get("PREF", [])), "1" if "pref" in _types(line) else "")
    return _PREFERENCES.get(said, len(_PREFERENCES) + 1)


def _types(line: ContentLine) -> list[str]:
    """The types of a line, in lower case; some programs quote all of them together."""
    return ",".join(line.parameters.get("TYPE", [])).lower().split(",")


def _first(found: dict[str, list[ContentLine]], name: str) -> str:
    """The text of the first line of this name; "" where there is none."""
    return next(map(_text, found.get(name, [])), "")


def _fields(found: dict[str, list[ContentLine]], name: str) -> list[str]:
    """The fields of the first line of this name; none where there is none."""
    lines = found.get(name, [])
    return [" ".join(field.split()) for field in lines[0].fields] if lines else []


def _text(line: ContentLine) -> str:
    """What a line says, without line ends."""
    return " ".join(line.text.split())
