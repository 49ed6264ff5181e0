"""What checking costs while somebody types."""

import time

from store.writing.checking.checks import check
from tests.store.writing.checking.letters import occasion

LETTER = (
    "Dear Ana, I walked along the quay again and counted the rings that you mention on page twelve of your report. "
    "There are nine, and two of them have been painted over since. Would you like to see the photographs? "
) * 10


def test_all_checks_of_two_thousand_characters_take_less_than_twenty_milliseconds() -> None:
    on = occasion("letter")
    check(LETTER[:2000], on)
    taken = []
    for typed in range(1900, 2000, 10):
        begun = time.process_time()
        check(LETTER[:typed] + "x", on)
        taken.append(time.process_time() - begun)
    assert min(taken) < 0.020  # what the machine does besides only ever makes it slower
