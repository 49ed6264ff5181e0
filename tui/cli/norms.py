"""`norms`: what good manners ask, which texts say so, and where the program follows them."""

import textwrap
from collections.abc import Iterator
from typing import Any

import click
from msgspec.structs import asdict

from store.nearest import nearest
from store.norms.norms import GROUPS, Norm, SourceText, norms, norms_of_text, source_texts
from store.writing.purposes import MEANINGS, purpose_of
from tui.cli.context import Context
from tui.cli.failures import Misused
from tui.cli.output import print_json, print_lines, print_table

_NOT_BUILT = "not built yet"
_WIDTH = 79
"""Characters in a line of prose."""


@click.command(name="norms")
@click.argument("name", metavar="[NORM|TEXT]", required=False)
@click.option("--json", "as_json", is_flag=True, help="As one JSON value.")
@click.pass_obj
def norms_(context: Context, name: str | None, as_json: bool) -> None:
    """The norms of etiquette, and where Salver follows them.

    A norm is R07 or A10, say: `salver norms R07` prints the texts that it comes from and every rule, template, check,
    view, key and command in which it lives. A text is 000 to 004: `salver norms 003` prints what it says, in short, and
    the norms that come from it.
    """
    if name is None:
        _show_all(as_json)
    elif name.upper() in norms():
        _show_norm(norms()[name.upper()], context, as_json)
    elif name in source_texts():
        _show_text(source_texts()[name], as_json)
    else:
        near = nearest(name, [*norms(), *source_texts()])
        advice = f"did you mean {near!r}?" if near else "`salver norms` lists them."
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
    rows = [["from", f"salver norms {text}", source_texts()[text].title] for text in norm.texts]
    rows += _places(norm, context)
    print_lines([f"{norm.id}: {norm.title}"])
    if rows:
        print_table([["", *row] for row in rows])
    if not norm.is_built:
        print_lines([f"  {_NOT_BUILT}"])
    elif norm.missing:
        print_lines([f"  {_NOT_BUILT}: {norm.missing}"])


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
    """Print norms in a table, each with whether it is built."""
    print_table([["", norm.id, " ".join(norm.texts), norm.title + _progress(norm)] for norm in rows])


def _progress(norm: Norm) -> str:
    """How much of a norm is missing, in brackets; nothing for one that is built."""
    if not norm.is_built:
        return f" ({_NOT_BUILT})"
    return " (in part)" if norm.missing else ""


def _places(norm: Norm, context: Context) -> Iterator[list[str]]:
    """Where a norm lives: the kind of place, how to look there, and what it is called where that does not say it."""
    for rule in norm.rules:
        yield ["rule", f"salver rules show {rule}", context.shelf.rules[rule].title]
    for purpose in norm.purposes:
        yield ["texts for", f"salver templates show {purpose}", MEANINGS[purpose_of(purpose)]]
    for template in norm.templates:
        yield ["text", f"salver templates show {template}", ""]
    for check in norm.checks:
        yield ["check", "salver draft check ID", check]
    for view in norm.views:
        yield ["view", f"salver list --view {view}", ""]
    for command in norm.keys:
        yield ["key", *_key(command, context)]
    for command in norm.commands:
        yield ["command", f"salver {command} --help", ""]


def _key(command: str, context: Context) -> tuple[str, str]:
    """How to run a command of the screen, and its label. Raises Misused where `[keys]` in config.toml is wrong."""
    from tui.keymap.commands import command_table
    from tui.keymap.keymap import Keymap, KeysError

    try:
        keymap = Keymap(command_table(), context.settings.keys)
    except KeysError as error:
        raise Misused(f"[keys] in {context.places.config}: {error}") from error
    return f"{keymap.how_to(command)} on the screen", keymap.by_id[command].label


def _norm_row(norm: Norm) -> dict[str, Any]:
    """A norm for scripts."""
    return asdict(norm) | {"built": norm.is_built}


def _text_row(text: SourceText) -> dict[str, Any]:
    """A text for scripts."""
    return asdict(text) | {"summary": text.summary.strip()}
