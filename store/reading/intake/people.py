"""Who a row is about: somebody in the tray already, somebody of an earlier row, or somebody new.

People are joined by the slug of their profile, which is theirs alone. Where either side has none they are joined by
their email address, else by their name, if only one person is called so here and in the files. Nobody is ever joined
to one of two namesakes, but where the user said that these are one person.
"""

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from store.reading.addresses import is_address
from store.reading.intake.archives import Archives
from store.reading.intake.index import Index
from store.reading.intake.pending_person import PendingPerson, PersonMention
from store.reading.profiles import derive_person_id, is_name, person_key, slug_of
from store.reading.readings import FileReading
from store.records.ids import RecordId
from store.records.record import Value
from store.tray.changes import Change
from store.tray.tray import Tray

SOURCE = "linkedin"


class People:
    """Everybody of the tray and of the rows so far."""

    def __init__(self, tray: Tray, mentions: Iterable[PersonMention], archives: Archives | None = None) -> None:
        """Read the tray's people, and what all rows tell of names before any is taken in."""
        self._archives = archives
        self._seen: dict[RecordId, dict[str, FileReading]] = {}
        """By person, the files of this import that name them, by path."""
        self._joins = tray.joins
        self._by_id: dict[RecordId, PendingPerson] = {}
        self._by_slug: dict[str, PendingPerson] = {}
        self._by_email: Index[PendingPerson] = Index()
        self._by_name: Index[PendingPerson] = Index()
        self._slug_of_name: Index[str] = Index()
        for person_id, record in tray.tables["people"].items():
            self._index(PendingPerson(person_id, record, {}))
        self.expect(mentions)

    def expect(self, mentions: Iterable[PersonMention]) -> None:
        """Learn from these rows, and no others, which names are of several people."""
        self._slug_of_name = Index()
        for mention in mentions:
            if mention.slug:
                self._slug_of_name.add(mention.called, mention.slug)

    def __getitem__(self, person_id: RecordId) -> PendingPerson:
        return self._by_id[person_id]

    def __iter__(self) -> Iterator[PendingPerson]:
        return iter(self._by_id.values())

    def find(self, mention: PersonMention, file: FileReading | None = None) -> PendingPerson | None:
        """Return who this is, if they are known already. Their name tells only in a `file` of an archive, and there
        only of whom another file of it names, or of whom nothing but this name is known.
        """
        found = self.find_by_profile(mention) or self._find_by_email(mention)
        return found or (self._find_by_name(mention, file) if file else None)

    def find_typed(self, mention: PersonMention, *, is_stranger: bool) -> PendingPerson | None:
        """Return whom the user means by hand, if they are known already.

        A name that one person bears means them where the user says it alone, as it stands in place of an id, or where
        they were typed by hand, too. A stranger's name (`is_stranger`) is what they call themselves, and tells nothing.
        """
        found = self.find(mention)
        namesake = self._only(self._by_name, mention.called) if is_name(mention.called) else None
        if found or namesake is None or namesake.get("unverified") or (namesake.slug and mention.slug):
            return found
        is_named_alone = not (is_stranger or mention.slug or mention.email)
        return namesake if is_named_alone or namesake.is_of_hand_only() else None

    def called(self, mention: PersonMention) -> list[PendingPerson]:
        """Return all who are called so, in the order of their ids; nobody of whom only forgeries may tell."""
        called_so = (each for each in self._by_name.all(mention.called) if not each.get("unverified"))
        return sorted(called_so, key=lambda someone: someone.id)

    def saw(self, someone: PendingPerson, file: FileReading) -> None:
        """Note that a file of this import names somebody."""
        self._seen.setdefault(someone.id, {})[file.path] = file

    def vouch(self, someone: PendingPerson, mention: PersonMention, headline: str = "", location: str = "") -> bool:
        """Note that somebody of whom only unproven mails told is proven to be there: what those said of them is gone.

        Returns:
            Whether that is news.
        """
        if not someone.get("unverified"):
            return False
        someone.learn("unverified", False, is_news=True)
        someone.overwrite("headline", headline)
        someone.overwrite("location", location)
        self.rename(someone, mention, is_news=True)
        return True

    def find_in_mail(self, mention: PersonMention, *, verified: bool) -> PendingPerson | None:
        """Return who an email of LinkedIn's names, if they are known already: by their profile or address. A name alone
        finds only those of whom nothing but mails of the same kind tell: those of whom only forgeries may tell are no
        namesakes of others.
        """
        found = self.find(mention)
        if found is not None:
            return found
        called_so = self._by_name.all(mention.called)
        namesake = self._one_of({each for each in called_so if bool(each.get("unverified")) is not verified})
        if namesake is None or not is_name(mention.called) or (mention.slug and namesake.slug):
            return None
        return namesake if namesake.is_of_mails_only(verified=verified) else None

    def keyed(self, mention: PersonMention, *apart: str) -> PendingPerson | None:
        """Return who was added by such a row, by their id; they may have got another profile since."""
        for person_id in _person_ids(mention, apart):
            someone = self._by_id.get(person_id)
            if someone is not None and (mention.slug or someone.called == mention.called):
                return someone
        return None

    def whole(self, someone: PendingPerson) -> RecordId:
        """Return the id that all traces share of which this is one."""
        return self._joins.lead(someone.id)

    def is_called(self, mention: PersonMention) -> bool:
        """Return whether anybody known is called so."""
        return mention.called in self._by_name

    def find_by_profile(self, mention: PersonMention) -> PendingPerson | None:
        """Return whose profile this is, if that is known."""
        return (self._by_slug.get(mention.slug) or self.keyed(mention)) if mention.slug else None

    def add(self, mention: PersonMention, *apart: str, source: str = SOURCE, unverified: bool = False) -> PendingPerson:
        """Somebody new, from this source. `apart` tells them from namesakes who have no profile either, `unverified`
        that nothing proves what is said of them.

        Who was added by such a row before is not added twice.
        """
        if known := self.keyed(mention, *apart):
            return known
        plain, qualified = _person_ids(mention, apart)
        person_id = qualified if plain in self._by_id else plain
        if person_id in self._by_id:
            return self._by_id[person_id]
        name = mention.name or slug_of(mention.url)
        arrived: dict[str, Any] = {"name": name, "url": mention.url, "email": mention.email, "source": source}
        arrived["unverified"] = unverified
        someone = PendingPerson(person_id, None, {field: value for field, value in arrived.items() if value})
        self._index(someone)
        return someone

    def identify(self, someone: PendingPerson, mention: PersonMention, *, is_news: bool = False) -> bool:
        """Take in the profile and the address that a row has of somebody, and return whether that is new.

        A name is taken in where only an address was known.
        """
        changed = someone.bring_back()
        if mention.slug and mention.slug != someone.slug and self._by_slug.get(mention.slug, someone) is someone:
            changed |= self._learn(someone, "url", mention.url, is_news=is_news)
        changed |= self._learn(someone, "email", mention.email, is_news=is_news)
        changed |= self._learn_others(someone, mention)
        if is_address(someone.name):
            changed |= self.rename(someone, mention, is_news=True)
        return changed

    def rename(self, someone: PendingPerson, mention: PersonMention, *, is_news: bool) -> bool:
        """Take in another name of somebody, and return whether that is new.

        Another spelling is no other name, and an address no name for who has one.
        """
        if mention.called == someone.called or (is_address(mention.name) and not is_address(someone.name)):
            return False
        return self._learn(someone, "name", mention.name, is_news=is_news)

    def know_also_as(self, slug: str, someone: PendingPerson) -> None:
        """Somebody is found by one more slug: they gave it to their profile."""
        self._by_slug.setdefault(slug, someone)

    def changes(self) -> Iterator[Change]:
        """Yield what this import changes of anybody."""
        for someone in self:
            yield from someone.changes()

    def _find_by_email(self, mention: PersonMention) -> PendingPerson | None:
        """By an address and a name, or by an address alone where it stands for a name."""
        for email in map(str.casefold, filter(None, mention.all_emails or (mention.email,))):
            found = self._only(self._by_email, (email, mention.called))
            if found is None and (only := self._only(self._by_email, email)):
                found = only if is_address(mention.name) or is_address(only.name) else None
            if found is not None and not (mention.slug and found.slug):
                return found
        return None

    def _find_by_name(self, mention: PersonMention, file: FileReading) -> PendingPerson | None:
        """By a name that is one person's here, and one person's in the files."""
        called, slug = mention.called, mention.slug
        found = self._only(self._by_name, called)
        if found is None or found.get("unverified") or not is_name(called) or (slug and found.slug):
            return None
        in_files = self._slug_of_name.only(called)
        is_one_in_files = in_files == (slug or found.slug or in_files) if in_files else called not in self._slug_of_name
        return found if is_one_in_files and self._may_join(found, mention, file) else None

    def _may_join(self, found: PendingPerson, mention: PersonMention, file: FileReading) -> bool:
        """Whether a name alone tells that a file means somebody."""
        is_same_trace = not (found.slug or mention.slug) and found.id in _person_ids(mention, ())
        if is_same_trace and file.kind != "linkedin-connections" and not found.is_known_otherwise(file.kind):
            return True
        others = self._seen.get(found.id, {}).values()
        return self._archives is not None and self._archives.join_by_name(file, others)

    def _only(self, index: Index[PendingPerson], key: Hashable) -> PendingPerson | None:
        """Return the one person with this key; None where there is none, or several."""
        return self._one_of(index.all(key))

    def _one_of(self, found: set[PendingPerson]) -> PendingPerson | None:
        """Return the one person who these all are: of several traces that the user joined the one with a profile, else
        the least. None where they are none, or several.
        """
        if len({self.whole(someone) for someone in found}) != 1:
            return None
        return min(found, key=lambda someone: (someone.slug is None, someone.id))

    def _learn(self, someone: PendingPerson, field: str, value: Value, *, is_news: bool) -> bool:
        """Take in what people are found by, and return whether that changed anything."""
        if value in (None, "") or value == someone.get(field):
            return False
        self._forget(someone)
        changed = someone.learn(field, value, is_news=is_news)
        self._index(someone)
        return changed

    def _learn_others(self, someone: PendingPerson, mention: PersonMention) -> bool:
        """Take in the addresses of an address book beside the one to use, and return whether one is new."""
        known = {email.casefold() for email in someone.emails}
        new = [email for email in mention.all_emails if email.casefold() not in known]
        others = [*(someone.get("other_emails") or ()), *new]
        return bool(new) and self._learn(someone, "other_emails", others, is_news=True)

    def _index(self, someone: PendingPerson) -> None:
        """Make somebody findable by all that is known of them."""
        self._by_id[someone.id] = someone
        if someone.slug:
            self._by_slug.setdefault(someone.slug, someone)
        for email in map(str.casefold, someone.emails):
            self._by_email.add(email, someone)
            self._by_email.add((email, someone.called), someone)
        if someone.called:
            self._by_name.add(someone.called, someone)

    def _forget(self, someone: PendingPerson) -> None:
        """Make somebody not findable by what is known of them, since that is about to change."""
        self._by_name.discard(someone.called, someone)
        if someone.slug and self._by_slug.get(someone.slug) is someone:
            del self._by_slug[someone.slug]
        for email in map(str.casefold, someone.emails):
            self._by_email.discard(email, someone)
            self._by_email.discard((email, someone.called), someone)


def _person_ids(mention: PersonMention, apart: tuple[str, ...]) -> tuple[RecordId, RecordId]:
    """Return the id of who is added by such a row, and the one where somebody of another name has that: they share an
    address.
    """
    key = person_key(mention.name, mention.url, mention.email or None)
    return derive_person_id(key, *apart), derive_person_id(key, mention.called, *apart)
