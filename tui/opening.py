"""Opening the tray in the terminal: everything that can go wrong is known before the screen is taken over."""

from store.file.errors import NotSaved
from store.judging.policies import load_policies
from store.nearest import hint
from store.places import Places
from store.reading.intake.myself import known_me
from store.settings import Settings
from store.tray.tray import Tray


class UnknownPolicy(Exception):
    """config.toml names a policy that there is not."""


def open_tray(places: Places, settings: Settings) -> int:
    """Run Salver on the store; answers the exit code.

    Raises StoreError where the file cannot be read or, at the end, not saved; TomlError for a policy that cannot be
    read, UnknownPolicy, and KeysError.
    """
    tray = Tray.open(places.store, places.state)
    policies = load_policies(places.policies)
    if settings.policy not in policies:
        raise UnknownPolicy(
            f"{places.config}: there is no policy {settings.policy!r}; {hint(settings.policy, policies)}"
        )

    from tui.advice import Advice
    from tui.app import SalverApp
    from tui.desk import Desk
    from tui.keys import Keymap

    keys = Keymap(settings.keys)
    advice = Advice(tray, policies[settings.policy], settings.me.over(known_me(tray)))
    desk = Desk(tray, settings, places, advice)
    app = SalverApp(desk, keys)
    app.run(mouse=False)
    status = desk.close()
    if status.state != "saved":
        raise NotSaved(places.store, status.reason or "it took too long")
    return app.return_code or 0
