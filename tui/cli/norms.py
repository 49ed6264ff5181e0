"""`norms`: what good manners ask, which texts say so, and where the program follows them."""

import textwrap
from typing import Any

import click
from msgspec.structs import asdict

from store.nearest import hint
from store.norms.norms import GROUPS, Norm, SourceText, norms, norms_of_text, source_texts
from store.norms.places import places
from tui.cli.context import Context
from tui.cli.failures import Misused
from tui.cli.output import json_option, print_json, print_lines, print_table

_WIDTH = 79
"""Characters in a line of prose."""


@click.command(name="norms")
@click.argument("name", metavar="[NORM|TEXT]", required=False)
@json_option()
@click.pass_obj
def norms_(context: Context, name: str | None, as_json: bool) -> None:
    """Show the norms of etiquette, and where Salver follows them.

    A norm has an id such as R07 or A10: `salver norms R07` prints the texts that it comes from, and every rule,
    template, check, view, key and command that follows it. A text is 000 to 004: `salver norms 003` prints what it
    says, in short, and the norms that come from it.
    """
    if name is None:
        _show_all(as_json)
    elif name.upper() in norms():
        _show_norm(norms()[name.upper()], context, as_json)
    elif name in source_texts():
        _show_text(source_texts()[name], as_json)
    else:
        advice = hint(name, [*norms(), *source_texts()], "`salver norms` lists them.")
        raise Misused(f"There is no norm or text {name!r}; {advice}")


def _show_all(as_json: bool) -> None:
    """Print all norms by group, then the texts."""
    if as_json:
        rows = [_norm_row(norm) for norm in norms().values()]
        print_json({"norms": rows, "texts": [_text_row(text) for text in source_texts().values()]})
        return
    for letter, heading in GROUPS.items():
        print_lines([heading])
        _print_norms([norm for norm in norms().values() if norm.group == letter])
        print_lines([""])
    print_lines(["The texts that they come from"])
    print_table([["", text.id, text.title] for text in source_texts().values()])


def _show_norm(norm: Norm, context: Context, as_json: bool) -> None:
    """Print one norm: its texts, each place where it lives with the way to look there, and what is missing."""
    if as_json:
        print_json(_norm_row(norm))
        return
    context.say_faults()
    rows = [["", *place] for place in places(norm, context.keymap.how_to)]
    print_lines([f"{norm.id}: {norm.title}"])
    if rows:
        print_table(rows)
    if norm.gap:
        print_lines([f"  {norm.gap}"])


def _show_text(text: SourceText, as_json: bool) -> None:
    """Print one text: what it is called, what it says in short, and the norms that come from it."""
    if as_json:
        print_json(_text_row(text) | {"norms": [_norm_row(norm) for norm in norms_of_text(text.id)]})
        return
    print_lines([f"{text.id}: {text.title}", f"From {text.source}.", "", *textwrap.wrap(text.summary, _WIDTH), ""])
    if text.policy:
        print_lines([f"Its stance is the policy {text.policy}: `salver policy show {text.policy}`.", ""])
    print_lines(["The norms that come from it"])
    _print_norms(norms_of_text(text.id))


def _print_norms(rows: list[Norm]) -> None:
    """Print norms in a table, each with how much of it is built."""
    print_table([["", norm.id, " ".join(norm.texts), norm.listed] for norm in rows])


def _norm_row(norm: Norm) -> dict[str, Any]:
    """A norm for scripts."""
    return asdict(norm) | {"built": norm.is_built}


def _text_row(text: SourceText) -> dict[str, Any]:
    """A text for scripts."""
    return asdict(text) | {"summary": text.summary.strip()}
