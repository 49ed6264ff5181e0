"""Where to look somebody up: the view and the row that show them best."""

from store.records.ids import RecordId
from store.records.model import Item
from store.tray.tray import Tray
from store.tray.views import VIEWS, is_in_network, views_of

_OPEN = ("inbox", "introductions")


def row_of_person(tray: Tray, person_id: RecordId) -> tuple[str, RecordId] | None:
    """Return the view and the row of somebody: the row that waits for a decision, else their own among the user's
    people, else the newest that is about them. None where no view has them.
    """
    person = tray.person(person_id)
    invitations = list(reversed(tray.invitations_of(person.id)))
    for invitation in invitations:
        if found := [view for view in _OPEN if view in views_of(invitation)]:
            return found[0], invitation.id
    if is_in_network(person):
        return "network", person.id
    drafts = reversed([tray.draft(draft_id) for draft_id in tray.ids_about("drafts", person.id)])
    items: list[Item] = [*invitations, *drafts]
    for item in items:
        if found := [view.name for view in VIEWS if view.name in views_of(item)]:
            return found[0], item.id
    return None
