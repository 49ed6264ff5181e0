"""An action in words, for the history and for the line that says what was done ("passed on Ana Park")."""

from collections.abc import Callable
from typing import Final

from store.file.form import Tables
from store.records.ids import RecordId
from store.records.record import LogEntry, Record
from store.tray.changes import REMOVED
from store.tray.history import Action, HistoryStep
from store.tray.joins import JOINS, ONE, OTHER, SAME, Joins
from store.tray.merge import PEOPLE
from store.tray.modelling import BECAUSE, FACT, HANDLED, OFF, PUT_OFF, TAG
from store.tray.network import COUNTERPART, EVENTS, FOLLOW_UPS, INTRODUCTIONS, PERSON
from store.tray.own_profile import CHECKED

_STATES = {
    "accepted": "accepted {whom}",
    "asked": "asked {whom} why",
    "passed": "passed on {whom}",
    "ignored": "left {whom} pending",
    "snoozed": "snoozed {whom}",
    "open": "reopened {whom}",
    "waiting": "reopened {whom}",
    "withdrawn": "withdrew your {invitations} to {whom}",
}

_STATES_OF_MINE = {"accepted": "noted that {whom} accepted"}
"""The words for states of the user's own invitations, where they differ: the user cannot accept them."""

_FIELDS = {
    "sent": "sent a text to {whom}",
    "text": "wrote to {whom}",
    "note": "wrote a note on {whom}",
    "carried_out": "carried out what was decided on {whom}",
    "connected_on": "connected with {whom}",
    "subject": "wrote to {whom}",
    "channel": "changed the channel of a text to {whom}",
    "purpose": "wrote to {whom}",
    SAME: "joined {whom} into one person",
    CHECKED: "went through your own profile",
}

_EVENTS = {
    "contact": "noted a contact with {whom}",
    "talk": "noted a talk with {whom}",
    "gave": "noted something given to {whom}",
    "asked": "noted something asked of {whom}",
    "congratulate": "noted congratulations to {whom}",
    "comment": "noted a comment on a post of {whom}",
    "recommend": "noted a recommendation of {whom}",
    "endorse": "noted an endorsement of {whom}",
    "share": "noted that you shared a post of {whom}",
    "help": "noted help given to {whom}",
    "mute": "muted {whom}",
    "unfollow": "unfollowed {whom}",
    "message": "noted a message to {whom}",
    "remove": "removed {whom} from the connections",
}

_WEIGHTIEST_FIRST = (
    "state",
    "sent",
    "introduced",
    CHECKED,
    SAME,
    REMOVED,
    "carried_out",
    "text",
    "note",
    "connected_on",
)
"""An action that changed several fields is named after the first of these."""


def describe_action(tables: Tables, action: Action) -> str:
    """Return the action as a phrase in the past tense. The names are those in the tables, as they arrived."""
    taken_back = action.undoes or action.redoes
    step = min(action.steps, key=_weight)
    alike = [other for other in action.steps if _phrase(tables, other) == _phrase(tables, step)]
    people = _people(tables, alike)
    whom = people[0] if len(people) == 1 else f"{len(people)} people"
    invitations = "invitation" if len(people) == 1 else "invitations"
    phrase = _phrase(tables, step).format(whom=whom, invitations=invitations) + _despite(action) + _because(action)
    if taken_back:
        return phrase
    return phrase if action.by_me else f"{phrase} ({step.entry.context['by']})"


def _despite(action: Action) -> str:
    """Return the checks that a text went out against, each with the reason; as the user wrote it."""
    overruled = (step.entry.context.get("overruled") for step in action.steps)
    return "".join(
        f", despite {check}: {why}" for checks in overruled if isinstance(checks, dict) for check, why in checks.items()
    )


def _because(action: Action) -> str:
    """Return the reason of a decision, where the user gave one."""
    reasons = (step.entry.context.get(BECAUSE) for step in action.steps)
    return "".join(f", because: {reason}" for reason in dict.fromkeys(reasons) if isinstance(reason, str))


def _weight(step: HistoryStep) -> tuple[int, str, int]:
    field = step.entry.field
    order = _WEIGHTIEST_FIRST.index(field) if field in _WEIGHTIEST_FIRST else len(_WEIGHTIEST_FIRST)
    return order, step.table, step.id


