"""How long work tells how far it is."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Is called again and again with what is done and of how much; may raise an exception to stop the work."""
