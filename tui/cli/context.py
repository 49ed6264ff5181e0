"""One run of the program: where things are, what is set, and the tray, each looked up when a command first needs it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.places import Places
    from store.settings import Settings
    from store.tray.tray import Tray
    from tui.cli.bench import Bench
    from tui.cli.shelf import Resources


class Context:
    """What every command starts from. `store` and `config` are paths from the command line, None where it has none."""

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
    def shelf(self) -> "Resources":
        """The policies and rules at hand."""
        from tui.cli.shelf import Resources

        return Resources(self.settings, self.places)

    def tray(self) -> "Tray":
        """The tray, to look at. Raises Unreadable."""
        from store.tray.tray import Tray

        tray = Tray.open(self.places.store, self.places.state)
        self._say_notices(before_writing=False)
        return tray

    @contextmanager
    def changing(self, *, dry_run: bool = False) -> Iterator["Tray"]:
        """The tray, saved when the block ends without an error; under `dry_run` nothing is saved. Raises StoreError.

        A tray that is still empty makes no file. Settings and policies that cannot be used end it before it begins.
        """
        from store.file import form

        self.shelf.policy()
        tray = self.tray()
        yield tray
        if not dry_run and tray.tables != form.empty():
            self._say_notices(before_writing=True)
            try:
                tray.save()
            finally:
                self._say_limits(tray)

    def _say_limits(self, tray: "Tray") -> None:
        """Say, once, what the place of the store was found to lack."""
        from store.health.notices import limit_notices
        from tui.cli.output import say

        for sentence in limit_notices(self.places.store, self.places.state, tray.storage.limits):
            say(sentence)

    def _say_notices(self, *, before_writing: bool) -> None:
        """Say, once, what has to be known of the store."""
        from store.health.notices import notices
        from tui.cli.output import say

        for sentence in notices(self.places.store, self.places.state, before_writing=before_writing):
            say(sentence)

    def bench(self, tray: "Tray") -> "Bench":
        """The tray with what judges it."""
        from tui.cli.bench import Bench

        return Bench(tray, self.settings, self.places)
