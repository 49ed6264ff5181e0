"""A page of the manual, to read on the screen."""

from collections.abc import Iterator
from itertools import islice

from textual.strip import Strip

from tui.help.made import make_part
from tui.help.pages import Page
from tui.help.plain import plain_lines
from tui.keymap.keymap import Keymap
from tui.render.styles import PLAIN, line

_TITLE = 3
"""The lines of a page that its title takes; on the screen it is in the border."""


def page_text(page: Page, keys: Keymap, width: int) -> Iterator[Strip]:
    """Lay out a page of the manual."""
    lines = plain_lines(page.title, page.blocks(lambda name: make_part(name, keys)), width)
    return (line((text, PLAIN)) for text in islice(lines, _TITLE, None))
