"""The fields that a filter can name, and what can be said of each."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal, get_args

from msgspec import Struct

from store.records.model import Channel, Direction, State
from store.records.model import Kind as ItemKind

FieldKind = Literal["text", "words", "fact", "number", "date", "age", "score"]
"""What a field holds: a text, some of a few words, a fact (whose value is a word, or a number), a day, the time since
something was sent, an interval of points. Facts and points can be unknown; whatever else is missing just is not so."""


class Field(Struct, frozen=True):
    """One field. `values` are all that it can have (of a text those to propose), `least` and `most` bound a number."""

    name: str
    kind: FieldKind
    values: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    about: str = ""
    """What it says of a row, for the manual."""


Vocabulary = Mapping[str, Field]
"""All fields of a filter, by name."""


def vocabulary(*fields: Iterable[Field]) -> Vocabulary:
    """Return the vocabulary of these fields, such as those of the records, the facts and the verdict."""
    return {field.name: field for some in fields for field in some}


RECORD_FIELDS: Final = (
    Field("name", "text", about="the person's name"),
    Field("company", "text", about="where they work"),
    Field("headline", "text", about="the line below their name on the profile"),
    Field("url", "text", about="the address of their profile"),
    Field("email", "text", about="their email address"),
    Field("message", "text", about="what was written with the invitation, or the text of a draft"),
    Field("note", "text", about="your note on the person"),
    Field("tag", "text", about="a tag of the person"),
    Field("state", "words", get_args(State), about="how an invitation stands (ignored means left pending)"),
    Field(
        "view",
        "words",
        ("inbox", "waiting", "drafts", "introductions", "todo", "due", "network", "done", "all"),
        about="the view in which the row stands",
    ),
    Field("kind", "words", get_args(ItemKind), about="what the row is"),
    Field("direction", "words", get_args(Direction), about="who asked whom"),
    Field("channel", "words", get_args(Channel), about="the way it came, or is to go"),
    Field("sent", "date", about="the day on which it was sent"),
    Field(
        "due",
        "date",
        about="when a snoozed row comes back; for a person, when something is due",
    ),
    Field("age", "age", about="how long ago it was sent"),
)
"""What records say; rules may ask for all of it."""

PERSON_FIELDS: Final = (
    Field("connected", "date", about="the day on which you became connected"),
    Field("contacted", "age", about="how long ago you were last in touch"),
    Field("origin", "words", ("connection", "address-book", "added"), about="why they are among your people"),
    Field("turn", "words", ("me", "them"), about="whose turn it is to write"),
    Field("place", "text", about="where they live"),
    Field("interests", "text", about="what they care about"),
    Field("gave", "text", about="what you gave them"),
    Field("asked", "text", about="what you asked of them"),
)
"""What the tray knows of the person of a row; no rule asks for it."""

VERDICT_FIELDS: Final = (
    Field("advice", "words", ("accept", "ask", "look", "pass", "yours", "wait"), about="what the rules advise"),
    Field("score", "score", about="the points, such as >5"),
)
"""What the verdict says; a rule cannot ask for it, since it has a part in it. Who knows the rules adds `rule`."""
