"""`undo`, `redo`, `history`: what was done, and taking it back."""

from collections.abc import Callable
from typing import Any

import click

from store.records import ids
from store.records.ids import RecordId
from store.records.model import Introduction
from store.tray import history as past
from store.tray.clock import moment
from store.tray.descriptions import describe_action
from store.tray.history import Action
from store.tray.joins import JOINS, ONE, OTHER
from store.tray.references import NAMING
from store.tray.tray import Tray
from tui.cli.context import Context
from tui.cli.failures import Refused
from tui.cli.output import json_option, print_json, print_table, say
from tui.cli.words import item_named, person_named


@click.command()
@click.argument("steps", metavar="[N]", type=click.IntRange(min=1), default=1)
@click.pass_obj
def undo(context: Context, steps: int) -> None:
    """Take back the last N things that you did (default: 1), newest first."""
    _step_through(context, steps, past.undo, "Undid", "to undo")


@click.command()
@click.argument("steps", metavar="[N]", type=click.IntRange(min=1), default=1)
@click.pass_obj
def redo(context: Context, steps: int) -> None:
    """Do again the last N things that were undone (default: 1)."""
    _step_through(context, steps, past.redo, "Did again", "to redo")


def _step_through(context: Context, steps: int, step: Callable[[Tray], Action | None], done: str, to_do: str) -> None:
    """Go so many steps in one direction and say each; refused where there are fewer."""
    said: list[str] = []
    with context.changing() as session:
        tray = session.tray
        while len(said) < steps and (action := step(tray)) is not None:
            said.append(f"{done}: {describe_action(tray.tables, action)}")
    for sentence in said:
        say(sentence)
    if len(said) < steps:
        raise Refused(f"There is nothing {'more ' if said else ''}{to_do}.")


@click.command()
@click.argument("record", metavar="[ID]", required=False)
@json_option()
@click.pass_obj
def history(context: Context, record: str | None, as_json: bool) -> None:
    """List what was done, newest first; with an ID, what concerns that person."""
    tray = context.session().tray
    chronicle = Chronicle(tray)
    actions = chronicle.actions
    if record is not None:
        concerned = _records_of(tray, record)
        actions = [action for action in actions if any((step.table, step.id) in concerned for step in action.steps)]
    if as_json:
        print_json([chronicle.row(action) for action in reversed(actions)])
    else:
        print_table([chronicle.cells(action) for action in reversed(actions)])


def _records_of(tray: Tray, typed: str) -> set[tuple[str, RecordId]]:
    """The records that concern the person whom this id means, or the two of an introduction: they themselves under
    every trace, all that is about them, and whom they were joined to or kept apart from.
    """
    item = item_named(tray, typed)
    whom = [item.person, item.other] if isinstance(item, Introduction) else [person_named(tray, typed)]
    traces = {trace for person in whom for trace in tray.joins.traces(person.id)}
    about = {(table, number) for person in whom for table in NAMING for number in tray.ids_about(table, person.id)}
    pairs = {(JOINS, pair) for pair, record in tray.records(JOINS) if {record.get(ONE), record.get(OTHER)} & traces}
    return {("people", trace) for trace in traces} | about | pairs


class Chronicle:
    """All that was done in a tray, told one action at a time."""

    def __init__(self, tray: Tray) -> None:
        self.actions = past.actions(tray)
        self._tray = tray
        self._by_name = {action.name: action for action in self.actions}
        self._undone: set[str] = set()
        for action in self.actions:
            if action.undoes:
                self._undone.add(action.undoes)
            elif action.redoes:
                self._undone.discard(action.redoes)

    def row(self, action: Action) -> dict[str, Any]:
        """An action for scripts: when (UTC), what, whether it was undone since, and on which records."""
        return {
            "time": action.time,
            "did": self._sentence(action),
            "undone": action.name in self._undone,
            "ids": list(dict.fromkeys(ids.spelled(step.id) for step in action.steps)),
        }

    def cells(self, action: Action) -> list[str]:
        """An action for people: when it was here, whether it was undone since, and what it was."""
        when = moment(action.time).astimezone().strftime("%Y-%m-%d %H:%M")
        return [when, "undone" if action.name in self._undone else "", self._sentence(action)]

    def _sentence(self, action: Action) -> str:
        """What an action was; of an undo and a redo, what they took back or did again."""
        for how, name in (("undid", action.undoes), ("did again", action.redoes)):
            if name in self._by_name:
                return f"{how}: {describe_action(self._tray.tables, self._by_name[name])}"
        return describe_action(self._tray.tables, action)
