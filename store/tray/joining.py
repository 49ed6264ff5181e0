"""Two traces in the tray are one person, or are not: said by me, never guessed; undone like everything else."""

from store.records.record import Value
from store.tray.changes import REMOVED, Add, Change, Set
from store.tray.joins import JOINS, ONE, OTHER, SAME, pair_id
from store.tray.merge import PEOPLE
from store.tray.outcome import Outcome, Refusal
from store.tray.tray import Tray


def join(tray: Tray, one: int, other: int) -> Outcome:
    """These two are one person. Refused where that is so already. Raises KeyError where either is nobody."""
    if tray.person(one).id == tray.person(other).id:
        return Outcome(None, [], [Refusal(other, "they are one person already")])
    return _say(tray, [(one, other)], is_same=True)


def keep_apart(tray: Tray, one: int, other: int) -> Outcome:
    """These two are not one person, and are proposed no more. Where they had been joined, the other leaves all whom
    they were joined to. Refused where it was said before. Raises KeyError where either is nobody.
    """
    if tray.record(PEOPLE, one) is tray.record(PEOPLE, other):
        return Outcome(None, [], [Refusal(other, "it is one and the same trace")])
    if tray.person(one).id != tray.person(other).id:
        if tray.joins.are_apart(one, other):
            return Outcome(None, [], [Refusal(other, "they are kept apart already")])
        return _say(tray, [(one, other)], is_same=False)
    joined = [trace for trace in tray.joins.traces(other) if _is_joined(tray, trace, other)]
    return _say(tray, [(trace, other) for trace in dict.fromkeys([one, *joined])], is_same=False)


def _say(tray: Tray, pairs: list[tuple[int, int]], *, is_same: Value) -> Outcome:
    """Say of these pairs, in one action, whether they are one person."""
    changes: list[Change] = []
    for pair in pairs:
        number = pair_id(*pair)
        known = tray.tables.get(JOINS, {}).get(number)
        if known is None:
            one, other = sorted(pair)
            changes.append(Add(JOINS, number, {ONE: one, OTHER: other}))
        elif known.is_removed:
            changes.append(Set(JOINS, number, REMOVED, None))
        changes.append(Set(JOINS, number, SAME, is_same))
    return Outcome(tray.commit(changes), list(dict.fromkeys(change.id for change in changes)))


def _is_joined(tray: Tray, one: int, other: int) -> bool:
    """Whether it was said of just these two that they are one person."""
    record = tray.tables.get(JOINS, {}).get(pair_id(one, other))
    return record is not None and record.get(SAME) is True
