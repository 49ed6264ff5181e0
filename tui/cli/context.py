"""What every command starts from: the settings, and a session on the store, each made when a command needs it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.checked_toml import TomlError
    from store.places import Places
    from store.session.resources import Resources
    from store.session.session import Session
    from store.settings import Settings
    from tui.keymap.keymap import Keymap


class Context:
    """One run of the program. `store` and `config` are paths from the command line, None where it has none."""

    def __init__(self, store: str | None, config: str | None) -> None:
        self._store = store
        self._config = config

    @cached_property
    def places(self) -> "Places":
        """Where things are on this machine."""
        from store.places import find_places

        return find_places(self._store, self._config)

    @cached_property
    def resources(self) -> "Resources":
        """The settings, with the policies, rules and templates that they choose from."""
        from store.session.resources import Resources

        return Resources.read(self.places)

    @property
    def settings(self) -> "Settings":
        """What config.toml says; defaults where it is wrong."""
        return self.resources.settings

    @cached_property
    def keymap(self) -> "Keymap":
        """The user's keys and own commands; the default keys of commands for which `[keys]` in config.toml is wrong."""
        from tui.keymap.chosen import keymap_of

        return keymap_of(self.settings)

    @property
    def faults(self) -> "list[TomlError]":
        """All that is wrong in config.toml. Raises TomlError for a policy of the user's own."""
        keys = self.keymap.faults(self.places.config) if self.settings.keys or self.settings.commands else []
        return sorted([*self.resources.faults, *keys], key=lambda fault: fault.line or 0)

    def say_faults(self) -> None:
        """Say what is wrong in config.toml, and that it is left out. Raises TomlError as `faults` does."""
        if faults := self.faults:
            is_whole = any(not fault.keys for fault in faults)
            left = "every setting has its default" if is_whole else "this is left out; all other settings hold"
            _say([*map(str, faults), f"Until that is mended {left}. `salver config check` reads it again."])

    def session(self) -> "Session":
        """Open a session for looking at the store only, and say what is wrong in config.toml, and in other files of
        the user's once they are needed: it is left out. Raises Unreadable.
        """
        self.resources.leave_out_wrong(lambda fault: _say([*fault.sentences, "Until that is mended it is left out."]))
        return self._opened()

    def _opened(self) -> "Session":
        """Open a session, and say what is wrong in config.toml."""
        from store.session.session import Session

        self.say_faults()
        session = Session.open(self.resources)
        self._say_notices(before_writing=False)
        return session

    @contextmanager
    def changing(self, *, dry_run: bool = False) -> Iterator["Session"]:
        """Open a session, and save it when the block ends without an error; under `dry_run` nothing is saved.

        A tray that is still empty makes no file. What the user set and cannot be used is refused before anything is
        done. Raises StoreError and Unusable.
        """
        from store.file import form

        self.resources.refuse_faults()
        self.resources.policy()
        session = self._opened()
        yield session
        if not dry_run and session.tray.tables != form.empty():
            self._say_notices(before_writing=True)
            try:
                session.save()
            finally:
                self._say_limits(session)

    def _say_limits(self, session: "Session") -> None:
        """Say, once, what the place of the store was found to lack."""
        from store.health.notices import limit_notices

        _say(limit_notices(self.places.store, self.places.state, session.tray.storage.limits))

    def _say_notices(self, *, before_writing: bool) -> None:
        """Say, once, what has to be known of the store."""
        from store.health.notices import notices

        _say(notices(self.places.store, self.places.state, before_writing=before_writing))


def _say(sentences: Iterable[str]) -> None:
    from tui.cli.output import say

    for sentence in sentences:
        say(sentence)
