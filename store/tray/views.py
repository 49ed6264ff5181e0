"""The views of the tray: which rows each shows, and in which order."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime

from msgspec import Struct

from store.records.ids import RecordId
from store.records.model import Draft, FollowUp, Introduction, Invitation, Item, Person, State
from store.records.ordering import BEFORE_ALL, placed, placed_text
from store.tray.lapsing import has_lapsed, lapse_horizon
from store.tray.last_contact import last_days
from store.tray.tray import Tray


class View(Struct, frozen=True):
    """One view: its name on the command line, and its title on the screen."""

    name: str
    title: str


VIEWS = (
    View("inbox", "Inbox"),
    View("waiting", "Waiting"),
    View("drafts", "Drafts"),
    View("introductions", "Introductions"),
    View("todo", "To do"),
    View("due", "Due"),
    View("network", "People"),
    View("done", "Done"),
)
"""In the order of the keys 1 to 8."""

NAMES = (*(view.name for view in VIEWS), "all")

_UNDECIDED: dict[State, frozenset[str]] = {
    "open": frozenset({"all", "inbox"}),
    "waiting": frozenset({"all", "waiting"}),
    "accepted": frozenset({"all", "done"}),
}
"""The views of an invitation that nobody has decided here."""
_LAPSED = frozenset({"all", "done"})
"""Where an invitation of the user's stands that nobody answered for half a year."""
_NETWORK = frozenset({"network"})
_NOWHERE: frozenset[str] = frozenset()
_SETTLED = frozenset({"accepted", "passed", "ignored", "withdrawn"})
_AFTER_ALL = float("inf")
_UNTIL_DECIDED = ("inbox", "introductions")
"""The views of invitations that wait for a decision."""


def views_of(item: Item) -> frozenset[str]:
    """Return the names of the views in which an item stands."""
    if isinstance(item, Invitation):
        return _of_invitation(item)
    if isinstance(item, Draft):
        return _of_draft(item)
    if isinstance(item, Introduction):
        return _of_introduction(item)
    if isinstance(item, FollowUp):
        return frozenset({"all", "done" if item.done else "due"})
    return _NETWORK if is_in_network(item) else _NOWHERE


def is_in_network(person: Person) -> bool:
    """Return whether somebody is one of the user's own people: connected, in the address book, or added by hand."""
    return person.is_connected or person.in_address_book or person.by_hand


def _of_introduction(introduction: Introduction) -> frozenset[str]:
    """An introduction of the user's own is among the introductions until it is made, or nobody is left to tell."""
    if introduction.state == "introduced":
        return frozenset({"all", "done"})
    if introduction.state in ("declined", "lapsed"):
        left = [each for each in introduction.consents if each.answer != "no" and each.asked and not each.told]
        return frozenset({"all", "introductions"} if left else {"all", "done"})
    return frozenset({"all", "introductions"})


def _of_draft(draft: Draft) -> frozenset[str]:
    if draft.sent:
        return frozenset({"all", "done"})
    names = {"all"}
    if not draft.is_put_off:
        names.add("drafts")
    if draft.due is not None:
        names.add("due")
    return frozenset(names)


def _of_invitation(invitation: Invitation) -> frozenset[str]:
    names = {"all"}
    if invitation.state == "open" or invitation.versions:
        names.add("introductions" if invitation.kind == "introduction" else "inbox")
    if invitation.has_answer:
        names.add("inbox")
    elif invitation.has_lapsed:
        names.add("done")
    elif invitation.state in ("waiting", "asked"):
        names.add("waiting")
    if invitation.carried_out is False:
        names.add("todo")
    if invitation.due is not None:
        names.add("due")
    if invitation.state in _SETTLED:
        names.add("done")
    return frozenset(names)


def _of_undecided(state: State, sent: str, horizon: str) -> frozenset[str]:
    """Return the views of an invitation that nobody has decided; one of the user's that was sent before the horizon
    lapsed.
    """
    return _LAPSED if has_lapsed(state, sent, horizon) else _UNDECIDED[state]


def standing(tray: Tray) -> dict[RecordId, frozenset[str]]:
    """For every invitation, draft and person the names of the views in which they stand."""
    horizon = lapse_horizon(tray.today)
    places = {
        record_id: _of_undecided(state, sent, horizon) if state else _of_invitation(tray.invitation(record_id))
        for record_id, state, sent in tray.standings()
    }
    others: list[Item] = [*tray.drafts(), *tray.introductions(), *tray.follow_ups()]
    places |= {item.id: views_of(item) for item in others}
    places |= {record_id: _NETWORK if is_there else _NOWHERE for record_id, is_there in tray.network()}
    return places


