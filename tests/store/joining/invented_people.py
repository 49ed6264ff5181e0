"""Five hundred invented people and fifteen hundred traces of them: as a connection, an invitation, a message, a mail or
an address book has somebody. Drawn from parts of names, the same at every run.

Some are namesakes, some namesakes at one company, some of one family; people go by short names, initials and maiden
names, and write themselves with other accents or in another order.
"""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from anyascii import anyascii

PEOPLE, TRACES = 500, 1500

_FIRST = {
    "William": "Bill", "Katharina": "Katja", "Robert": "Bob", "Margaret": "Maggie", "Stephen": "Steve",
    "Alexander": "Sasha", "Elizabeth": "Liz", "Michał": "Mikhail", "José": "Pepe", "Thomas": "Tom",
    "Jörg": "", "Zoë": "", "Søren": "", "Łucja": "", "Anaïs": "", "Chiara": "", "Devi": "", "Emeka": "", "Farah": "",
    "Goran": "", "Haruka": "", "Ingrid": "", "Jun": "", "Kwame": "", "Leïla": "", "Minh": "", "Noor": "", "Ottilie": "",
    "Parisa": "", "Rasmus": "", "Saoirse": "", "Tariq": "", "Ulla": "", "Vikram": "", "Wanda": "", "Ximena": "",
}  # fmt: skip
"""Given names, each with what friends say."""
_HEADS = (
    "Brand Hollen Kess Lar Mar Nor Ost Pell Quill Rosen Sten Thal Ul Vand Wes Yar Zell Dun Eck Fal Gar Tren".split()
)
_TAILS = "berg sen ström ton ley wick müller ova idze well ard ino".split()
_FIRMS = [f"{head} {tail}" for head in "Bluefin Copper Dune Ember Fjord Gull Heron Iris".split()
          for tail in "Energy Labs Logistics Health Partners".split()]  # fmt: skip
_ROLES = "Head of Operations;Product Designer;Tidal Engineer;Recruiter;Data Analyst;Founder;Account Manager".split(";")
_OPEN_MAIL = ("gmail.com", "gmx.net", "outlook.com")
_FIRST_DAY = date(2019, 1, 7)


class Somebody(NamedTuple):
    """One invented person."""

    first: str
    last: str
    firm: str
    role: str
    slug: str
    connected_on: date | None


class Seen(NamedTuple):
    """One trace: whose it is, and what a row says of them."""

    whose: int
    name: str
    slug: str = ""
    email: str = ""
    company: str = ""
    headline: str = ""
    connected_on: date | None = None


def people(draw: random.Random) -> list[Somebody]:
    """Everybody; about one in twelve is somebody's namesake."""
    found: list[Somebody] = []
    slugs: set[str] = set()
    while len(found) < PEOPLE:
        first, last = draw.choice(sorted(_FIRST)), draw.choice(_HEADS) + draw.choice(_TAILS)
        firm, role = draw.choice(_FIRMS), draw.choice(_ROLES)
        if found and draw.random() < 0.08:
            twin = draw.choice(found)
            first, last = twin.first, twin.last
            firm = twin.firm if draw.random() < 0.1 else firm
        elif found and draw.random() < 0.06:
            last = draw.choice(found).last
        slug = _plain(f"{first}-{last}")
        if slug in slugs or draw.random() < 0.4:
            slug += f"-{draw.getrandbits(32):08x}"
        slugs.add(slug)
        day = _FIRST_DAY + timedelta(days=draw.randrange(2500)) if draw.random() < 0.5 else None
        found.append(Somebody(first, last, firm, role, slug, day))
    return found


