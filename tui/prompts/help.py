"""The help on the screen: a list over the whole of it."""

from tui.prompts.picking import DetailedPickPrompt
from tui.prompts.prompt import Answer


class HelpPrompt(DetailedPickPrompt[Answer]):
    """Finds one of many lines of help."""

    DEFAULT_CSS = """
    HelpPrompt { height: 100vh; max-height: 100vh; }
    """

    is_whole = True
