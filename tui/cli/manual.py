"""`man`: the manual page of salver(1), made from the commands and from the pages of help."""

from collections.abc import Iterator
from importlib.metadata import version

import click

from tui.cli.output import print_lines
from tui.help.blocks import Heading, PageBlock, Paragraph, Terms
from tui.help.pages import contents
from tui.help.roff import escaped, section
from tui.keymap.commands import command_table
from tui.keymap.keymap import Keymap

_STATUS = Terms(
    (
        ("0", "done"),
        ("1", "refused, or done in part; each refusal is named with its reason"),
        ("2", "wrong usage"),
        ("3", "the file could not be read or saved; nothing changed"),
    )
)
_ENVIRONMENT = Terms(
    (
        ("SALVER_STORE", "the JSON file, where --store does not name it"),
        ("SALVER_CONFIG", "the settings, where --config does not name them"),
        ("VISUAL, EDITOR", "the editor for texts and notes"),
        ("PAGER", "the program that shows long pages of help"),
        ("NO_COLOR", "no colours, where it is set"),
    )
)


@click.command()
def man() -> None:
    """Print the manual page of salver(1), for `man -l -`; `salver completion install` puts it in its place."""
    print_lines(manual_page().splitlines())


def manual_page() -> str:
    """Return the source of the manual page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    keys = Keymap(command_table())
    yield f'.TH SALVER 1 "" "{escaped("salver " + version("salver"))}"'
    yield ".ad l"  # ragged on the right: a line before a long address cannot be filled
    yield from section("Name", [])
    yield "salver \\- a keyboard\\-driven inbox for professional invitations"
    yield from section("Synopsis", [])
    yield ".B salver"
    yield escaped("[--store PATH] [--config PATH] [COMMAND ...]")
    yield from section("Description", [Paragraph("Without a command, salver opens the tray in the terminal.")])
    yield from section("Commands", _commands())
    yield from section("Exit status", [_STATUS])
    yield from section("Environment", [_ENVIRONMENT])
    for pages in contents().values():
        for page in pages:
            yield from section(page.title, [Paragraph(page.about), *page.blocks(keys)])


def _commands() -> Iterator[PageBlock]:
    """Every command under the heading that `salver --help` gives it, with its options."""
    from tui.cli.group import SECTIONS, salver

    root = click.Context(salver, info_name="salver")
    for title, commands in SECTIONS.items():
        yield Heading(title)
        for name in commands:
            command = salver.get_command(root, name)
            if command is not None:
                yield from _command(command, click.Context(command, parent=root, info_name=name))


def _command(command: click.Command, context: click.Context) -> Iterator[PageBlock]:
    """A command with its help and options, then those below it."""
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    told = " ".join((command.help or "").split())
    yield Terms(((usage, told),))
    options = [record for each in command.get_params(context) if (record := each.get_help_record(context))]
    rows = tuple((option, told) for option, told in options if told and "--help" not in option)
    if rows:
        yield Terms(rows)
    if isinstance(command, click.Group):
        for name, each in command.commands.items():
            yield from _command(each, click.Context(each, parent=context, info_name=name))
