"""A disputed decision: two machines decided differently without knowing of each other."""

from collections.abc import Iterator, Sequence

from textual.strip import Strip

from store.records.model import Version
from tui.keymap.keymap import Keymap
from tui.render.styles import FAINT, OPEN, STRONG, line, wrapped
from tui.render.versions import version_in_full


def disputed_text(versions: Sequence[Version], keys: Keymap, width: int) -> Iterator[Strip]:
    """What each machine decided, oldest first, with the keys that keep the first or the last."""
    yield from wrapped("Decided differently on machines that knew nothing of each other. Which holds?", width, OPEN)
    leads = [keys.how_to("keep-earlier"), *("" for _ in versions[2:]), keys.how_to("keep-later")]
    margin = max(map(len, leads)) + 1
    for lead, version in zip(leads, versions, strict=True):
        for index, strip in enumerate(wrapped(version_in_full(version), width - margin, STRONG)):
            yield Strip([*line(((lead if index == 0 else "").ljust(margin), OPEN)), *strip])
    yield from wrapped("One of these keys keeps it, and any other verb decides anew.", width, FAINT)
