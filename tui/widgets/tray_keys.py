"""The footer of the tray, with the key of the help that works where the user is."""

from tui.render.styles import Part
from tui.widgets.bars import KeysBar


class TrayKeysBar(KeysBar):
    """The keys of what has them, and last that of the help: beside the keys of a text the one that types nothing."""

    def _key_and_label(self, command: str, label: str) -> list[Part]:
        is_in_text = any(self._keys.by_id[offered].in_text for offered, _ in self._offers)
        return super()._key_and_label("text-help" if is_in_text and command == "help" else command, label)
