"""Errors as people and scripts meet them: one clear sentence on standard error, and an exit code."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from store.checked_toml import TomlError
from store.file.errors import StoreError
from store.text import clean
from store.tray.tray import UnknownId


class Refused(click.ClickException):
    """Something was refused for a reason that lies in the tray or in a file; at most a part was done."""

    exit_code = 1

    def __init__(self, *sentences: str) -> None:
        """A line for each sentence; whatever of it came from a file or a stranger is shown clean, and on that line."""
        super().__init__("\n".join(map(clean, sentences)))

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it on standard error."""
        click.echo(f"salver: {self.message}", file=file, err=True)


class Misused(Refused):
    """What was typed, or what config.toml says, makes no sense whatever is in the tray."""

    exit_code = 2


class StoreFailed(Refused):
    """The store could not be read or saved; nothing changed."""

    exit_code = 3


@contextmanager
def told() -> Iterator[None]:
    """Turn what the store raises into failures with their exit codes."""
    try:
        yield
    except click.UsageError as error:
        raise cleaned(error) from error
    except UnknownId as error:
        raise Refused(str(error)) from error
    except TomlError as error:
        raise Misused(str(error)) from error
    except StoreError as error:
        raise StoreFailed(str(error)) from error


def cleaned(error: click.UsageError) -> click.UsageError:
    """The same error, saying clean what was typed: it may be the name of a file, or come from another program."""
    return click.UsageError(clean(error.format_message()), error.ctx)
