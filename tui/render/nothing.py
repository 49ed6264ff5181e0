"""What the queue says where it has no rows: what would stand there, and what to do."""

from store.tray.views import VIEWS
from tui.keymap.keymap import Keymap

_EMPTY = {view.name: view.empty for view in VIEWS}

_WELCOME = """\
Your tray is empty. Three steps fill it:

1. Ask LinkedIn for your data: Settings, Data privacy, Get a copy of your data. Minutes later a zip file comes.

2. Leave with {quit}, and take it in:
   salver import ~/Downloads/archive.zip

3. Come back: salver

Or add somebody by hand with {add}, or look around an invented tray first: salver demo"""


def nothing_text(view: str, keys: Keymap, *, is_limited: bool, is_tray_empty: bool) -> str:
    """The text of an empty view."""
    if is_limited:
        return f"The filter holds for no row of this view. {keys.shown('back')} shows all again."
    if is_tray_empty and view == VIEWS[0].name:
        return _WELCOME.format(quit=keys.shown("quit"), add=keys.shown("add"))
    return _EMPTY[view].replace("`", "")
