"""Arguments as several commands take them: filters and tags, which may begin with a minus, and drafts."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import click

from store.filtering import FilterError
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


def filter_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command an optional filter, which it gets as the words that were typed."""
    return click.argument("words", metavar="[FILTER]", nargs=-1)(command)


def typed_filter(words: Sequence[str]) -> str:
    """The filter that these words are, "" where there are none. Raises Misused for a mistyped option among them."""
    for word in words:
        if word.startswith("--"):
            raise Misused(f"There is no option {word!r}; `--help` lists those that there are.")
    return " ".join(words)


def filter_given(session: Session, words: Sequence[str]) -> RowLimit | None:
    """The filter that these words of a command are; None where there are none. Raises Misused."""
    text = typed_filter(words)
    return limit_typed(session, text) if text else None


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
