"""The pages of help: a text file each in `pages/`, in the order of contents.txt.

The first line of a page is its title, the second says in one sentence what it is about; then `blocks.py` says how it is
written. A new page needs its file and a line in contents.txt.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from tui.help.blocks import PageBlock, read_blocks

if TYPE_CHECKING:
    from tui.keymap.keymap import Keymap

_PAGES: Final = files(__package__) / "pages"


class Page(Struct, frozen=True):
    """One page, before its parts are made."""

    topic: str
    """What it is called on the command line, and its file."""
    title: str
    about: str
    """In one sentence."""
    text: str

    def blocks(self, keys: "Keymap") -> tuple[PageBlock, ...]:
        """Return what the page consists of, with the parts that are made from data; `keys` are the user's."""
        from tui.help.made import make_part  # with rules and norms, for which a list of the pages need not wait

        return tuple(read_blocks(self.text, lambda name: make_part(name, keys)))


@cache
def contents() -> Mapping[str, tuple[Page, ...]]:
    """Return all pages under the headings of contents.txt, in their order."""
    found: dict[str, tuple[Page, ...]] = {}
    heading = ""
    for line in (files(__package__) / "contents.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            heading = line.removeprefix("# ")
        elif line.strip():
            found[heading] = (*found.get(heading, ()), read_page(line.strip()))
    return found


@cache
def pages() -> Mapping[str, Page]:
    """Return all pages by topic, in the order of the contents."""
    return {page.topic: page for section in contents().values() for page in section}


def read_page(topic: str) -> Page:
    """Return the page of this topic, as its file has it."""
    title, about, text = (_PAGES / f"{topic}.txt").read_text(encoding="utf-8").split("\n", 2)
    return Page(topic, title.strip(), about.strip(), text)
