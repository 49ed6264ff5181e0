"""How well the checks judge a list of drafts."""

from collections.abc import Sequence

from msgspec import Struct

from store.phrases.speech import language_of
from store.writing.draft_checks import CHECKS
from tests.store.writing.drafts.draft_list import Listed


class Tally(Struct):
    """What one check did: spoke and was right, spoke and was wrong, was silent where it had to speak."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Which part of its remarks are right; 1 where it never spoke."""
        spoke = self.right + self.wrong
        return self.right / spoke if spoke else 1.0

    @property
    def recall(self) -> float:
        """Which part of what it had to see it saw; 1 where there was nothing."""
        asked = self.found + self.missed
        return self.found / asked if asked else 1.0

    found: int = 0


class Figures(Struct):
    """What the checks did on a list: check by check, and what they said wrong or missed, a line each."""

    tallies: dict[str, Tally]
    blamed: list[str]
    """Stops and warnings on good drafts."""
    wrong: list[str]
    """Other remarks that are not right."""
    missed: list[str]
    good: int
    bad: int
    caught: int
    """Bad drafts of which every expected name was said."""

    @property
    def share_caught(self) -> float:
        """Which part of the bad drafts was caught by name."""
        return self.caught / self.bad if self.bad else 1.0

    @property
    def share_of_right_hints(self) -> float:
        """Which part of the hints is right, over all drafts."""
        hints = [tally for check, tally in self.tallies.items() if CHECKS[check].level == "hint"]
        spoke = sum(tally.right + tally.wrong for tally in hints)
        return sum(tally.right for tally in hints) / spoke if spoke else 1.0


def measure(drafts: Sequence[Listed]) -> Figures:
    """The figures of these drafts, judged language by language: only one dictionary is kept in memory at a time."""
    figures = Figures({check: Tally() for check in CHECKS}, [], [], [], 0, 0, 0)
    for draft in sorted(drafts, key=lambda draft: language_of(draft.text) or ""):
        said = {remark.check for remark in draft.remarks()}
        _count(draft, said, figures)
    return figures


def _count(draft: Listed, said: set[str], figures: Figures) -> None:
    """Add one draft, of which the checks said this."""
    shown = f"{draft.purpose} to {draft.to}: {' '.join(draft.text.split())[:90]}"
    for check in sorted(said):
        is_right = check in draft.caught or check in draft.also
        figures.tallies[check].right += is_right
        figures.tallies[check].wrong += not is_right
        if not is_right:
            blames = draft.is_good and CHECKS[check].level != "hint"
            (figures.blamed if blames else figures.wrong).append(f"{check}: {shown}")
    for check in draft.caught:
        figures.tallies[check].found += check in said
        figures.tallies[check].missed += check not in said
        if check not in said:
            figures.missed.append(f"{check}: {shown}")
    if draft.is_good:
        figures.good += 1
    else:
        figures.bad += 1
        figures.caught += said.issuperset(draft.caught)
