"""A store with one byte changed, and a command that writes: what cannot be read is not written over, and what can be
read is kept.
"""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from store.file import form
from store.file.errors import StoreError
from store.file.form import Tables
from store.records import ids
from store.records.ids import RecordId
from store.records.record import Record
from tests.store.git.dotfiles import ANA, BO, a_tray, at, changed
from tests.tui.cli.conftest import Salver

NAMED = changed(a_tray(), "people", ANA, at(1), note="met in Grätz, 漢字", **{"fact.known": "yes"})
DECIDED = changed(NAMED, "invitations", RecordId(BO * 10), at(2), state="passed", quietly=True)
OTHERS: dict[str, Record] = {
    "drafts": Record({"person": ANA, "purpose": "thanks", "channel": "email", "text": "Grüße"}),
    "introductions": Record({"person": ANA, "counterpart": BO, "because": "both like tides"}),
    "followups": Record({"person": BO, "text": "send the report", "promised_by": "me", "due": "2026-03-20"}),
    "events": Record({"person": ANA, "what": "talk", "on": "2026-03-09", "text": "at the fair"}),
    "erased": Record({"on": "2026-03-01"}),
}
WHOLE = {**DECIDED, **{table: {RecordId(90 + number): each} for number, (table, each) in enumerate(OTHERS.items())}}
SOUND = form.dump(changed(WHOLE, "drafts", RecordId(90), at(3), text="Liebe Grüße", **{"off.reason": True}))
"""A store with something in every table."""
WRITING = (
    ("add", "Cleo Park", "--message", "Hello"),
    ("note", ids.spelled(BO), "met in Graz"),
    ("fact", ids.spelled(ANA), "known=no"),
    ("tag", ids.spelled(ANA), "+family"),
    ("accept", "--where", "state:open"),
    ("undo",),
    ("redo",),
    ("import", "-"),
    ("snooze", "--until", "2999-01-01", "--where", "state:open"),
    ("talk", ids.spelled(ANA), "--note", "met again"),
    ("draft", "new", "thanks", ids.spelled(BO)),
)
MAIL = "From: Dora Lund <dora@example.org>\nSubject: Hello\nDate: Tue, 10 Mar 2026 12:00:00 +0000\n\nHello, Edda.\n"
NOT_UTF8 = (0x80, 0xBF, 0xC0, 0xC3, 0xE2, 0xED, 0xF5, 0xFF)


def mutations(draw: random.Random, rounds: int) -> list[bytes]:
    """As many states of the file, half of them with a byte that is hardly UTF-8 there."""
    changed_ones = []
    for number in range(rounds):
        at_byte = draw.randrange(len(SOUND))
        byte = draw.choice(NOT_UTF8) if number % 2 else draw.randrange(256)
        changed_ones.append(SOUND[:at_byte] + bytes([byte]) + SOUND[at_byte + 1 :])
    return changed_ones


def leaves(tables: Tables) -> set[Any]:
    """Everything that stands in the records: names of fields, stamps and values, however deep."""

    def within(value: Any) -> Iterator[Any]:
        if isinstance(value, dict):
            yield from value
            value = list(value.values())
        if isinstance(value, list):
            for each in value:
                yield from within(each)
        else:
            yield value

    return {leaf for records in tables.values() for record in records.values() for leaf in within(record.document())}


def test_one_byte_changed_is_read_or_left_alone(run: Salver, store: Path, rounds: Callable[[int, int], int]) -> None:
    draw = random.Random(8)
    outcomes = set()
    for content in mutations(draw, rounds(150, 5_000)):
        store.write_bytes(content)
        command = draw.choice(WRITING)
        result = run(*command, stdin=MAIL)
        left = store.read_bytes()
        try:
            read = form.load(content)
        except StoreError:
            assert (result.exit_code, left) == (3, content), (command, content)
            assert "cannot be read" in result.stderr
            outcomes.add("refused")
        else:
            assert result.exit_code in (0, 1), (command, result.stderr)
            assert leaves(read) <= leaves(form.load(left)), (command, content)
            outcomes.add("written" if left != content else "left")
    assert {"refused", "written"} <= outcomes


@pytest.mark.parametrize("byte", NOT_UTF8)
def test_a_byte_that_is_no_text_is_named_by_line_and_column_wherever_it_stands(
    run: Salver, store: Path, byte: int
) -> None:
    for text in (b"Ana Park", b"linkedin", b"incoming", b"Hello", b"note", b"met in", b"people", b"2026-03-10", b"yes"):
        at_byte = SOUND.index(text) + 1
        store.write_bytes(SOUND[:at_byte] + bytes([byte]) + SOUND[at_byte + 1 :])
        line = SOUND.count(b"\n", 0, at_byte) + 1
        column = at_byte - SOUND.rfind(b"\n", 0, at_byte)
        for command in (("list",), ("check",), ("add", "Cleo Park"), ("show", ids.spelled(ANA))):
            result = run(*command)
            assert result.exit_code == 3
            assert f"line {line}, column {column}: byte {byte:#04x} is not UTF-8 text" in result.stderr
