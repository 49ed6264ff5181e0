"""`config check`, `config default`: the settings, said to be right before they are used."""

from collections.abc import Iterator
from importlib.resources import files

import click

from tui.cli.context import Context
from tui.cli.failures import Misused
from tui.cli.output import print_lines, say
from tui.keymap.commands import Command, command_table
from tui.keymap.keymap import Keymap, KeysError


@click.group()
def config() -> None:
    """The settings in config.toml. `salver locate` says where that is."""


@config.command()
@click.pass_obj
def check(context: Context) -> None:
    """Check config.toml, and your policies and templates: what is wrong is named with its line."""
    policy = usable_policy(context)
    path = context.places.config
    if path.exists():
        say(f"{path} is sound; {policy} judges.")
    else:
        say(f"There is no {path}: every setting has its default, as `salver config default` prints them.")


def usable_policy(context: Context) -> str:
    """The name of the policy that judges, once all settings, policies and templates are found to be usable.

    Raises Misused and Unusable.
    """
    try:
        Keymap(command_table(), context.settings.keys)
    except KeysError as error:
        raise Misused(f"{context.places.config}, [keys]: {error}") from error
    context.resources.read_all()
    return context.resources.policy().name


@config.command()
def default() -> None:
    """Print a config.toml that sets everything to its default, with a comment on each."""
    print_lines((files("store") / "default.toml").read_text(encoding="utf-8").splitlines())
    for title, commands in command_table().items():
        print_lines(["", f"# {title}"])
        print_lines(_key_lines(commands))


def _key_lines(commands: tuple[Command, ...]) -> Iterator[str]:
    """A line for the keys of each command, commented out since it changes nothing."""
    for command in commands:
        keys = ", ".join(f'"{key}"' for key in command.keys)
        setting = f"# {command.id} = [{keys}]"
        yield f"{setting:<36}# {command.help}"
