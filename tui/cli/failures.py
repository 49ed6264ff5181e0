"""Errors as people and scripts meet them: one clear sentence on standard error, and an exit code."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any, NamedTuple

import click

from store.errors import Unusable
from store.file.errors import NotProvenDurable, StoreError, Unkept
from store.text import clean
from store.tray.typed_ids import UnknownId
from tui.cli.output import print_json


class Reason(NamedTuple):
    """Why something was refused; `id` is that of the record, or what was typed for one, None where it is about none."""

    id: str | None
    reason: str


class Refused(click.ClickException):
    """Something was refused for a reason that lies in the tray or in a file; at most a part was done."""

    exit_code = 1

    def __init__(self, *sentences: str, reasons: Sequence[Reason] = (), is_answered: bool = False) -> None:
        """A line for each sentence; whatever of it came from a file or a stranger is shown clean, and on that line.

        Scripts get `reasons`, else the sentences; nothing more where a JSON value that says it all `is_answered`.
        """
        super().__init__("\n".join(map(clean, sentences)))
        self.reasons = reasons or [Reason(None, sentence) for sentence in sentences]
        self.is_answered = is_answered

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it on standard error."""
        click.echo(f"salver: {self.message}", file=file, err=True)


class Misused(Refused):
    """What was typed, or what config.toml says, makes no sense whatever is in the tray."""

    exit_code = 2


@contextmanager
def misused_by(kind: type[ValueError] = ValueError) -> Iterator[None]:
    """Turn an error of this kind, of something that was typed, into Misused."""
    try:
        yield
    except kind as error:
        raise Misused(str(error)) from error


@contextmanager
def refused_by(*kinds: type[Exception]) -> Iterator[None]:
    """Turn errors of these kinds, for a reason that lies in the tray or in a file, into Refused."""
    try:
        yield
    except kinds as error:
        raise Refused(str(error)) from error


class StoreFailed(Refused):
    """The store could not be read or saved; nothing changed."""

    exit_code = 3


@contextmanager
def translate_errors() -> Iterator[None]:
    """Turn what the store raises into failures with their exit codes."""
    try:
        yield
    except click.UsageError as error:
        raise cleaned(error) from error
    except UnknownId as error:
        raise Refused(str(error), reasons=[Reason(error.typed, str(error))]) from error
    except Unusable as error:
        raise Misused(*error.sentences) from error
    except (NotProvenDurable, Unkept) as error:
        raise Refused(f"{error}.") from error
    except StoreError as error:
        raise StoreFailed(str(error)) from error


@contextmanager
def answered(arguments: Sequence[str]) -> Iterator[None]:
    """Where these arguments of a command ask for JSON and it fails without an answer: answer what was refused."""
    try:
        yield
    except click.ClickException as error:
        options = arguments[: arguments.index("--")] if "--" in arguments else arguments
        if "--json" in options and not (isinstance(error, Refused) and error.is_answered):
            print_json(refusal(error.reasons if isinstance(error, Refused) else [Reason(None, error.format_message())]))
        raise


def refusal(reasons: Sequence[Reason], done: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    """What `--json` answers where not all was done: the rows that were, and each reason why another was not."""
    return {"done": list(done), "refused": [reason._asdict() for reason in reasons]}


def cleaned(error: click.UsageError) -> click.UsageError:
    """The same error, saying clean what was typed: it may be the name of a file, or come from another program."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):  # it quotes nothing, and shows the help of a group
        return error
    return click.UsageError(clean(error.format_message()), error.ctx)
