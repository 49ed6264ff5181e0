"""`due`, `contacted`, `talk`, `leave`, `digest`: keeping in touch with the people whom the user knows."""

from collections import Counter
from datetime import date
from typing import Any, Final

import click

from store.counted import counted
from store.dates import day_from, past_day_from
from store.dates_in_words import day as in_full
from store.exporting.rows import person_of
from store.keeping.causes import DueItem
from store.keeping.contacts import dealings_of
from store.keeping.due import due_items
from store.keeping.pruning import next_step, suggestions
from store.records import ids
from store.records.ids import RecordId
from store.records.model import EventKind, Person
from store.session.session import Session
from store.tray.events import Promise, note_event
from store.tray.outcome import Outcome
from store.tray.views import counts
from tui.cli.context import Context
from tui.cli.failures import Misused, misused_by
from tui.cli.listing import shortest_ids
from tui.cli.outcome import print_outcome, refuse, tell
from tui.cli.output import json_option, print_json, print_lines, print_table, say
from tui.cli.words import EMPTY_TRAY, person_named

_DID: Final[tuple[EventKind, ...]] = (
    *("congratulate", "comment", "recommend", "endorse", "share", "help"),
    *("mute", "unfollow", "message", "remove"),
)
"""What else can be noted of a person, beside what was given and asked (norms N04 to N06)."""


@click.command()
@click.option(
    "--on", "day", metavar="DATE", help="List what is due by that day (default: today): 2026-03-01, next mon, 2w."
)
@json_option()
@click.pass_obj
def due(context: Context, day: str | None, as_json: bool) -> None:
    """List what is due: thanks, answers, follow-ups, promises, check-ins and the like.

    `salver done ID` settles one without a text, `salver snooze ID --until DATE` puts it off.
    """
    session = context.session()
    with misused_by():
        on = day_from(day, session.tray.today) if day else session.tray.today
    items = due_items(session.tray, on, context.settings)
    if as_json:
        print_json([_row(session, item) for item in items])
    elif items:
        prefixes = shortest_ids(session.tray)
        print_table(
            [[prefixes[item.id], item.on.isoformat(), item.what, item.person.name, item.because] for item in items]
        )
    else:
        say(EMPTY_TRAY if session.is_empty else f"Nothing is due by {in_full(on)}.")


@click.command()
@click.argument("record", metavar="ID")
@click.option("--on", "day", metavar="DATE", help="The day: fri, 1 mar, 2 weeks ago (default: today).")
@click.option("--gave", metavar="TEXT", help="What you gave them: an article, feedback, help.")
@click.option("--asked", metavar="TEXT", help="What you asked of them.")
@click.option("--did", type=click.Choice(_DID), help="What you did for them, or about something they wrote.")
@json_option("what was done and refused as JSON")
@click.pass_obj
def contacted(
    context: Context,
    record: str,
    day: str | None,
    gave: str | None,
    asked: str | None,
    did: EventKind | None,
    as_json: bool,
) -> None:
    """Note that you were in touch with somebody outside Salver. The next check-in counts from that day."""
    options: list[tuple[EventKind | None, str | None]] = [("gave", gave), ("asked", asked), (did, "")]
    said = [(what, text) for what, text in options if what is not None and text is not None]
    if len(said) > 1:
        raise Misused("Use only one of --gave, --asked and --did at a time.")
    what, text = said[0] if said else ("contact", "")
    with context.changing() as session:
        person_id, on = person_named(session.tray, record).id, _past_day(session, day)
        outcome = note_event(session.tray, person_id, what, on, text)
    _answer(session, outcome, as_json=as_json)


@click.command()
@click.argument("record", metavar="ID")
@click.option("--on", "day", metavar="DATE", help="The day: fri, 1 mar, 2 weeks ago (default: today).")
@click.option("--note", metavar="TEXT", default="", help="What you talked about.")
@click.option(
    "--promised-me", multiple=True, metavar="TEXT", help="What they promised; repeat it for several promises."
)
@click.option("--i-promised", multiple=True, metavar="TEXT", help="What you promised; repeat it for several promises.")
@json_option("what was done and refused as JSON")
@click.pass_obj
def talk(
    context: Context,
    record: str,
    day: str | None,
    note: str,
    promised_me: tuple[str, ...],
    i_promised: tuple[str, ...],
    as_json: bool,
) -> None:
    """Note a talk or a call, with what was promised in it. A promise is due in a week."""
    promises = [Promise(text, "me") for text in i_promised] + [Promise(text, "them") for text in promised_me]
    if any(not promise.text.strip() for promise in promises):
        raise Misused("A promise needs words.")
    with context.changing() as session:
        person_id, on = person_named(session.tray, record).id, _past_day(session, day)
        outcome = note_event(session.tray, person_id, "talk", on, note, promises)
    _answer(session, outcome, as_json=as_json)
    if not as_json and outcome.action:
        say("Whom else should you meet? `salver draft new closing-question` asks them, with your thanks.")


