"""`list`: the rows of a view, or those that a filter finds."""

from collections.abc import Mapping, Sequence

import click

from store.exporting.rows import row
from store.records import ids
from store.records.ids import RecordId
from store.records.model import Draft, FollowUp, Introduction, Invitation, Item, Person
from store.session.person_standing import standing_of
from store.session.search import find_rows
from store.session.session import Session
from store.session.sorting import ORDERINGS, sorting_named
from store.tray.models import ROW_TABLES
from store.tray.row_age import row_age
from store.tray.tray import Tray
from store.tray.views import NAMES
from tui.cli.context import Context
from tui.cli.output import json_option, print_json, print_lines, print_table, say
from tui.cli.words import EMPTY_TRAY, MINUS_ALLOWED, TypedFilter, filter_argument
from tui.render.purposes import short_of
from tui.render.step_words import step_word


@click.command(name="list", context_settings=MINUS_ALLOWED)
@filter_argument
@click.option(
    "--view", type=click.Choice(NAMES), default="all", help="Show one view (default: all invitations and drafts)."
)
@click.option("--sort", "order", type=click.Choice([each.name for each in ORDERINGS]), help="Sort in another order.")
@json_option()
@click.option("--count", is_flag=True, help="Print only how many rows there are.")
@click.option("--ids", "only_ids", is_flag=True, help="Print only the whole ids, one per line.")
@click.pass_obj
def list_(
    context: Context, given: TypedFilter, view: str, order: str | None, as_json: bool, count: bool, only_ids: bool
) -> None:
    """List the rows of a view, or those that a filter finds, in the order of the screen.

    For example: `salver list 'advice:ask age:>2w'`.
    """
    session = context.session()
    limit = given.limit(session)
    found = list(find_rows(session.tray, limit, view))
    if order is not None:
        session.due_list.prepare()
        if order == "advice":
            session.advice.prepare()
        rows = sorting_named(order).sorted([item.id for item in found], session)
        found = [session.tray.item(row_id) for row_id in rows]
    if count:
        print_lines([str(len(found))])
    elif only_ids and as_json:
        print_json([ids.spelled(item.id) for item in found])
    elif only_ids:
        print_lines(ids.spelled(item.id) for item in found)
    elif as_json:
        print_json([row(session, item) for item in found])
    elif found:
        print_rows(session, found)
    else:
        say(EMPTY_TRAY if session.is_empty else "No row matches the filter." if limit else "This view is empty.")


def print_rows(session: Session, found: Sequence[Item]) -> None:
    """Rows for people: the shortest id, what is advised or was decided, how old it is, who it is about.

    Of a person: what is due or whose turn it is, else a tag; and how long ago the two were last in touch.
    """
    if any(isinstance(item, Person) for item in found):
        session.due_list.prepare()
    prefixes, now = shortest_ids(session.tray), session.tray.now
    rows = []
    for item in found:
        if isinstance(item, Person):
            from tui.render.rows import person_row  # draws in the screen's library

            shown = person_row(item, standing_of(session, item), now)
            rows.append([prefixes[item.id], shown.word, shown.age, item.name, _about(item)])
        else:
            rows.append([prefixes[item.id], _word(session, item), row_age(item, now), _name(item), _about(item)])
    print_table(rows)


def shortest_ids(tray: Tray) -> Mapping[RecordId, str]:
    """Return for every row the shortest beginning of its id that means it alone."""
    return ids.shortest_prefixes(number for table in ROW_TABLES for number, _ in tray.records(table))


def _word(session: Session, item: Invitation | Draft | Introduction | FollowUp) -> str:
    """What is advised on an open invitation, what was decided on any other (or that it is disputed), what a draft is
    for.
    """
    if isinstance(item, Draft):
        return short_of(item.purpose)
    if isinstance(item, Introduction):
        return item.state
    if isinstance(item, FollowUp):
        return "kept" if item.done else "promise"
    if item.versions:
        return "disputed"
    advised = session.advice.advised(item) if item.state == "open" else None
    return step_word(advised.advice, advised.question) if advised else item.state


def _name(item: Invitation | Draft | Introduction | FollowUp) -> str:
    """Who it is from or to."""
    if isinstance(item, Introduction):
        return f"{item.person.name} and {item.other.name}"
    if isinstance(item, FollowUp):
        return f"to {item.person.name}" if item.promised_by == "me" else item.person.name
    outgoing = isinstance(item, Draft) or item.direction == "outgoing"
    return f"to {item.person.name}" if outgoing else item.person.name


def _about(item: Item) -> str:
    """What they wrote, else what they say they are."""
    if isinstance(item, Introduction):
        return item.because
    if isinstance(item, FollowUp):
        return item.text
    text = item.message if isinstance(item, Invitation) else item.text if isinstance(item, Draft) else ""
    return text or item.person.role
