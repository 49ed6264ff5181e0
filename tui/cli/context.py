"""What every command starts from: the settings, and a session on the store, each made when a command needs it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.places import Places
    from store.session.resources import Resources
    from store.session.session import Session
    from store.settings import Settings


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
    def settings(self) -> "Settings":
        """What config.toml says. Raises TomlError."""
        from store.settings import read_settings

        return read_settings(self.places.config)

    @cached_property
    def resources(self) -> "Resources":
        """The settings, with the policies, rules and templates that they choose from."""
        from store.session.resources import Resources

        return Resources(self.settings, self.places)

    def session(self) -> "Session":
        """Open a session for looking at the store only. Raises Unreadable."""
        from store.session.session import Session

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

        self.resources.policy()
        session = self.session()
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
