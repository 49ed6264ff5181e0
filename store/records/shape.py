"""Which kind of value each field holds, so that a file in which one holds another is refused with its place, and
nothing that works on records has to doubt them. Fields that Salver does not know may hold whatever every JSON reader
keeps.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from math import isfinite
from typing import Any, NamedTuple, get_args

from store.records.folding import BETWEEN
from store.records.model import Direction, EventKind, State

LARGEST_NUMBER = 2**53 - 1
"""Beyond it JSON readers round."""

_DEEPEST = 20
"""How many lists and objects may be in each other in a value."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
YEARS = range(1000, 9998)
"""Within them a day has a day before and after, in every time zone."""


class ValueKind(NamedTuple):
    """A kind of value: what to call it, and whether a value is of it."""

    words: str
    holds: Callable[[Any], bool]


def _is_number(value: Any) -> bool:
    return type(value) is int and abs(value) <= LARGEST_NUMBER


def _is_day(value: Any) -> bool:
    try:
        return type(value) is str and bool(_DAY.fullmatch(value)) and date.fromisoformat(value).year in YEARS
    except ValueError:
        return False


def _is_moment(value: Any) -> bool:
    try:
        moment = datetime.fromisoformat(value) if type(value) is str else None
    except ValueError:
        return False
    return moment is not None and moment.tzinfo is not None and moment.year in YEARS


def _is_correspondence(value: Any) -> bool:
    return type(value) is list and len(value) == 3 and _is_number(value[0]) and all(map(_is_day, value[1:]))


def _is_state(value: Any) -> bool:
    return type(value) is str and all(part in get_args(State) for part in value.split(BETWEEN))


def is_kept(value: Any, deepest: int = _DEEPEST) -> bool:
    """Return whether every JSON reader keeps this value as it is: numbers within what it counts exactly, and no depth
    without end. No other value of Python's is JSON.
    """
    if value is None or type(value) in (str, bool):
        return True
    if type(value) is float:
        return isfinite(value) and abs(value) <= LARGEST_NUMBER
    if type(value) is int:
        return abs(value) <= LARGEST_NUMBER
    if type(value) is dict:
        return all(type(key) is str for key in value) and is_kept(list(value.values()), deepest)
    return type(value) is list and deepest > 0 and all(is_kept(each, deepest - 1) for each in value)


ANYTHING = ValueKind(
    "a value that every JSON reader keeps: the number is too large, or lists are nested too deeply", is_kept
)
_TEXT = ValueKind("a text", lambda value: type(value) is str)
_TEXTS = ValueKind("a list of texts", lambda value: type(value) is list and all(type(each) is str for each in value))
_FLAG = ValueKind("true or false", lambda value: type(value) is bool)
_ID = ValueKind("the id of a record", lambda value: _is_number(value) and value > 0)
_BETWEEN = f"between the years {YEARS[0]} and {YEARS[-1]}"
_DAY_KIND = ValueKind(f"a day {_BETWEEN}, such as 2026-03-07", _is_day)
_MOMENT = ValueKind(f"a moment with its zone {_BETWEEN}, such as 2026-03-07T22:15:00-08:00", _is_moment)
_LETTERS = ValueKind("a number of messages and the days of the first and the last", _is_correspondence)
_STATE = ValueKind(f"a state: {', '.join(get_args(State))}", _is_state)
_INTRODUCTION = ValueKind('"introduction", or nothing at all', lambda value: value == "introduction")
_DIRECTION = ValueKind(" or ".join(get_args(Direction)), lambda value: value in get_args(Direction))
_BIRTHDAY = ValueKind("a month and a day, such as 05-17", lambda value: _is_day(f"2000-{value}"))
_DAYS = ValueKind("a number of days", lambda value: _is_number(value) and 0 < value <= 3660)
_CONSENT = ValueKind("yes or no", lambda value: value in ("yes", "no"))
_PROMISED_BY = ValueKind("me or them", lambda value: value in ("me", "them"))
_EVENT = ValueKind(f"an event: {', '.join(get_args(EventKind))}", lambda value: value in get_args(EventKind))
_FACT = ValueKind("a word, a number, or true or false", lambda value: type(value) in (str, bool) or _is_number(value))

