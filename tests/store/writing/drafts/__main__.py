"""Prints precision and recall of every check on the list of drafts, those that nothing was tuned on apart."""

import sys
from typing import TextIO

from tests.store.writing.drafts.draft_list import held_out, tuned_on
from tests.store.writing.drafts.figures import Figures, measure


def main(out: TextIO = sys.stdout) -> None:
    """Print the figures of both parts of the list."""
    print_figures(measure(tuned_on()), measure(held_out()), out)


def print_figures(tuned: Figures, unseen: Figures, out: TextIO) -> None:
    """Print the figures of the drafts that were tuned on, and of those that were held out, each as a table."""
    for title, figures in (("Written before the checks, looked at while tuning", tuned), ("Held out", unseen)):
        out.write(f"{title}\n\n{_report(figures)}\n\n")


def _report(figures: Figures) -> str:
    """The figures of one list, as a table with what went wrong below."""
    lines = [f"{'check':<18}{'precision':>10}{'recall':>8}{'right':>7}{'wrong':>7}{'missed':>8}"]
    for check, tally in figures.tallies.items():
        if tally.right or tally.wrong or tally.missed:
            figured = f"{tally.precision:>10.0%}{tally.recall:>8.0%}{tally.right:>7}{tally.wrong:>7}{tally.missed:>8}"
            lines.append(f"{check:<18}{figured}")
    lines += [
        "",
        f"{figures.good} good drafts: {len(figures.blamed)} stops or warnings on them",
        f"{figures.bad} bad drafts: {figures.share_caught:.1%} caught by every name",
        f"hints that are right: {figures.share_of_right_hints:.1%}",
    ]
    for heading, found in (("blamed", figures.blamed), ("wrong", figures.wrong), ("missed", figures.missed)):
        lines += [f"  {heading}  {line}" for line in found]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
