"""What the queue says where it has no rows: what would be there, and what to do."""

import re
from collections.abc import Iterator
from typing import Final

from textual.strip import Strip

from tui.keymap.keymap import Keymap
from tui.render.styles import FAINT, wrapped

_EMPTY: Final = {
    "inbox": "Nothing waits for your answer. {import} takes in a LinkedIn archive or mail; {add} adds an invitation by "
    "hand.",
    "waiting": "You are not waiting for anybody. Your own invitations, and the questions you asked, stay here until "
    "they are answered.",
    "drafts": "There are no drafts. {edit} begins a reply to the invitation under the cursor; it is kept here until it "
    "is sent.",
    "introductions": "Nobody is being introduced to you. {import} finds introductions in your mail; {introduce} "
    "brings together two people who both want it.",
    "todo": "Everything you decided here has been done on LinkedIn or by email.",
    "due": "Nothing is due. {snooze} snoozes an invitation until the day you name.",
    "network": "Nobody is connected yet. Connections.csv of LinkedIn's archive brings them in.",
    "done": "Nothing has been decided yet. What you decide in the inbox is kept here, with the reason.",
}
"""By the views' names. The id of a command is in braces where its key goes."""

_LIMITED: Final = "No row of this view matches the filter. {back} shows all again."

_COMMAND: Final = re.compile(r"\{([a-z-]+)\}")


def empty_view_lines(view: str, keys: Keymap, width: int, *, is_limited: bool) -> Iterator[Strip]:
    """Yield the lines of a view without rows. `is_limited` says that a filter may hide some of them."""
    text = _LIMITED if is_limited else _EMPTY[view]
    return wrapped(_COMMAND.sub(lambda command: keys.how_to(command[1]), text), width, FAINT)
