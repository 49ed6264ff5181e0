"""Arguments that may begin with a minus, such as `-tag:family` in a filter and `-work` among tags."""

from collections.abc import Callable, Sequence
from typing import Any

import click

from tui.command_line.failures import Misused

MINUS_ALLOWED: dict[str, Any] = {"ignore_unknown_options": True, "help_option_names": ["--help"]}
"""The settings of a command whose arguments may begin with a minus. It has no options of one letter, `-h` neither."""


def filter_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command an optional filter, which it gets as the words that were typed."""
    return click.argument("words", metavar="[FILTER]", nargs=-1)(command)


def typed_filter(words: Sequence[str]) -> str:
    """The filter that these words are, "" where there are none. Raises Misused for a mistyped option among them."""
    for word in words:
        if word.startswith("--"):
            raise Misused(f"There is no option {word!r}; `--help` lists those that there are.")
    return " ".join(words)
