"""`show`: everything about one record, with all that passed between the user and the person."""

import shutil
import textwrap
from collections.abc import Iterator
from datetime import date
from typing import Any

import click
from msgspec import to_builtins

from store.counted import counted
from store.dates_in_words import in_words
from store.exporting.rows import known_of, person_of, row
from store.keeping.balance import balance
from store.keeping.contacts import dealings_of, turn
from store.keeping.due import items_of
from store.keeping.paths import paths_to, words_asked
from store.keeping.timeline import timeline
from store.records import ids
from store.records.advice import ADVICE_NAMES
from store.records.model import Draft, Fact, FollowUp, Introduction, Invitation, Item, Person
from store.session.past_decisions import advice_then
from store.session.person_page import page_of
from store.session.session import Session
from store.text import lower_first
from store.tray.tray import Tray
from tui.cli.context import Context
from tui.cli.output import json_option, print_json, print_lines
from tui.cli.words import item_named
from tui.render.channels import CHANNELS, WAYS
from tui.render.known import claim_in_words, messages_in_words, version_in_full
from tui.render.purposes import title_of
from tui.render.step_words import advised_then


@click.command()
@click.argument("record", metavar="ID")
@json_option()
@click.pass_obj
def show(context: Context, record: str, as_json: bool) -> None:
    """Show all of one record: the person, what was written, what is known, how it stands."""
    session = context.session()
    item = item_named(session.tray, record)
    if as_json:
        print_json(
            row(session, item)
            | known_of(item)
            | _related(session.tray, item)
            | _advised_then(session.tray, item)
            | _joins(session, item)
            | _between_as_json(session, item.person)
        )
    else:
        print_lines(_lines(session, item))


def _related(tray: Tray, item: Item) -> dict[str, Any]:
    """The ids of the person's traces, invitations and drafts."""
    person = item.person
    return {
        "traces": [ids.spelled(trace) for trace in tray.joins.traces(person.id)],
        "invitations": [ids.spelled(invitation.id) for invitation in tray.invitations_of(person.id)],
        "drafts": [ids.spelled(draft.id) for draft in tray.drafts() if draft.person.id == person.id],
    }


def _between_as_json(session: Session, person: Person) -> dict[str, Any]:
    """What was given and asked, whose turn it is, what is due, and all that passed: the same as in words."""
    tray = session.tray
    dealings = dealings_of(tray, person.id)
    kept = balance(dealings)
    return {
        "turn": turn(dealings) or None,
        "gave": to_builtins(kept.gave),
        "asked": to_builtins(kept.asked),
        "due_items": [
            {"id": ids.spelled(item.id), "what": item.what, "because": item.because, "on": item.on.isoformat()}
            for item in items_of(dealings, tray.today, session.resources.settings)
        ],
        "promises": [
            {
                "id": ids.spelled(promise.id),
                "text": promise.text,
                "promised_by": promise.promised_by,
                "due": promise.due.isoformat() if promise.due else None,
                "done": promise.done.isoformat() if promise.done else None,
            }
            for promise in dealings.follow_ups
        ],
        "introductions": [ids.spelled(introduction.id) for introduction in dealings.introductions],
        "could_refer": [
            {"person": person_of(path.person), "because": path.because, "asked": path.asked}
            for path in paths_to(tray, person, tray.today)
        ],
        "words_asked": [{"person": person_of(asked), "state": state} for asked, state in words_asked(tray, person)],
        "timeline": [{"on": day.isoformat() if day else None, "what": what} for day, what in timeline(tray, dealings)],
    }


def _advised_then(tray: Tray, item: Item) -> dict[str, Any]:
    """What was advised when the user decided on an invitation, and the reason that they gave."""
    then = advice_then(tray, item) if isinstance(item, Invitation) else None
    return {"advised_then": to_builtins(then)} if then else {}


def _joins(session: Session, item: Item) -> dict[str, Any]:
    """Whom the sender of an invitation may be, by the name alone."""
    verdict = session.verdict(item.id) if isinstance(item, Invitation) else None
    return {"joins": to_builtins(verdict.joins)} if verdict and verdict.joins else {}


def _joined(tray: Tray, person: Person) -> str:
    """The ids of all traces of somebody who has several."""
    traces = tray.joins.traces(person.id)
    return " ".join(map(ids.spelled, traces)) if len(traces) > 1 else ""


def _lines(session: Session, item: Item) -> Iterator[str]:
    """A record for people, in lines no wider than a page."""
    person = item.person
    today = session.tray.today
    yield person.name
    yield from _fields(
        ("id", ids.spelled(item.id)),
        ("headline", person.headline),
        ("at", person.work),
        ("profile", person.url),
        ("email", person.email),
        ("traces", _joined(session.tray, person)),
        ("connected", _when(person.connected_on, today)),
        ("you wrote", messages_in_words(person.written)),
        ("they wrote", messages_in_words(person.received)),
        ("lives", person.location),
        ("cares about", person.interests),
        ("birthday", person.birthday),
        ("check in", f"every {counted(person.cadence, 'day')}" if person.cadence else ""),
        ("address", ", ".join((person.postal or "").splitlines())),
        ("tags", " ".join(person.tags)),
    )
    if isinstance(item, Invitation):
        yield from _invitation(session, item)
    elif isinstance(item, Draft):
        yield from _draft(item, today)
    elif isinstance(item, Introduction):
        yield from _introduction(item, today)
    elif isinstance(item, FollowUp):
        who = "you" if item.promised_by == "me" else "they"
        yield from _fields(
            ("promise", f"{who}: {item.text}"), ("due", _when(item.due, today)), ("kept", _when(item.done, today))
        )
    for fact in _facts(item):
        yield from _fields(("fact", f"{fact.name}={fact.value}" + (f"  {fact.because}" if fact.because else "")))
    if person.note:
        yield from _paragraph("note", person.note)
    yield from _between(session, person)


