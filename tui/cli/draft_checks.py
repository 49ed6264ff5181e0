"""`draft check`, `draft sent`, and switching a check off for one draft: whether a text can go out."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click
from click.core import ParameterSource

from store.records import ids
from store.records.model import Draft
from store.session.clearance import HeldBack, Stopped
from store.text import has_word
from store.writing.draft_checks import check_named
from store.writing.remark import Remark
from tui.cli.context import Context
from tui.cli.failures import Misused, Reason, Refused, misused_by
from tui.cli.outcome import report
from tui.cli.output import json_option, print_json, print_lines, say
from tui.cli.words import draft_named

_LONGEST = 40
"""How many characters of a marked text are quoted."""


def because_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the words for which a draft goes out although checks stop it, "" where none are given."""
    told = "Say why it goes out although a check stops it; the history keeps that."
    return click.option("--because", metavar="WORDS", default="", callback=_words, help=told)(command)


def _words(context: click.Context, option: click.Parameter, given: str) -> str:
    """The words of `--because`. Raises Misused where the option is given without any."""
    was_given = context.get_parameter_source(str(option.name)) is not ParameterSource.DEFAULT
    if was_given and not has_word(given):
        raise Misused(
            "--because needs a reason. Say in a word or more why the text goes out although a check stops it."
        )
    return given


@click.command()
@click.argument("record", metavar="ID")
@json_option()
@click.pass_obj
def check(context: Context, record: str, as_json: bool) -> None:
    """Check a draft, as a linter checks code. Exit with 1 if something stops it from going out."""
    session = context.session()
    draft = draft_named(session.tray, record)
    remarks = session.drafts.remarks(session.drafts.letter_of(draft))
    stops = _stops(remarks)
    if as_json:
        print_json({"ok": not stops, "checks": [_row(remark) for remark in remarks]})
    elif remarks:
        print_lines(_line(remark, draft.text) for remark in remarks)
    else:
        say("No remarks.")
    if stops:
        raise Refused(f"{_named(draft)}: it does not go out because of {', '.join(stops)}.", is_answered=True)


@click.command()
@click.argument("record", metavar="ID")
@because_option
@click.pass_obj
def sent(context: Context, record: str, because: str) -> None:
    """Mark a draft as sent.

    This also decides the invitation that it answers. --because overrides a check that stops it.
    """
    with context.changing() as session:
        draft = draft_named(session.tray, record)
        with refused_where_held_back(draft):
            outcome = session.outbox.mark_sent(session.outbox.clear_to_send(session.drafts.letter_of(draft), because))
    report(session.tray, outcome)


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


@contextmanager
def refused_where_held_back(draft: Draft) -> Iterator[None]:
    """Refuse what keeps a draft from going out."""
    try:
        yield
    except HeldBack as error:
        overruling = "`--because WORDS` overrules it, and the history keeps the words."
        raise Refused(
            *(f"{_named(draft)}: {reason}" for reason in error.reasons),
            f"Nothing was changed. {overruling if isinstance(error, Stopped) else ''}".rstrip(),
            reasons=[Reason(ids.spelled(draft.id), reason) for reason in error.reasons],
        ) from error


def _switch(context: Context, record: str, name: str, *, on: bool) -> None:
    with misused_by():
        chosen = check_named(name).name
    with context.changing() as session:
        outcome = session.triage.switch_check(draft_named(session.tray, record).id, chosen, on=on)
    report(session.tray, outcome, f"{chosen} is {'on' if on else 'off'} already for this draft.")


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
