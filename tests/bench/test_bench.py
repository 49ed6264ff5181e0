"""The measuring itself: that it runs, and that its table says what is over its bar. No figure is asserted."""

from collections.abc import Callable
from pathlib import Path

from tests.bench.checking import checks
from tests.bench.figures import figure, skipped, table
from tests.bench.place import Place
from tests.bench.pressing import keys
from tests.bench.starting import first_screen
from tests.bench.working import imports


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
