"""`config check`, `config default`: the settings, said to be right before they are used."""

from importlib.resources import files

import click

from tui.command_line.output import print_lines, say
from tui.command_line.run import Run


@click.group(name="config")
def config() -> None:
    """The settings in config.toml. `salver locate` says where that is."""


@config.command()
@click.pass_obj
def check(run: Run) -> None:
    """Check config.toml: unknown settings and wrong values are named with their line."""
    settings = run.settings
    if not run.places.config.exists():
        say(f"There is no {run.places.config}; every setting has its default. `salver config default` prints them.")
        return
    say(f"{run.places.config} is sound: it judges by {settings.policy}.")


@config.command()
def default() -> None:
    """Print a config.toml that sets every setting to its default, with a comment on each."""
    print_lines((files("store") / "default.toml").read_text(encoding="utf-8").splitlines())
