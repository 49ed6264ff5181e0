"""An empty Textual app: what the framework alone costs to start."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class EmptyApp(App[None]):
    """Shows one word."""

    def compose(self) -> ComposeResult:
        """One line."""
        yield Static("ready")


if __name__ == "__main__":
    EmptyApp().run()
