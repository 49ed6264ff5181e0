"""`templates list`, `templates show`: the texts that drafts begin with, shipped and the user's own."""

import click

from store.norms.norms import norms_of_template
from store.writing.template import Template
from tui.cli.context import Context
from tui.cli.output import json_option, print_json, print_lines, print_table


@click.group()
def templates() -> None:
    """Show the texts that replies begin with. One of your own takes the place of a shipped one of the same name."""


@templates.command(name="list")
@json_option()
@click.pass_obj
def list_(context: Context, as_json: bool) -> None:
    """List all templates: their names, the norms they are written for, their channels, and when they are used."""
    found = context.resources.templates.values()
    if as_json:
        print_json([_row(template, context) for template in found])
    else:
        print_table([_columns(template) for template in found])


@templates.command()
@click.argument("name", metavar="TEMPLATE")
@json_option()
@click.pass_obj
def show(context: Context, name: str, as_json: bool) -> None:
    """Show one template as its file has it: the header, then its wordings."""
    template = context.resources.template(name)
    if as_json:
        print_json(_row(template, context))
    else:
        print_lines(template.path.read_text(encoding="utf-8").split("\n"))


def _columns(template: Template) -> list[str]:
    """A template for people."""
    return [template.name, " ".join(_norms(template)), ", ".join(template.channels), _condition(template)]


def _norms(template: Template) -> list[str]:
    return [norm.id for norm in norms_of_template(template.name)]


def _condition(template: Template) -> str:
    return template.when.text if template.when else ""


def _row(template: Template, context: Context) -> dict[str, object]:
    """A template for scripts."""
    return {
        "name": template.name,
        "purpose": template.purpose,
        "norms": _norms(template),
        "when": _condition(template) or None,
        "channels": list(template.channels),
        "subject": template.subject,
        "language": template.language,
        "own": template.path.is_relative_to(context.places.templates),
        "texts": list(template.texts),
    }
