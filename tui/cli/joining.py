"""`join`, `apart`, `joins`: which traces are one person."""

from collections.abc import Callable

import click

from store.exporting.rows import person_of
from store.joining.proposals import Proposal, proposals
from store.records import ids
from store.records.ids import RecordId
from store.tray import joining
from store.tray.outcome import Outcome
from store.tray.tray import Tray
from tui.cli.context import Context
from tui.cli.outcome import answer_row
from tui.cli.output import json_option, print_json, print_table, say


@click.command()
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@json_option("the person as one JSON value")
@click.pass_obj
def join(context: Context, one: str, other: str, as_json: bool) -> None:
    """Say that two records are the same person.

    Their invitations, texts, notes and facts are then together under either id. Nothing is lost: `salver
    apart` and `salver undo` take it back.
    """
    _say_of_two(context, one, other, joining.join, as_json=as_json)


@click.command()
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@json_option("the first person as one JSON value")
@click.pass_obj
def apart(context: Context, one: str, other: str, as_json: bool) -> None:
    """Say that two records are different people, for good. If they were joined, the second is separated again.

    `salver show` names the ids of all traces of somebody.
    """
    _say_of_two(context, one, other, joining.keep_apart, as_json=as_json)


@click.group(invoke_without_command=True)
@click.pass_context
def joins(ctx: click.Context) -> None:
    """List records that may be the same person. Only you can join them: `J` in the tray goes through them in pairs."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_)


@joins.command("list")
@json_option()
@click.pass_obj
def list_(context: Context, as_json: bool) -> None:
    """List the pairs, the likeliest first, each with the reasons."""
    found = proposals(context.session().tray)
    if as_json:
        print_json([_row(pair) for pair in found])
        return
    if not found:
        say("No two people in the tray look like one person.")
    print_table([_cells(pair) for pair in found], right=frozenset({0}))


def _say_of_two(
    context: Context, one: str, other: str, verb: Callable[[Tray, RecordId, RecordId], Outcome], *, as_json: bool
) -> None:
    """Say something of two, save it, and answer the first."""
    with context.changing() as session:
        first, second = _trace(session.tray, one), _trace(session.tray, other)
        outcome = verb(session.tray, first, second)
    answer_row(session, outcome, first, as_json=as_json)


def _trace(tray: Tray, typed: str) -> RecordId:
    """The very trace that an id means, or whose an invitation or a draft is. Raises UnknownId."""
    table, record_id = tray.find(typed)
    return record_id if table == "people" else RecordId(tray.record(table, record_id).get("person"))


def _row(pair: Proposal) -> dict[str, object]:
    """A pair for scripts."""
    return {
        "one": person_of(pair.one),
        "other": person_of(pair.other),
        "likeness": pair.likeness,
        "reasons": list(pair.reasons),
    }


def _cells(pair: Proposal) -> list[str]:
    """A pair for people."""
    sides = (f"{ids.spelled(person.id)} {person.name}" for person in (pair.one, pair.other))
    return [f"{pair.likeness:.0%}", *sides, "; ".join(pair.reasons)]
