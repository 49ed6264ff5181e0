"""`restore`: the good copies of the store, and putting one of them back."""

import shlex
from typing import Any

import click

from store.file.storage import TrayStorage
from store.health.restoring import Copies, Copy, NoSuchCopy, Restored
from tui.cli.context import Context
from tui.cli.failures import Refused, StoreFailed
from tui.cli.output import json_option, print_json, print_table, say
from tui.render.copies import described, size


@click.command()
@click.argument("name", metavar="[N]", required=False)
@json_option("the copies, or the one that was put back, as one JSON value")
@click.pass_obj
def restore(context: Context, name: str | None, as_json: bool) -> None:
    """List the good copies of the store, or put copy N back in its place, even if the store is damaged.

    What the store holds then is kept first, damaged or not: `salver restore 1` takes it back. If git left a merge half
    done, its sides are copies too: base, ours, theirs, and both merged by meaning. Decisions that another machine or an
    open Salver knows come back when they are merged.
    """
    try:
        copies = Copies(TrayStorage(context.places.store, context.places.state))
        if name is None:
            _list(list(copies), as_json=as_json)
        else:
            restored = copies.put_back(name)
            if as_json:
                print_json(_row(restored.copy))
            _tell(restored)
    except NoSuchCopy as error:
        raise Refused(f"{error}.") from error
    except OSError as error:
        raise StoreFailed(f"The copies cannot be read: {error}.") from error


def _list(copies: list[Copy], *, as_json: bool) -> None:
    if as_json:
        print_json([_row(copy) for copy in copies])
        return
    if not copies:
        say("There are no copies yet; every save keeps one.")
        return
    print_table([_cells(copy) for copy in copies], right=frozenset({2, 3}))
    say("`salver restore 1` puts the first back, and keeps what is there now.")


def _cells(copy: Copy) -> list[str]:
    there = "as the store is now" if copy.is_there else ""
    return [copy.name, described(copy), size(copy), f"{copy.size:,} bytes", there]


def _row(copy: Copy) -> dict[str, Any]:
    return {
        "name": copy.name,
        "number": int(copy.name) if copy.when else None,
        "when": copy.when.isoformat(timespec="seconds") if copy.when else None,
        "bytes": copy.size,
        "records": copy.records,
        "current": copy.is_there,
        "path": str(copy.path) if copy.path else None,
    }


def _tell(restored: Restored) -> None:
    """Say what was done, and what is left to do."""
    copy = described(restored.copy)
    if not restored.changed:
        say(f"The store holds that copy already: {copy}.")
    else:
        say(f"Put back: {copy}. `salver restore 1` takes back what was there before.")
    if restored.damage:
        say(f"It cannot be opened as it is: {restored.damage}.")
    if restored.to_resolve:
        say(f"To end the merge: {shlex.join(restored.to_resolve)}")