_KINDS: dict[str, dict[str, ValueKind]] = {
    "people": {
        **dict.fromkeys("name url email headline location company position".split(), _TEXT),
        **dict.fromkeys("note source postal interests".split(), _TEXT),
        "birthday": _BIRTHDAY,
        "cadence": _DAYS,
        "other_emails": _TEXTS,
        **dict.fromkeys(("connected_on", "asked_first"), _DAY_KIND),
        **dict.fromkeys(("written", "received"), _LETTERS),
        **dict.fromkeys(("address_book", "trusted", "unverified", "removed", "accepted"), _FLAG),
    },
    "invitations": {
        "person": _ID,
        "direction": _DIRECTION,
        "state": _STATE,
        "by": _ID,
        "kind": _INTRODUCTION,
        **dict.fromkeys("channel message name source subject number answer".split(), _TEXT),
        **dict.fromkeys(("sent", "answered"), _MOMENT),
        **dict.fromkeys(("due", "carried_out", "claimed", "looked"), _DAY_KIND),
        **dict.fromkeys(("quietly", "verified", "asked", "answer_verified", "removed"), _FLAG),
    },
    "drafts": {
        **dict.fromkeys(("person", "invitation", "introduction", "names"), _ID),
        **dict.fromkeys("purpose channel text subject".split(), _TEXT),
        "consent": _CONSENT,
        **dict.fromkeys(("begun", "sent"), _MOMENT),
        "due": _DAY_KIND,
        "removed": _FLAG,
    },
    "introductions": {
        **dict.fromkeys(("person", "counterpart"), _ID),
        **dict.fromkeys("because gains_person gains_counterpart".split(), _TEXT),
        **dict.fromkeys(("consent_person", "consent_counterpart"), _CONSENT),
        **dict.fromkeys(
            "begun asked_person asked_counterpart told_person told_counterpart introduced".split(), _MOMENT
        ),
        "removed": _FLAG,
    },
    "followups": {
        **dict.fromkeys(("person", "event"), _ID),
        "text": _TEXT,
        "promised_by": _PROMISED_BY,
        **dict.fromkeys(("due", "done"), _DAY_KIND),
        "removed": _FLAG,
    },
    "events": {"person": _ID, "what": _EVENT, "on": _DAY_KIND, "text": _TEXT, "removed": _FLAG},
    "joins": {**dict.fromkeys(("one", "other"), _ID), **dict.fromkeys(("same", "removed"), _FLAG)},
    "erased": {"on": _DAY_KIND},
    "meta": {
        **dict.fromkeys("url headline company position industry".split(), _TEXT),
        **dict.fromkeys("names addresses schools companies sphere".split(), _TEXTS),
        "profile_checked": _DAY_KIND,
    },
}
_KINDS_BY_PREFIX = {
    "tag.": _FLAG,
    "fact.": _FACT,
    "off.": _FLAG,
    "handled.": _DAY_KIND,
    "put_off.": _DAY_KIND,
}

NEEDED = {
    "invitations": ("person", "direction"),
    "drafts": ("person",),
    "introductions": ("person", "counterpart"),
    "followups": ("person",),
    "events": ("person", "what", "on"),
    "joins": ("one", "other"),
}
"""What must have arrived with every record of a table."""


@lru_cache(maxsize=1000)
def kind_of(table: str, field: str) -> ValueKind:
    """Return what a field of a table holds, unless it is null, which stands for "not set"; anything in a table of
    others.
    """
    if table not in _KINDS:
        return ANYTHING
    prefix = field[: field.find(".") + 1]
    return _KINDS[table].get(field) or _KINDS_BY_PREFIX.get(prefix, ANYTHING)
