"""Who a row is about: somebody in the tray already, somebody of an earlier row, or somebody new.

People are joined by the slug of their profile, which is theirs alone. Where either side has none they are joined by
their e-mail address, else by their name, if only one person is called so here and in the files. Nobody is ever joined
to one of two namesakes.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from store.reading.intake.holding import Holding
from store.reading.intake.index import Index
from store.reading.profiles import is_address, is_name, name_key, person_id, person_key, slug_key, slug_of
from store.records.record import Record
from store.tray.changes import Change
from store.tray.tray import Tray

SOURCE = "linkedin"


class Sighting(Struct, frozen=True):
    """Somebody as one row names them."""

    name: str
    url: str | None = None
    email: str | None = None


def sighted(name: str, url: str | None, email: str = "") -> Sighting:
    """Somebody as a row names them: an address may stand in the place of a name."""
    return Sighting(name, url, email or (name if is_address(name) else None))


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


class People:
    """Everybody of the tray and of the rows so far."""

    def __init__(self, tray: Tray, sightings: Iterable[Sighting]) -> None:
        """Read the tray's people, and what all rows tell of names before any is taken in."""
        self._by_id: dict[int, Someone] = {}
        self._by_slug: dict[str, Someone] = {}
        self._by_email: Index[Someone] = Index()
        self._by_name: Index[Someone] = Index()
        self._slug_of_name: Index[str] = Index()
        self.slugs_in_files: set[str] = set()
        for number, record in tray.tables["people"].items():
            self._index(Someone(number, record, {}))
        self.expect(sightings)

    def expect(self, sightings: Iterable[Sighting]) -> None:
        """Learn which names are of several people."""
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
        if slug and (found := self._by_slug.get(slug) or self.keyed(sighting)):
            return found
        return self._find_by_email(sighting, slug) or (self._find_by_name(sighting, slug) if by_name else None)

    def keyed(self, sighting: Sighting, *apart: str) -> Someone | None:
        """Who has the id that `add` would give: they were added by such a row, and may have changed since."""
        return self._by_id.get(self._number(sighting, apart))

    def is_called(self, name: str) -> bool:
        """Whether anybody known is called so."""
        return name_key(name) in self._by_name

    def add(self, sighting: Sighting, *apart: str, source: str = SOURCE) -> Someone:
        """Somebody new, from this source. `apart` tells them from namesakes who have no profile either.

        Who was added by such a row before is not added twice.
        """
        number = self._number(sighting, apart)
        if number in self._by_id:
            return self._by_id[number]
        name = sighting.name or slug_of(sighting.url)
        arrived = {"name": name, "url": sighting.url, "email": sighting.email, "source": source}
        someone = Someone(number, None, {field: value for field, value in arrived.items() if value})
        self._index(someone)
        return someone

    def identify(self, someone: Someone, sighting: Sighting, *, is_news: bool = False) -> bool:
        """Take in the profile and the address that a row has of somebody; answers whether that is new.

        A name is taken in where only an address was known.
        """
        self._forget(someone)
        changed = someone.bring_back()
        slug = slug_key(sighting.url)
        if slug != someone.slug and self._by_slug.get(slug or "", someone) is someone:
            changed |= someone.learn("url", sighting.url, is_news=is_news)
        changed |= someone.learn("email", sighting.email, is_news=is_news)
        if is_address(someone.name):
            changed |= _rename(someone, sighting.name, is_news=True)
        self._index(someone)
        return changed

    def rename(self, someone: Someone, name: str, *, is_news: bool) -> bool:
        """Take in another name of somebody; answers whether that is new."""
        self._forget(someone)
        changed = _rename(someone, name, is_news=is_news)
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

    def _number(self, sighting: Sighting, apart: tuple[str, ...]) -> int:
        """The id of somebody new. Several may have one address, so a name is part of the key of all but the first."""
        email = sighting.email.casefold() if sighting.email else None
        if email in self._by_email and not sighting.url:
            apart = (name_key(sighting.name), *apart)
        return person_id(person_key(sighting.name, sighting.url, sighting.email), *apart)

    def _find_by_email(self, sighting: Sighting, slug: str | None) -> Someone | None:
        """By an address and a name, or by an address alone where it stands for a name."""
        if not sighting.email:
            return None
        email = sighting.email.casefold()
        found = self._by_email.only((email, name_key(sighting.name)))
        if found is None and (only := self._by_email.only(email)):
            found = only if is_address(sighting.name) or is_address(only.name) else None
        return None if found is None or (slug and found.slug) else found

    def _find_by_name(self, sighting: Sighting, slug: str | None) -> Someone | None:
        """By a name that is one person's here, and one person's in the files."""
        key = name_key(sighting.name)
        found = self._by_name.only(key)
        if found is None or not is_name(key) or (slug and found.slug):
            return None
        in_files = self._slug_of_name.only(key)
        is_one_in_files = in_files == (slug or found.slug or in_files) if in_files else key not in self._slug_of_name
        return found if is_one_in_files else None

    def _index(self, someone: Someone) -> None:
        """Make somebody findable by all that is known of them."""
        self._by_id[someone.id] = someone
        if slug := someone.slug:
            self._by_slug.setdefault(slug, someone)
        if email := someone.get("email"):
            self._by_email.add(email.casefold(), someone)
            self._by_email.add((email.casefold(), name_key(someone.name)), someone)
        if name := name_key(someone.name):
            self._by_name.add(name, someone)

    def _forget(self, someone: Someone) -> None:
        """Make somebody not findable by what is known of them, since that is about to change."""
        name, email, slug = name_key(someone.name), someone.get("email"), someone.slug
        self._by_name.discard(name, someone)
        if slug and self._by_slug.get(slug) is someone:
            del self._by_slug[slug]
        if email:
            self._by_email.discard(email.casefold(), someone)
            self._by_email.discard((email.casefold(), name), someone)


def _rename(someone: Someone, name: str, *, is_news: bool) -> bool:
    """Another spelling is no other name, and an address no name for who has one."""
    if not name or name_key(name) == name_key(someone.name) or (is_address(name) and not is_address(someone.name)):
        return False
    return someone.learn("name", name, is_news=is_news)
