"""Archives in every form that people keep them in, and archives that were made to do harm."""

import io
import os
import struct
import zipfile
from pathlib import Path

import pytest

from store.reading import budget
from store.reading.reader import read
from store.reading.readings import Readings
from tests.store.reading.invented_archives import connection, connections_csv, folder, incoming, invitations_csv, zipped

INVITATIONS = invitations_csv(incoming("Ana Park", "ana-park"))
CONNECTIONS = connections_csv(connection("Bo Okoro", "bo-okoro"))


def put(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    return str(path)


def kinds(readings: Readings) -> list[str]:
    assert readings.refused == []
    return sorted(file.kind for file in readings.files)


def reason(*paths: str) -> str:
    (refused,) = read(paths).refused
    return refused.reason


BOTH = ["linkedin-connections", "linkedin-invitations"]


@pytest.mark.parametrize(
    "name",
    ["Basic_LinkedInDataExport_06-27-2026.zip", "x.zip.zip", "Complete (1).zip (1).zip", "no ending"],
)
@pytest.mark.parametrize("within", ["", "Complete_LinkedInDataExport_06-27-2026 (1)/", "a/b/c/"])
def test_a_zip_is_read_whatever_it_is_called_and_however_deep_its_files_lie(
    tmp_path: Path, name: str, within: str
) -> None:
    files: dict[str, str | bytes] = {
        within + "Invitations.csv": INVITATIONS,
        within + "Connections.csv": CONNECTIONS,
        within + "me.jpg": b"\xff",
    }
    assert kinds(read([put(tmp_path / name, zipped(files))])) == BOTH


def test_a_zip_of_a_zip_is_read_and_what_lies_deeper_is_told(tmp_path: Path) -> None:
    inner = zipped({"Invitations.csv": INVITATIONS})
    assert kinds(read([put(tmp_path / "x.zip.zip", zipped({"x.zip": inner}))])) == ["linkedin-invitations"]
    deeper = zipped({"x.zip.zip": zipped({"x.zip": inner})})
    assert "lies in a zip in a zip" in reason(put(tmp_path / "deeper.zip", deeper))


def test_a_folder_is_read_and_the_files_below_it(tmp_path: Path) -> None:
    path = folder(
        tmp_path / "archive", {"Connections.csv": CONNECTIONS, "x/Invitations.csv": INVITATIONS, "Jobs/a.txt": "-"}
    )
    assert kinds(read([path])) == BOTH


def test_single_files_several_paths_and_links_are_read(tmp_path: Path) -> None:
    path = put(tmp_path / "Invitations (1).csv", INVITATIONS.encode())
    link = tmp_path / "link"
    link.symlink_to(put(tmp_path / "saved.txt", CONNECTIONS.encode()))
    assert kinds(read([path, str(link)])) == BOTH


@pytest.mark.parametrize("data", [CONNECTIONS.encode(), zipped({"Connections.csv": CONNECTIONS})], ids=["csv", "zip"])
def test_standard_input_tells_its_kind_by_its_content(data: bytes) -> None:
    readings = read(["-"], io.BytesIO(data))
    assert kinds(readings) == ["linkedin-connections"]
    assert readings.files[0].path.startswith("-")


def test_mac_shadows_links_and_folders_in_a_zip_are_passed_over(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("Connections.csv")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("Invitations.csv", INVITATIONS)
        archive.writestr("__MACOSX/._Invitations.csv", b"\x00\x05\x16\x07")
        archive.writestr(link, "/etc/passwd")
        archive.mkdir("Articles.csv")
    assert kinds(read([str(tmp_path / "x.zip")])) == ["linkedin-invitations"]


@pytest.mark.parametrize(
    "name", ["../Invitations.csv", "/etc/Invitations.csv", "C:\\x\\Invitations.csv", "..\\..\\Invitations.csv"]
)
def test_odd_paths_in_a_zip_are_only_names_and_nothing_is_written(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    path = put(inside / "x.zip", zipped({name: INVITATIONS}))
    monkeypatch.chdir(inside)
    assert kinds(read([path])) == ["linkedin-invitations"]
    assert [str(found.relative_to(tmp_path)) for found in tmp_path.rglob("*")] == ["inside", "inside/x.zip"]


def test_a_path_that_does_not_exist_is_named() -> None:
    assert reason("/nowhere/at/all.zip") == "cannot be read: No such file or directory"


def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "neither a file nor a folder" in reason(str(tmp_path / "pipe"))


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9, 0.999])
def test_a_torn_zip_is_refused(tmp_path: Path, keep: float) -> None:
    whole = zipped({"Invitations.csv": INVITATIONS, "Connections.csv": CONNECTIONS})
    path = put(tmp_path / "x.zip", whole[: int(len(whole) * keep)])
    assert "is not a whole zip archive" in reason(path)


def test_a_zip_without_its_beginning_is_refused(tmp_path: Path) -> None:
    whole = zipped({"Invitations.csv": INVITATIONS})
    assert "not a whole zip" in reason(put(tmp_path / "x.zip", b"PK\x03\x04" + whole[200:]))


def test_a_damaged_file_of_a_zip_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    whole = bytearray(zipped({"Invitations.csv": INVITATIONS, "Connections.csv": CONNECTIONS}))
    at = whole.index(b"Invitations.csv") + len("Invitations.csv") + 20
    whole[at] ^= 0xFF
    readings = read([put(tmp_path / "x.zip", bytes(whole))])
    assert [file.kind for file in readings.files] == ["linkedin-connections"]
    (refused,) = readings.refused
    assert refused.path.endswith("x.zip/Invitations.csv")
    assert "is not a whole zip archive" in refused.reason


def test_an_encrypted_file_of_a_zip_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped({"Invitations.csv": INVITATIONS}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    assert "is encrypted" in reason(put(tmp_path / "x.zip", bytes(data)))


def test_a_packing_that_linkedin_does_not_use_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("Invitations.csv", INVITATIONS)
    assert "packed in a way that LinkedIn does not use" in reason(str(tmp_path / "x.zip"))


def test_a_bomb_is_refused_by_what_comes_out_of_it(tmp_path: Path) -> None:
    path = put(tmp_path / "x.zip", zipped({"Invitations.csv": INVITATIONS + "\n" * 20_000_000}))
    assert reason(path) == "unpacks to more than 100 times its size, which neither mail nor a table does"


def test_sizes_are_counted_and_not_believed(tmp_path: Path) -> None:
    data = bytearray(zipped({"Invitations.csv": INVITATIONS + "\n" * 20_000_000}))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 100)
    readings = read([put(tmp_path / "x.zip", bytes(data))])
    assert readings.files == []
    assert len(readings.refused) == 1


def test_a_short_file_may_be_packed_as_tightly_as_it_likes(tmp_path: Path) -> None:
    rows = [incoming("Ana Park", "ana-park")] * 4_000
    path = put(tmp_path / "x.zip", zipped({"Invitations.csv": invitations_csv(*rows)}))
    assert len(read([path]).files[0].rows) == 4_000


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "MEMBER_BYTES", 100_000)
    assert "is larger than" in reason(put(tmp_path / "x.csv", b"x" * 100_001))


def test_all_files_together_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "ALL_BYTES", len(CONNECTIONS) + 10)
    path = folder(tmp_path / "x", {"Connections.csv": CONNECTIONS, "Invitations.csv": INVITATIONS})
    readings = read([path])
    assert [file.kind for file in readings.files] == ["linkedin-connections"]
    assert "MB in all" in readings.refused[0].reason


def test_all_rows_together_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "ROWS", 2)
    path = put(tmp_path / "x.csv", invitations_csv(*[incoming("Ana Park", "ana-park")] * 3).encode())
    assert "more than 2 rows in all" in reason(path)


def test_a_zip_of_too_many_files_is_refused_before_its_directory_is_read(tmp_path: Path) -> None:
    path = put(tmp_path / "x.zip", zipped({f"{number}.txt": "" for number in range(1_001)}))
    assert "more than 1,000 files" in reason(path)


def test_a_folder_of_too_many_files_is_refused(tmp_path: Path) -> None:
    path = folder(tmp_path / "x", {f"{number}.txt": "" for number in range(1_001)})
    assert "more than 1,000 files" in reason(path)