def _between(session: Session, person: Person) -> Iterator[str]:
    """What is due, and what the page of the person says beside who they are, section by section."""
    today = session.tray.today
    for item in items_of(dealings_of(session.tray, person.id), today, session.resources.settings):
        yield from _fields(("due", f"{_when(item.on, today)}: {item.because}"))
    for heading, entries in page_of(session, person.id).sections:
        if heading not in ("Who they are", "Due"):
            yield heading
            yield from _fields(*entries)


def _invitation(session: Session, invitation: Invitation) -> Iterator[str]:
    """How an invitation stands, and what was written with it."""
    today = session.tray.today
    how = ["elsewhere"] * invitation.elsewhere + ["quietly"] * invitation.quietly
    to_do = ["not yet carried out"] * (invitation.carried_out is False)
    yield from _fields(
        (invitation.kind, f"{invitation.direction}, {WAYS[invitation.channel]}"),
        ("by", invitation.by.name if invitation.by else ""),
        ("asked first", _asked_first(invitation)),
        ("sent", _when(invitation.sent.date() if invitation.sent else None, today)),
        ("state", ", ".join([invitation.state, *how, *to_do])),
        ("disputed", " or ".join(map(version_in_full, invitation.versions))),
        ("due", _when(invitation.due, today)),
        ("sender", "" if invitation.verified else "unverified"),
        ("accepted", claim_in_words(invitation) if invitation.is_claimed else ""),
    )
    if then := advice_then(session.tray, invitation):
        against = "; you decided against it" if then.is_overruled else ""
        advised = f"{advised_then(then)}{against}" if then.advice else ""
        yield from _fields(("advised then", advised), ("your reason", then.because))
    verdict = session.verdict(invitation.id)
    if verdict:
        yield from _fields(*(("may be", f"{join.because} ({join.id})") for join in verdict.joins))
        firm = ", firm" if verdict.firm else ""
        question = verdict.question.text if verdict.question else None
        yield from _fields(("advice", f"{ADVICE_NAMES[verdict.advice or '']}{firm}"), ("open", question))
    if invitation.message:
        yield from _paragraph(_writer(invitation), invitation.message)


def _introduction(introduction: Introduction, today: date) -> Iterator[str]:
    """How far an introduction of the user's own is, and what each of the two said."""
    yield from _fields(
        ("introduction", f"{introduction.person.name} and {introduction.other.name}, {introduction.state}"),
        ("because", introduction.because),
    )
    for consent in introduction.consents:
        asked = _when(consent.asked.astimezone().date() if consent.asked else None, today)
        said = f"said {consent.answer}" if consent.answer else f"asked {asked}" if asked else "not asked yet"
        yield from _fields((consent.person.name.split()[0][: _LABEL - 1], f"{said}; gains {consent.gains}"))


def _asked_first(invitation: Invitation) -> str:
    """Whether an email shows that the user was asked before being introduced; "" of what is no introduction."""
    if invitation.kind == "invitation":
        return ""
    return "yes" if invitation.was_asked else "no email shows it"


def _writer(invitation: Invitation) -> str:
    """Whose the words are."""
    if invitation.kind == "introduction":
        return "by wrote" if invitation.by else "written"
    return "they wrote" if invitation.direction == "incoming" else "you wrote"


def _draft(draft: Draft, today: date) -> Iterator[str]:
    """What a draft is for, and its text."""
    yield from _fields(
        ("draft", f"{lower_first(title_of(draft.purpose))}, {CHANNELS[draft.channel]}"),
        ("sent", _when(draft.sent.astimezone().date() if draft.sent else None, today)),
        ("due", _when(draft.due, today)),
        ("subject", draft.subject),
    )
    yield from _paragraph("text", draft.text)


_LABEL = 13
"""The width of the labels at the left."""


def _fields(*fields: tuple[str, str | None]) -> Iterator[str]:
    """Labelled lines, those without a value left out."""
    for label, value in fields:
        if value:
            yield f"{label:<{_LABEL - 1}} {value}"


def _paragraph(label: str, text: str) -> Iterator[str]:
    """A text under a label, wrapped beside it."""
    width = min(shutil.get_terminal_size().columns, 100) - _LABEL
    for place, line in enumerate(text.split("\n")):
        for at, part in enumerate(textwrap.wrap(line, width) or [""]):
            yield f"{label if place == at == 0 else '':<{_LABEL}}{part}".rstrip()


def _when(day: date | None, today: date) -> str:
    return f"{day.isoformat()}, {in_words(day, today)}" if day else ""


def _facts(item: Item) -> list[Fact]:
    """What was said or imported of the person and the invitation."""
    person = item.person
    facts = person.facts | (item.facts if isinstance(item, Invitation) else {})
    return [facts[name] for name in sorted(facts)]
