"""Who I am, as the archive shows it: Profile.csv and its neighbours, and my own side of every invitation."""

from collections import Counter
from collections.abc import Iterator

from store.reading.intake.ages import Ages
from store.reading.intake.holding import Holding
from store.reading.intake.report import Ledger
from store.reading.profiles import is_address, name_key, slug_key
from store.reading.readings import AddressRow, InvitationRow, PositionRow, ProfileRow, Readings, SchoolRow
from store.records import ids
from store.records.model import Me
from store.tray.changes import Change
from store.tray.tray import Tray

ME = ids.derived("me")
"""The id of the record in table `meta` that keeps who I am."""


def known_me(tray: Tray) -> Me:
    """Who I am as far as imports have told."""
    record = tray.tables["meta"].get(ME)
    if record is None:
        return Me()
    get = record.get
    return Me(
        names=tuple(get("names") or ()),
        addresses=tuple(get("addresses") or ()),
        url=get("url"),
        headline=get("headline") or "",
        company=get("company") or "",
        position=get("position") or "",
        industry=get("industry") or "",
        schools=tuple(get("schools") or ()),
        companies=tuple(get("companies") or ()),
    )


class Myself:
    """Who I am, while an import goes on. `said` is what config.toml says, which only serves to recognise me."""

    def __init__(self, tray: Tray, said: Me) -> None:
        self._said = said
        self._held = Holding("meta", ME, tray.tables["meta"].get(ME), {})

    @property
    def names(self) -> frozenset[str]:
        """What I am called, folded."""
        return frozenset(name_key(name) for name in (*self._said.names, *self._list("names")))

    @property
    def slugs(self) -> frozenset[str]:
        """The slugs of my profile."""
        return frozenset(filter(None, (slug_key(self._said.url), slug_key(self._held.get("url")))))

    def take_profile(self, readings: Readings, ages: Ages, ledger: Ledger) -> None:
        """Take in every row of the files about me; of several archives the newest decides."""
        for file, profile, is_news in ages.newest_first(readings, ProfileRow):
            was_told = bool(self._list("names"))
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
        """Take in my own side of the invitations: a name, or the address that I was invited by, and my profile."""
        links: Counter[str] = Counter()
        for _, row in readings.rows(InvitationRow):
            if is_address(row.me):
                self._add_to("addresses", row.me)
            elif row.me:
                self._add_to("names", row.me)
            if row.my_url:
                links[row.my_url] += 1
        for url, _ in links.most_common(1):
            self.learn_profile(url)

    def learn_profile(self, url: str) -> None:
        """My own profile, where none was known."""
        self._held.learn("url", url)

    def changes(self) -> Iterator[Change]:
        """What this import changes of what is known of me."""
        if not self._held.is_new or self._held.arrived:
            yield from self._held.changes()

    def _take_positions(self, readings: Readings, ages: Ages, ledger: Ledger) -> None:
        """Where I work, by the newest position that has not ended, and all other places where I did."""
        rows = list(ages.newest_first(readings, PositionRow))
        now = max((row for _, row, is_news in rows if row.is_current), key=lambda row: row.started, default=None)
        for file, row, is_news in rows:
            if row is not now:
                ledger.count(file, "new" if self._add_to("companies", row.company) else "known")
                continue
            was_told = self._held.get("company") is not None
            changed = self._held.learn("company", row.company, is_news=is_news)
            changed |= self._held.learn("position", row.title, is_news=is_news)
            ledger.count(file, "known" if not changed else "updated" if was_told else "new")

    def _list(self, field: str) -> list[str]:
        return list(self._held.get(field) or [])

    def _add_to(self, field: str, value: str) -> bool:
        """Add a value to a list of them, unless it is there in another spelling."""
        values = self._list(field)
        if name_key(value) in map(name_key, values):
            return False
        return self._held.learn(field, [*values, value], is_news=True)
