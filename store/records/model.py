"""The model: what the records of a tray mean, as immutable values that rules, filters, drafts and panes read.

A model value is made by the tray from one record (and the records it refers to); nothing writes to it. Texts are as
they arrived: whoever shows, copies or prints one passes it through `store.text` first.
"""

from datetime import UTC, date, datetime
from typing import Literal

from msgspec import Struct

from store.records.ids import RecordId

Kind = Literal["invitation", "introduction", "draft", "followup", "person"]
Direction = Literal["incoming", "outgoing"]
State = Literal["open", "waiting", "asked", "snoozed", "accepted", "passed", "ignored", "withdrawn"]
Channel = Literal["linkedin", "linkedin-note", "linkedin-message", "inmail", "email", "paper", "other"]
IntroductionState = Literal["asking", "ready", "introduced", "declined", "lapsed"]
EventKind = Literal[
    "contact", "talk", "gave", "asked",
    "congratulate", "comment", "recommend", "endorse", "share", "help",
    "mute", "unfollow", "message", "remove",
]  # fmt: skip
FactValue = str | int
Source = Literal["you", "import", "derived", "assumed"]

UNTOUCHED: frozenset[State] = frozenset({"open", "waiting"})
"""The states of an invitation that nothing was done about yet."""
UNDECIDED: frozenset[State] = frozenset({*UNTOUCHED, "snoozed"})
"""The same, and that of one that was put off, which decides nothing."""
UNSETTLED: frozenset[State] = frozenset({*UNDECIDED, "asked"})
"""The same, and that of one whose sender was asked why: it may still be decided."""


class Fact(Struct, frozen=True):
    """One thing that is known, with where it came from.

    `value` is "yes"/"no", one of the fact's words, or a number; `on` is the date it was said (None where derived or
    assumed); `because` says in a short sentence what it rests on ("" where the user said it). A fact that `is_likely`
    was only guessed from a text, and decides nothing. `spans` are the places in the message that it rests on.
    """

    name: str
    value: FactValue
    source: Source
    on: date | None = None
    because: str = ""
    is_likely: bool = False
    spans: tuple[tuple[int, int], ...] = ()
    unverified: bool = False
    """Whether it rests on an email that nothing proves."""
    is_claim: bool = False
    """Whether only the words of whoever wrote tell it: no advice is firm by it until the user has said it too."""


class MessageCount(Struct, frozen=True):
    """Correspondence in one direction: how many messages, and the UTC dates of the first and the last."""

    count: int
    first: date
    last: date


class Person(Struct, frozen=True):
    """Somebody in the tray. `facts` holds only what was said or imported, never what is derived or assumed."""

    id: RecordId
    name: str
    url: str | None = None
    email: str | None = None
    headline: str | None = None
    location: str | None = None
    company: str | None = None
    position: str | None = None
    connected_on: date | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    facts: dict[str, Fact] = {}
    written: MessageCount | None = None
    """What the user wrote to them."""
    received: MessageCount | None = None
    """What they wrote to the user."""
    in_address_book: bool = False
    by_hand: bool = False
    """The user added them, as somebody whom they may ask."""
    accepted: bool = False
    """One of the two accepted the other in the tray, and no import has shown the connection yet."""
    trusted: bool = False
    """The user marked them as somebody whom they know, respect and appreciate (norm R07)."""
    also: tuple[str, ...] = ()
    """Other names under which they came in, where the user joined several traces."""
    birthday: str | None = None
    """Month and day, as `05-17`; no year is kept (norm N03)."""
    postal: str | None = None
    """The address for a letter on paper, line by line (norm A05)."""
    interests: str | None = None
    """What they care about, as the user noted it (norms R29, A16)."""
    cadence: int | None = None
    """After how many days without contact to check in with them; None where the settings say it (norm N03)."""
    changed_work: date | None = None
    """The day on which a later import showed another company or position than before (norm N03)."""
    handled: dict[str, date] = {}
    """By what is due, the last day up to which the user has settled it without a text."""
    put_off: dict[str, date] = {}
    """By what is due, the day to which the user put it off."""
    unverified: bool = False
    """Whether nothing but mails tells of them, none of which is proven."""

    @property
    def is_connected(self) -> bool:
        """Whether the two are connected, as an import shows it or as it was decided in the tray."""
        return self.connected_on is not None or self.accepted

    @property
    def person(self) -> "Person":
        """The person of their row: themselves. All other items have a field of this name."""
        return self

    @property
    def kind(self) -> Kind:
        """What their row is, as the field of all other items says it."""
        return "person"

    @property
    def work(self) -> str:
        """Their position and company: `Editor, Acme`; "" where neither is known."""
        return ", ".join(filter(None, (self.position, self.company)))

    @property
    def job(self) -> str:
        """Their position at their company: `Editor at Acme`; "" where neither is known."""
        return " at ".join(filter(None, (self.position, self.company)))

    @property
    def role(self) -> str:
        """Who they are, in a few words: their headline, else their work."""
        return self.headline or self.work


class Version(Struct, frozen=True):
    """One of several decisions on an invitation that knew nothing of each other, and when it was taken (UTC).

    The other fields are as in Invitation; a decision was carried out if that was said of this very one.
    """

    state: State
    decided: datetime
    quietly: bool = False
    due: date | None = None
    carried_out: date | None = None


