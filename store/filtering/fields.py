"""The fields that a filter can name, and what can be said of each."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal, get_args

from msgspec import Struct

from store.records.model import Channel, Direction, State
from store.records.model import Kind as ItemKind

Kind = Literal["text", "words", "fact", "number", "date", "age", "score"]
"""What a field holds: a text, some of a few words, a fact (whose value is a word, or a number), a day, the time since
something was sent, an interval of points. Facts and points can be unknown; whatever else is missing just is not so."""


class Field(Struct, frozen=True):
    """One field. `values` are all that it can have (of a text those to propose), `least` and `most` bound a number."""

    name: str
    kind: Kind
    values: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None


Vocabulary = Mapping[str, Field]
"""All fields of a filter, by name."""


def vocabulary(*fields: Iterable[Field]) -> Vocabulary:
    """The vocabulary of these fields, such as those of the records, the facts and the verdict."""
    return {field.name: field for some in fields for field in some}


RECORD_FIELDS: Final = (
    Field("name", "text"),
    Field("company", "text"),
    Field("headline", "text"),
    Field("url", "text"),
    Field("email", "text"),
    Field("message", "text"),
    Field("note", "text"),
    Field("tag", "text"),
    Field("state", "words", get_args(State)),
    Field("view", "words", ("inbox", "waiting", "drafts", "introductions", "todo", "due", "network", "done", "all")),
    Field("kind", "words", get_args(ItemKind)),
    Field("direction", "words", get_args(Direction)),
    Field("channel", "words", get_args(Channel)),
    Field("sent", "date"),
    Field("due", "date"),
    Field("age", "age"),
)
"""What records say; rules may ask for all of it."""

VERDICT_FIELDS: Final = (
    Field("advice", "words", ("accept", "ask", "look", "pass", "yours", "wait")),
    Field("score", "score"),
)
"""What the verdict says; a rule cannot ask for it, since it has a part in it. Who knows the rules adds `rule`."""
