"""The thread in lines: whose words they are is told without colours, and what strangers wrote comes out clean."""

from datetime import UTC, date, datetime

from rich.cells import cell_len

from store.records.ids import RecordId
from store.records.model import MessageCount, Person
from store.writing.thread import ThreadEntry
from tests.hostile_texts import CORPUS
from tui.keymap.commands import command_table
from tui.keymap.keymap import Keymap
from tui.render.thread import thread_text

ANA = Person(RecordId(2), "Ana Park")
MONDAY = datetime(2026, 3, 2, 12, tzinfo=UTC)


def lines(thread: list[ThreadEntry], person: Person = ANA, width: int = 60) -> list[str]:
    """The lines of a thread."""
    return [strip.text for strip in thread_text(person, thread, Keymap(command_table()), width)]


def test_theirs_and_mine_are_told_apart_by_words_and_signs() -> None:
    told = lines(
        [
            ThreadEntry("invitation", False, MONDAY, "linkedin", "May I ask?"),
            ThreadEntry("text", True, MONDAY, "email", "Please do.", "ask-why", "Your invitation"),
        ]
    )
    assert any(line.endswith("They asked to connect on LinkedIn:") for line in told)
    assert "▎ May I ask?" in told
    assert any(line.endswith("You wrote by email (ask why):") for line in told)
    assert "    Subject: Your invitation" in told
    assert "    Please do." in told


def test_a_day_is_told_without_an_hour_and_no_date_as_none() -> None:
    told = lines(
        [ThreadEntry("connection", False, date(2026, 3, 4)), ThreadEntry("invitation", True, None, "linkedin")]
    )
    assert "4 Mar 2026 · You are connected from here on." in told
    assert "(no date) · You asked to connect on LinkedIn:" in told
    assert "    (no words with it)" in told


def test_letters_of_which_only_the_number_is_known_are_summed_up() -> None:
    person = Person(RecordId(2), "Ana Park", written=MessageCount(1, date(2025, 1, 2), date(2025, 1, 2)))
    assert "You wrote 1 message, 2 Jan 2025; the archive's texts" in lines([], person)[1]


def test_an_empty_thread_says_how_to_begin() -> None:
    assert "m begins a text." in " ".join(lines([]))


def test_hostile_words_stay_within_the_pane_and_do_nothing() -> None:
    for each in CORPUS:
        told = lines(
            [ThreadEntry("invitation", False, MONDAY, "linkedin", each.text)], Person(RecordId(2), each.text), 30
        )
        assert max(map(cell_len, told)) <= 30, each
        assert not any(ord(character) < 32 for line in told for character in line), each
