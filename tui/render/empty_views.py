"""What the queue says where it has no rows: what would be there, and what to do."""

import re
from typing import Final

from tui.keymap.keymap import Keymap

_EMPTY: Final = {
    "inbox": "Nothing waits for your answer. salver import takes in a LinkedIn archive; {add} adds an invitation by "
    "hand.",
    "waiting": "You wait for nobody. Your own invitations, and questions you asked back, stand here until they are "
    "answered.",
    "drafts": "No text is begun. {edit} begins a reply to the invitation under the cursor, kept here until it is sent.",
    "introductions": "Nobody is being introduced to you. salver import finds introductions in your mail; {introduce} "
    "brings two people together who both want it.",
    "todo": "All that was decided here has been carried out there.",
    "due": "Nothing comes back on a date. {snooze} snoozes an invitation until the day you name.",
    "network": "Nobody is connected yet. The archive's Connections.csv brings them in.",
    "done": "Nothing is decided yet. What you decide in the inbox is kept here, with the reason.",
}
"""By the views' names. The id of a command is in braces where its key goes."""

_WELCOME: Final = """\
Your tray is empty. Three steps fill it:

1. Ask LinkedIn for your data: Settings, Data privacy, Get a copy of your data. Minutes later a zip file comes.

2. Leave with {quit}, and take it in:
   salver import ~/Downloads/archive.zip

3. Come back: salver

Or add somebody by hand with {add}, or look around an invented tray first: salver demo"""

_LIMITED: Final = "No row of this view matches the filter. {back} shows all again."

_COMMAND: Final = re.compile(r"\{([a-z-]+)\}")


def empty_view_text(view: str, keys: Keymap, *, is_limited: bool, is_tray_empty: bool) -> str:
    """Return the text of a view without rows. `is_limited` says that a filter may hide some of them."""
    text = _LIMITED if is_limited else _WELCOME if is_tray_empty and view == "inbox" else _EMPTY[view]
    return _COMMAND.sub(lambda command: keys.how_to(command[1]), text)
