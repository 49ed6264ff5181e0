"""Who a row is about: somebody in the tray already, somebody of an earlier row, or somebody new.

People are joined by the slug of their profile, which is theirs alone. Where either side has none they are joined by
their e-mail address, else by their name, if only one person is called so here and in the files. Nobody is ever joined
to one of two namesakes.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from typing import Any, Generic, TypeVar

from msgspec import Struct

from store.reading.intake.holding import Holding
from store.reading.profiles import is_address, is_name, name_key, person_id, person_key, slug_key, slug_of
from store.records.record import Record
from store.tray.changes import Change
from store.tray.tray import Tray

SOURCE = "linkedin"

KeptT = TypeVar("KeptT")


class Sighting(Struct, frozen=True):
    """Somebody as one row names them."""

    name: str
    url: str | None = None
    email: str | None = None


class Someone(Holding):
    """One person."""

    __slots__ = ()

    def __init__(self, number: int, record: Record | None, arrived: dict[str, Any]) -> None:
        super().__init__("people", number, record, arrived)

    @property
    def name(self) -> str:
        """What they are called; "" where no row says."""
        return self.get("name") or ""

    @property
    def slug(self) -> str | None:
        """What two links to their profile have in common."""
        return slug_key(self.get("url"))

    @property
    def key(self) -> str:
        """Their natural key, of what is known of them now."""
        return person_key(self.name, self.get("url"), self.get("email"))


class Index(Generic[KeptT]):
    """What is found by a key, as long as nothing else has the same key."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, KeptT | None] = {}

    def __contains__(self, key: Hashable) -> bool:
        return key in self._kept

    def add(self, key: Hashable, value: KeptT) -> None:
        """Keep a value under a key."""
        if self._kept.setdefault(key, value) != value:
            self._kept[key] = None

    def only(self, key: Hashable) -> KeptT | None:
        """The one value with this key; None where there is none, or several."""
        return self._kept.get(key)


class People:
    """Everybody of the tray and of the rows so far."""

    def __init__(self, tray: Tray, sightings: Iterable[Sighting]) -> None:
        """Read the tray's people. `sightings` are those of all rows: they tell which names are of several people."""
        self._by_id: dict[int, Someone] = {}
        self._by_slug: dict[str, Someone] = {}
        self._by_email: Index[Someone] = Index()
        self._by_name: Index[Someone] = Index()
        self._alike: Counter[str] = Counter()
        self._slug_of_name: Index[str] = Index()
        self.slugs_in_files: set[str] = set()
        for number, record in tray.tables["people"].items():
            self._index(Someone(number, record, {}))
        for sighting in sightings:
            if slug := slug_key(sighting.url):
                self._slug_of_name.add(name_key(sighting.name), slug)
                self.slugs_in_files.add(slug)

    def __getitem__(self, number: int) -> Someone:
        return self._by_id[number]

    def __iter__(self) -> Iterator[Someone]:
        return iter(self._by_id.values())

    def find(self, sighting: Sighting, *, by_name: bool = True) -> Someone | None:
        """Who this is, if they are known already. Their name does not tell unless `by_name`."""
        slug = slug_key(sighting.url)
        if slug and slug in self._by_slug:
            return self._by_slug[slug]
        return self._find_by_email(sighting, slug) or (self._find_by_name(sighting, slug) if by_name else None)

    def is_called(self, name: str) -> bool:
        """Whether anybody known is called so."""
        return name_key(name) in self._by_name

    def add(self, sighting: Sighting, *apart: str, source: str = SOURCE) -> Someone:
        """Somebody new, from this source. `apart` tells them from namesakes who have no profile either."""
        key = person_key(sighting.name, sighting.url, sighting.email)
        number = person_id(key, *apart)
        while number in self._by_id:
            self._alike[key] += 1
            number = person_id(key, *apart, str(self._alike[key]))
        name = sighting.name or slug_of(sighting.url)
        arrived = {"name": name, "url": sighting.url, "email": sighting.email, "source": source}
        someone = Someone(number, None, {field: value for field, value in arrived.items() if value})
        self._index(someone)
        return someone

    def identify(self, someone: Someone, sighting: Sighting, *, is_news: bool = False) -> bool:
        """Take in the profile and the address that a row has of somebody; answers whether that is new."""
        changed = someone.bring_back()
        if slug_key(sighting.url) != someone.slug:
            changed |= someone.learn("url", sighting.url, is_news=is_news)
        changed |= someone.learn("email", sighting.email, is_news=is_news)
        if is_address(someone.name) and not is_address(sighting.name):
            changed |= someone.learn("name", sighting.name, is_news=True)
        if changed:
            self._index(someone)
        return changed

    def know_also_as(self, url: str, someone: Someone) -> None:
        """Somebody is found by one more link: they gave their profile another slug."""
        if slug := slug_key(url):
            self._by_slug.setdefault(slug, someone)

    def changes(self) -> Iterator[Change]:
        """What this import changes of anybody."""
        for someone in self:
            yield from someone.changes()

    def _find_by_email(self, sighting: Sighting, slug: str | None) -> Someone | None:
        found = self._by_email.only(sighting.email.casefold()) if sighting.email else None
        if found is None or (slug and found.slug):
            return None
        is_same_name = name_key(sighting.name) == name_key(found.name)
        return found if is_same_name or is_address(sighting.name) or is_address(found.name) else None

    def _find_by_name(self, sighting: Sighting, slug: str | None) -> Someone | None:
        key = name_key(sighting.name)
        found = self._by_name.only(key)
        if found is None or not is_name(key):
            return None
        if slug and (found.slug or self._slug_of_name.only(key) != slug):
            return None
        return found

    def _index(self, someone: Someone) -> None:
        """Make somebody findable by all that is known of them."""
        self._by_id[someone.id] = someone
        if slug := someone.slug:
            self._by_slug.setdefault(slug, someone)
        if email := someone.get("email"):
            self._by_email.add(email.casefold(), someone)
        if name := name_key(someone.name):
            self._by_name.add(name, someone)
