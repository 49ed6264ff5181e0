"""What an address book says of one person, whichever program wrote it."""

from collections.abc import Iterable

from store.reading.addresses import addresses_in
from store.reading.errors import NamelessRow
from store.reading.profiles import is_name, name_key, slug_of
from store.reading.readings import ContactRow


def contact_row(
    row: int, *, name: str, emails: Iterable[str], url: str | None, company: str, position: str, birthday: str = ""
) -> ContactRow:
    """One row. Where there is no name, an address or a profile stands for it. Raises NamelessRow where there is none
    either.

    `emails` may hold several addresses each, or what is none.
    """
    told = tuple(addresses_in(", ".join(emails)))
    called = name if is_name(name_key(name)) else next(iter(told), slug_of(url))
    if not called:
        raise NamelessRow("it names nobody: there is neither a name nor an address")
    return ContactRow(row, called, told, url, company, position, birthday)
