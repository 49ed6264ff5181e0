"""What a person sets in config.toml. Every setting has a default, so no file is needed.

A wrong setting is told, and has its default: one that is silently ignored would be worse than none, and one that stops
everything worse than a default.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, convert
from msgspec.structs import asdict, replace

from store.checked_toml import TomlError, read_toml, sound_part
from store.platform.linkedin import Account, note_length, notes_a_month, number
from store.records.model import Me

Characters = Annotated[int, Meta(ge=1, le=1_000_000)]
"""A limit in UTF-16 units, as LinkedIn counts."""
Count = Annotated[int, Meta(ge=1, le=36_500)]
"""A number of requests, or of days: at most a hundred years, which every calendar has room for."""


class MeSettings(Struct, frozen=True):
    """`[me]`: who the user is, where the archive does not say it or says it wrong. Empty means: as the archive has
    it.
    """

    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    profile: str = ""
    headline: str = ""
    company: str = ""
    position: str = ""
    industry: str = ""
    schools: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    sphere: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    """The languages the user writes in, each in two letters (ISO 639-1). Empty: all that there are templates in."""

    ways: tuple[str, ...] = ()
    """The other ways the user offers to people whom the user does not connect with, as `a call` (norm D02)."""

    def over(self, known: Me) -> Me:
        """Return who the user is: what is said here, else what is known from what was imported."""
        said = asdict(self) | {"url": self.profile}
        return replace(known, **{field: said[field] for field in Me.__struct_fields__ if said[field]})


class Limits(Struct, frozen=True, rename="kebab"):
    """`[limits]`: how long a text may be on each channel. The account says the length of a note that is not set."""

    linkedin_note: Characters = note_length("")
    linkedin_message: Characters = number("message")
    inmail_subject: Characters = number("inmail-subject")
    inmail: Characters = number("inmail")


class Sending(Struct, frozen=True, rename="kebab"):
    """`[sending]`: how much, and how soon again (norms A10, A13). LinkedIn publishes no numbers; these are what users
    report. The account says how many requests a month can have a note, unless it is set here.
    """

    requests_a_day: Count = 20
    requests_a_week: Count = 100
    notes_a_month: Count | None = notes_a_month("")
    """None where there is no limit."""
    follow_up_after: Count = 7
    """Days of silence before one follow-up."""


class Keeping(Struct, frozen=True, rename="kebab"):
    """`[keeping]`: how often to be in touch, and how soon something is due (norms N02, N03)."""

    check_in_after: Count = 91
    """Days without contact before a check-in is due: about a quarter."""
    cadences: dict[str, Count] = {}
    """By a tag, the days without contact before a check-in is due; the shortest of several counts."""
    asks_a_quarter: Count = 2
    """How often one person is asked for something in 91 days before `asked-often` warns (norm I04)."""


class MailSettings(Struct, frozen=True):
    """`[mail]`: how a draft gets to one's mail program (empty means: not that way), and whose word counts on who sent a
    mail.
    """

    drafts: str = ""
    """The Maildir where drafts are left."""
    command: str | tuple[str, ...] = ()
    """The program that sends a mail, which it gets on its standard input."""
    relays: tuple[str, ...] = ()
    """The domains of services that pass mail on to the user under addresses of their own, such as SimpleLogin."""
    servers: tuple[str, ...] = ()
    """The servers whose Authentication-Results are believed, by the name that they write there. Empty means: whichever
    wrote the topmost.
    """


class Links(Struct, frozen=True):
    """`[links]`: where the user looks people up."""

    search: Annotated[str, Meta(pattern=r"^https://[A-Za-z0-9.-]+(:[0-9]+)?/[!-z]*\{query\}[!-z]*$")] = (
        "https://duckduckgo.com/?q={query}"
    )
    """The search on the web; name and company take the place of `{query}`."""


class Letterhead(Struct, frozen=True):
    """`[letter]`: what a letter on paper says of its sender, below the name."""

    address: tuple[str, ...] = ()


class OwnCommand(Struct, frozen=True):
    """`[commands.NAME]`: a command of the user's for the shell, which gets the row as JSON on its standard input."""

    run: Annotated[str, Meta(min_length=1)] = ""
    """The line for the shell. It must be there."""
    title: str = ""
    """What the help and the palette call it; empty means: by its name."""
    key: str | tuple[str, ...] = ()
    """The key or keys that run it; without one the palette does."""
    wait: bool = True
    """Show what it printed until a key is pressed."""


class Settings(Struct, frozen=True):
    """All that config.toml can say."""

    policy: str = "open-with-care"
    """The policy that judges, shipped or the user's own."""
    account: Account = ""
    """The user's account on LinkedIn."""
    look: Literal["auto", "dark", "light", "plain"] = "auto"
    """The colours of the screen: those for a dark or a light ground, none, or what the terminal's ground asks for."""
    mouse: Literal["auto", "on", "off"] = "auto"
    """Whether Salver uses the mouse; by itself it does, but not over SSH."""
    carried_out_at_once: bool = False
    """Count a decision as carried out when it is taken, for who works with LinkedIn open beside Salver."""
    me: MeSettings = MeSettings()
    keys: dict[str, str | tuple[str, ...]] = {}
    """By the id of a command, the key or keys that run it in place of the default ones."""
    filters: dict[str, str] = {}
    """Filters that the user needs often, by the names that the user gives them."""
    commands: dict[str, OwnCommand] = {}
    """Commands of the user's for the shell, by the names that the user gives them."""
    limits: Limits = Limits()
    sending: Sending = Sending()
    keeping: Keeping = Keeping()
    links: Links = Links()
    mail: MailSettings = MailSettings()
    letter: Letterhead = Letterhead()
    checks_off: tuple[str, ...] = ()
    """Checks that never speak, by name."""


def read_settings(path: Path) -> tuple[Settings, list[TomlError]]:
    """Return the settings that this file holds, and all that is wrong in it.

    What is wrong has its default; so has everything where the file is not there or cannot be read.
    """
    try:
        written = read_toml(path)
        if written is None:
            return Settings(), []
        said, faults = sound_part(written, Settings, path)
        return _for_account(convert(said, Settings), said), faults
    except TomlError as error:
        return Settings(), [error]


def _for_account(settings: Settings, said: Mapping[str, Any]) -> Settings:
    """Return the settings with the limits of the account where the file does not say them."""
    limits, sending, account = settings.limits, settings.sending, settings.account
    if "linkedin-note" not in said.get("limits", {}):
        limits = replace(limits, linkedin_note=note_length(account))
    if "notes-a-month" not in said.get("sending", {}):
        sending = replace(sending, notes_a_month=notes_a_month(account))
    return replace(settings, limits=limits, sending=sending)
