"""Prints how many traces of the invented people are joined and proposed, rightly and wrongly."""

import sys

from tests.store.joining.measuring import measure, report

TUNED_ON, HELD_OUT = 2026, 7
"""The seed of the people who were looked at while the figures were weighed, and that of others."""

if __name__ == "__main__":
    for title, seed in (("Looked at while weighing", TUNED_ON), ("Held out", HELD_OUT)):
        sys.stdout.write("\n".join([f"{title} (seed {seed})", "", *report(measure(seed)), "", ""]))
