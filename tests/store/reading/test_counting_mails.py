"""How many mails I wrote to somebody: each message once, in however many mailboxes, years and imports it lies."""

import io
import random
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reading.intake.report import Report
from store.reading.reader import read
from store.records.model import Me
from tests.store.reading.invented_archives import Importer
from tests.store.reading.mail.invented_mails import ME, MY_ADDRESS, inmail_2026, mbox_of, message
from tests.store.reading.mail.reading_mails import read_box


def wrote(day: str, number: int = 0, to: str = "Egon Pohl <egon@pohl.example>") -> bytes:
    """A mail of mine of this day (`3 Mar 2024`), one of several that day."""
    return message(f"{ME} <{MY_ADDRESS}>", f"Timetables {number}", "Dear Egon,", to=to, date=f"{day} 10:00:00 +0000")


OF_2024 = [wrote("3 Mar 2024"), wrote("4 Mar 2024")]
OF_2025 = [wrote("3 Mar 2025"), wrote("4 Mar 2025"), wrote("4 Mar 2025", 1)]


def take(importer: Importer, folder: Path, *boxes: Sequence[bytes]) -> Report:
    """Import these mailboxes at once, and see that a second import of them is idle."""
    paths = []
    for number, box in enumerate(boxes):
        path = folder / f"Sent {number}"
        path.write_bytes(mbox_of(*box))
        paths.append(str(path))
    me = Me(addresses=(MY_ADDRESS,))
    report = importer.take_readings(read(paths, io.BytesIO(), me))
    before = importer.bytes()
    again = importer.take_readings(read(paths, io.BytesIO(), me))
    assert (again.new, again.updated, importer.bytes()) == (0, 0, before)
    return report


def written(importer: Importer, name: str = "Egon Pohl") -> tuple[int, str, str]:
    """How many mails somebody got, and the days of the first and the last."""
    counted = importer.person(name).written
    assert counted is not None
    return counted.count, str(counted.first), str(counted.last)


def test_a_message_that_lies_twice_in_a_mailbox_counts_once(importer: Importer, tmp_path: Path) -> None:
    report = take(importer, tmp_path, [*OF_2024, *OF_2024])
    assert written(importer) == (2, "2024-03-03", "2024-03-04")
    assert (report.new, report.known) == (2, 2)


def test_a_copy_with_other_headers_of_programs_is_the_same_message(importer: Importer, tmp_path: Path) -> None:
    copies = [b"X-Mozilla-Status: 0001\nStatus: RO\n" + mail for mail in OF_2024]
    take(importer, tmp_path, OF_2024, copies)
    assert written(importer)[0] == 2


def test_messages_without_an_id_are_told_by_what_their_headers_say(importer: Importer, tmp_path: Path) -> None:
    bare = [mail.replace(b"Message-ID:", b"X-Other-ID:") for mail in (*OF_2025, *OF_2025)]
    take(importer, tmp_path, bare)
    assert written(importer)[0] == 3


def test_mailboxes_of_several_years_add_up(importer: Importer, tmp_path: Path) -> None:
    report = take(importer, tmp_path, OF_2024, OF_2025)
    assert written(importer) == (5, "2024-03-03", "2025-03-04")
    assert report.new == 5


def test_mailboxes_that_share_messages_count_them_once(importer: Importer, tmp_path: Path) -> None:
    take(importer, tmp_path, OF_2024, [*OF_2024, *OF_2025], OF_2025)
    assert written(importer)[0] == 5


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_years_imported_one_after_the_other_add_up_in_any_order(
    importer: Importer, tmp_path: Path, order: tuple[int, ...]
) -> None:
    years = [OF_2024, OF_2025, [wrote("1 Jul 2026")]]
    for year in order:
        take(importer, tmp_path, years[year])
    take(importer, tmp_path, *years)
    assert written(importer) == (6, "2024-03-03", "2026-07-01")


def test_mails_that_come_one_by_one_through_a_pipe_add_up(importer: Importer, tmp_path: Path) -> None:
    for day in range(1, 6):
        assert take(importer, tmp_path, [wrote(f"{day} Mar 2024")]).new == 1
    assert written(importer)[0] == 5


def test_a_message_to_several_counts_for_each_of_them(importer: Importer, tmp_path: Path) -> None:
    both = wrote("5 Mar 2024", to="Egon Pohl <egon@pohl.example>, Gil Moor <gil@moor.example>")
    take(importer, tmp_path, [both, *OF_2024], [both])
    assert (written(importer)[0], written(importer, "Gil Moor")[0]) == (3, 1)


def test_a_message_that_linkedin_mailed_twice_counts_once(importer: Importer, tmp_path: Path) -> None:
    mail = inmail_2026("Kim Example", "kim")
    take(importer, tmp_path, [mail, mail], [mail])
    received = importer.person("Kim Example").received
    assert received is not None
    assert received.count == 1


@given(st.lists(st.lists(st.integers(0, 40), min_size=1, max_size=8), min_size=1, max_size=4), st.randoms())
def test_no_split_into_mailboxes_counts_a_message_twice(boxes: list[list[int]], shuffle: random.Random) -> None:
    importer = Importer()
    total = len({number for box in boxes for number in box})
    for number, box in enumerate(shuffle.sample(boxes, len(boxes))):
        mails = mbox_of(*(wrote(f"{1 + each % 28} {'Mar' if each < 20 else 'Jul'} 2024", each) for each in box))
        importer.take_readings(read_box(mails, Me(addresses=(MY_ADDRESS,)), "Sent"))
        assert written(importer)[0] <= total
        assert number or written(importer)[0] == len(set(box))