def rows(tray: Tray, view: str) -> list[RecordId]:
    """Return the ids of a view's rows, in the order of the screen. Raises KeyError for a view that does not exist."""
    if view == "network":
        return _last_in_touch_first(tray)
    order, is_descending = _ORDERS[view]
    places: dict[RecordId, float] = {}
    horizon = lapse_horizon(tray.today)
    others: list[Item] = [*tray.drafts(), *tray.introductions(), *tray.follow_ups()]
    found = [item for item in others if view in views_of(item)]
    is_by_sent = order is _when
    for row_id, state, sent in tray.standings():
        if state and view not in _of_undecided(state, sent, horizon):
            continue
        if state and is_by_sent:
            places[row_id] = placed_text(sent)
        else:
            invitation = tray.invitation(row_id)
            if view in _of_invitation(invitation):
                found.append(invitation)
    places |= {item.id: order(item) for item in found}
    by_id = sorted(places, reverse=is_descending)
    return sorted(by_id, key=places.__getitem__, reverse=is_descending)


def sent_before(tray: Tray, row_ids: Iterable[RecordId], moment: datetime) -> int:
    """Return how many of these invitations were sent before a moment (aware), without reading them all."""
    looked_for, horizon = set(row_ids), placed(moment)
    sent = (text for row_id, _, text in tray.standings() if text and row_id in looked_for)
    return sum(placed_text(text) < horizon for text in sent)


def _last_in_touch_first(tray: Tray) -> list[RecordId]:
    """Return the user's people, by the day that their rows show; those without one come last."""
    days = last_days(tray)
    people = [person_id for person_id, is_there in tray.network() if is_there]
    return sorted(people, key=lambda person_id: (days.get(person_id, date.min), person_id), reverse=True)


def row_of_person(tray: Tray, person_id: RecordId) -> tuple[str, RecordId] | None:
    """Return the view and the row of somebody: the row that waits for a decision, else their own among the user's
    people, else the newest that is about them. None where no view has them.
    """
    person = tray.person(person_id)
    invitations = list(reversed(tray.invitations_of(person.id)))
    for invitation in invitations:
        if found := [view for view in _UNTIL_DECIDED if view in views_of(invitation)]:
            return found[0], invitation.id
    if is_in_network(person):
        return "network", person.id
    drafts = reversed([tray.draft(draft_id) for draft_id in tray.ids_about("drafts", person.id)])
    items: list[Item] = [*invitations, *drafts]
    for item in items:
        if found := [view.name for view in VIEWS if view.name in views_of(item)]:
            return found[0], item.id
    return None


def counts(tray: Tray) -> dict[str, int]:
    """Return how many rows each of the eight views has."""
    numbers = dict.fromkeys((view.name for view in VIEWS), 0)
    for names in standing(tray).values():
        for name in names & numbers.keys():
            numbers[name] += 1
    return numbers


def _when(item: Item) -> float:
    """When it was sent or begun; of a question that they answered, when they did."""
    if isinstance(item, Invitation):
        return placed(item.answered if item.has_answer and item.answered else item.sent)
    return placed(item.begun) if isinstance(item, Draft | Introduction) else BEFORE_ALL


def _decided(item: Item) -> float:
    """When it was settled: decided here, connected there, or sent."""
    if isinstance(item, Draft):
        return placed(item.sent)
    if isinstance(item, Introduction):
        return placed(item.introduced or item.begun)
    if isinstance(item, FollowUp):
        return datetime.combine(item.done, datetime.min.time(), UTC).timestamp() if item.done else BEFORE_ALL
    if isinstance(item, Person):
        return BEFORE_ALL
    if item.elsewhere and item.person.connected_on:
        return datetime.combine(item.person.connected_on, datetime.min.time(), UTC).timestamp()
    return placed(item.decided)


def _due(item: Item) -> float:
    if isinstance(item, Person | Introduction) or item.due is None:
        return _AFTER_ALL
    return item.due.toordinal()


_ORDERS: dict[str, tuple[Callable[[Item], float], bool]] = {
    "inbox": (_when, True),
    "waiting": (_when, True),
    "drafts": (_when, True),
    "introductions": (_when, True),
    "todo": (_decided, True),
    "due": (_due, False),
    "done": (_decided, True),
    "all": (_when, True),
}
"""By what each view is ordered, and whether the greatest comes first."""
