"""Arguments as several commands take them: filters and tags, which may begin with a minus, and drafts."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

import click
from msgspec import Struct

from store.filtering import FilterError
from store.nearest import hint
from store.records.model import Draft, Item, Person
from store.session.search import RowLimit
from store.session.session import Session
from store.tray.tray import Tray
from tui.cli.failures import Misused, Refused

EMPTY_TRAY: Final = (
    "Your tray is empty. `salver import PATH` takes in a LinkedIn archive, mail or an address book, `salver add NAME` "
    "one invitation; `salver help start` shows the first steps."
)
"""What there is to do where nothing has come in yet."""

MINUS_ALLOWED: dict[str, Any] = {"ignore_unknown_options": True, "help_option_names": ["--help"]}
"""The settings of a command whose arguments may begin with a minus. It has no options of one letter, `-h` neither."""


class TypedFilter(Struct, frozen=True):
    """The filter that a command was given: typed, by the name that the user gave it, or both."""

    words: tuple[str, ...] = ()
    named: str | None = None

    def limit(self, session: Session) -> RowLimit | None:
        """Return the filter; None where none was given. Where both were, both must hold. Raises Misused."""
        return limit_given(session, self._text(), self.named)

    def _text(self) -> str:
        """The filter that was typed, "" where there is none. Raises Misused for a mistyped option in it."""
        for word in self.words:
            if word.startswith("--"):
                raise Misused(f"There is no option {word!r}; `--help` lists those that there are.")
        return " ".join(self.words)


def filter_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command an optional filter, typed or by its name, which it gets as a TypedFilter `given`."""

    @wraps(command)
    def with_filter(words: tuple[str, ...], named: str | None, **others: Any) -> None:
        command(given=TypedFilter(words, named), **others)

    return click.argument("words", metavar="[FILTER]", nargs=-1)(named_filter_option(with_filter))


def named_filter_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the name of a filter, as `named`."""
    told = "Use a filter that you named; `salver config filters` lists them."
    return click.option("--filter", "named", metavar="NAMED", help=told)(command)


def limit_given(session: Session, typed: str | None, named: str | None) -> RowLimit | None:
    """The filter that was typed, or that has this name; of both, what both hold for. Raises Misused."""
    limit = limit_typed(session, typed) if typed else None
    if named is None:
        return limit
    filters = session.resources.filters
    if named not in filters:
        advice = hint(named, filters) if filters else "[filters] in config.toml names none yet"
        raise Misused(f"There is no filter named {named!r}; {advice}")
    return limit_typed(session, f"({filters[named]}) ({typed})" if typed else filters[named])


def limit_typed(session: Session, text: str) -> RowLimit:
    """The filter that was typed. Raises Misused, naming the column and the nearest valid word."""
    try:
        return session.search.limit(text)
    except FilterError as error:
        raise Misused(f"{text!r} is not a filter: {error}") from error


def item_named(tray: Tray, typed: str) -> Item:
    """The record that an id, a unique prefix of one, or a person's name means. Raises UnknownId."""
    _, row_id = tray.find(typed)
    return tray.item(row_id)


def person_named(tray: Tray, typed: str) -> Person:
    """The person that is meant, by name, by id, or by the id of an invitation, draft or introduction of theirs. Raises
    UnknownId.
    """
    return item_named(tray, typed).person


def draft_named(tray: Tray, typed: str) -> Draft:
    """The draft that an id or a unique prefix means. Raises UnknownId, and Refused where it is another thing."""
    table, record_id = tray.find(typed)
    if table != "drafts":
        raise Refused(f"{typed} is not a draft; `salver draft list` shows the drafts.")
    return tray.draft(record_id)