class Invitation(Struct, frozen=True):
    """A request to connect. `sent` is aware, in the zone it arrived in; None where nobody knows it."""

    id: RecordId
    person: Person
    direction: Direction
    channel: Channel = "linkedin"
    state: State = "open"
    sent: datetime | None = None
    message: str = ""
    verified: bool = True
    elsewhere: bool = False
    """Settled on the other side, not by a decision here."""
    quietly: bool = False
    """Passed without a note."""
    decided: datetime | None = None
    """When the state was last set, UTC; None while nobody decided."""
    carried_out: date | Literal[False] | None = None
    """None where nothing is to be done there, False while it is still to be done, else the date it was."""
    due: date | None = None
    """When it comes back, while it is snoozed."""
    facts: dict[str, Fact] = {}
    """Facts about this invitation alone, such as the answer to the user's question."""
    versions: tuple[Version, ...] = ()
    """Where machines decided differently: the decisions, one a state, oldest first. It is open until the user decides
    again.
    """
    answer: str = ""
    """What they wrote when the user had asked why, as an email showed it."""
    answered: datetime | None = None
    """When they wrote that; aware."""
    kind: Literal["invitation", "introduction"] = "invitation"
    """An introduction to the user (norm I06): `person` is whom the user is to meet."""
    by: Person | None = None
    """Who introduces."""
    was_asked: bool = False
    """Whether whoever introduces had asked the user before."""
    claimed: date | None = None
    """Of an invitation of the user's: the day of an email that says it was accepted, but that nothing proves."""
    looked: date | None = None
    """Of one that is not verified: the day on which the user looked at who it is from."""
    is_answer_verified: bool = True
    """Whether the mail with their answer is proven to come from LinkedIn."""
    by_hand: bool = False
    """Whether the user added it, or sent it through Salver; no import brought it."""
    has_lapsed: bool = False
    """Of an invitation of the user's: nobody answered it for six months, so that it is no longer waited for."""

    @property
    def is_claimed(self) -> bool:
        """Whether an email that nothing proves says that they accepted, and the user has not said whether they did."""
        return self.claimed is not None and self.state == "waiting"

    @property
    def has_answer(self) -> bool:
        """Whether they wrote after the user had asked why, so that it is the user's turn again (norm D10)."""
        if self.state != "asked":
            return False
        received, decided = self.person.received, self.decided
        return bool(self.answer or self.answered) or bool(
            received and decided and received.last > decided.astimezone(UTC).date()
        )


class Draft(Struct, frozen=True):
    """A text of the user's. `sent` is None until it was sent; `invitation` is the id of the one it answers."""

    id: RecordId
    person: Person
    purpose: str
    channel: Channel
    text: str
    subject: str = ""
    invitation: RecordId | None = None
    begun: datetime | None = None
    sent: datetime | None = None
    due: date | None = None
    """The day for which it was put off: before it is under Due alone, from then on among the drafts too."""
    is_put_off: bool = False
    """That day is still to come."""
    off: tuple[str, ...] = ()
    """The checks that the user switched off for this text, by name."""
    introduction: RecordId | None = None
    """The id of the introduction that this text asks for, makes, or passes on a no about."""
    names: Person | None = None
    """Of a text that asks for a referral, or whether the user may name somebody: to whom (norms A02, A03)."""
    consent: Literal["yes", "no"] | None = None
    """What they answered to that."""
    kind: Kind = "draft"


class Consent(Struct, frozen=True):
    """What one of the two whom the user wants to introduce said to it (norm I01)."""

    person: Person
    gains: str = ""
    """What they gain from the introduction (norm I05)."""
    asked: datetime | None = None
    """When the question to them was sent; None while it was not."""
    answer: Literal["yes", "no"] | None = None
    told: datetime | None = None
    """When the other's no was passed on to them."""


class Introduction(Struct, frozen=True):
    """Two people whom the user wants to bring together, once both said yes (norms I01 to I05)."""

    id: RecordId
    person: Person
    other: Person
    because: str
    """Why these two (norm I05)."""
    consents: tuple[Consent, Consent]
    """Of the person and of the other, in this order."""
    state: IntroductionState = "asking"
    begun: datetime | None = None
    introduced: datetime | None = None
    """When the introduction itself was sent."""
    kind: Kind = "introduction"
    direction: Direction = "outgoing"


class FollowUp(Struct, frozen=True):
    """Something promised in a talk, by the user or by the other side (norm N10). `done` is the day it was kept."""

    id: RecordId
    person: Person
    text: str
    promised_by: Literal["me", "them"]
    due: date | None = None
    done: date | None = None
    event: RecordId | None = None
    """The talk in which it was promised."""
    kind: Kind = "followup"


class Event(Struct, frozen=True):
    """Something that passed between the user and a person outside of letters: a talk, a favour given or asked for, a
    comment, a step of leaving (norms N03 to N10). `on` is the day, in the user's zone.
    """

    id: RecordId
    person: Person
    what: EventKind
    on: date
    text: str = ""


class Me(Struct, frozen=True):
    """Who the user is: from `[me]` in config.toml, else from the archive. `sphere` holds words and phrases of the
    user's field.
    """

    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    url: str | None = None
    headline: str = ""
    company: str = ""
    position: str = ""
    industry: str = ""
    schools: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    """Where the user worked before."""
    sphere: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    """The other ways that the user offers to people whom the user does not connect with (norm D02)."""


Item = Invitation | Draft | Introduction | FollowUp | Person
"""What can be in a row of the queue."""