def _phrase(tables: Tables, step: HistoryStep) -> str:
    """Return what the change did, with `{whom}` in place of the person, and `{invitations}` for one or more of these.
    It holds no text that strangers wrote.
    """
    entry = step.entry
    if step.table in _PHRASES_OF_TABLE:
        return _PHRASES_OF_TABLE[step.table](tables[step.table][step.id], entry)
    if entry.field == "state":
        is_mine = tables[step.table][step.id].arrived.get("direction") == "outgoing"
        phrases = {**_STATES, **_STATES_OF_MINE} if is_mine else _STATES
        state = str(entry.new or "open")  # a decision that is taken away leaves the invitation open
        return phrases.get(state, "decided on {whom}")
    if entry.field == REMOVED:
        return _added_or_removed(step)
    if entry.field == SAME and not entry.new:
        return "kept {whom} apart" if entry.new is False else "left open whether {whom} are one person"
    if entry.field.startswith(FACT):
        return "noted a fact about {whom}"
    if entry.field.startswith(OFF):
        return f"switched a check {'off' if entry.new else 'on'} for a text to {{whom}}"
    if step.table == "drafts" and entry.field == "due":
        return "put a text to {whom} off" if entry.new else "took a text to {whom} up again"
    if entry.field == "consent":
        return f"noted {f'a {entry.new}' if entry.new else 'no answer'} of {{whom}}"
    if entry.field.startswith(HANDLED):
        return f"settled what was due for {{whom}}: {entry.field.removeprefix(HANDLED)}"
    if entry.field.startswith(PUT_OFF):
        return f"put off what was due for {{whom}}: {entry.field.removeprefix(PUT_OFF)}"
    if entry.field.startswith(TAG):
        return "tagged {whom}" if entry.new else "took a tag off {whom}"
    return _FIELDS.get(entry.field, "changed {whom}")


def _introduction_phrase(record: Record, entry: LogEntry) -> str:
    if entry.field == REMOVED:
        return "dropped the plan to introduce {whom}" if entry.new else "planned to introduce {whom}"
    if entry.field == "introduced":
        return "introduced {whom}"
    if entry.field.startswith("consent_"):
        what = f"a {entry.new}" if entry.new else "no answer"
        return f"noted {what} to the introduction of {{whom}}"
    return "changed the introduction of {whom}"


def _event_phrase(record: Record, entry: LogEntry) -> str:
    return _EVENTS.get(str(record.get("what")), "noted an event with {whom}")


def _follow_up_phrase(record: Record, entry: LogEntry) -> str:
    is_mine = record.get("promised_by") != "them"
    if entry.field == REMOVED:
        return "noted a promise to {whom}" if is_mine else "noted a promise of {whom}"
    if entry.field == "done":
        return "kept a promise to {whom}" if is_mine else "noted that {whom} kept a promise"
    return "changed a promise to {whom}" if is_mine else "changed a promise of {whom}"


_PHRASES_OF_TABLE: Final[dict[str, Callable[[Record, LogEntry], str]]] = {
    INTRODUCTIONS: _introduction_phrase,
    EVENTS: _event_phrase,
    FOLLOW_UPS: _follow_up_phrase,
}


def _added_or_removed(step: HistoryStep) -> str:
    is_there = not step.entry.new
    if step.table == "drafts":
        return "began a text to {whom}" if is_there else "discarded a text to {whom}"
    return "added {whom}" if is_there else "removed {whom}"


def _people(tables: Tables, steps: list[HistoryStep]) -> list[str]:
    """Return the names of the people whom these steps are about. Somebody with several traces is named once."""
    about = dict.fromkeys(_person(tables, step) for step in steps)
    if len(about) > 1 and tables.get(JOINS):
        joins = Joins(tables)
        about = dict.fromkeys(tuple(map(joins.lead, each)) if len(each) == 1 else each for each in about)
    return [" and ".join(_name(tables, person_id) for person_id in each) for each in about]


def _person(tables: Tables, step: HistoryStep) -> tuple[RecordId, ...]:
    """Return the id of the person that the changed record is or is about; both ids for a pair."""
    arrived = tables[step.table][step.id].arrived
    if step.table == JOINS:
        return arrived[ONE], arrived[OTHER]
    if step.table == INTRODUCTIONS:
        return arrived[PERSON], arrived[COUNTERPART]
    return (step.id if step.table == PEOPLE else arrived.get("person", 0),)


def _name(tables: Tables, person_id: RecordId) -> str:
    """Return somebody's name; "somebody" once they were forgotten."""
    record = tables[PEOPLE].get(person_id)
    return str(record.get("name") or "") if record else "somebody"
