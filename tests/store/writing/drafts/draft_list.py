"""Reading the list of drafts."""

import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from msgspec import Struct, convert

from store.records.ids import RecordId
from store.records.model import Channel, Direction, Draft, FactValue, Invitation, Me, MessageCount, Person, State
from store.writing.check_context import CheckContext, OtherPeople
from store.writing.draft_checks import check_draft
from store.writing.language.first_names import first_name
from store.writing.purposes import Purpose
from store.writing.remark import Remark

HERE = Path(__file__).parent
NOW = datetime(2026, 5, 20, 9, 30, tzinfo=UTC)
ME = Me(names=("Mira Holt",), addresses=("mira.holt@example.org",), company="Brackwater Survey")


class Sent(Struct, frozen=True, forbid_unknown_fields=True):
    """A text of mine that went out; to the same person where `to` is not said."""

    purpose: Purpose
    text: str
    days_ago: int
    to: str | None = None


class Invited(Struct, frozen=True, forbid_unknown_fields=True):
    """An invitation between the two of us."""

    direction: Direction
    state: State
    days_ago: int


class Listed(Struct, frozen=True, forbid_unknown_fields=True):
    """One draft of the list. `connected`, `heard`, `profile_checked` are counted in days ago, `due` in days to come."""

    purpose: Purpose
    to: str
    text: str
    channel: Channel | None = None
    subject: str = ""
    company: str | None = None
    headline: str | None = None
    facts: dict[str, FactValue] = {}
    connected: int | None = None
    heard: int | None = None
    profile_checked: int = 10
    due: int | None = None
    muted: bool = True
    requests_today: int = 0
    asked_lately: int = 0
    others: list[str] = []
    """Others in the tray; one who said that they may be named has a `+` behind the name."""
    sent: list[Sent] = []
    invitations: list[Invited] = []
    caught: list[str] = []
    also: list[str] = []

    @property
    def is_good(self) -> bool:
        """Whether no check has to speak of it."""
        return not self.caught

    def remarks(self) -> list[Remark]:
        """What the checks say of it."""
        return check_draft(self.text, self.context())

    def context(self) -> CheckContext:
        """What the checks know around it."""
        heard = None if self.heard is None else _day(self.heard)
        person = Person(
            RecordId(7),
            self.to,
            company=self.company,
            headline=self.headline,
            connected_on=None if self.connected is None else _day(self.connected),
            received=None if heard is None else MessageCount(1, heard, heard),
        )
        return CheckContext(
            self.purpose,
            self.channel or ("linkedin-note" if self.purpose == "request" else "linkedin-message"),
            person,
            NOW,
            ME,
            subject=self.subject,
            facts=self.facts,
            invitations=tuple(
                Invitation(RecordId(number), person, each.direction, state=each.state, sent=_moment(each.days_ago))
                for number, each in enumerate(self.invitations, start=100)
            ),
            sent=tuple(
                Draft(
                    RecordId(number),
                    person if each.to is None else Person(RecordId(number), each.to),
                    each.purpose,
                    "linkedin-message",
                    each.text,
                    sent=_moment(each.days_ago),
                )
                for number, each in enumerate(self.sent, start=200)
            ),
            last_heard=heard,
            requested_on=(NOW.date(),) * self.requests_today,
            others=OtherPeople(
                first_names=frozenset((first_name(name) or name).casefold() for name in self._other_names()),
                full_names={
                    name.casefold(): RecordId(number) for number, name in enumerate(self._other_names(), start=300)
                },
            ),
            may_name=frozenset(
                RecordId(number) for number, name in enumerate(self.others, start=300) if name.endswith("+")
            ),
            asked_lately=self.asked_lately,
            profile_checked=_day(self.profile_checked),
            due=None if self.due is None else NOW.date() + timedelta(days=self.due),
            muted=self.muted,
        )  # fmt: skip

    def _other_names(self) -> list[str]:
        return [name.removesuffix("+") for name in self.others]


def tuned_on() -> list[Listed]:
    """The drafts that were looked at while the checks were written."""
    return _drafts("")


def held_out() -> list[Listed]:
    """The drafts on which nothing was tuned."""
    return _drafts("held_out")


def learnt_from() -> list[Listed]:
    """The drafts that are there only to learn from: most say what a check has to say, and no more."""
    return _drafts("learnt")


def _drafts(part: str) -> list[Listed]:
    """The drafts of the files whose names begin so; "" for all other files."""
    return [draft for path in sorted(HERE.glob("*.toml")) if _part_of(path) == part for draft in _read(path)]


def _part_of(path: Path) -> str:
    return next((part for part in ("held_out", "learnt") if path.name.startswith(part)), "")


def _read(path: Path) -> list[Listed]:
    return convert(tomllib.loads(path.read_text("utf-8"))["draft"], list[Listed])


def _moment(days_ago: int) -> datetime:
    return NOW - timedelta(days=days_ago)


def _day(days_ago: int) -> date:
    return _moment(days_ago).date()
