"""What a log adds up to, also where two machines wrote into it without knowing of each other.

A change says what the field was for who made it. One that knew the present value takes its place; one that knew an
older value is beside it: the field then has two versions. Of a note all lines are kept; two different decisions are
kept both, as `asked|passed`, until somebody chooses, and again once that choice is undone; of any other field the
newest counts, and the log has the rest. All of it depends on the log alone, so that merging is the union of logs.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from store.records.record import LogEntry, Stamp, Value, read_entry

DECISION = "state"
"""The field of which two versions are a question."""

NOTE = "note"
"""The field of which two versions are one text."""

BETWEEN = "|"
"""What is between two decisions that were taken without knowing of each other."""


def fold_log(log: Mapping[str, list[Any]]) -> dict[str, Any]:
    """Return the fields and their values; one that was taken away is missing."""
    values = {field: joined(field, tips) for field, tips in _tips(log).items()}
    return {field: value for field, value in values.items() if value is not None}


def versions(log: Mapping[str, list[Any]], field: str) -> list[tuple[Stamp, LogEntry]]:
    """Return the changes of a field that nobody has overruled knowingly, oldest first: one, or several that knew
    nothing of each other.
    """
    return _tips(log).get(field, [])


def is_question(decision: Value) -> bool:
    """Return whether this value of a decision stands for several of which none has been chosen."""
    return BETWEEN in str(decision)


def joined(field: str, tips: list[tuple[Stamp, LogEntry]]) -> Value:
    """Return the one value of a field that has these versions."""
    values = list(dict.fromkeys(entry.new for _, entry in tips if entry.new is not None)) if len(tips) > 1 else []
    if len(values) < 2:
        return values[0] if values else tips[-1][1].new
    if field == DECISION:
        return BETWEEN.join(sorted({part for value in values for part in str(value).split(BETWEEN)}))
    if field == NOTE:
        return "\n".join(dict.fromkeys(line for value in values for line in str(value).split("\n")))
    return tips[-1][1].new


def rewritten(seen: str, typed: str, standing: str) -> str:
    """Return the note that was `seen` and has become `typed` here, with the lines that came into it elsewhere
    meanwhile.
    """
    if seen in (standing, typed):
        return typed if seen == standing else standing
    came = [line for line in standing.split("\n") if line not in seen.split("\n")]
    return "\n".join(dict.fromkeys([*came, *typed.split("\n")]) if came else [typed])


def _tips(log: Mapping[str, list[Any]]) -> dict[str, list[tuple[Stamp, LogEntry]]]:
    """Return the versions of every field in the log."""
    tips: dict[str, list[tuple[Stamp, LogEntry]]] = {}
    questions: dict[str, list[tuple[Stamp, LogEntry]]] = {}
    for stamp, entry in _in_order(log):
        unknown = _unknown_to(entry, tips.get(entry.field, []))
        new = [(stamp, entry)]
        if entry.field == DECISION:
            new = questions.get(str(entry.new), new)  # an undo that leads back to a question leads to its versions
        tips[entry.field] = [*(tip for tip in unknown if tip not in new), *new]
        if entry.field == DECISION and is_question(value := joined(DECISION, tips[DECISION])):
            questions[str(value)] = tips[DECISION]
    return tips


def _unknown_to(entry: LogEntry, standing: list[tuple[Stamp, LogEntry]]) -> list[tuple[Stamp, LogEntry]]:
    """Return those versions that stay beside a newer change since it knew nothing of them."""
    if not standing or joined(entry.field, standing) == entry.was:
        return []
    return [(stamp, other) for stamp, other in standing if other.new != entry.was]


def _in_order(log: Mapping[str, list[Any]]) -> Iterator[tuple[Stamp, LogEntry]]:
    for stamp in sorted(map(Stamp.read, log)):
        yield stamp, read_entry(log[str(stamp)])
