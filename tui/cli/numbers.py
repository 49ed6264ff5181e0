"""`stats`: how many there are of what, what became of questions and requests, and decisions against the advice."""

from collections import Counter
from typing import Any

import click
from msgspec import to_builtins

from store.keeping.numbers import numbers
from store.session.past_decisions import decisions
from store.session.session import Session
from store.tray.views import VIEWS, counts
from tui.cli.context import Context
from tui.cli.output import json_option, print_json, print_lines, print_table, say
from tui.cli.words import EMPTY_TRAY
from tui.render.numbers import sentences, sparkline


@click.command()
@json_option()
@click.pass_obj
def stats(context: Context, as_json: bool) -> None:
    """Show how many rows each view has, how the invitations stand, and what became of what you wrote."""
    session = context.session()
    tray = session.tray
    found = numbers(tray.invitations(), tray.drafts(), decisions(tray), tray.today)
    if as_json:
        print_json({**_standing(session), **to_builtins(found)})
        return
    if session.is_empty:
        say(EMPTY_TRAY)
        return
    standing = _standing(session)
    titles = {view.name: view.title for view in VIEWS}
    rows = [[titles[name], str(number)] for name, number in standing["views"].items()]
    rows += [[f"invitations {state}", str(number)] for state, number in standing["states"].items()]
    print_table([*rows, ["people", str(standing["people"])]], right=frozenset({1}))
    weeks = found.weeks
    print_lines(
        [
            "",
            f"Came in, by week  {sparkline(weeks.came)}  {sum(weeks.came)} since {weeks.first.isoformat()}",
            f"Sent, by week     {sparkline(weeks.sent)}  {sum(weeks.sent)}",
            *sentences(found, context.settings.sending.notes_a_month),
        ]
    )


def _standing(session: Session) -> dict[str, Any]:
    states = Counter(invitation.state for invitation in session.tray.invitations())
    return {"views": counts(session.tray), "states": dict(sorted(states.items())), "people": len(session.tray.people())}
