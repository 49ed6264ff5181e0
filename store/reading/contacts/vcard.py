"""vCards of every version, 2.1 to 4.0, and the dialects of Apple, Google, Outlook and telephones."""

import re
from datetime import date
from itertools import islice

from store.reading.contacts.cards import Card, whole_lines
from store.reading.contacts.content_line import ContentLine, read_content_line
from store.reading.contacts.row import contact_row
from store.reading.contacts.spilled_text import without_spills
from store.reading.errors import NobodysRow, RowError
from store.reading.profiles import profile_url
from store.reading.readings import ContactRow

_PROFILES = (
    "URL SOCIALPROFILE X-SOCIALPROFILE IMPP X-LINKEDIN X-LINKEDIN-URL X-LINKEDIN-PROFILE X-WEBSITE X-HOMEPAGE "
    "X-EVOLUTION-BLOG-URL X-EVOLUTION-WEBSITE X-KADDRESSBOOK-BLOGFEED X-SOCIAL-PROFILE X-PROFILE-LINKEDIN "
    "X-LINKEDIN-ID X-LINKEDIN-USERNAME X-ABURL X-ANDROID-CUSTOM CONTACT-URI"
).split()
"""The properties in which programs keep a link to a profile."""
_LISTS = ["MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"]
"""The properties that only groups have."""
_OTHERS = "FN N NICKNAME BDAY EMAIL ORG TITLE KIND X-ADDRESSBOOKSERVER-KIND X-ABSHOWAS X-EVOLUTION-LIST".split()
_NAMES = frozenset(name.encode() for name in _PROFILES + _LISTS + _OTHERS)
"""The properties that are looked at."""
_SERVICES = ("TYPE", "X-TYPE", "SERVICE-TYPE", "X-SERVICE-TYPE", "SERVICE")
"""The parameters that say of which site a profile is."""
_USERS = ("X-USER", "USERNAME", "X-USERID")
"""The parameters that say what somebody is called there."""

_PERSONS = frozenset({"", "individual", "person"})

_DAY = re.compile(r"(?:[0-9]{4}-?|--)([0-9]{2})-?([0-9]{2})(?![0-9])")
"""A day with its year or without, as 1985-05-17, 19850517, --05-17 and --0517."""
_A_LEAP_YEAR = 2000

_SITE = "https://www.linkedin.com/in/"
_SCHEME = re.compile(r"(?:x-apple|linkedin|x-linkedin):(?://)?(?:in/)?", re.IGNORECASE)
_BESIDE_A_LINK = re.compile(r"[\s<>()\[\];,|]+")
"""What programs put around a link, and between several."""
_SLUG = re.compile(r"@?[^\s/:@]{3,100}")

_PREFERENCES = {str(number): number for number in range(1, 101)}
"""The values of the parameter PREF."""

_MOST_LINES = 200
"""Nobody has more addresses and profiles than are on so many lines of a card; those behind them are not looked at."""


def read_card(card: Card) -> ContactRow:
    """Return whom a card is of. Raises RowError, NamelessRow for a card with neither name nor address, NobodysRow for
    one that is of no person.
    """
    if card.fault:
        raise RowError(card.fault)
    found: dict[str, list[ContentLine]] = {}
    for raw in islice(whole_lines(without_spills(card.lines), _NAMES), _MOST_LINES):
        line = _line(raw)
        found.setdefault(line.name, []).append(line)
    if (kind := _first(found, "KIND") or _first(found, "X-ADDRESSBOOKSERVER-KIND")).casefold() not in _PERSONS:
        raise NobodysRow(f"it is a card of kind {kind}, not a person")
    if _first(found, "X-EVOLUTION-LIST").casefold() == "true" or any(name in found for name in _LISTS):
        raise NobodysRow("it is a list of addresses, not a person")
    if _first(found, "X-ABSHOWAS").casefold() == "company":
        raise NobodysRow("it is a company, not a person")
    return contact_row(
        card.row,
        name=_name(found),
        emails=[line.text for line in sorted(found.get("EMAIL", []), key=_preference)],
        url=next(filter(None, (_profile(line) for name in _PROFILES for line in found.get(name, []))), None),
        company=next(iter(_fields(found, "ORG")), ""),
        position=_first(found, "TITLE"),
        birthday=_birthday(_first(found, "BDAY")),
    )


def _birthday(said: str) -> str:
    """Month and day of a birthday, as `05-17`; "" where it names no such day. The year is left where it is."""
    found = _DAY.match(said)
    try:
        return date(_A_LEAP_YEAR, int(found[1]), int(found[2])).strftime("%m-%d") if found else ""
    except ValueError:
        return ""


def _line(raw: bytes) -> ContentLine:
    """One line. Raises RowError where it cannot be understood."""
    try:
        return read_content_line(raw)
    except ValueError as error:
        name = re.split("[;:]", raw.decode("ascii", "replace"), maxsplit=1)[0]
        raise RowError(f"its {name} cannot be read") from error


def _name(found: dict[str, list[ContentLine]]) -> str:
    """Return the name as it is said: FN, unless that is `Park, Ana`; else the parts of N, else a nickname."""
    parts = _fields(found, "N")
    if parts and ";" in parts[0] and not any(parts[1:]):  # a program took what parts the fields for text
        parts = [" ".join(part.split()) for part in parts[0].split(";")]
    family, given, middle = (*parts, "", "", "")[:3]
    full = _first(found, "FN")
    if not full or full == f"{family}, {given}":
        full = " ".join(filter(None, (given, middle, family)))
    return full or _first(found, "NICKNAME")


def _profile(line: ContentLine) -> str | None:
    """Return the LinkedIn profile that a line links to. Where it says that it is of LinkedIn, the slug may be there
    alone, behind a scheme of the program's own or in a parameter.
    """
    value = _text(line)
    linked = next(filter(None, map(profile_url, _BESIDE_A_LINK.split(value))), None)
    services = [service for name in _SERVICES for service in _parameter(line, name)]
    is_of_linkedin = line.name.startswith("X-LINKEDIN") or "linkedin" in services
    if linked or not (is_of_linkedin or value.casefold().startswith("linkedin:")):
        return linked
    slugs = (_SCHEME.sub("", value), *(user for name in _USERS for user in line.parameters.get(name, [])))
    return next(
        filter(None, (profile_url(f"{_SITE}{slug.lstrip('@')}") for slug in slugs if _SLUG.fullmatch(slug))), None
    )


def _preference(line: ContentLine) -> int:
    """Return how much this is the one to use, 1 above all (RFC 6350); those before 4.0 only mark one as preferred."""
    said = next(iter(line.parameters.get("PREF", [])), "1" if "pref" in _parameter(line, "TYPE") else "")
    return _PREFERENCES.get(said, len(_PREFERENCES) + 1)


def _parameter(line: ContentLine, name: str) -> list[str]:
    """Return the values of a parameter, in lower case; some programs quote all of them together."""
    return ",".join(line.parameters.get(name, [])).lower().split(",")


def _first(found: dict[str, list[ContentLine]], name: str) -> str:
    """Return the text of the first line of this name; "" where there is none."""
    return next(map(_text, found.get(name, [])), "")


def _fields(found: dict[str, list[ContentLine]], name: str) -> list[str]:
    """Return the fields of the first line of this name; none where there is none."""
    lines = found.get(name, [])
    return [" ".join(field.split()) for field in lines[0].fields] if lines else []


def _text(line: ContentLine) -> str:
    """Return what a line says, without line ends."""
    return " ".join(line.text.split())
