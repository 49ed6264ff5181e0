"""Who the user is, as the archive shows it: Profile.csv and its neighbours, and the user's own side of every
invitation.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from store.reading.addresses import is_address
from store.reading.intake.ages import Ages
from store.reading.intake.pending import PendingRecord
from store.reading.intake.report import Ledger
from store.reading.profiles import name_key, profile_url, slug_key
from store.reading.readings import (
    AddressRow,
    InvitationRow,
    MailInvitationRow,
    MessageRow,
    PositionRow,
    ProfileRow,
    Readings,
    SchoolRow,
)
from store.records import ids
from store.records.model import Me
from store.tray.changes import Change
from store.tray.tray import Tray

ME = ids.derived("me")
"""The id of the record in table `meta` that keeps who the user is."""

_LISTS = ("names", "addresses", "schools", "companies")
_TEXTS = ("url", "headline", "company", "position", "industry")


def known_me(tray: Tray) -> Me:
    """Return who the user is as far as imports have told."""
    record = tray.tables["meta"].get(ME)
    if record is None:
        return Me()
    told: dict[str, Any] = {field: tuple(record.get(field) or ()) for field in _LISTS}
    told |= {field: text for field in _TEXTS if (text := record.get(field))}
    return Me(**told)


class OwnIdentity:
    """Who the user is, while an import goes on. `said` is what config.toml says, which only serves to recognise the
    user.
    """

    def __init__(self, tray: Tray, said: Me) -> None:
        self._said = said
        self._held = PendingRecord("meta", ME, tray.tables["meta"].get(ME), {})
        self._lists = {field: {name_key(value): value for value in self._held.get(field) or []} for field in _LISTS}
        """Their values by what different spellings of one have in common."""
        self._links: Counter[str] = Counter()
        """The user's profile as the rows have it, and in how many: the user may have given it another slug since."""

    @property
    def names(self) -> frozenset[str]:
        """What the user is called, folded."""
        return frozenset(name_key(name) for name in self._said.names) | self._lists["names"].keys()

    @property
    def addresses(self) -> frozenset[str]:
        """Where mail reaches the user, folded."""
        return frozenset(name_key(address) for address in self._said.addresses) | self._lists["addresses"].keys()

    @property
    def slugs(self) -> frozenset[str]:
        """The slugs of the user's profile."""
        links = profile_url(self._said.url or ""), self._held.get("url"), *self._links
        return frozenset(filter(None, map(slug_key, links)))

    def take_profile(self, readings: Readings, ages: Ages, ledger: Ledger) -> None:
        """Take in every row of the files about the user; of several archives the newest decides."""
        for file, profile, is_news in ages.newest_first(readings, ProfileRow):
            was_told = bool(self._lists["names"])
            changed = self._add_to("names", profile.name)
            for field, value in (("headline", profile.headline), ("industry", profile.industry)):
                changed |= self._held.learn(field, value, is_news=is_news)
            ledger.count(file, "known" if not changed else "updated" if was_told else "new")
        self._take_positions(readings, ages, ledger)
        for file, school, _ in ages.newest_first(readings, SchoolRow):
            ledger.count(file, "new" if self._add_to("schools", school.school) else "known")
        for file, address, _ in ages.newest_first(readings, AddressRow):
            ledger.count(file, "new" if self._add_to("addresses", address.address) else "known")

    def take_sides(self, readings: Readings) -> None:
        """Take in the user's own side of the invitations: a name, or the address that the user was invited by, and the
        user's profile. To where mails were sent tells only where nothing else does, and those that are proven go first.
        """
        for _, row in readings.rows(InvitationRow):
            if is_address(row.me):
                self._add_to("addresses", row.me)
            elif row.me:
                self._add_to("names", row.me)
            if row.my_url:
                self._links[row.my_url] += 1
        is_known = bool(self.addresses)
        for _, mail in readings.rows(MailInvitationRow):
            if is_address(mail.me) and not is_known and (mail.verified or not self.addresses):
                self._add_to("addresses", mail.me)

    def take_messages(self, readings: Readings) -> None:
        """Take in under which profile and which names the user writes, for who takes part in messages is not said to be
        the user.

        The user is whose profile or name is known. Where neither is, the user takes part in more messages than anybody
        else.
        """
        sides = Counter(side for _, row in readings.rows(MessageRow) for side in _sides(row))
        if not self.names and not self.slugs:
            (most, times), (_, next_times) = [*sides.most_common(2), (("", ""), 0), (("", ""), 0)][:2]
            if times > next_times:
                self._add_to("names", most[0])
        if not any(slug_key(url) in self.slugs for _, url in sides):
            mine = (url for (name, url), _ in sides.most_common() if url and name_key(name) in self.names)
            self._links.update(islice(mine, 1))
        for name, url in sides:
            if slug_key(url) in self.slugs:
                self._add_to("names", name)

    def changes(self) -> Iterator[Change]:
        """Yield what this import changes of what is known of the user."""
        for field, values in self._lists.items():
            self._held.learn(field, list(values.values()) or None, is_news=True)
        for url, _ in self._links.most_common(1):
            self._held.learn("url", url)
        yield from self._held.changes()

    def _take_positions(self, readings: Readings, ages: Ages, ledger: Ledger) -> None:
        """Where the user works, by the newest position that has not ended, and all other places where the user did."""
        rows = list(ages.newest_first(readings, PositionRow))
        now = max((row for _, row, _ in rows if row.is_current), key=lambda row: row.started, default=None)
        for file, row, is_news in rows:
            if row is not now:
                ledger.count(file, "new" if self._add_to("companies", row.company) else "known")
                continue
            was_told = self._held.get("company") is not None
            changed = self._held.learn("company", row.company, is_news=is_news)
            changed |= self._held.learn("position", row.title, is_news=is_news)
            if self._held.get("company") != row.company:
                changed |= self._add_to("companies", row.company)
            ledger.count(file, "known" if not changed else "updated" if was_told else "new")

    def _add_to(self, field: str, value: str) -> bool:
        """Add a value to a list, unless it is there in another spelling, and return whether it was added."""
        values = self._lists[field]
        if name_key(value) in values:
            return False
        values[name_key(value)] = value
        return True


def _sides(row: MessageRow) -> set[tuple[str, str]]:
    """Return the two who take part in a message, by name and link ("" where there is none); of several only who wrote
    it.
    """
    sides = {(row.sender, row.sender_url or "")}
    if len(row.recipient_urls) <= 1:
        sides.add((row.recipients, "".join(row.recipient_urls)))
    return sides
