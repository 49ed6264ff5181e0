"""The look of the screen: chosen here, and kept in config.toml."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.render.looks import LookSetting
    from tui.screens.tray import TrayScreen

_TOLD: "Final[Mapping[LookSetting, str]]" = {
    "auto": "by the background of the terminal, if it tells it",
    "dark": "for a dark background",
    "light": "for a light background",
    "plain": "without colours: bold, underlined, reversed",
}


async def choose_look(screen: "TrayScreen") -> None:
    """Ask for the look, use it at once, and keep it in config.toml."""
    from store.checked_toml import TomlError
    from store.file.errors import StoreError
    from store.toml_edit import set_in_toml
    from tui.prompts.choosing import ChoicePrompt, KeyChoice

    choices = [KeyChoice(look[0], look, look, told) for look, told in _TOLD.items()]
    look = await screen.ask(ChoicePrompt("The look of the screen", choices))
    if look is None:
        return
    screen.post_message(screen.LookChosen(look))
    path = screen.session.resources.places.config
    try:
        set_in_toml(path, ("look",), look)
    except (TomlError, StoreError) as error:
        screen.refuse(f"Not kept for the next time: {error}")
    else:
        screen.say(f"The look is {look} from now on, and {path} says so.")
