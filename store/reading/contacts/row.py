"""What an address book says of one person, whichever program wrote it."""

from collections.abc import Iterable

from store.reading.errors import NamelessRow
from store.reading.profiles import is_address, is_name, name_key, slug_of
from store.reading.readings import ContactRow


def contact_row(
    row: int, *, name: str, emails: Iterable[str], url: str | None, company: str, position: str
) -> ContactRow:
    """One row. Where there is no name, an address or a profile stands for it. Raises NamelessRow where there is none
    either.

    What is no address is left out, and so is one that stands there twice.
    """
    addresses: dict[str, str] = {}
    for email in filter(is_address, map(str.strip, emails)):
        addresses.setdefault(email.casefold(), email)
    told = tuple(addresses.values())
    called = name if is_name(name_key(name)) else next(iter(told), slug_of(url))
    if not called:
        raise NamelessRow("it names nobody: there is neither a name nor an address")
    return ContactRow(row, called, told, url, company, position)
