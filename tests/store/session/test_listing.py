"""The rows of a view, kept up to date record by record."""

from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.session.due_list import DueList
from store.session.listing import Listing
from store.settings import Settings
from store.tray import history, views
from store.tray.sending import NewDraft
from store.tray.tray import Tray
from store.tray.triage import Triage
from tests.tui.screens.running_app import ANA, BO, EWA, GUESTS, NOW, lay_out

VERBS = ("accept", "ask", "pass_on", "ignore", "reopen", "done")


def a_tray(folder: Path) -> Tray:
    (folder / "salver.json").unlink(missing_ok=True)
    places = lay_out(folder)
    return Tray.open(places.store, places.state, lambda: NOW)


def listing_of(tray: Tray) -> Listing:
    return Listing(tray, DueList(tray, Settings()))


def test_a_view_has_its_rows_in_the_order_of_the_store(tmp_path: Path) -> None:
    tray = a_tray(tmp_path)
    assert list(listing_of(tray).turn_to("inbox", None)) == views.rows(tray, "inbox")


def test_a_limit_leaves_the_rows_for_which_it_holds(tmp_path: Path) -> None:
    assert list(listing_of(a_tray(tmp_path)).turn_to("inbox", lambda rows: [ANA.invitation])) == [ANA.invitation]


def test_a_row_that_comes_back_comes_back_to_its_place(tmp_path: Path) -> None:
    tray = a_tray(tmp_path)
    listing = listing_of(tray)
    before = list(listing.turn_to("inbox", None))
    outcome = Triage(tray, lambda invitation: {}).ignore([BO.invitation])
    assert BO.invitation not in listing.update(outcome.changed)
    history.undo(tray)
    assert list(listing.update(outcome.changed)) == before


def test_what_was_discarded_stands_nowhere(tmp_path: Path) -> None:
    tray = a_tray(tmp_path)
    listing = listing_of(tray)
    listing.turn_to("drafts", None)
    triage = Triage(tray, lambda invitation: {})
    draft = triage.begin_draft(NewDraft(EWA.person, "other", "email", "Hello", invitation=EWA.invitation))
    listing.update([draft])
    assert listing.counts()["drafts"] == 1
    listing.update(triage.discard_drafts([draft]).changed)
    assert listing.counts()["drafts"] == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(VERBS), st.sampled_from(range(len(GUESTS)))), max_size=12), st.data())
def test_after_any_decisions_rows_and_counts_are_those_of_the_store(
    tmp_path: Path, decisions: list[tuple[str, int]], data: st.DataObject
) -> None:
    tray = a_tray(tmp_path)
    view = data.draw(st.sampled_from([view.name for view in views.VIEWS]))
    listing, triage = listing_of(tray), Triage(tray, lambda invitation: {})
    listing.turn_to(view, None)
    for verb, place in decisions:
        outcome = getattr(triage, verb)([GUESTS[place].invitation])
        listing.update(outcome.changed)
    assert sorted(listing.rows) == sorted(views.rows(tray, view))
    assert {name: listing.counts()[name] for name in views.counts(tray)} == Counter(views.counts(tray))
