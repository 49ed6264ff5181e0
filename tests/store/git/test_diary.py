"""The diary between two states: what was done, when, and for whom."""

from hypothesis import given

from store.file import form
from store.file.form import Tables
from store.git.diary import diary
from store.records.ids import RecordId
from store.records.record import Record, Stamp
from store.tray.changes import REMOVED
from store.tray.clock import moment
from store.tray.joins import JOINS, ONE, OTHER, SAME, pair_id
from store.tray.merge import ERASED, merge, without_erased
from tests.store.git.dotfiles import ANA, BO, a_tray, at, changed
from tests.store.tray.diverged_trays import Family, families, typed

TRAY = a_tray()


def told(old: Tables, new: Tables) -> list[str]:
    return list(diary(old, new))


def local(stamp: Stamp) -> str:
    """The minute of a stamp in the zone of the machine."""
    return moment(stamp.time).astimezone().strftime("%Y-%m-%d %H:%M")


def test_what_was_done_is_told_in_order_with_a_blank_line_between_days() -> None:
    next_day = Stamp("2026-03-11T12:00:00.000Z", "0aaa", 0)
    new = changed(TRAY, "people", ANA, next_day, note="met in Graz")
    new = changed(new, "invitations", RecordId(ANA * 10), at(2), state="passed", quietly=True)
    assert told(TRAY, new) == [
        f"{local(at(2))}  passed on Ana Park: quietly",
        "",
        f"{local(next_day)}  wrote a note on Ana Park: met in Graz",
    ]


def test_an_action_on_several_people_has_a_line_for_each() -> None:
    new = changed(TRAY, "invitations", RecordId(ANA * 10), at(2), state="snoozed", due="2026-04-01")
    new = changed(new, "invitations", RecordId(BO * 10), at(2), state="snoozed", due="2026-04-01")
    assert told(TRAY, new) == [
        f"{local(at(2))}  snoozed Ana Park: due 2026-04-01",
        f"{local(at(2))}  snoozed Bo Lind: due 2026-04-01",
    ]


def test_facts_and_tags_are_told_by_name_and_value() -> None:
    new = changed(TRAY, "people", ANA, at(2), **{"fact.known": "yes"})
    new = changed(new, "people", BO, at(3), **{"tag.family": True})
    assert told(TRAY, new) == [
        f"{local(at(2))}  noted a fact about Ana Park: known yes",
        f"{local(at(3))}  tagged Bo Lind: family",
    ]


def test_a_join_and_what_kept_two_apart_are_told_with_both_names() -> None:
    pair = (
        Record({ONE: ANA, OTHER: BO}).changed(at(2), REMOVED, None, {}).changed(at(2)._replace(place=1), SAME, True, {})
    )
    joined = {**TRAY, JOINS: {pair_id(ANA, BO): pair}}
    apart = {**TRAY, JOINS: {pair_id(ANA, BO): pair.changed(at(3), SAME, False, {})}}
    assert told(TRAY, joined) == [f"{local(at(2))}  joined Ana Park and Bo Lind into one person"]
    assert told(joined, apart) == [f"{local(at(3))}  kept Ana Park and Bo Lind apart"]


def test_an_undo_and_a_redo_are_told_by_what_they_took_back_or_did_again() -> None:
    passed = TRAY["invitations"][RecordId(70)].changed(at(1), "state", "passed", {})
    undone = passed.changed(at(2), "state", None, {"undo": at(1).action})
    redone = undone.changed(at(3), "state", "passed", {"redo": at(1).action})
    assert told(TRAY, {**TRAY, "invitations": {**TRAY["invitations"], RecordId(70): redone}}) == [
        f"{local(at(1))}  passed on Ana Park",
        f"{local(at(2))}  undid: passed on Ana Park",
        f"{local(at(3))}  did again: passed on Ana Park",
    ]


def test_who_came_with_an_import_is_told_without_a_time() -> None:
    old = {**TRAY, "people": {BO: TRAY["people"][BO]}, "invitations": {}}
    assert told(old, TRAY) == [
        "                  invitation from Ana Park: direction incoming, message Hello",
        "                  invitation from Bo Lind: direction incoming, message Hello",
        "                  added Ana Park",
    ]


def test_whom_i_added_is_told_when_i_did() -> None:
    cleo = Record({"name": "Cleo Marsh", "company": "Acme"}, None, {str(at(5)): [REMOVED, None, True]})
    assert told(TRAY, {**TRAY, "people": {**TRAY["people"], RecordId(9): cleo}}) == [
        f"{local(at(5))}  added Cleo Marsh: company Acme"
    ]


def test_an_edit_by_hand_is_told_before_and_after_it_is_taken_in() -> None:
    ana = TRAY["people"][ANA]
    new = {**TRAY, "people": {**TRAY["people"], ANA: Record(ana.arrived, {"note": "met in Graz"})}}
    assert told(TRAY, new) == ["                  by hand, on Ana Park: note met in Graz"]
    assert told(TRAY, merge(TRAY, new))[0].endswith("wrote a note on Ana Park (hand): met in Graz")


def test_another_value_of_what_arrived_is_told() -> None:
    new = {**TRAY, "people": {**TRAY["people"], ANA: Record({"name": "Ana Parker", "source": "linkedin"})}}
    assert told(TRAY, new) == ["                  newly imported data of Ana Parker: name Ana Parker"]


def test_who_was_forgotten_is_told_with_the_day() -> None:
    new = without_erased({**TRAY, ERASED: {ANA: Record({"on": "2026-03-12"})}})
    assert told(TRAY, new) == ["2026-03-12        forgot Ana Park"]
    assert [line for line in told({}, new) if "forgot" in line] == ["2026-03-12        forgot 00000000007"]


def test_going_back_tells_what_is_there_no_longer() -> None:
    new = changed(TRAY, "invitations", RecordId(ANA * 10), at(2), state="passed")
    new = {**new, "people": {**new["people"], RecordId(9): Record({"name": "Cleo Marsh"})}}
    assert told(new, TRAY) == [
        "                  no longer there, in people: Cleo Marsh",
        "",
        f"{local(at(2))}  no longer: passed on Ana Park",
    ]


def test_between_the_same_states_there_is_nothing_to_tell() -> None:
    assert told(TRAY, form.load(form.dump(TRAY))) == []


@given(families(1, by_hand=False))
def test_every_text_that_is_new_is_told(family: Family) -> None:
    (new,) = family.states
    diary_text = "\n".join(told(family.base, new))
    assert {text for text in typed(new) - typed(family.base) if text not in diary_text} == set()


@given(families(2))
def test_between_states_that_differ_there_is_something_to_tell(family: Family) -> None:
    before, after = family.states
    if form.dump(before) != form.dump(after):
        assert told(before, after) != []
