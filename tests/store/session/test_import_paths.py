"""How a path that is typed may go on, and which downloads are offered."""

import os
from pathlib import Path

import pytest

from store.session.import_paths import completions, downloaded, path_typed


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DOWNLOAD_DIR", raising=False)
    (tmp_path / "Downloads").mkdir()
    return tmp_path


def test_only_what_looks_like_something_to_import_is_offered_the_newest_first(home: Path) -> None:
    names = [
        "Basic_LinkedInDataExport_03-09-2026.zip",
        "takeout-1.zip",
        "all.mbox.gz",
        "contacts.vcf",
        "Connections.csv",
    ]
    for age, name in enumerate([*names, "holiday.zip", "bill.csv", "invitation-card.pdf"]):
        path = home / "Downloads" / name
        path.write_text("")
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    (home / "Downloads" / "old.mbox").mkdir()
    assert [path.name for path in downloaded()] == names
    assert downloaded()[0].parent == home / "Downloads"


def test_without_a_downloads_folder_nothing_is_offered(home: Path) -> None:
    (home / "Downloads").rmdir()
    assert downloaded() == []


def test_a_path_goes_on_with_what_all_have_in_common_then_with_each(home: Path) -> None:
    for name in ("mail-2025.mbox", "mail-2026.mbox", "notes.txt", ".hidden"):
        (home / name).write_text("")
    assert completions("~/ma") == ["~/mail-202", "~/mail-2025.mbox", "~/mail-2026.mbox"]
    assert completions("~/mail-202") == ["~/mail-2025.mbox", "~/mail-2026.mbox"]
    assert completions("~/no") == ["~/notes.txt"]
    assert completions("~/notes.txt") == []
    assert completions("~/Dow") == ["~/Downloads/"]
    assert "~/.hidden" not in completions("~/")
    assert completions("~/.h") == ["~/.hidden"]


@pytest.mark.parametrize("text", ["~/nowhere/x", "/proc/self/mem/x", "~nobody-here/x", "a\0b", ""])
def test_what_leads_nowhere_goes_on_with_nothing_of_that_name(home: Path, text: str) -> None:
    assert [each for each in completions(text) if each.startswith(f"{text}x")] == []


def test_a_name_that_cannot_be_typed_as_it_is_is_not_offered(home: Path) -> None:
    (home / "mail\x1b[2J.mbox").write_text("")
    (home / "mail.mbox").write_text("")
    assert completions("~/mail") == ["~/mail.mbox"]


def test_a_path_is_absolute_with_the_home_directory_in_place_of_its_sign(home: Path) -> None:
    assert path_typed(" ~/a b.zip ") == home / "a b.zip"
    assert path_typed("-").is_absolute()
    with pytest.raises(ValueError, match="no such character"):
        path_typed("a\0b")
