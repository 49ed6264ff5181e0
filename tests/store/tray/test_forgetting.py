"""Forgetting: out of the file and its backups, and nothing brings it back."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.file import form
from store.records.ids import RecordId
from store.tray.changes import Add, Set
from store.tray.forgetting import forget
from store.tray.merge import merge
from store.tray.tray import Tray

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
ANA, BO = RecordId(7), RecordId(8)
CANARY = "Zephyrine Quillfeather"


@pytest.fixture
def tray(tmp_path: Path) -> Tray:
    tray = Tray.open(tmp_path / "salver.json", tmp_path / "state", lambda: NOON)
    tray.commit(
        [
            Add("people", ANA, {"name": CANARY, "url": "https://www.linkedin.com/in/zephyrine"}),
            Add("people", BO, {"name": "Bo Lind"}),
            Add("invitations", RecordId(70), {"person": ANA, "direction": "incoming", "message": f"I am {CANARY}"}),
            Add("invitations", RecordId(80), {"person": BO, "direction": "incoming"}),
            Add(
                "drafts", RecordId(90), {"person": ANA, "purpose": "pass", "channel": "email", "text": f"Dear {CANARY}"}
            ),
            Set("people", ANA, "note", f"{CANARY} sings"),
        ]
    )
    tray.save()
    tray.commit([Set("people", BO, "note", "kind")])
    tray.save()
    return tray


def everything_under(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_nothing_of_a_forgotten_person_is_left_on_this_machine(tray: Tray, tmp_path: Path) -> None:
    assert CANARY.encode() in everything_under(tmp_path)
    gone = forget(tray, ANA)

    assert (gone.records, gone.backups) == (3, 2)
    assert CANARY.encode() not in everything_under(tmp_path)
    assert [person.name for person in tray.people()] == ["Bo Lind"]
    assert [invitation.id for invitation in tray.invitations()] == [80]
    assert tray.tables["erased"][ANA].arrived == {"on": "2026-03-10"}


def test_neither_a_merge_nor_an_import_brings_a_forgotten_person_back(tray: Tray) -> None:
    old = form.load(tray.storage.path.read_bytes())
    forget(tray, ANA)
    tray.merge_in(old)
    tray.commit(
        [
            Add("people", ANA, {"name": CANARY}),
            Add("invitations", RecordId(71), {"person": ANA, "direction": "incoming"}),
        ],
        by="import",
    )

    assert ANA not in tray.tables["people"]
    assert [invitation.id for invitation in tray.invitations()] == [80]
    assert merge(old, tray.tables) == merge(tray.tables, old) == tray.tables


def test_a_backup_that_cannot_be_read_goes_as_a_whole(tray: Tray) -> None:
    damaged = tray.storage.backups.all()[0].path
    damaged.write_text(f"{CANARY} {{")
    forget(tray, ANA)

    assert not damaged.exists()


def test_nobody_is_forgotten_who_is_not_there(tray: Tray) -> None:
    with pytest.raises(KeyError):
        forget(tray, RecordId(12345))
