"""Where things are on this machine: the store, config.toml, own policies and templates, this machine's state."""

import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from platformdirs import user_config_path, user_data_path, user_state_path

from store.errors import Unusable


class Places(Struct, frozen=True):
    """The places of one run of the program. None of them needs to exist."""

    store: Path
    """The JSON file."""
    config: Path
    """config.toml."""
    state: Path
    """A private directory for what belongs to this machine alone: backups, the lock, recovery files."""

    @property
    def policies(self) -> Path:
        """The user's own policies, a TOML file each."""
        return self.config.parent / "policies"

    @property
    def templates(self) -> Path:
        """The user's own templates, a text file each; one with the name of a shipped one takes its place."""
        return self.config.parent / "templates"

    @property
    def words(self) -> Path:
        """The user's own words, a word a line, which the spelling check takes for right."""
        return self.config.parent / "words.txt"

    @property
    def backups(self) -> Path:
        """The last good copies of stores, a folder each."""
        return self.state / "backups"


class NoHome(Unusable):
    """Nobody knows the user's home directory, and so not where things are; the text says what to set."""


def default_store() -> Path:
    """Return where the store is unless something else is said. Raises RuntimeError where nobody knows the home
    directory.
    """
    return user_data_path("salver") / "salver.json"


def find_places(store: str | None = None, config: str | None = None, environ: Mapping[str, str] = os.environ) -> Places:
    """As said on the command line, else by SALVER_STORE and SALVER_CONFIG, else where this system keeps such things.

    Raises NoHome.
    """
    chosen_store = store or environ.get("SALVER_STORE")
    chosen_config = config or environ.get("SALVER_CONFIG")
    try:
        return Places(
            store=Path(chosen_store).expanduser() if chosen_store else default_store(),
            config=Path(chosen_config).expanduser() if chosen_config else user_config_path("salver") / "config.toml",
            state=user_state_path("salver"),
        )
    except RuntimeError as error:
        raise NoHome(
            "There is no home directory to look in: set HOME. Without one, --store, --config and XDG_STATE_HOME say "
            "where things are."
        ) from error


def path_in_short(path: Path) -> str:
    """Return a path as people write it, with `~` for the home directory."""
    try:
        return str(Path("~", path.relative_to(Path.home())))
    except (ValueError, RuntimeError):
        return str(path)
