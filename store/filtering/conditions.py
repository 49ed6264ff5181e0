"""What a clause asks of a subject, as a function: made once, when the filter is read, and called for every row."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from math import inf
from typing import Final

from dateutil.relativedelta import relativedelta

from store.dates import ages_from, days_from, length_from
from store.filtering.errors import FilterError
from store.filtering.fields import Field, FieldKind, Vocabulary
from store.filtering.subject import Filterable
from store.filtering.terms import Clause
from store.nearest import hint, nearest
from store.text import folded

Condition = Callable[[Filterable, datetime], bool | None]
"""Whether something holds for a subject at this moment (aware); None where that is unknown."""

_PRESENCE: Final = ("none", "any")
_A_DAY: Final = date(2000, 1, 1)
"""From which lengths of time, whose months differ, are measured to be compared."""


def field_of(clause: Clause, vocabulary: Vocabulary) -> Field:
    """Return the field that a clause names. Raises FilterError where there is none of that name."""
    field = vocabulary.get(clause.field.casefold())
    if field is None:
        meant = nearest(clause.field, vocabulary)
        advice = f"did you mean {meant!r}?" if meant else "put quotes around a word that has a colon in it"
        raise FilterError(f"there is no field {clause.field!r}; {advice}", clause.column)
    return field


def asks_presence(clause: Clause, field: Field) -> bool:
    """Return whether a clause asks for any value at all, or for none; where `none` is one of the values, it is that
    value.
    """
    return not clause.quoted and clause.value.casefold() in _PRESENCE and clause.value.casefold() not in field.values


def condition(clause: Clause, vocabulary: Vocabulary) -> Condition:
    """Return what a clause asks. Raises FilterError for a field or a value that does not exist."""
    try:
        if not clause.field:
            return _anywhere(clause)
        field = field_of(clause, vocabulary)
        if asks_presence(clause, field):
            return _presence(field, wanted=clause.value.casefold() == "any")
        return _CONDITIONS[field.kind](field, clause)
    except FilterError:
        raise
    except ValueError as error:
        raise FilterError(str(error), clause.value_column) from error


def _anywhere(clause: Clause) -> Condition:
    """`park`, or `"TU Wien"`: in any text."""
    is_in = _search(clause)
    return lambda subject, _now: is_in(subject.everything)


def _text(field: Field, clause: Clause) -> Condition:
    """`name:park`, or `note:"TU Wien"`."""
    name, is_in = field.name, _search(clause)
    return lambda subject, _now: is_in(subject.text(name))


def _words(field: Field, clause: Clause) -> Condition:
    """`state:open`."""
    name, word = field.name, _value(field, clause.value)
    return lambda subject, _now: word in subject.words(name)


def _fact(field: Field, clause: Clause) -> Condition:
    """`known:yes`."""
    name, word = field.name, _value(field, clause.value)
    return lambda subject, _now: subject.fact_is(name, word)


def _number(field: Field, clause: Clause) -> Condition:
    """`mutual:>2`."""
    name = field.name
    low, high = _bounds(clause.value, lambda typed: _whole_number(field, typed))

    def holds(subject: Filterable, _now: datetime) -> bool | None:
        number = subject.fact(name)
        return None if number is None else isinstance(number, int) and low <= number <= high

    return holds


def _score(field: Field, clause: Clause) -> Condition:
    """`score:>2`: unknown while the points that are possible lie on both sides."""
    low, high = _bounds(clause.value, lambda typed: _whole_number(field, typed))

    def holds(subject: Filterable, _now: datetime) -> bool | None:
        if subject.score is None:
            return False
        least, most = subject.score
        if low <= least and most <= high:
            return True
        return False if most < low or high < least else None

    return holds


def _date(field: Field, clause: Clause) -> Condition:
    """`due:<2026-07-01`, or `sent:2026-06`."""
    name = field.name
    low, high = _bounds(clause.value, _ordinals)

    def holds(subject: Filterable, _now: datetime) -> bool:
        day = subject.day(name)
        return day is not None and low <= day.toordinal() <= high

    return holds


def _age(field: Field, clause: Clause) -> Condition:
    """`age:>2w`, `age:3m..6m`, or `age:2w`: two weeks and no three."""
    name, typed = field.name, clause.value
    if typed.startswith(("<", ">")):
        border = _before(length_from(typed[1:]))
        if typed.startswith("<"):
            return lambda subject, now: (at := subject.moment(name)) is not None and at > border(now)
        return lambda subject, now: (at := subject.moment(name)) is not None and at < border(now)
    least, dots, most = typed.partition("..")
    if dots:
        _refuse_backwards(typed, _A_DAY + length_from(least) <= _A_DAY + length_from(most))
        latest, earliest = _before(length_from(least)), _before(length_from(most))
        return lambda subject, now: (at := subject.moment(name)) is not None and earliest(now) <= at <= latest(now)
    youngest, too_old = map(_before, ages_from(typed))
    return lambda subject, now: (at := subject.moment(name)) is not None and too_old(now) < at <= youngest(now)


def _presence(field: Field, *, wanted: bool) -> Condition:
    """`note:any`, or `message:none`. Of a fact it asks whether it is known, so the answer is never unknown."""
    name = field.name
    match field.kind:
        case "text":
            return lambda subject, _now: bool(subject.text(name)) is wanted
        case "words":
            return lambda subject, _now: bool(subject.words(name)) is wanted
        case "fact" | "number":
            return lambda subject, _now: (subject.fact(name) is not None) is wanted
        case "date":
            return lambda subject, _now: (subject.day(name) is not None) is wanted
        case "age":
            return lambda subject, _now: (subject.moment(name) is not None) is wanted
        case "score":
            return lambda subject, _now: (subject.score is not None) is wanted


_CONDITIONS: Final[Mapping[FieldKind, Callable[[Field, Clause], Condition]]] = {
    "text": _text,
    "words": _words,
    "fact": _fact,
    "number": _number,
    "date": _date,
    "age": _age,
    "score": _score,
}


def _search(clause: Clause) -> Callable[[str], bool]:
    """Return whether a folded text contains what was typed: anywhere, or in quotes as whole words in that order."""
    wanted = folded(clause.value)
    if not wanted:
        raise ValueError("there is nothing here to look for")
    if not clause.quoted:
        return lambda text: wanted in text
    phrase = re.compile(_edge(wanted[0], r"(?<!\w)") + re.escape(wanted) + _edge(wanted[-1], r"(?!\w)"))
    return lambda text: wanted in text and phrase.search(text) is not None


def _edge(letter: str, boundary: str) -> str:
    """Return the boundary of a word that begins or ends with this letter; scripts from Thai on do not part words by
    spaces.
    """
    return boundary if letter.isalnum() and letter < "\u0e00" else ""


def _value(field: Field, typed: str) -> str:
    """Return the value of a field that was typed in any case of letters. Raises ValueError for one it never has."""
    value = {value.casefold(): value for value in field.values}.get(typed.casefold())
    if value is None:
        raise ValueError(f"{field.name} is never {typed!r}; {hint(typed, {*field.values, *_PRESENCE})}")
    return value


def _bounds(typed: str, operand: Callable[[str], tuple[int, int]]) -> tuple[float, float]:
    """Return the least and the greatest number that `<V`, `>V`, `A..B` or `V` means, where V itself spans some
    numbers.
    """
    if typed.startswith("<"):
        return -inf, operand(typed[1:])[0] - 1
    if typed.startswith(">"):
        return operand(typed[1:])[1] + 1, inf
    first, dots, last = typed.partition("..")
    low, high = operand(first)[0], operand(last if dots else first)[1]
    _refuse_backwards(typed, low <= high)
    return low, high


def _refuse_backwards(typed: str, forwards: bool) -> None:
    """Raise ValueError for a range that ends before it begins."""
    if not forwards:
        first, _, last = typed.partition("..")
        raise ValueError(f"{typed!r} ends before it begins; write {last}..{first}")


def _whole_number(field: Field, typed: str) -> tuple[int, int]:
    """Return the number that was typed. Raises ValueError for none, or one that this field cannot have."""
    number = int(typed) if re.fullmatch("-?[0-9]{1,9}", typed) else None
    least = -inf if field.least is None else field.least
    most = inf if field.most is None else field.most
    if number is None or not least <= number <= most:
        range_ = f" from {field.least} to {field.most}" if field.most is not None else ""
        raise ValueError(f"{field.name} is a whole number{range_}, and {typed!r} is not; write 2, <2, >2 or 1..2")
    return number, number


def _ordinals(typed: str) -> tuple[int, int]:
    """Return the first and the last day of a date that may be a month or a year, counted in days."""
    first, last = days_from(typed)
    return first.toordinal(), last.toordinal()


def _before(length: relativedelta) -> Callable[[datetime], datetime]:
    """Return the moment that lies so long before another; remembers the last, since all rows are asked about the same
    now.
    """
    return lru_cache(maxsize=1)(lambda now: now - length)
