"""The cards: person, verdict and reply, one below the other, each as high as its text needs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, Literal

from msgspec import Struct
from rich.segment import Segment
from textual.strip import Strip

from store.counted import counted
from tui.keymap.keymap import Keymap
from tui.render.blocks import PaneText, kept_lines, more_line, shown_lines
from tui.render.headings import heading
from tui.render.styles import EMPTY, KEY, STRONG
from tui.widgets.pane import NOTCH, KeyPane

Slot = Literal["person", "verdict", "reply"]
SLOTS: Final[tuple[Slot, ...]] = ("person", "verdict", "reply")
CardLayout = Callable[[int, bool], PaneText]
"""Lays a card out in lines of so many cells; the second says whether the panes are stacked."""

_MEASURE: Final = 76
"""The most cells of a line of text: the easy measure."""
_AT_LEAST: Final[dict[Slot, int]] = {"person": 13, "verdict": 12, "reply": 0}
"""Lines for a card beside the queue where there is room, so that the next one stands still from row to row."""


class _Place(Struct, frozen=True):
    """A block of a card that can be chosen: where its lines are, and what it opens."""

    first: int
    end: int
    opens: Sequence[str]


class Cards(KeyPane):
    """The three cards. One of them is open: it has the keys while the widget has the focus, and scrolls.

    Where a card has blocks that open something, moving chooses one after the other, and scrolls beyond the last one.

    They share one widget, so that a row with other heights than the one before repaints only the lines that differ.
    """

    def __init__(self, keys: Keymap) -> None:
        super().__init__(keys, id="cards")
        self.slot: Slot = "person"
        self._layouts: Mapping[Slot, CardLayout] = {}
        self._about: object = None
        self._wanted: dict[Slot, int] = {}
        """Where each card was scrolled to. What is beyond its end keeps it at its end, however its room changes."""
        self._tops: dict[Slot, int] = {}
        """The first line in sight of each card."""
        self._heights: dict[Slot, int] = {}
        self._only: Slot | None = None
        self._chosen = 0
        """The number of the block that is chosen, of those that open something in the open card."""
        self._laid_out: dict[tuple[Slot, int, bool], PaneText] = {}
        """What each card says, by the width and by whether the cards are stacked."""

    @property
    def pane_id(self) -> str:
        """What has the keys, as the footer knows it."""
        return self.slot

    def show(self, layouts: Mapping[Slot, CardLayout], about: object) -> None:
        """Show these cards: from their beginnings, unless they are `about` the same thing as the ones before."""
        if about != self._about:
            self._wanted, self._chosen = {}, 0
        self._layouts, self._about = layouts, about
        self._laid_out.clear()
        self.redraw()

    def open(self, slot: Slot) -> None:
        """Give this card the keys."""
        self.slot, self._chosen = slot, 0
        self.redraw()

    @property
    def chosen(self) -> Sequence[str]:
        """What the chosen block of the open card opens; nothing where it has none."""
        places = self._places()
        return places[self._chosen].opens if self._chosen < len(places) else ()

    def show_only(self, slot: Slot | None) -> None:
        """Give all the room to one card, or to all of them again."""
        self._only = slot
        self.redraw()

    def move(self, steps: int) -> None:
        """Choose the block so many places further on; where there is none, scroll the open card by so many lines."""
        places = self._places()
        onto = min(self._chosen, max(len(places) - 1, 0)) + steps
        if 0 <= onto < len(places):
            self._chosen = onto
            self._bring_into_sight(places[onto])
        else:
            self._scroll(steps)

    def move_page(self, pages: int) -> None:
        """Scroll the open card by whole pages, one line staying in sight, and choose the first block there."""
        self._scroll(pages * max(self._heights.get(self.slot, 0) - 2, 1))
        top = self._tops.get(self.slot, 0)
        self._chosen = next((at for at, place in enumerate(self._places()) if place.first >= top), self._chosen)
        self.redraw()

    def move_to_end(self, *, last: bool) -> None:
        """Scroll the open card to its last line, or to its first, and choose its last block, or its first."""
        self._chosen = max(len(self._places()) - 1, 0) if last else 0
        lines = sum(len(block.lines) for block in self._texts()[self.slot].blocks) if self._layouts else 0
        self._scroll(lines if last else -self._tops.get(self.slot, 0))

    def turn_wheel(self, y: int, notches: int) -> None:
        """Scroll the card on this line, be it open or not."""
        end = 0
        for slot in self._texts() if self._layouts else ():
            end += 1 + self._heights.get(slot, 0)
            if y < end:
                self._scroll(notches * NOTCH, slot)
                return

    def _scroll(self, steps: int, slot: Slot | None = None) -> None:
        """Scroll the open card, or this one, by so many lines, as far as there are any."""
        slot = slot or self.slot
        self._wanted[slot] = self._tops.get(slot, 0) + steps
        self.redraw()

    def _bring_into_sight(self, place: _Place) -> None:
        """Scroll the open card no further than it takes to show this block, above the line that says how much comes."""
        top, room = self._tops.get(self.slot, 0), self._heights.get(self.slot, 0)
        lowest = max(place.end - room + 1, 0)
        self._wanted[self.slot] = place.first if place.first < top else max(top, min(lowest, place.first))
        self.redraw()

    def _places(self) -> list[_Place]:
        """Return the blocks of the open card that open something."""
        text = self._texts().get(self.slot) if self._layouts and self.size.width else None
        return list(_openable(text)) if text is not None else []

    def redraw(self) -> None:
        """Lay the cards out for the size there is, and paint them."""
        width, height = self.size
        if not self._layouts or not width:
            self.paint([])
            return
        texts = self._texts()
        slots = list(texts)
        focused = slots.index(self.slot) if self.has_focus and self.slot in slots else None
        kept = kept_lines([text.blocks for text in texts.values()], height - len(slots), focused)
        spare = height - len(slots) - sum(map(sum, kept))
        lines: list[Strip] = []
        for (slot, text), counts in zip(texts.items(), kept, strict=True):
            room = sum(counts)
            if not self._is_stacked:
                padding = max(min(spare, _AT_LEAST[slot] - room), 0)
                room, spare = room + padding, spare - padding
            self._heights[slot] = room
            lines += self._card(slot, text, counts, room)
        self.paint(lines)

    def _texts(self) -> dict[Slot, PaneText]:
        """Return what each card says, in the width there is. To scroll a long thread does not lay it out anew."""
        width = max(min(self.size.width - 2, _MEASURE), 1)
        layouts = {slot: self._layouts[slot] for slot in SLOTS if slot in self._layouts}
        if self._only is not None:
            layouts = {slot: layout for slot, layout in layouts.items() if slot == self._only}
        for slot, layout in layouts.items():
            if (slot, width, self._is_stacked) not in self._laid_out:
                self._laid_out[slot, width, self._is_stacked] = layout(width, self._is_stacked)
        return {slot: self._laid_out[slot, width, self._is_stacked] for slot in layouts}

    @property
    def _is_stacked(self) -> bool:
        return self.screen.has_class("-stacked")

    def _card(self, slot: Slot, text: PaneText, counts: Sequence[int], room: int) -> list[Strip]:
        """Return the heading and the lines of one card, which has so many lines of room below the heading."""
        width = max(min(self.size.width - 2, _MEASURE), 1)
        is_focused = self.has_focus and slot == self.slot
        whole = [line for block in text.blocks for line in block.lines]
        self._tops[slot] = max(0, min(self._wanted.get(slot, 0), len(whole) - room))
        more = ""
        if is_focused or self._tops[slot]:
            shown = _scrolled(whole, self._tops[slot], room, width)
        else:
            how_on = f"{self._keys.how_to('next-pane')}, then {self._keys.how_to('down')}: read on"
            shown, hidden = shown_lines(text.blocks, counts, width, how_on)
            if hidden:
                more = counted(hidden, "more line")
        shown += [EMPTY] * (room - len(shown))
        places = list(_openable(text)) if is_focused else []
        here = places[self._chosen] if self._chosen < len(places) else None
        chosen = range(here.first - self._tops[slot], here.end - self._tops[slot]) if here else range(0)
        above = heading(text.title, text.fact, self.size.width, focused=is_focused, detail=text.detail, more=more)
        return [above, *(_indented(line, is_chosen=at in chosen) for at, line in enumerate(shown[:room]))]


def _openable(text: PaneText) -> Iterator[_Place]:
    """Yield the blocks of a card that open something."""
    first = 0
    for block in text.blocks:
        end = first + len(block.lines)
        if block.opens:
            yield _Place(first, end, block.opens)
        first = end


def _indented(line: Strip, *, is_chosen: bool) -> Strip:
    """Return a line of a card behind its margin, in which the chosen block has a sign."""
    if is_chosen:
        return Strip([Segment("▌", KEY), *line.apply_style(STRONG)])
    return Strip([Segment(" "), *line]) if line.cell_length else line


def _scrolled(whole: Sequence[Strip], top: int, room: int, width: int) -> list[Strip]:
    """Return the lines from `top` on; the last says how many more there are, if any."""
    more = len(whole) - top - room
    if more <= 0 or not room:
        return list(whole[top : top + room])
    return [*whole[top : top + room - 1], more_line(more + 1, width)]
