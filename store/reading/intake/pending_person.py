"""Somebody as a row of a file names them, and as an import comes to know them row by row."""

from typing import Any

from store.reading.addresses import is_address
from store.reading.intake.pending import PendingRecord
from store.reading.profiles import name_key, person_key, slug_key
from store.records.ids import RecordId
from store.records.record import Record, Value
from store.tray.changes import ADDED, BY_HAND


class PersonMention:
    """Somebody as one row names them. An address may be in the place of the name. `all_emails` are those of an address
    book, which may have several; whoever is found by one keeps the others too.
    """

    __slots__ = ("all_emails", "called", "email", "name", "slug", "url")

    def __init__(
        self, name: str, url: str | None = None, email: str | None = None, all_emails: tuple[str, ...] = ()
    ) -> None:
        self.name = name
        self.url = url
        self.email = email or (name if is_address(name) else "")
        self.all_emails = all_emails
        self.called = name_key(name)
        self.slug = slug_key(url)


class PendingPerson(PendingRecord):
    """One person. `called` and `slug` are what spellings of their name and links to their profile have in common."""

    __slots__ = ("called", "slug")

    def __init__(self, person_id: RecordId, record: Record | None, arrived: dict[str, Any]) -> None:
        super().__init__("people", person_id, record, arrived)
        self._fold()

    @property
    def name(self) -> str:
        """What they are called; "" where no row says."""
        return self.get("name") or ""

    @property
    def emails(self) -> tuple[str, ...]:
        """Their addresses, the one to use first."""
        return (*filter(None, [self.get("email")]), *(self.get("other_emails") or ()))

    @property
    def key(self) -> str:
        """Their natural key, of what is known of them now."""
        return person_key(self.name, self.get("url"), self.get("email"))

    def learn(self, field: str, value: Value, *, is_news: bool = False) -> bool:
        """Take in what a row says, and return whether that changed anything."""
        changed = super().learn(field, value, is_news=is_news)
        if changed and field in ("name", "url"):
            self._fold()
        return changed

    def is_of_mails_only(self, *, verified: bool) -> bool:
        """Return whether nothing but mails tells of them, which were all proven or all not."""
        known = ("address_book", "connected_on", "written", "received")
        of_mails = self.get("source") == "mail" and not any(map(self.get, known))
        return of_mails and bool(self.get("unverified")) is not verified

    def is_of_hand_only(self) -> bool:
        """Return whether nobody but the user tells of them."""
        return self.get("source") in (ADDED, BY_HAND) and not self.is_known_otherwise("hand")

    def is_known_otherwise(self, kind: str) -> bool:
        """Whether they are known to the user by more than what a file of this kind tells."""
        told = ("written", "received") if kind != "linkedin-messages" else ()
        return any(map(self.get, ("connected_on", "address_book", *told)))

    def _fold(self) -> None:
        self.called = name_key(self.name)
        self.slug = slug_key(self.get("url"))
