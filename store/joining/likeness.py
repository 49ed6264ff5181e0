"""How alike two traces are, from 0 to 1, and why: what their names have in common, what else speaks for one person, and
what speaks against.

The figures are weighed so that of the pairs at 0.9 or above hardly any is wrong; tests/store/joining measures that.
"""

from typing import Final

from msgspec import Struct
from rapidfuzz.fuzz import token_set_ratio

from store.joining.names import Name, are_alike, are_nicknames
from store.joining.traces import Trace

WORTH_A_LOOK: Final = 0.5
"""Who is less alike than this is two people."""

_MOST: Final = 0.99
"""Two traces are never known to be one person but by the user."""

_MOST_OF_NAMES: Final = 0.8
"""How alike names alone make two."""

_OF_HEADLINES: Final = 0.12
_ALIKE_HEADLINES: Final = 90
"""From here on two headlines say the same: the words that they share, of 100."""
_SHORTEST_HEADLINE: Final = 12


class Likeness(Struct, frozen=True):
    """How alike, and the reasons in words: what speaks for it first, then what speaks against."""

    value: float
    reasons: tuple[str, ...]


def likeness(one: Trace, other: Trace, namesakes: int) -> Likeness | None:
    """Return how alike two traces are; None where they are two people for sure, or too little speaks for one.
    `namesakes` is how many in the tray have the name of either.
    """
    has_same_address = bool(one.email) and one.email == other.email
    if not has_same_address and (_live_apart(one, other) or _were_both_connected(one, other)):
        return None
    said = [*_for(one, other), *_against(one, other, namesakes)]
    weight = sum(weight for weight, _ in said)
    if not has_same_address and _MOST_OF_NAMES + _OF_HEADLINES + weight < WORTH_A_LOOK:
        return None
    value, reason = _of_names(one, other)
    reasons = [reason] if reason else []
    if has_same_address:
        value = 0.97 if reason else 0.6
        reasons.append("the same address")
    if not reasons:
        return None
    if _have_one_headline(one, other):
        value += _OF_HEADLINES
        reasons.append("the headlines say the same")
    value = round(min(max(value + weight, 0.0), _MOST), 2)
    return Likeness(value, (*reasons, *(why for _, why in said))) if value >= WORTH_A_LOOK else None


def of_names(one: Name, other: Name) -> tuple[float, str]:
    """Return how alike two names are, and in what way; 0 and "" where they are other names."""
    if one == other:
        return (_MOST_OF_NAMES, "the same name") if one.last else (0.4, "the same single name")
    if not one.last or not other.last:
        return 0.0, ""
    if len(one.between) == len(other.between) and sorted(one.words) == sorted(other.words):
        return 0.78, "the same name with its parts in another order"
    return max(_in_order(one, other), _in_order(one, other.turned()), key=lambda found: found[0])


def _in_order(one: Name, other: Name) -> tuple[float, str]:
    """As `of_names`, of names that are not the same, each with the given name first."""
    if one.last != other.last:
        return _with_other_family_names(one, other)
    if one.first == other.first:
        if one.between and other.between and not _may_be(one.between[0], other.between[0]):
            return 0.45, "the same but for another middle name"
        return 0.78, "the same but for a middle name"
    if are_nicknames(one.first, other.first):
        return 0.74, "the given names are forms of one name"
    if one.first[0] == other.first[0] and 1 in (len(one.first), len(other.first)):
        return 0.64, "an initial stands for the given name"
    if are_alike(one.first, other.first):
        return 0.7, "the given names are spelled nearly alike"
    if one.first in other.between or other.first in one.between:
        return 0.66, "one leaves out a given name"
    return 0.0, ""


def _with_other_family_names(one: Name, other: Name) -> tuple[float, str]:
    is_same_given = one.first == other.first
    if is_same_given and (one.last in other.words or other.last in one.words):
        return 0.7, "one leaves out a part of the family name"
    if not are_alike(one.last, other.last):
        return 0.0, ""
    if is_same_given and len(one.first) > 1:
        return 0.7, "the family names are spelled nearly alike"
    if are_nicknames(one.first, other.first):
        return 0.6, "the names are forms of one name, spelled nearly alike"
    return 0.0, ""


def _may_be(one: str, other: str) -> bool:
    """Return whether two middle names can be one: equal, or one an initial."""
    return one == other or (one[0] == other[0] and 1 in (len(one), len(other)))


def _of_names(one: Trace, other: Trace) -> tuple[float, str]:
    """Return the best that the names of both, or what their links and addresses spell, have in common."""
    found = [of_names(one.name, other.name)] if one.name and other.name else []
    for mine, theirs in ((one, other), (other, one)):
        if mine.name is None:
            continue
        for spelled in theirs.spelled:
            value, _ = of_names(mine.name, spelled)
            if value >= 0.6:
                found.append((value - 0.06, "the link or the address of one spells the name of the other"))
        words = set(theirs.run_together)
        if mine.name.last and words & {mine.name.first + mine.name.last, mine.name.last + mine.name.first}:
            found.append((0.72, "the link or the address of one spells the name of the other"))
        elif mine.name.last and mine.name.first[0] + mine.name.last in words and _may_be_called(mine, theirs):
            found.append((0.6, "the link or the address of one spells initial and family name of the other"))
    return max(found, key=lambda each: each[0], default=(0.0, ""))


def _may_be_called(one: Trace, other: Trace) -> bool:
    """Return whether the shown names leave open that they are one person's."""
    return other.name is None or not other.name.last or (one.name is not None and of_names(one.name, other.name)[0] > 0)


def _for(one: Trace, other: Trace) -> list[tuple[float, str]]:
    found = []
    if one.company and one.company == other.company:
        found.append((0.15, "both at the same company"))
    elif _is_address_of(one, other) or _is_address_of(other, one):
        found.append((0.12, "an address of the same company"))
    return found


def _against(one: Trace, other: Trace, namesakes: int) -> list[tuple[float, str]]:
    found = []
    if _differ(one.slug, other.slug):
        found.append((-0.35, "though each has a profile"))
    if one.house and one.house == other.house and one.email != other.email:
        found.append((-0.3, "though each has an address of the same company"))
    if _differ(one.company, other.company):
        found.append((-0.12, "though at different companies"))
    if namesakes > 2:
        found.append((-0.15, f"though {namesakes} have that name"))
    return found


def _have_one_headline(one: Trace, other: Trace) -> bool:
    are_long = min(len(one.headline), len(other.headline)) >= _SHORTEST_HEADLINE
    return are_long and token_set_ratio(one.headline, other.headline) >= _ALIKE_HEADLINES


def _is_address_of(one: Trace, other: Trace) -> bool:
    """Return whether the address of one is of the house that the other works for."""
    house = one.house.partition(".")[0].replace("-", "")
    return len(house) > 2 and other.company.replace(" ", "").replace("-", "").startswith(house)


def _live_apart(one: Trace, other: Trace) -> bool:
    """Return whether each has a profile and a company of their own: no name outweighs that."""
    return _differ(one.slug, other.slug) and _differ(one.company, other.company)


def _were_both_connected(one: Trace, other: Trace) -> bool:
    """Return whether each was connected with on a day, or under a profile, of their own: over there they are two."""
    days = one.person.connected_on, other.person.connected_on
    return None not in days and (days[0] != days[1] or _differ(one.slug, other.slug))


def _differ(known_of_one: str, known_of_other: str) -> bool:
    """Return whether something is known of both, and is not the same."""
    return bool(known_of_one and known_of_other) and known_of_one != known_of_other
