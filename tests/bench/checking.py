"""What checking costs while somebody types: all checks after each character, on texts that no check has seen before."""

import time
from collections.abc import Iterator
from itertools import accumulate

from store.writing.draft_checks import check_draft
from tests.bench.figures import Figure, figure
from tests.store.writing.drafts.draft_list import Listed, tuned_on

_LONG = 2_000
"""How many characters a long message on LinkedIn has."""
_TYPED = 20
"""After how many characters it is measured."""


def checks() -> Iterator[Figure]:
    """All checks of a long letter and of one with a tenth of it; the first reading of dictionaries is not counted."""
    draft = next(each for each in tuned_on() if each.purpose == "letter" and each.is_good)
    text = _letters()
    check_draft(text[:_LONG], draft.context())
    long, short = (_milliseconds(text[:length], draft) for length in (_LONG, _LONG // 10))
    yield figure(f"all checks of {_LONG:,} characters", long, 20, "ms")
    yield figure(f"that, against {_LONG // 10:,} characters", long / short, 15, "times")


def _letters() -> str:
    """The good letters of the list in one, long enough to be cut."""
    texts = (draft.text for draft in tuned_on() if draft.is_good)
    return next(text for text in accumulate(texts, "{}\n\n{}".format) if len(text) >= _LONG)


def _milliseconds(text: str, draft: Listed) -> float:
    """What all checks take of the processor's time after a character, at the median."""
    taken = []
    for last in range(len(text) - _TYPED, len(text)):
        begin = time.process_time()
        check_draft(text[:last], draft.context())
        taken.append(time.process_time() - begin)
    return sorted(taken)[_TYPED // 2] * 1_000
