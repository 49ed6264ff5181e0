"""Every verb of the command line on the id of every kind of row: done, or refused in words; never a fault."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from store.records import ids
from tests.tui.every_kind import of_every_kind
from tests.tui.screens.running_app import BO
from tui.cli.group import salver

pytestmark = pytest.mark.slow

ID = "ID"
OTHER = ids.spelled(BO.person)

VERBS = [
    *(("accept", ID), ("ask", ID), ("pass", ID), ("ignore", ID), ("reopen", ID), ("done", ID)),
    ("snooze", ID, "--until", "2w"),
    *(("show", ID), ("show", ID, "--json"), ("why", ID), ("why", ID, "--json"), ("history", ID)),
    *(("fact", ID, "known=yes"), ("fact", ID, "answer=none"), ("note", ID, "text"), ("tag", ID, "+home")),
    *(("contact", ID, "--company", "Acme"), ("join", ID, OTHER), ("apart", ID, OTHER), ("forget", ID, "--yes")),
    ("introduce", ID, OTHER, "--because", "both sail", "--gains", "a", "b"),
    *(("consent", ID, "yes"), ("consent", ID, OTHER, "yes"), ("consent", ID, OTHER, "none")),
    *(("contacted", ID), ("contacted", ID, "--gave", "a chart"), ("talk", ID, "--i-promised", "a map"), ("leave", ID)),
    *(("draft", "new", purpose, ID) for purpose in ("other", "request", "introduction", "introduction-ask", "pass")),
    *(("draft", "new", purpose, ID) for purpose in ("introduction-pass", "referral", "leave", "follow-up", "thanks")),
    *(("draft", "new", "introduction-ask", ID, "--to", OTHER), ("draft", "new", "referral", ID, "--about", OTHER)),
    *(("draft", verb, ID) for verb in ("check", "text", "eml", "maildir", "letter", "send", "sent", "discard")),
    *(("draft", "off", ID, "tone"), ("draft", "on", ID, "tone"), ("draft", "schedule", ID, "--until", "2w")),
    *(("accept", "--where", "kind:person"), ("due",), ("due", "--on", "1y"), ("list", "--view", "all")),
]
KINDS = (
    *("invitation", "invitation of mine", "introduction to me", "introduction that asks", "introduction that is ready"),
    *("introduction that was declined", "draft", "text that was sent", "promise", "kept promise", "person"),
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_verb_does_something_or_says_why_not(kind: str, tmp_path: Path) -> None:
    places, rows = of_every_kind(tmp_path)
    stored = places.store.read_bytes()
    wrong = []
    for verb in VERBS:
        places.store.write_bytes(stored)
        arguments = [ids.spelled(rows[kind][1]) if word == ID else word for word in verb]
        result = CliRunner().invoke(salver, ["--store", str(places.store), "--config", str(places.config), *arguments])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            wrong.append(f"{verb}: {type(result.exception).__name__} {result.exception}")
        elif not (result.stdout + result.stderr).strip():
            wrong.append(f"{verb}: said nothing")
        elif result.exit_code not in (0, 1, 2) or (result.exit_code and not result.stderr.strip()):
            wrong.append(f"{verb}: exit {result.exit_code} without a word")
    assert not wrong, "\n".join(wrong)


def commands(group: click.Group, lead: str = "") -> Iterator[tuple[str, click.Command]]:
    """All commands, those of a group each by its own."""
    with click.Context(group) as context:
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            if isinstance(command, click.Group):
                yield from commands(command, f"{name} ")
            elif command is not None:
                yield lead + name, command


def test_every_command_that_takes_an_id_is_run_here() -> None:
    run = {" ".join(verb[:2]) if verb[0] == "draft" else verb[0] for verb in VERBS}
    with_an_id = {
        name
        for name, command in commands(salver)
        if any(
            isinstance(each, click.Argument) and re.search(r"\bID\b|INTRO", each.metavar or "")
            for each in command.params
        )
    }
    assert with_an_id - run == set()
