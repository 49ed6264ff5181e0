"""An invitation that somebody types in: who it is from or to, and whether it is new."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from msgspec import Struct

from store.dates import moment_from, past_day_from
from store.dates_in_words import day
from store.reading.addresses import addresses_in
from store.reading.intake.forgotten import is_forgotten
from store.reading.intake.pending_person import PendingPerson, PersonMention
from store.reading.intake.people import People
from store.reading.profiles import derive_invitation_id, profile_url
from store.records import ids
from store.records.ids import RecordId
from store.records.model import Channel, Direction
from store.tray.changes import ADDED, BY_HAND, REMOVED, Add, Change, Set
from store.tray.tray import Tray


class TypedError(ValueError):
    """What was typed cannot be an invitation; the text says why."""


class NotAdded(Exception):
    """What was typed makes sense, and is not taken in; the text says why."""


class AlreadyThereError(NotAdded):
    """The tray has this invitation; the text says under which id."""


class ForgottenError(NotAdded):
    """The person was forgotten for good; the text says so."""


class TypedInvitation(Struct, frozen=True):
    """What was typed; "" where nothing was. `sent` is aware."""

    name: str
    sent: datetime
    url: str = ""
    email: str = ""
    headline: str = ""
    company: str = ""
    message: str = ""
    direction: Direction = "incoming"
    channel: Channel = "linkedin"


def moment_typed(typed: str, today: date) -> datetime:
    """Return the moment that was typed: `2026-03-01 17:30`, or the beginning of `1 mar` or `2 weeks ago`; aware.

    What names no offset is meant in the local zone. Raises ValueError.
    """
    from dateutil.tz import tzlocal  # as slow to import as all else that adding needs

    if typed[:4].isdigit():
        return moment_from(typed, tzlocal())
    return datetime.combine(past_day_from(typed, today), time(), tzlocal())


class ManualEntry(Struct, frozen=True):
    """What was typed, ready to be taken in: the id of the record, the changes, and what the user should know of who it
    was taken for.
    """

    id: RecordId
    changes: list[Change]
    notices: tuple[str, ...]


class TypedPerson(Struct, frozen=True):
    """Somebody as they were typed or pasted, invited by nobody; only the name is needed."""

    name: str
    url: str = ""
    email: str = ""
    headline: str = ""
    company: str = ""
    postal: str = ""


def entry_of(tray: Tray, typed: TypedInvitation | TypedPerson) -> ManualEntry:
    """Return what brings an invitation into the tray, its person with it where they are new, or a person among the
    people whom the user may ask.

    Raises:
        TypedError: What was typed cannot be.
        AlreadyThereError: The same person was invited at the same time by the same way.
        ForgottenError: They were forgotten.
    """
    return _entry_of_person(tray, typed) if isinstance(typed, TypedPerson) else _entry_of_invitation(tray, typed)


def _entry_of_person(tray: Tray, typed: TypedPerson) -> ManualEntry:
    someone, notices = _someone(tray, _mention(typed), ADDED)
    said = {"headline": typed.headline, "company": typed.company, "postal": typed.postal, "source": ADDED}
    return ManualEntry(someone.id, [*someone.changes(), *_set_by_hand(someone, said)], notices)


def _entry_of_invitation(tray: Tray, typed: TypedInvitation) -> ManualEntry:
    mention = _mention(typed)
    if typed.sent > tray.now:
        raise TypedError(f"it cannot have been sent on {day(typed.sent)}, which is still to come")
    someone, notices = _someone(tray, mention, BY_HAND, is_stranger=typed.direction == "incoming")
    said = {"headline": typed.headline.strip(), "company": typed.company.strip()}
    for field, value in said.items():
        someone.learn(field, value, is_news=True)
    changes = [*someone.changes(), *_set_by_hand(someone, said)]
    sent = typed.sent.isoformat(timespec="seconds")
    record_id = derive_invitation_id(typed.channel, typed.direction, someone.key, sent)
    arrived = {
        "person": someone.id,
        "direction": typed.direction,
        "channel": typed.channel,
        "sent": sent,
        "message": typed.message,
        "source": BY_HAND,
    }
    changes += _bring(tray, record_id, {field: value for field, value in arrived.items() if value != ""})
    return ManualEntry(record_id, changes, notices)


def _someone(
    tray: Tray, mention: PersonMention, source: str, *, is_stranger: bool = False
) -> tuple[PendingPerson, tuple[str, ...]]:
    """Return whom the user typed, added from this source where they are new, and what to say of who that is.

    Raises:
        ForgottenError: They were forgotten.
    """
    if is_forgotten(tray, mention.name, mention.url, mention.email):
        raise ForgottenError(
            f"{mention.name} was forgotten, and is not taken in again; a profile tells namesakes apart"
        )
    people = People(tray, [mention])
    namesakes = people.called(mention)
    found = people.find_typed(mention, is_stranger=is_stranger) or people.keyed(mention)
    someone = found or people.add(mention, source=source)
    notices = _notices(someone, mention, namesakes, is_known=found is not None)
    people.identify(someone, mention, is_news=True)
    return someone, notices


def _notices(
    someone: PendingPerson, mention: PersonMention, namesakes: Iterable[PendingPerson], *, is_known: bool
) -> tuple[str, ...]:
    """Say whom the tray knows already, and by what; of others with the name that they may be meant, too."""
    if is_known:
        is_by_profile = mention.slug is not None and mention.slug == someone.slug
        is_by_email = mention.email.casefold() in map(str.casefold, someone.emails)
        how = "profile" if is_by_profile else "address" if is_by_email else "name"
        return (f"By the {how}, this is the {someone.name} {_known_from(someone)}.",)
    return tuple(
        f"Whether this is the {each.name} {_known_from(each)} is yours to say: J, or `salver joins`."
        for each in namesakes
    )


def _known_from(someone: PendingPerson) -> str:
    """Say what somebody is known from, as a clause."""
    if someone.get("connected_on"):
        return "with whom you are connected"
    if someone.get("address_book"):
        return "of your address book"
    return "who is in the tray already"


def _set_by_hand(someone: PendingPerson, said: Mapping[str, str]) -> list[Change]:
    """Return the changes that set these fields of a person, where they have other values than the user typed."""
    typed = {field: value.strip() for field, value in said.items()}
    return [
        Set("people", someone.id, field, value)
        for field, value in typed.items()
        if value and value != someone.get(field)
    ]


def _mention(typed: TypedInvitation | TypedPerson) -> PersonMention:
    """Return who it is about. Raises TypedError."""
    name, email = typed.name.strip(), typed.email.strip()
    if not name:
        what = "a person" if isinstance(typed, TypedPerson) else "an invitation"
        raise TypedError(f"{what} needs a name")
    url = typed_profile(typed.url) or None
    return PersonMention(name, url, typed_address(email) or None)


def typed_profile(typed: str) -> str:
    """Return the canonical link to the profile that was typed; "" where nothing was. Raises TypedError."""
    url = profile_url(typed)
    if url is None and typed.strip():
        raise TypedError(f"{typed!r} is not a link to a LinkedIn profile, such as https://www.linkedin.com/in/ana-park")
    return url or ""


def typed_address(typed: str) -> str:
    """Return the email address that was typed; "" where nothing was. Raises TypedError."""
    found = addresses_in(typed)
    if typed and len(found) != 1:
        raise TypedError(f"{typed!r} is not an email address")
    return next(iter(found), "")


def _bring(tray: Tray, record_id: RecordId, arrived: dict[str, object]) -> list[Change]:
    """Add the invitation, or bring back one that was taken out of sight. Raises AlreadyThereError."""
    record = tray.tables["invitations"].get(record_id)
    if record is None:
        return [Add("invitations", record_id, arrived)]
    if not record.get(REMOVED):
        raise AlreadyThereError(f"this invitation is in the tray already, as {ids.spelled(record_id)}")
    return [Set("invitations", record_id, REMOVED, None)]
