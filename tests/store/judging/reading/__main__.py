"""`python -m tests.store.judging.reading` prints how well messages and drafts are read that nothing was tuned on.

They are read with what the other half taught. The program ships with what all of them teach.
"""

import sys
from collections.abc import Iterable
from typing import Final, TextIO

from tests.store.judging.reading.figures import (
    FACTS,
    READ_BY_CHECKS,
    Figures,
    blamed,
    measured,
    measured_drafts,
    reading_by,
    together,
)
from tests.store.judging.reading.message_list import is_held_out, messages
from tests.store.judging.reading.train import OF_HALF
from tests.store.writing.drafts.draft_list import held_out, learnt_from, tuned_on

LANGUAGES: Final = ("en", "de", "fr", "es", "it", "pt", "nl")


def main(out: TextIO = sys.stdout) -> None:
    """Print the figures."""
    unseen = [message for message in messages() if is_held_out(message.text)]
    drafts = [draft for draft in (*tuned_on(), *held_out(), *learnt_from()) if is_held_out(draft.text)]
    with reading_by(OF_HALF):
        out.write(f"{len(unseen)} messages of {len(messages())}: facts that are sure or likely\n")
        _print(measured(unseen, sure=False), FACTS, out)
        out.write("\nThe same, only those that are sure\n")
        _print(measured(unseen, sure=True), FACTS, out)
        out.write(f"\n{len(drafts)} drafts: remarks\n")
        _print(measured_drafts(drafts), READ_BY_CHECKS, out)
        good, wrongly = blamed(drafts)
        out.write(f"\n{good} good drafts: {wrongly} have a stop or a warning\n")


def _print(figures: Figures, names: Iterable[str], out: TextIO) -> None:
    """Print a table: for each name the precision, the recall, and how many there are, by language."""
    columns = {"en": ("en",), "others": LANGUAGES[1:], **{code: (code,) for code in LANGUAGES[1:]}}
    out.write(f"{'':17}" + "".join(f"{column:>15}" for column in columns) + "\n")
    for name in names:
        tallies = [together(figures, name, codes) for codes in columns.values()]
        cells = (f"{tally.precision:>6.0%}{tally.recall:>5.0%}{tally.there:>4}" for tally in tallies)
        out.write(f"{name:17}" + "".join(cells) + "\n")


if __name__ == "__main__":
    main()
