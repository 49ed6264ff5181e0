"""What an action was, in words that follow "Undid:" and stand in the history: `passed on Ana Park and 3 others`."""

from store.tray.changes import REMOVED
from store.tray.history import Action, Step
from store.tray.modelling import FACT, TAG
from store.tray.tray import Tray

_DECIDED: dict[str, str] = {
    "open": "took {} back to the inbox",
    "waiting": "went on waiting for {}",
    "accepted": "accepted {}",
    "asked": "asked {} why",
    "passed": "passed on {}",
    "ignored": "left {} pending",
    "snoozed": "snoozed {}",
    "withdrawn": "withdrew the invitation to {}",
}
_RANKED = ("state", REMOVED, "sent", "carried_out", "text", "note")
"""The fields that say what an action was about, the most telling first; what else it changed follows from that."""


def told(tray: Tray, action: Action) -> str:
    """What the action did and to whom, in the past tense and without an "I"; of many the first, and how many others."""
    if not action.by_me:
        by = "an import" if action.steps[0].entry.context["by"] == "import" else "an edit of the file by hand"
        return f"{by} changed {_counted(len({(step.table, step.id) for step in action.steps}), 'record')}"
    telling = min(action.steps, key=_rank)
    alike = {_name(tray, step): None for step in action.steps if _rank(step) == _rank(telling)}
    return _sentence(telling, _listed(list(alike)))


def _rank(step: Step) -> int:
    """How telling the field of a step is; 0 is most."""
    return _RANKED.index(step.entry.field) if step.entry.field in _RANKED else len(_RANKED)


def _sentence(step: Step, names: str) -> str:
    """What a step did to those who are named."""
    field, new = step.entry.field, step.entry.new
    match field:
        case "state":
            return _DECIDED[new].format(names) if isinstance(new, str) else f"took {names} back to how it came"
        case _ if field == REMOVED:
            what = "a draft to" if step.table == "drafts" else "an invitation of"
            return f"{'discarded' if new else 'added'} {what} {names}"
        case "sent":
            return f"marked a text to {names} as {'sent' if new else 'not sent'}"
        case "carried_out":
            return f"marked {names} as {'' if new else 'still to be '}carried out"
        case "text":
            return f"changed a draft to {names}"
        case "note":
            return f"changed the note on {names}"
    if field.startswith(FACT):
        name = field.removeprefix(FACT)
        return f"took back {name} of {names}" if new is None else f"said {name}={new} of {names}"
    if field.startswith(TAG):
        return f"{'put' if new else 'took'} the tag {field.removeprefix(TAG)} {'on' if new else 'off'} {names}"
    return f"changed {field} of {names}"


def _name(tray: Tray, step: Step) -> str:
    """The name of the person whom the record is about."""
    if step.table == "invitations":
        return tray.invitation(step.id).person.name
    return tray.draft(step.id).person.name if step.table == "drafts" else tray.person(step.id).name


def _listed(names: list[str]) -> str:
    """One name, two, or the first and how many others."""
    if len(names) <= 2:
        return " and ".join(names)
    return f"{names[0]} and {_counted(len(names) - 1, 'other')}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
