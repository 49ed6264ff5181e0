"""`draft check`, `draft sent`, and switching a check off for one draft: whether a text can go out."""

from collections.abc import Sequence

import click

from store.records import ids
from store.records.model import Draft
from store.writing.draft_checks import check_named
from store.writing.remark import Remark
from tui.cli.context import Context
from tui.cli.failures import Misused, Reason, Refused
from tui.cli.outcome import refuse, tell
from tui.cli.output import print_json, print_lines, say
from tui.cli.words import draft_named

_LONGEST = 40
"""How many characters of a marked text are quoted."""


@click.command()
@click.argument("record", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="As one JSON value.")
@click.pass_obj
def check(context: Context, record: str, as_json: bool) -> None:
    """Check a draft as code is linted. Exits with 1 where something stops it from going out."""
    bench = context.bench(context.tray())
    draft = draft_named(bench.tray, record)
    remarks = bench.remarks(draft)
    stops = _stops(remarks)
    if as_json:
        print_json({"ok": not stops, "checks": [_row(remark) for remark in remarks]})
    elif remarks:
        print_lines(_line(remark, draft.text) for remark in remarks)
    else:
        say("Nothing to remark.")
    if stops:
        raise Refused(f"{_named(draft)}: it does not go out because of {', '.join(stops)}.", is_answered=True)


@click.command()
@click.argument("record", metavar="ID")
@click.option("--because", metavar="WORDS", help="Why it goes out although a check stops it; the history keeps that.")
@click.pass_obj
def sent(context: Context, record: str, because: str | None) -> None:
    """Say that a draft has gone out.

    What it answers is decided with it. A check that stops it is overruled by --because.
    """
    if because is not None and not because.strip():
        raise Misused("--because needs a word of why.")
    with context.changing() as tray:
        bench = context.bench(tray)
        draft = draft_named(tray, record)
        overruled = overruling(draft, [] if draft.sent else bench.remarks(draft), because)
        outcome = bench.triage.mark_sent(draft.id, overruled)
    tell(tray, outcome)
    refuse(tray, outcome)


@click.command(name="off")
@click.argument("record", metavar="ID")
@click.argument("name", metavar="CHECK")
@click.pass_obj
def check_off(context: Context, record: str, name: str) -> None:
    """Switch a check off for one draft."""
    _switch(context, record, name, on=False)


@click.command(name="on")
@click.argument("record", metavar="ID")
@click.argument("name", metavar="CHECK")
@click.pass_obj
def check_on(context: Context, record: str, name: str) -> None:
    """Switch a check on again for one draft."""
    _switch(context, record, name, on=True)


def overruling(draft: Draft, remarks: Sequence[Remark], because: str | None) -> dict[str, str]:
    """The stops among these remarks, each with the word of why the draft goes out all the same.

    Raises Refused where there are some and no word is given.
    """
    stops = _stops(remarks)
    if stops and because is None:
        reasons = [f"{remark.check}: {remark.because}" for remark in remarks if remark.level == "stop"]
        raise Refused(
            *(f"{_named(draft)}: {reason}" for reason in reasons),
            "Nothing was changed. `--because WORDS` overrules it, and the history keeps the words.",
            reasons=[Reason(ids.spelled(draft.id), reason) for reason in reasons],
        )
    return {check: because.strip() for check in stops} if because else {}


def _switch(context: Context, record: str, name: str, *, on: bool) -> None:
    try:
        chosen = check_named(name).name
    except ValueError as error:
        raise Misused(str(error)) from error
    with context.changing() as tray:
        outcome = context.bench(tray).triage.switch_check(draft_named(tray, record).id, chosen, on=on)
    if outcome.action is None:
        say(f"{chosen} is {'on' if on else 'off'} already for this draft.")
    tell(tray, outcome)


def _stops(remarks: Sequence[Remark]) -> list[str]:
    """The checks that keep the draft from going out, each once."""
    return list(dict.fromkeys(remark.check for remark in remarks if remark.level == "stop"))


def _row(remark: Remark) -> dict[str, object]:
    """A remark for scripts."""
    span = list(remark.span) if remark.span else None
    return {"check": remark.check, "level": remark.level, "span": span, "because": remark.because}


def _line(remark: Remark, text: str) -> str:
    """A remark for people, with the words that it marks."""
    start, end = remark.span or (0, 0)
    words = " ".join(text[start:end].split())
    quoted = f"“{words if len(words) <= _LONGEST else words[:_LONGEST] + '…'}” " if words else ""
    return f"{remark.level:<5}{remark.check:<17} {quoted}{remark.because}"


def _named(draft: Draft) -> str:
    return f"{draft.person.name} ({ids.spelled(draft.id)})"