@click.command()
@click.argument("record", metavar="[ID]", required=False)
@json_option("what was done and refused as JSON")
@click.pass_obj
def leave(context: Context, record: str | None, as_json: bool) -> None:
    """Leave somebody kindly, one step at a time: mute them, write to them, remove the connection.

    Each call notes that the next step was done on LinkedIn. Without an ID, it lists connections that you may let go,
    each with the reason.
    """
    if record is None:
        _suggest(context.session(), as_json=as_json)
        return
    with context.changing() as session:
        person = person_named(session.tray, record)
        step = next_step(dealings_of(session.tray, person.id))
        if step == "left":
            outcome = Outcome(None, [], [])
        elif step == "message":
            outcome = Outcome(None, [_farewell(session, person)], [])
        else:
            outcome = note_event(session.tray, person.id, step, session.tray.today)
    if as_json:
        print_json({"step": step, "done": [ids.spelled(changed) for changed in outcome.changed]})
        return
    tell(session.tray, outcome)
    say(
        {
            "mute": "Mute them on LinkedIn too, if you have not. `salver leave` then begins a kind message to them.",
            "message": "A kind message to them is begun; `salver draft list` shows it. Once it is sent, `salver leave` "
            "notes the last step.",
            "remove": "Remove the connection on LinkedIn too, if you have not. That was the last step.",
            "left": "You have left them already.",
        }[step]
    )


def _farewell(session: Session, person: Person) -> RecordId:
    """The kind message before the user parts from somebody: the one that was begun, else a new one."""
    letter = session.drafts.letter_begun(person, "leave") or session.new_letter(person.id, "leave")
    return session.keep_as_draft(letter)


def _suggest(session: Session, *, as_json: bool) -> None:
    """List the connections that may be let go, those of the longest silence first."""
    found = suggestions(session.tray, session.tray.today)
    if as_json:
        print_json([{"person": person_of(each.person), "because": each.because} for each in found])
    elif found:
        print_table([[ids.spelled(each.person.id), each.person.name, each.because] for each in found])
    else:
        say("Nobody: you were in touch with everybody lately, or they have a tag or a note.")


@click.command()
@json_option()
@click.pass_obj
def digest(context: Context, as_json: bool) -> None:
    """Print what waits in one line, for a login shell; print nothing if nothing waits."""
    session = context.session()
    rows = counts(session.tray)
    kinds = Counter(item.what for item in due_items(session.tray, session.tray.today, context.settings))
    if as_json:
        print_json({name: rows[name] for name in ("inbox", "introductions", "todo")} | {"due": dict(kinds)})
        return
    parts = []
    if rows["inbox"]:
        parts.append(f"{counted(rows['inbox'], 'invitation')} to decide")
    if rows["introductions"]:
        parts.append(f"{counted(rows['introductions'], 'introduction')} to see to")
    if rows["todo"]:
        parts.append(f"{rows['todo']} to carry out")
    if kinds:
        most = ", ".join(f"{number} {what}" for what, number in kinds.most_common(3))
        parts.append(f"{kinds.total()} due ({most})")
    if parts:
        print_lines([f"Salver: {', '.join(parts)}."])


def _row(session: Session, item: DueItem) -> dict[str, Any]:
    """An item for scripts. `draft` is the id of the text that is begun for it, null where none is."""
    begun = [draft for draft in dealings_of(session.tray, item.person.id).drafts if draft.sent is None]
    fitting = [draft for draft in begun if draft.id == item.id or draft.purpose == item.purpose]
    return {
        "id": ids.spelled(item.id),
        "person": person_of(item.person),
        "what": item.what,
        "because": item.because,
        "on": item.on.isoformat(),
        "purpose": item.purpose or None,
        "draft": ids.spelled(fitting[-1].id) if fitting else None,
    }


def _past_day(session: Session, typed: str | None) -> date:
    """The day of what has happened, as typed, else today. Raises Misused."""
    if typed is None:
        return session.tray.today
    with misused_by():
        return past_day_from(typed, session.tray.today)


def _answer(session: Session, outcome: Outcome, *, as_json: bool) -> None:
    """Say what was done and what was refused."""
    if as_json:
        print_outcome(outcome, [{"id": ids.spelled(changed)} for changed in outcome.changed])
    else:
        tell(session.tray, outcome)
    refuse(session.tray, outcome)
