"""The measuring itself: that it runs, and that its table says what is over its bar. No figure is asserted."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench.against import first_screens, other_place
from tests.bench.checking import checks
from tests.bench.checkouts import PROJECT, laid_out
from tests.bench.figures import figure, skipped, table
from tests.bench.place import Place
from tests.bench.pressing import keys
from tests.bench.same_files import Salver, differences
from tests.bench.starting import first_screen
from tests.bench.trays import write_archive
from tests.bench.working import imports

pytestmark = pytest.mark.slow


def test_the_table_tells_what_is_over_its_bar() -> None:
    figures = [
        figure("a step", 12.34, 10, "ms"),
        figure("a page", 7_999, 8_000, "bytes"),
        figure("an empty app", 0.25, None, "s"),
        skipped("aerc", "not installed"),
    ]
    assert table(figures).splitlines() == [
        "figure        bar          measured",
        "a step        10 ms        12.3 ms        OVER",
        "a page        8,000 bytes  7,999 bytes    ok",
        "an empty app               0.25 s",
        "aerc                       not installed  skipped",
    ]


def test_the_checks_of_a_draft_are_measured() -> None:
    assert [each.what for each in checks()] == ["all checks of 2,000 characters", "that, against 200 characters"]


def test_a_small_tray_is_measured_in_a_terminal_and_an_import_without_one(
    tmp_path: Path, rounds: Callable[[int, int], int]
) -> None:
    place = Place(tmp_path)
    figures = [*first_screen(place, 70, rounds=1), *imports(place, 20, 30)]
    for _ in range(rounds(0, 1)):
        figures += keys(place, 70)

    assert len({each.what for each in figures}) == len(figures) >= 6
    assert all(each.measured for each in figures)


def test_the_first_screen_is_measured_in_pairs_with_that_of_another_folder(tmp_path: Path) -> None:
    other = other_place(tmp_path / "other", laid_out(str(PROJECT), tmp_path))
    figures = list(first_screens(Place(tmp_path), other, 70, pairs=1))
    assert figures[2].what == "now against before, median of 1 pairs"
    assert all(each.measured for each in figures)


def test_a_word_that_is_neither_a_folder_nor_a_commit_ends_the_comparison(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="neither a folder nor a commit"):
        laid_out("no-such-thing", tmp_path)
    with pytest.raises(SystemExit, match="holds no Salver"):
        laid_out(str(tmp_path), tmp_path)


def test_two_states_of_salver_are_compared_command_by_command(tmp_path: Path) -> None:
    archive, changed = tmp_path / "archive.zip", tmp_path / "changed"
    write_archive(archive, invitations=20, connections=10)
    for package in ("store", "tui"):
        shutil.copytree(PROJECT / package, changed / package, ignore=shutil.ignore_patterns("__pycache__"))
    source = changed / "store" / "tray" / "person_verbs.py"
    source.write_text(source.read_text().replace('"note"', '"location"'))

    with Salver(PROJECT, tmp_path / "now") as now, Salver(PROJECT, tmp_path / "same") as same:
        assert list(differences(now, same, archive, 25)) == []
    with Salver(PROJECT, tmp_path / "again") as now, Salver(changed, tmp_path / "other") as other:
        found = list(differences(now, other, archive, 60))
    assert found
    assert {each.split()[2] for each in found} == {"note"}
