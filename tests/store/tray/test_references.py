"""Files in which a record names somebody who is not there, or who is erased."""

from pathlib import Path

import pytest

from store.file import form
from store.file.form import Tables
from store.records.ids import RecordId
from store.records.record import Record
from store.tray.tray import Tray

ANA = RecordId(7)


def tables(**more: dict[RecordId, Record]) -> Tables:
    invitation = Record({"person": ANA, "direction": "incoming", "name": "Ana Park"})
    draft = Record({"person": ANA, "purpose": "pass", "channel": "email", "text": "Dear Ana", "invitation": 71})
    return {**form.empty(), "invitations": {RecordId(70): invitation}, "drafts": {RecordId(90): draft}, **more}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "salver.json"


def opened(path: Path) -> Tray:
    return Tray.open(path, path.with_name("state"))


def test_a_person_cut_out_in_an_editor_is_there_by_the_name_that_the_invitation_has(path: Path) -> None:
    path.write_bytes(form.dump(tables()))
    for _ in range(2):
        tray = opened(path)
        assert tray.invitation(RecordId(70)).person.name == "Ana Park"
        assert tray.draft(RecordId(90)).person.id == ANA
        assert [person.id for person in tray.people()] == [ANA]
    tray.save()

    assert form.load(path.read_bytes())["people"][ANA].arrived == {"name": "Ana Park"}


def test_a_draft_to_an_invitation_that_is_gone_answers_none(path: Path) -> None:
    path.write_bytes(form.dump(tables()))

    assert opened(path).draft(RecordId(90)).invitation is None


def test_records_about_an_erased_person_are_out_of_sight_whenever_the_file_is_opened(path: Path) -> None:
    erased = {ANA: Record({"on": "2026-03-10"})}
    path.write_bytes(form.dump(tables(people={ANA: Record({"name": "Ana Park"})}, erased=erased)))
    for _ in range(2):
        tray = opened(path)
        assert (tray.people(), tray.invitations(), tray.drafts()) == ([], [], [])
    tray.save()

    assert b"Ana" not in path.read_bytes()
