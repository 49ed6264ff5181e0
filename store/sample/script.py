"""What tray.toml says, in its typed form: who is in the sample, what they wrote, and what was done when."""

from typing import Literal

from msgspec import Struct

from store.records.model import Channel, Direction, FactValue
from store.settings import MeSettings
from store.shipped import shipped
from store.writing.purposes import Purpose

DeedVerb = Literal["accept", "ask", "pass", "pass quietly", "ignore", "snooze", "done", "fact", "note", "tag"]
Letters = tuple[int, str, str]
"""How many, the day of the first, the day of the last."""


class Deed(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that was done, at a moment, to the person or the invitation under which it stands."""

    at: str
    verb: DeedVerb
    until: str = ""
    text: str = ""
    tags: tuple[str, ...] = ()
    facts: dict[str, FactValue] = {}


class Sent(Struct, frozen=True, forbid_unknown_fields=True):
    """An invitation."""

    sent: str
    message: str = ""
    direction: Direction = "incoming"
    channel: Channel = "linkedin"
    did: tuple[Deed, ...] = ()


class Begun(Struct, frozen=True, forbid_unknown_fields=True):
    """A draft; where its purpose is to answer, it answers the newest invitation of its person."""

    purpose: Purpose
    begun: str
    text: str
    channel: Channel = "linkedin-message"
    sent: str | None = None
    due: str | None = None


class SamplePerson(Struct, frozen=True, forbid_unknown_fields=True):
    """A person, with all that there is between them and the user."""

    name: str
    slug: str | None = None
    email: str | None = None
    headline: str | None = None
    company: str | None = None
    position: str | None = None
    connected: str | None = None
    written: Letters | None = None
    received: Letters | None = None
    invitations: tuple[Sent, ...] = ()
    drafts: tuple[Begun, ...] = ()
    did: tuple[Deed, ...] = ()


class ConsentStep(Struct, frozen=True, forbid_unknown_fields=True):
    """When one of two people was asked whether to be introduced, or agreed."""

    of: str
    at: str


class Meeting(Struct, frozen=True, forbid_unknown_fields=True):
    """An introduction of two people, by their names; what each of them gains, in their order."""

    between: tuple[str, str]
    because: str
    gains: tuple[str, str]
    begun: str
    asked: tuple[ConsentStep, ...] = ()
    yes: tuple[ConsentStep, ...] = ()


class Script(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    me: MeSettings
    people: tuple[SamplePerson, ...]
    introductions: tuple[Meeting, ...]


script = shipped(__file__, "tray.toml", Script)
"""The sample's data."""
