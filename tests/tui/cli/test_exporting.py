"""`salver export`: csv and JSON."""

import csv
import io

import pytest

from tests.tui.cli.conftest import Answer, Salver
from tui.cli.exporting import guarded


def table(written: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written, newline="")))


def test_json_is_what_list_answers_with_what_is_known_of_the_person(answer: Answer) -> None:
    answer("add", "Ana Park", "--sent", "2026-01-02", "--json")
    (listed,), (exported,) = answer("list", "--json"), answer("export", "--format", "json")
    assert {name: exported[name] for name in listed} == listed
    assert exported["last_contact"] == "2026-01-02"


def test_csv_has_a_row_for_each_record_that_a_filter_finds(run: Salver, answer: Answer) -> None:
    number = answer("add", "Ana Park", "--sent", "2026-01-02", "--message", 'Hello,\n"dear"', "--json")["id"]
    answer("add", "Bela Kos", "--json")
    answer("accept", number, "--json")
    (row,) = table(run("export", "name:ana", "--format", "csv").stdout)
    assert (row["id"], row["name"], row["state"], row["carried_out"]) == (number, "Ana Park", "accepted", "no")
    assert row["message"] == 'Hello,\n"dear"'


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_cell_that_a_spreadsheet_would_reckon_is_guarded(run: Salver, beginning: str) -> None:
    message = beginning + 'HYPERLINK("http://example.org")'
    run("add", "Ana Park", "--message", message)
    (row,) = table(run("export", "--format", "csv").stdout)
    assert row["message"] == f"'{message}"
    (row,) = table(run("export", "--format", "csv", "--raw").stdout)
    assert row["message"] == message


@pytest.mark.parametrize("cell", ["", "Ana", "'quoted", "=1", "'=1", "a=1", " =1"])
def test_guarding_can_be_undone(cell: str) -> None:
    assert guarded(cell).removeprefix("'") == cell or guarded(cell) == cell
    assert not guarded(cell).startswith(("=", "+", "-", "@"))
    assert (guarded(cell)[0:1] == "'") == (cell[:1] in "='" and cell != "")


def test_what_cannot_be_seen_is_marked_in_a_file_too_and_tabs_and_line_breaks_stay(run: Salver) -> None:
    message = "a\x1b]0;owned\x07b\u202ec\x9bd\x7fe\tf\r\ng"
    run("add", "Ana Park", "--message", message)
    (row,) = table(run("export", "--format", "csv").stdout_bytes.decode())
    assert row["message"] == "a␛]0;owned␇b‹U+202E›c‹U+009B›d␡e\tf\r\ng"
    (row,) = table(run("export", "--format", "csv", "--raw").stdout_bytes.decode())
    assert row["message"] == message


@pytest.mark.parametrize("line_break", ["\r", "\n", "\r\n"])
def test_a_line_break_begins_no_row_and_so_no_formula(run: Salver, line_break: str) -> None:
    run("add", "Ana Park", "--message", f"hello{line_break}=1+1")
    for raw in ([], ["--raw"]):
        (row,) = table(run("export", "--format", "csv", *raw).stdout_bytes.decode())
        assert row["message"] == f"hello{line_break}=1+1"


@pytest.mark.parametrize("unseen", ["\u200b", "\ufeff", "\x00", "\ufe0f"])
def test_a_formula_behind_something_unseen_is_none_any_more(run: Salver, unseen: str) -> None:
    run("add", "Ana Park", "--message", f"{unseen}=1+1")
    (row,) = table(run("export", "--format", "csv").stdout)
    assert not row["message"].startswith(("=", unseen))


def test_a_format_is_needed_and_only_some_are_there(run: Salver) -> None:
    assert run("export").exit_code == 2
    assert run("export", "--format", "xml").exit_code == 2
