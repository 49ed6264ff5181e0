"""Bringing in from the screen: which file, how far it is, what came in, and what to do next."""

import asyncio
from collections.abc import Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.strip import Strip

from store.counted import counted
from store.places import path_in_short

if TYPE_CHECKING:
    from store.progress import Progress
    from store.session.import_account import Leftovers
    from store.session.importing import SavedImport
    from store.session.session import Session
    from tui.prompts.choosing import ChoicePrompt
    from tui.prompts.typed import TypedPrompt
    from tui.screens.tray import TrayScreen

_KINDS = "A LinkedIn archive, an mbox, a Maildir, contacts as .vcf or .csv. Tab completes."


async def import_file(screen: "TrayScreen") -> None:
    """Ask for a file, and take it in. Where nothing came of it say why, and ask again."""
    problem: tuple[Path, str] | None = None
    while (path := await screen.ask(_file_prompt(problem))) is not None:
        problem = await _import(screen, path)
        if problem is None:
            return


def _file_prompt(problem: tuple[Path, str] | None) -> "TypedPrompt[Path]":
    """Ask for the path of a file or a folder. `problem` says why nothing came of the one that was named before."""
    from store.session.import_paths import completions, downloaded, path_typed
    from tui.prompts.typed import Reading, TypedPrompt

    found = downloaded()

    def read(text: str) -> "Reading[Path]":
        if not text.strip():
            below = "The arrows choose one of your downloads; or type a path. " if found else "Type a path. "
            return Reading(None, below + _KINDS)
        offers = completions(text)
        try:
            path = path_typed(text)
            is_there = path.exists()
        except (OSError, ValueError) as error:
            return Reading(None, f"No file can have this name: {error}.")
        if problem is not None and path == problem[0]:
            return Reading(path, f"Not imported: {problem[1]}", offers)
        if not is_there:
            return Reading(None, f"There is no {path_in_short(path)}.", offers)
        told = "enter takes in the whole folder" if path.is_dir() else "enter takes it in"
        return Reading(path, f"{path_in_short(path)}: {told}", offers)

    choices = [(path_in_short(path), path) for path in found]
    value = path_in_short(problem[0]) if problem else ""
    return TypedPrompt("Import what? Esc leaves", read, value=value, choices=choices)


async def _import(screen: "TrayScreen", path: Path) -> tuple[Path, str] | None:
    """Take a file in, and show the account. Return the file and why nothing came of it, where nothing did."""
    from store.session.import_account import complaints
    from tui.prompts.progress import WorkPrompt

    work = partial(_work, screen.session, path)
    prompt: WorkPrompt[SavedImport | str] = WorkPrompt(f"Importing {path.name}", work, stays=True)
    done = await screen.ask(prompt)
    if isinstance(done, str):
        return path, done
    if done is None:
        screen.say(f"Stopped: nothing of {path} was taken in.")
        return None
    if not done.imported.report.files:
        return path, " ".join(complaints(done.imported))
    screen.session.saving.look()
    await _show_account(screen, path, done)
    return None


def _work(session: "Session", path: Path, progress: "Progress") -> "SavedImport | str | None":
    """On a thread: take a file in and save it. Return why that failed, where it did; None where it was stopped."""
    from store.errors import Unusable
    from store.file.errors import StoreError
    from store.session.importing import import_and_save

    try:
        return import_and_save(
            session.resources,
            lambda: session.now,
            str(path),
            watch=lambda mailbox: nullcontext(progress),
            taking=lambda: nullcontext(progress),
        )
    except (StoreError, Unusable) as error:
        return str(error)


async def _show_account(screen: "TrayScreen", path: Path, done: "SavedImport") -> None:
    """Show what came in and what to do next; then do it."""
    from store.joining.proposals import proposals
    from store.session.import_account import counts_in_words, leftovers

    left = await asyncio.to_thread(leftovers, done.session)
    pairs = len(await asyncio.to_thread(proposals, done.session.tray)) if done.imported.report.new else 0
    screen.say(f"Imported: {counts_in_words(done.imported.report)}.")
    command = await screen.ask(_account_prompt(screen, path, done, left, pairs))
    if command:
        screen.run_command(screen.keys.by_id[command])


def _account_prompt(
    screen: "TrayScreen", path: Path, done: "SavedImport", left: "Leftovers", pairs: int
) -> "ChoicePrompt[str]":
    """Everything that was read and what became of it, with what can be done next, each on a key."""
    from store.session.import_account import account_lines, complaints
    from tui.prompts.choosing import ChoicePrompt, KeyChoice
    from tui.render.styles import EMPTY, OPEN, PLAIN, wrapped

    next_steps = {
        "clear-old": f"{left.told_old}: mark them" if left.old else "",
        "clear-lapsed": f"{left.told_lapsed}: mark them" if left.lapsed else "",
        "joining": f"{counted(pairs, 'pair')} of people may be one person: see them" if pairs else "",
    }

    def text(width: int) -> Iterator[Strip]:
        for told in (*complaints(done.imported), *done.problems):
            yield from wrapped(told, width, OPEN)
        for told in account_lines(done.imported, str(path)):
            yield from wrapped(told, width, PLAIN, rest="  ")
        yield EMPTY
        for told in _hints(done, screen):
            yield from wrapped(told, width, PLAIN)

    offered = [(command, told) for command, told in next_steps.items() if told]
    steps = [KeyChoice(str(number), told, command) for number, (command, told) in enumerate(offered, start=1)]
    return ChoicePrompt("What came in", [*steps, KeyChoice("enter", "go on", "")], text=text, away="go on")


def _hints(done: "SavedImport", screen: "TrayScreen") -> Iterator[str]:
    """What to do next, in sentences."""
    kinds = {file.kind for file in done.imported.report.files}
    importing = screen.keys.how_to("import")
    if "linkedin-invitations" in kinds and "mail" not in kinds:
        yield f"What came since the archive was made is in your mail: {importing} takes in a mailbox as well."
    if "mail" in kinds and "linkedin-invitations" not in kinds:
        yield f"The advice also needs your connections. They are in LinkedIn's archive: {importing} takes it in."
