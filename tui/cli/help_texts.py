"""The help of the commands where Python leaves docstrings out (`-OO`, PYTHONOPTIMIZE=2): read from their source."""

import ast
import inspect
import sys
from textwrap import dedent

import click


def with_help(command: click.Command) -> click.Command:
    """The command, and those below it, with the help that their docstrings are."""
    if sys.flags.optimize < 2:
        return command
    if command.help is None and command.callback is not None:
        command.help = _docstring(command.callback)
    if isinstance(command, click.Group):
        for each in command.commands.values():
            with_help(each)
    return command


def _docstring(function: object) -> str | None:
    """What the source of a function says that it does; None where the source is not at hand."""
    try:
        (definition,) = ast.parse(dedent(inspect.getsource(inspect.unwrap(function)))).body  # type: ignore[arg-type]
    except OSError:
        return None
    return ast.get_docstring(definition) if isinstance(definition, ast.FunctionDef) else None
