"""Settling what two machines decided differently."""

from typing import TYPE_CHECKING

from store.records.ids import RecordId
from store.records.model import Invitation
from tui.render.known import version_in_full

if TYPE_CHECKING:
    from tui.screens.tray import TrayScreen


def keep_earlier(screen: "TrayScreen") -> None:
    """Keep the earlier of two decisions that two machines took."""
    _keep(screen, newest=False)


def keep_later(screen: "TrayScreen") -> None:
    """Keep the later of two decisions that two machines took."""
    _keep(screen, newest=True)


def mention_disputed(screen: "TrayScreen") -> None:
    """Say how many rows of the inbox are disputed, where any are."""
    if screen.view != "inbox":
        return
    found = sum(1 for row_id in screen.session.listing.rows if _is_disputed(screen, row_id))
    key = screen.keys.how_to("filter")
    decisions = "decision is" if found == 1 else "decisions are"
    told = f"{found:,} {decisions} disputed: {key} disputed:yes shows what two machines decided."
    screen.status.say_besides("disputed", told if found else "", warning=True)


def _keep(screen: "TrayScreen", *, newest: bool) -> None:
    rows = screen.chosen()
    which = "later" if newest else "earlier"
    done = f"Kept the {which} decision on {{}}."
    if len(rows) == 1:
        _, invitation = screen.session.tray.subject(rows[0])
        if invitation is not None and invitation.versions:
            done = f"Kept for {{}}: {version_in_full(invitation.versions[-1 if newest else 0])}."
    screen.settle(screen.session.triage.keep(rows, newest=newest), done, rows)


def _is_disputed(screen: "TrayScreen", row_id: RecordId) -> bool:
    item = screen.session.tray.item(row_id)
    return isinstance(item, Invitation) and bool(item.versions)
