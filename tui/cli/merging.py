"""`merge` and `diff`: what git calls Salver for."""

import os
from collections.abc import Mapping
from pathlib import Path

import click

from store.file.errors import StoreError
from store.file.form import Tables
from store.file.incremental_load import load_incrementally
from store.git.diary import diary
from store.git.driver import MERGED, NotMerged, merge_files, merge_for_git
from tui.cli.context import Context
from tui.cli.failures import Refused
from tui.cli.output import print_lines

FILE = click.Path(path_type=Path)


@click.command()
@click.option("--git-path", metavar="PATH", help="Work as git's merge driver, for this path of the repository.")
@click.argument("base", type=FILE)
@click.argument("ours", type=FILE)
@click.argument("theirs", type=FILE)
@click.pass_obj
def merge(context: Context, git_path: str | None, base: Path, ours: Path, theirs: Path) -> None:
    """Merge THEIRS into OURS by meaning; BASE is what they were before they parted, and may be empty.

    Exit with 1 if the merge is left to you: OURS then has the lines of both. Git calls this with the path of the store,
    once `salver git-setup` has told it to: what is encrypted is then decrypted first, OURS is written only if it was
    merged, and "merged" is printed.
    """
    try:
        if git_path is None:
            merge_files(base, ours, theirs, context.places.state)
        else:
            merge_for_git(git_path, base, ours, theirs, _repository(os.environ))
            click.echo(MERGED)
    except NotMerged as error:
        raise Refused(str(error)) from error
    except OSError as error:
        said = f"{error.filename}: {error.strerror}" if error.strerror else str(error)
        raise Refused(f"Nothing was merged: {said}.") from error


def _repository(environ: Mapping[str, str]) -> tuple[str, ...]:
    """How git has told its driver of a repository that it does not find by itself."""
    options = {"GIT_DIR": "--git-dir", "GIT_WORK_TREE": "--work-tree"}
    return tuple(f"{option}={environ[name]}" for name, option in options.items() if name in environ)


@click.command()
@click.argument("files", metavar="OLD NEW", nargs=-1, type=FILE, required=True)
def diff(files: tuple[Path, ...]) -> None:
    """Show what was done between OLD and NEW, day by day.

    With one file, show all that was ever done in it; /dev/null stands for a file that is not there. Git may call this
    as an external diff program, with its seven arguments.
    """
    match files:
        case [new]:
            old = None
        case [old, new] | [_, old, _, _, new, _, _, *_]:
            pass
        case _:
            raise click.UsageError("Name two files, or one.")
    before = _read(old, known={})
    print_lines(diary(before, _read(new, known=before)))


def _read(path: Path | None, known: Tables) -> Tables:
    """The records of a file, many of which may be known; a pipe will do as well. None and an empty file have none."""
    try:
        data = path.read_bytes() if path else b""
        return load_incrementally(data, known) if data else {}
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}.") from error
    except StoreError as error:
        raise Refused(f"{path} cannot be read: {error}.") from error
