"""`introduce` and `consent`: two people are brought together once both said yes."""

from typing import Literal

import click

from store.records.ids import RecordId
from store.session.session import Session
from store.tray import introducing
from store.tray.outcome import Outcome
from tui.cli.context import Context
from tui.cli.failures import Misused
from tui.cli.outcome import answer_row
from tui.cli.output import json_option
from tui.cli.words import person_named


@click.command()
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@click.option(
    "--because",
    required=True,
    metavar="TEXT",
    help="Why these two, in words that could follow `because`: both map the same coast.",
)
@click.option(
    "--gains", nargs=2, required=True, metavar="TEXT TEXT", help="What each of them gains, in the order of the ids."
)
@json_option("the row as one JSON value")
@click.pass_obj
def introduce(context: Context, one: str, other: str, because: str, gains: tuple[str, str], as_json: bool) -> None:
    """Plan to introduce two people. This asks nobody and tells nobody.

    Ask each of them with `salver draft new introduction-ask INTRO --to ID`, and note the answers with `salver consent
    INTRO ID yes`. Once both have said yes, `salver draft new introduction INTRO` begins the introduction.
    """
    with context.changing() as session:
        people = person_named(session.tray, one).id, person_named(session.tray, other).id
        outcome = introducing.begin(session.tray, *people, because, gains)
    _answer(session, outcome, as_json=as_json)


@click.command()
@click.argument("record", metavar="INTRO|DRAFT")
@click.argument("words", metavar="[ID] yes|no|none", nargs=-1, required=True)
@json_option("the row as one JSON value")
@click.pass_obj
def consent(context: Context, record: str, words: tuple[str, ...], as_json: bool) -> None:
    """Note an answer: to an introduction (`consent INTRO ID yes`), or to the question whether somebody refers you or
    may be named (`consent DRAFT yes`). `none` takes an answer back.
    """
    *whom, said = words
    if said not in ("yes", "no", "none") or len(whom) > 1:
        raise Misused("Write `consent INTRO ID yes|no|none`, or `consent DRAFT yes|no|none`.")
    answer: Literal["yes", "no"] | None = None if said == "none" else "yes" if said == "yes" else "no"
    with context.changing() as session:
        table, record_id = session.tray.find(record)
        if table == "introductions":
            if not whom:
                raise Misused("Say who of the two answered: `consent INTRO ID yes|no|none`.")
            somebody = person_named(session.tray, whom[0]).id
            outcome = introducing.answer(session.tray, record_id, somebody, answer)
        elif table == "drafts" and not whom:
            outcome = session.triage.answer_draft(record_id, answer)
        else:
            raise Misused(
                f"{record} is neither an introduction nor a question that was sent; `salver list` shows them."
            )
    _answer(session, outcome, as_json=as_json)


def _answer(session: Session, outcome: Outcome, *, as_json: bool) -> None:
    """Answer the row that was changed; to people also what is next on an introduction."""
    changed = outcome.changed[:1]
    then = (_next(session, each) for each in changed if each in session.tray.tables["introductions"])
    answer_row(session, outcome, next(iter(changed), None), as_json=as_json, then=then)


def _next(session: Session, introduction_id: RecordId) -> str:
    """What is to be done next on an introduction."""
    found = session.tray.introduction(introduction_id)
    step = introducing.next_step(found)
    if step is None:
        return "Nothing is left to write for it; note the answers as they come."
    return f"Next: {introducing.next_in_words(found, *step)}; `salver draft new {step[0]}` begins the text."