def traces(draw: random.Random, everybody: list[Somebody]) -> list[Seen]:
    """All traces in the order in which they come in: at least one of everybody."""
    whose = [*range(PEOPLE), *(draw.randrange(PEOPLE) for _ in range(TRACES - PEOPLE))]
    kinds: list[Callable[[random.Random, int, Somebody], Seen]] = [
        _connection, _invitation, _invitation, _older_invitation, _mail, _mail, _contact, _other_spelling,
    ]  # fmt: skip
    found = [draw.choice(kinds)(draw, number, everybody[number]) for number in whose]
    draw.shuffle(found)
    return found


def _connection(draw: random.Random, whose: int, somebody: Somebody) -> Seen:
    """As Connections.csv has them, if we are connected; else as an invitation has."""
    if somebody.connected_on is None:
        return _invitation(draw, whose, somebody)
    name = f"{somebody.first} {somebody.last}"
    return Seen(whose, name, somebody.slug, "", somebody.firm, somebody.role, somebody.connected_on)


def _invitation(draw: random.Random, whose: int, somebody: Somebody) -> Seen:
    name = f"{somebody.first} {somebody.last}"
    return Seen(whose, name + draw.choice(["", "", "", ", PhD", " 🚀", " (she/her)"]), somebody.slug)


def _older_invitation(draw: random.Random, whose: int, somebody: Somebody) -> Seen:
    """Of an archive without links, or from before they gave their profile another link."""
    if draw.random() < 0.2:
        slug = f"{_plain(somebody.first)}{_plain(somebody.last)}{whose}"
        return Seen(whose, f"{somebody.first} {somebody.last}", slug, "", somebody.firm, somebody.role)
    return Seen(whose, f"{somebody.first} {somebody.last}")


def _mail(draw: random.Random, whose: int, somebody: Somebody) -> Seen:
    """A mail, from the address at work or one at home, with the name that the mail program gives."""
    return Seen(whose, _short(draw, somebody), "", _address(draw, whose, somebody))


def _contact(draw: random.Random, whose: int, somebody: Somebody) -> Seen:
    """My address book: the name as I typed it, and the company where I did."""
    name = _short(draw, somebody)
    if draw.random() < 0.3:
        name = f"{somebody.last} {somebody.first}"
    company = somebody.firm if draw.random() < 0.7 else ""
    return Seen(whose, name, "", _address(draw, whose, somebody) if draw.random() < 0.6 else "", company)


def _other_spelling(draw: random.Random, whose: int, somebody: Somebody) -> Seen:
    """With other accents, a letter wrong, a middle initial, or a second family name."""
    name = f"{somebody.first} {somebody.last}"
    at = draw.randrange(1, len(somebody.last) - 1)
    spelled = draw.choice(
        [
            anyascii(name),
            name.replace("ö", "oe").replace("ü", "ue").replace("ø", "oe"),
            f"{somebody.first} {somebody.last[:at]}{somebody.last[at + 1 :]}",
            f"{somebody.first} {draw.choice('ABCDEFGH')}. {somebody.last}",
            f"{name}-{draw.choice(_HEADS)}{draw.choice(_TAILS)}",
            name.upper(),
        ]
    )
    return Seen(whose, spelled, "", "", somebody.firm if draw.random() < 0.5 else "", somebody.role)


def _short(draw: random.Random, somebody: Somebody) -> str:
    """What they are called where nobody is formal."""
    short = _FIRST[somebody.first] or somebody.first
    first = draw.choice([somebody.first, somebody.first, short, f"{somebody.first[0]}."])
    return f"{first} {somebody.last}"


def _address(draw: random.Random, whose: int, somebody: Somebody) -> str:
    first, last = _plain(somebody.first), _plain(somebody.last)
    if draw.random() < 0.5:
        return f"{first}.{last}{whose}@{_plain(somebody.firm).replace(' ', '')}.example"
    local = draw.choice([f"{first}.{last}{whose}", f"{first[0]}{last}{whose}", f"owl{whose}"])
    return f"{local}@{draw.choice(_OPEN_MAIL)}"


def _plain(text: str) -> str:
    return anyascii(text).lower()
