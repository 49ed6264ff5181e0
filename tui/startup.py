"""Opening the tray in the terminal. What is wrong with files is found before the screen is taken over."""

import gc
from typing import TYPE_CHECKING

from store.file.errors import NotProvenDurable, StoreError
from store.places import Places
from store.settings import Settings
from store.tray.tray import Tray

if TYPE_CHECKING:
    from store.session.advice import Advice

_SHIPPED = Settings().policy


class UnknownPolicy(Exception):
    """config.toml names a policy that does not exist."""


def open_tray(places: Places, settings: Settings, says: str = "") -> int:
    """Run Salver on the store. `says` is what to say first, about how the store came to be opened.

    Returns:
        The exit code.

    Raises:
        StoreError: where the file cannot be read or, at the end, not saved.
        TomlError: for a policy that cannot be read.
        UnknownPolicy: for a policy that does not exist.
        TemplateError: for a template of the user that cannot be used.
        OwnWordsError: for words.txt that cannot be used.
        KeysError: for `[keys]` in config.toml that cannot be used.
    """
    gc.disable()  # nothing that comes in now goes again: looking for garbage in it would take a tenth of the start
    tray = Tray.open(places.store, places.state)
    if settings.policy != _SHIPPED or places.policies.is_dir():
        advice_on(tray, settings, places)  # what is the user's own may be wrong; better said before the screen is up
    if places.templates.is_dir() or places.words.exists():
        _read_own_writing(places)

    from store.session.session import Session
    from tui.app import SalverApp
    from tui.keymap.commands import command_table
    from tui.keymap.keymap import Keymap

    session = Session(tray, settings, places, lambda: advice_on(tray, settings, places))
    app = SalverApp(session, Keymap(command_table(), settings.keys), lambda: _news(places, says))
    app.run(mouse=False)
    status = session.keeping.close()
    if status.state == "unproven":
        raise NotProvenDurable(places.store, status.why)
    if status.state != "saved":
        raise StoreError(status.reason)
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0


def _read_own_writing(places: Places) -> None:
    """Read the user's own templates and words. Raises TemplateError and OwnWordsError."""
    from store.writing.own_words import own_words
    from store.writing.template import templates

    templates(places.templates)
    own_words(places.words)


def _news(places: Places, says: str) -> str:
    """What to say first: how the store came to be opened, and what the user should know of it."""
    from store.health.notices import notices

    return " ".join(filter(None, (says, *notices(places.store, places.state, before_writing=True))))


def advice_on(tray: Tray, settings: Settings, places: Places) -> "Advice":
    """Return the advice of the chosen policy on this tray. Raises TomlError and UnknownPolicy."""
    from store.judging.policies import load_policies
    from store.nearest import hint
    from store.reading.intake.myself import known_me
    from store.session.advice import Advice

    policies = load_policies(places.policies)
    if settings.policy not in policies:
        named = f"there is no policy {settings.policy!r}; {hint(settings.policy, policies)}"
        raise UnknownPolicy(f"{places.config}: {named}")
    return Advice(tray, policies[settings.policy], settings.me.over(known_me(tray)))
