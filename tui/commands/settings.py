"""Settings that are changed from inside: each is kept in config.toml, and counts at once."""

from collections.abc import Callable
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from store.counted import counted
from store.places import path_in_short
from store.platform.linkedin import Account, note_length, notes_a_month

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textual.strip import Strip

    from store.checked_toml import TomlError
    from store.errors import Unusable
    from store.toml_edit import TomlValue
    from tui.prompts.typed import Reading
    from tui.render.looks import LookSetting
    from tui.screens.asking import Asking
    from tui.screens.tray import TrayScreen
    from tui.terminal.mouse import MouseSetting

_LOOKS: "Final[Mapping[LookSetting, str]]" = {
    "auto": "by the terminal's background, if it reports one",
    "dark": "for a dark background",
    "light": "for a light background",
    "plain": "without colours: bold, underlined, reversed",
}
_MOUSE: "Final[Mapping[MouseSetting, tuple[str, str]]]" = {
    "auto": ("a", "on, but off over SSH"),
    "on": ("o", "clicks move the cursor, the wheel scrolls; shift and drag selects text"),
    "off": ("f", "left to the terminal, which selects text"),
}
"""By the setting, its key and what it means."""
_ACCOUNTS: "Final[Mapping[Account, str]]" = {"free": "free", "premium": "premium", "": "not set"}
_AFTER: Final = {False: "waits under To do", True: "counts as carried out"}
_AFTER_TOLD: Final = {
    False: "Every decision stays under To do until you have carried it out on LinkedIn.",
    True: "Choose this if LinkedIn is open beside Salver and you carry out each decision there at once.",
}


async def show_settings(screen: "TrayScreen") -> None:
    """Show the settings that are changed most often, and what is wrong in config.toml; change the chosen one."""
    from tui.prompts.choosing import ChoicePrompt, KeyChoice

    settings = screen.session.resources.settings
    addresses = ", ".join(settings.me.addresses) or f"as imported: {', '.join(_known_addresses(screen)) or 'none'}"
    choices: list[KeyChoice[Callable[[TrayScreen], Asking]]] = [
        KeyChoice("p", "policy", choose_policy, screen.session.resources.policy().name),
        KeyChoice("c", "colours", choose_look, f"{settings.look}: {_LOOKS[settings.look]}"),
        KeyChoice("o", "mouse", choose_mouse, f"{settings.mouse}: {_MOUSE[settings.mouse][1]}"),
        KeyChoice("a", "LinkedIn account", choose_account, _account_in_force(screen)),
        KeyChoice("m", "my addresses", choose_addresses, addresses),
        KeyChoice("d", "a decision", choose_after_decision, _AFTER[settings.carried_out_at_once]),
    ]
    found = [*screen.session.resources.faults, *screen.keys.faults(screen.session.resources.places.config)]
    faults = sorted(found, key=lambda fault: fault.line or 0)
    title = f"Settings, kept in {path_in_short(screen.session.resources.places.config)}"
    left_out = screen.session.resources.left_out
    text = partial(_told_faults, faults, left_out) if faults or left_out else None
    chosen = await screen.ask(ChoicePrompt(title, choices, text=text, away="leaves"))
    if chosen is not None:
        await chosen(screen)


def _told_faults(faults: "list[TomlError]", left_out: "Sequence[Unusable]", width: int) -> "Iterator[Strip]":
    from tui.render.styles import FAINT, OPEN, wrapped

    for fault in faults:
        where = "" if fault.line is None else f"Line {fault.line}: "
        yield from wrapped(f"{where}{fault.message}", width, OPEN, rest="  ")
    for sentence in chain.from_iterable(fault.sentences for fault in left_out):
        yield from wrapped(sentence, width, OPEN, rest="  ")
    hold = "Keys, commands, policies, templates and words of yours hold from the next start."
    yield from wrapped(f"Until this is mended, it is left out. {hold}", width, FAINT)


async def choose_policy(screen: "TrayScreen") -> None:
    """Ask for the policy that judges."""
    from tui.prompts.picking import Choice, PickPrompt

    used = screen.session.resources.policy().name
    policies = screen.session.resources.policies.values()
    choices = [Choice(each.name, each.title, each.name, lead="set" if each.name == used else "") for each in policies]
    name = await screen.ask(PickPrompt("Judge by which policy? Enter takes it, esc leaves", choices))
    if name is not None:
        _change(screen, ("policy",), name, "Policy", name, used)


async def choose_look(screen: "TrayScreen") -> None:
    """Ask for the look, and use it at once, also where config.toml cannot be changed."""
    from tui.prompts.choosing import ChoicePrompt, KeyChoice

    before = screen.session.resources.settings.look
    choices = [KeyChoice(look[0], look, look, told) for look, told in _LOOKS.items()]
    look = await screen.ask(ChoicePrompt("The look of the screen", choices))
    if look is not None:
        screen.post_message(screen.LookChosen(look))
        _change(screen, ("look",), look, "Colours", look, before)


