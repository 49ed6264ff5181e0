"""The list of remarks of the checks on a text. The current one is shown in full, and all others that have room."""

from collections.abc import Sequence

from textual.strip import Strip

from store.writing.remark import Remark
from tui.render.remarks import off_line, remark_lines, summary
from tui.render.styles import FAINT, RULE, STRONG, line
from tui.widgets.lines import Lines


class RemarkList(Lines):
    """Remarks, and below them the checks that are switched off for the text."""

    DEFAULT_CSS = """
    RemarkList { height: 9; min-height: 9; padding: 0 1; }
    """

    def __init__(self, key: str) -> None:
        """`key` is the key, as the screen shows it, that switches a check off and on."""
        super().__init__(id="remarks")
        self._key = key
        self.remarks: Sequence[Remark] | None = None
        """None until the text was first checked."""
        self._off: Sequence[str] = ()
        self._at: int | None = None

    @property
    def chosen(self) -> str | None:
        """The name of the current check; None while there is none."""
        if self._at is None:
            return None
        remark = self.here
        return remark.check if remark else self._off[self._at - len(self.remarks or ())]

    @property
    def here(self) -> Remark | None:
        """The current remark; None while there is none, or the current check is off."""
        remarks = self.remarks or ()
        return remarks[self._at] if self._at is not None and self._at < len(remarks) else None

    @property
    def wanted(self) -> int:
        """How many lines it takes to show everything in full, with the heading."""
        whole = sum(len(remark_lines(remark, self.size.width, whole=True)) for remark in self.remarks or ())
        return 1 + whole + len(self._off)

    def show(self, remarks: Sequence[Remark], off: Sequence[str]) -> None:
        """Show these remarks, and the checks that are off. The current one stays current while it is there."""
        before = self.chosen, self.here.span if self.here else None
        self.remarks, self._off = remarks, off
        self._at = self._place_of(*before)
        self.redraw()

    def choose_next(self) -> bool:
        """Make the next one current, after the last the first.

        Returns:
            Whether there is any.
        """
        number = len(self.remarks or ()) + len(self._off)
        self._at = None if not number else 0 if self._at is None else (self._at + 1) % number
        self.redraw()
        return number > 0

    def redraw(self) -> None:
        """Show how many there are, then all of them, with the current one in sight."""
        if self.remarks is None:
            self.paint([self._heading("")])
            return
        width, height = self.size
        shown: list[Strip] = []
        top = 0
        spare = height - 1 - len(self.remarks) - len(self._off)
        if self.here is not None:
            spare -= len(remark_lines(self.here, width, here=True)) - 1
        for place, remark in enumerate(self.remarks):
            lines = remark_lines(remark, width, here=place == self._at, whole=True)
            if place != self._at:
                spare -= len(lines) - 1
                if spare < 0:
                    spare += len(lines) - 1
                    lines = remark_lines(remark, width)
            shown += lines
            if place == self._at:
                top = max(0, len(shown) - height + 1)
        for place, check in enumerate(self._off, start=len(self.remarks)):
            shown.append(off_line(check, self._key, here=place == self._at))
            if place == self._at:
                top = max(0, len(shown) - height + 1)
        below = len(shown) - top - (height - 1)
        more = f", {below} more below" if below > 0 else ""
        told = (summary(self.remarks) or "nothing to say") + more
        self.paint([self._heading(told), *shown[top : top + height - 1]])

    def _heading(self, told: str) -> Strip:
        title = f"Checks{': ' if told else ' '}"
        rest = max(self.size.width - len(title) - len(told) - 3, 0)
        return line(("─ ", RULE), (title, STRONG), (told, FAINT), (" " + "─" * rest, RULE))

    def _place_of(self, check: str | None, span: tuple[int, int] | None) -> int | None:
        """Return the place of this check in the list; of several remarks of it, the one nearest to a span."""
        start = span[0] if span else 0
        remarks = enumerate(self.remarks or ())
        same = [(abs((remark.span or (0, 0))[0] - start), at) for at, remark in remarks if remark.check == check]
        if same:
            return min(same)[1]
        return len(self.remarks or ()) + list(self._off).index(check) if check and check in self._off else None
