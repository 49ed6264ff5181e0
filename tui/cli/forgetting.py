"""`forget`: erase a person, here and for good, and say what still knows them."""

import shlex
import sys

import click

from store.counted import counted
from store.git.command import GitFailed
from store.git.repository import Repository, repository_of
from store.reading.intake.forgotten import ids_of
from store.records import ids
from store.records.ids import RecordId
from store.session.unfinished import Recovery
from store.tray.forgetting import Forgotten, forget
from store.tray.network import INTRODUCTIONS
from store.tray.tray import Tray
from store.tray.typed_ids import UnknownId
from tui.cli.context import Context
from tui.cli.failures import Refused
from tui.cli.output import say


@click.command("forget")
@click.argument("typed", metavar="ID")
@click.option("--yes", is_flag=True, help="Do not ask. A script is never asked.")
@click.pass_obj
def forget_(context: Context, typed: str, yes: bool) -> None:
    """Erase a person and all that is kept about them: from the store, its backups and texts that were being typed.

    They stay out, whatever is imported or merged later. There is no undo. What is committed stays in git's history; at
    the end, the command says how to remove it there. ID may be that of an invitation or a draft.
    """
    tray = context.session().tray
    person = _whom(tray, typed)
    is_gone = tray.is_erased(person)
    name = "somebody who was forgotten before" if is_gone else tray.person(person).name
    typed_for = [*tray.joins.traces(person), *_about(tray, "drafts", person)]  # the note on them, and drafts to them
    if not (yes or is_gone) and sys.stdin.isatty() and sys.stderr.isatty():
        _ask(tray, person, name)
    gone = forget(tray, person, () if is_gone else ids_of(tray, person))
    try:
        unfinished = Recovery(context.places.state, context.places.store, say).remove(typed_for)
    except OSError as error:
        raise Refused(f"A text that was being typed could not be removed: {error}.") from error
    _tell(context, name, gone, unfinished)


def _whom(tray: Tray, typed: str) -> RecordId:
    """The person whom an id means, also one of somebody who was forgotten. Raises UnknownId."""
    try:
        table, record_id = tray.find(typed)
    except UnknownId:
        erased = [record_id for record_id in tray.tables["erased"] if ids.spelled(record_id).startswith(_normal(typed))]
        if len(erased) == 1:
            return erased[0]
        raise
    if table == "people":
        return record_id
    if table == INTRODUCTIONS:
        raise Refused(f"{typed} is an introduction of two people: name the one whom you want to forget.")
    return RecordId(tray.record(table, record_id).get("person"))


def _normal(typed: str) -> str:
    try:
        return ids.normal(typed)
    except ValueError:
        return typed


def _ask(tray: Tray, person_id: RecordId, name: str) -> None:
    """Have it confirmed. Raises Refused where they say no."""
    invitations, drafts = (len(_about(tray, table, person_id)) for table in ("invitations", "drafts"))
    about = f"{counted(invitations, 'invitation')} and {counted(drafts, 'draft')}"
    say(f"Forget {name}, and with them {about}? There is no undo.")
    if not click.confirm("Forget", err=True):
        raise Refused("Nothing was forgotten.")


def _about(tray: Tray, table: str, person_id: RecordId) -> list[RecordId]:
    traces = tray.joins.traces(person_id)
    return [record_id for record_id, record in tray.tables[table].items() if record.get("person") in traces]


def _tell(context: Context, name: str, gone: Forgotten, unfinished: int) -> None:
    """Say what went, and what still knows them."""
    typed = counted(unfinished, "text that was being typed", "texts that were being typed")
    say(f"Forgot {name}: {counted(gone.records, 'record')}, {counted(gone.backups, 'backup')}, {typed}.")
    say("What others wrote about them, or you wrote to others, stays; `salver list NAME` finds it.")
    try:
        repository = repository_of(context.places.store)
    except (GitFailed, OSError):
        return
    if repository is None or not repository.keeps_it:
        return
    say("Git's history still has them. These commands take every earlier version of the file out of it:")
    for command in _purging(repository, str(context.places.store)):
        say(f"  {command}")
    say("Push with --force then, make other clones anew, and ask the host to delete what it has cached.")


def _purging(repository: Repository, store: str) -> list[str]:
    """How to take the history of the file out of a repository, with git-filter-repo, and have the file in it again."""
    name = repository.name
    commands = [
        repository.typed("commit", "-m", "Forget a person", "--", name),
        repository.typed("filter-repo", "--force", "--invert-paths", "--path", name),
        ("salver", "--store", store, "restore", "1"),
        repository.typed("add", "--", name),
        repository.typed("commit", "-m", "Keep the tray", "--", name),
    ]
    return [shlex.join(command) for command in commands]