async def choose_mouse(screen: "TrayScreen") -> None:
    """Ask whether the mouse is used, and do so at once, also where config.toml cannot be changed."""
    from tui.prompts.choosing import ChoicePrompt, KeyChoice

    before = screen.session.resources.settings.mouse
    choices = [KeyChoice(key, mouse, mouse, told) for mouse, (key, told) in _MOUSE.items()]
    mouse = await screen.ask(ChoicePrompt("The mouse", choices))
    if mouse is not None:
        screen.post_message(screen.MouseChosen(mouse))
        _change(screen, ("mouse",), mouse, "Mouse", mouse, before)


async def choose_account(screen: "TrayScreen") -> None:
    """Ask which account the user has on LinkedIn."""
    from tui.prompts.choosing import ChoicePrompt, KeyChoice

    before = screen.session.resources.settings.account
    choices = [
        KeyChoice(label[0], label, account, _allowed(note_length(account), notes_a_month(account)))
        for account, label in _ACCOUNTS.items()
    ]
    account = await screen.ask(ChoicePrompt("Your account on LinkedIn", choices))
    if account is not None:
        _change(screen, ("account",), account, "Account", _ACCOUNTS[account], _ACCOUNTS[before])


async def choose_addresses(screen: "TrayScreen") -> None:
    """Ask for the user's own email addresses."""
    from store.reading.addresses import is_address
    from tui.prompts.typed import Reading, TypedPrompt

    before = screen.session.resources.settings.me.addresses
    imported = ", ".join(_known_addresses(screen)) or "none is known"

    def read(typed: str) -> "Reading[list[str]]":
        addresses = typed.replace(",", " ").split()
        if wrong := [each for each in addresses if not is_address(each)]:
            return Reading(None, f"{wrong[0]} is not an email address. Separate several by blanks or commas.")
        if not addresses:
            return Reading([], f"Leave it empty to use what was imported ({imported}).")
        return Reading(addresses, "What these addresses wrote counts as yours. Enter keeps them.")

    addresses = await screen.ask(TypedPrompt("Your own email addresses", read, value=", ".join(before)))
    if addresses is not None:
        keys = ("me", "addresses")
        _change(screen, keys, addresses, "Addresses", _listed(addresses), _listed(before))


async def choose_after_decision(screen: "TrayScreen") -> None:
    """Ask what happens after a decision."""
    from tui.prompts.choosing import ChoicePrompt, KeyChoice

    before = screen.session.resources.settings.carried_out_at_once
    choices = [KeyChoice(told[0], told, at_once, _AFTER_TOLD[at_once]) for at_once, told in _AFTER.items()]
    at_once = await screen.ask(ChoicePrompt("After a decision", choices))
    if at_once is not None:
        _change(screen, ("carried_out_at_once",), at_once, "A decision", _AFTER[at_once], _AFTER[before])


def _change(screen: "TrayScreen", keys: tuple[str, ...], value: "TomlValue", label: str, now: str, before: str) -> None:
    """Keep a setting, and say what it is `now` and was `before`."""
    if now == before:
        screen.say(f"{label}: {now}, as before.")
    else:
        config = screen.session.resources.places.config.name
        keep_setting(screen, keys, value, f"{label}: {now}, before: {before}. {config} says so.")


def keep_setting(screen: "TrayScreen", keys: tuple[str, ...], value: "TomlValue", said: str) -> None:
    """Keep a setting in config.toml, have it count at once, and say what is `said` of it; or why it cannot be kept."""
    from store.toml_edit import set_in_toml

    def write() -> str:
        set_in_toml(screen.session.resources.places.config, keys, value)
        return said

    count_at_once(screen, write, in_force=said, refused="Not kept")


def count_at_once(screen: "TrayScreen", write: Callable[[], str], *, in_force: str, refused: str) -> None:
    """Write to one of the user's own files, have that count at once, and say what `write` returns.

    Where it went wrong the screen says why, behind `in_force` if the change counts all the same, else behind `refused`.
    """
    from store.errors import Unusable
    from store.file.errors import NotProvenDurable, StoreError

    try:
        said = write()
        screen.take_settings()
    except NotProvenDurable as error:
        screen.take_settings()
        screen.refuse(f"{in_force} {error}")
    except (Unusable, StoreError) as error:
        screen.refuse(f"{refused}: {error}")
    else:
        screen.say(said)


def _account_in_force(screen: "TrayScreen") -> str:
    settings = screen.session.resources.settings
    allowed = _allowed(settings.limits.linkedin_note, settings.sending.notes_a_month)
    exact = "" if settings.account else "; set it for the exact limits"
    return f"{_ACCOUNTS[settings.account]}: {allowed}{exact}"


def _allowed(length: int, notes: int | None) -> str:
    """What an account allows, in words."""
    monthly = "notes without limit" if notes is None else f"{counted(notes, 'note')} a month"
    return f"{length:,} characters in a note, {monthly}"


def _known_addresses(screen: "TrayScreen") -> tuple[str, ...]:
    """The user's addresses that what was imported tells."""
    from store.reading.intake.myself import known_me

    return known_me(screen.session.tray).addresses


def _listed(addresses: "list[str] | tuple[str, ...]") -> str:
    return ", ".join(addresses) or "as imported"
