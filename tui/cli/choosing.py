"""Which invitations a verb acts on: those with the ids that were typed, or those that a filter finds."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click
from msgspec import Struct

from store.records import ids
from store.records.ids import RecordId
from store.records.model import Invitation
from store.session.search import find_rows
from store.session.session import Session
from store.tray.merge import PEOPLE
from store.tray.typed_ids import UnknownId
from tui.cli.failures import Misused, Reason, Refused
from tui.cli.output import json_option
from tui.cli.rows_of_people import RowsOf
from tui.cli.words import limit_given, named_filter_option

_REACHING = frozenset({"state", "view"})
"""A filter that names one of these says itself which rows it is about."""


class RowSelection(Struct, frozen=True):
    """What was typed to choose rows, and what is to be answered."""

    typed: tuple[str, ...]
    where: str | None
    named: str | None
    dry_run: bool
    as_json: bool

    def numbers(self, session: Session, view: str, rows_of: RowsOf) -> list[RecordId]:
        """Return the whole ids of what was typed, else of the invitations of this view that the filter finds.

        `rows_of` finds the rows of somebody whose name was typed. A filter that names a state or a view itself reaches
        every invitation.

        Raises:
            Misused: Neither ids nor a filter are given, or both.
            Refused: An id is none; there is a line for each.
        """
        is_filtered = self.where is not None or self.named is not None
        if self.typed and is_filtered:
            raise Misused("Give ids or a filter, not both: leave out the ids, or leave out --where and --filter.")
        if is_filtered:
            limit = limit_given(session, self.where, self.named)
            found = find_rows(session.tray, limit, "all" if limit and _REACHING & limit.fields else view)
            return [item.id for item in found if isinstance(item, Invitation)]
        if not self.typed:
            raise Misused("Name at least one ID, or choose with --where FILTER; `salver list` shows the ids.")
        return self._identified(session, rows_of)

    def _identified(self, session: Session, rows_of: RowsOf) -> list[RecordId]:
        """The whole ids, each once."""
        found: dict[RecordId, None] = {}
        wrong = []
        for each in self.typed:
            try:
                found[_row_meant(session, each, rows_of)] = None
            except UnknownId as error:
                wrong.append(Reason(each, str(error)))
        if wrong:
            raise Refused(*(reason.reason for reason in wrong), "Nothing was changed.", reasons=wrong)
        return list(found)


def _row_meant(session: Session, typed: str, rows_of: RowsOf) -> RecordId:
    """The row that a verb acts on: what an id names, and of a name the one row of theirs that waits for it. Raises
    UnknownId where several do.
    """
    table, row_id = session.tray.find(typed)
    if table != PEOPLE or len(typed.split()) < 2:
        return row_id
    found = rows_of(session, row_id)
    if len(found) > 1:
        listed = ", ".join(map(ids.spelled, found))
        raise UnknownId(
            typed, f"{session.tray.person(row_id).name} has {len(found)} open rows: {listed}; type one of these"
        )
    return found[0] if found else row_id


def choosing(verb: Callable[..., None]) -> Callable[..., None]:
    """Let a verb take ids or a filter, with `--dry-run` and `--json`; it gets them as a RowSelection."""

    @wraps(verb)
    def with_choice(
        typed: tuple[str, ...], where: str | None, named: str | None, dry_run: bool, as_json: bool, **others: Any
    ) -> None:
        verb(RowSelection(typed, where, named, dry_run, as_json), **others)

    decorated: Callable[..., None] = with_choice
    for give in (
        json_option("what was done and refused as JSON"),
        click.option("--dry-run", is_flag=True, help="Show what would be done, and change nothing."),
        named_filter_option,
        click.option("--where", metavar="FILTER", help="Take the rows that a filter finds, in place of ids."),
        click.argument("typed", metavar="ID...", nargs=-1),
    ):
        decorated = give(decorated)
    return decorated
