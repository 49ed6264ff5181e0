"""`config check`, `config default`, `config filters`: the settings, said to be right before they are used."""

from collections.abc import Iterator
from importlib.resources import files
from itertools import chain

import click

from store.errors import Unusable
from tui.cli.context import Context
from tui.cli.output import json_option, print_json, print_lines, print_table, say
from tui.keymap.commands import Command, command_table


@click.group()
def config() -> None:
    """Check config.toml, print its defaults, or list your named filters. `salver locate` says where it is."""


@config.command()
@click.pass_obj
def check(context: Context) -> None:
    """Check config.toml, your policies and your templates. Each mistake is named with its line."""
    policy = usable_policy(context)
    path = context.places.config
    if path.exists():
        say(f"{path} is valid; the policy is {policy}.")
    else:
        say(f"There is no {path}, so every setting has its default; `salver config default` prints them.")


def usable_policy(context: Context) -> str:
    """The name of the policy that judges, once all settings, policies and templates are found to be usable.

    Raises Unusable with all that is wrong in the settings, and for what else cannot be used.
    """
    context.resources.leave_out_wrong()
    context.resources.read_all()
    if faults := [*context.faults, *context.resources.left_out]:
        raise Unusable(*chain.from_iterable(fault.sentences for fault in faults))
    return context.resources.policy().name


@config.command()
@json_option()
@click.pass_obj
def filters(context: Context, as_json: bool) -> None:
    """List the filters that you named, each with what it says. `salver list --filter NAMED` uses one."""
    context.say_faults()
    named = context.resources.filters
    if as_json:
        print_json(dict(named))
    elif named:
        print_table([[name, text] for name, text in named.items()])
    else:
        say(
            "You have no named filters. On the screen, set one with / and name it with 9; or add one under [filters] "
            "in config.toml."
        )


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
