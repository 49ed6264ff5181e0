"""Why two people should meet, and what each gains (norm I05)."""

from msgspec import Struct

from tui.prompts.form import FormPrompt
from tui.render.styles import OPEN


class Reasons(Struct, frozen=True):
    """Why these two, and what each gains, in their order."""

    because: str
    gains: tuple[str, str]


class ReasonsPrompt(FormPrompt[Reasons]):
    """A form of three lines, all of which are needed."""

    def __init__(self, one: str, other: str) -> None:
        self._names = (one, other)
        labels = {
            "because": "Why these two, after “because”: both map the same coast",
            "gain_one": f"What {one} gains: a pilot for the basin",
            "gain_other": f"What {other} gains: a chart of the basin",
        }
        told = "This asks nobody and tells nobody. Both are asked first, each in a text of their own."
        super().__init__(f"Introduce {one} and {other}", labels, {}, (), told)

    def action_take(self) -> None:
        """Answer with the three, or go to the first line that is missing."""
        for name, entry in self.entries.items():
            if not entry.value.strip():
                entry.focus()
                missing = {"because": "why these two should meet", "gain_one": f"what {self._names[0]} gains from it"}
                self.say(f"Say {missing.get(name, f'what {self._names[1]} gains from it')}.", OPEN)
                return
        because, *gains = (self.said(name).strip() for name in self.entries)
        self.settle(Reasons(because, (gains[0], gains[1])))
