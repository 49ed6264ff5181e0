"""A person as they are compared with others: what is known of them, prepared once."""

from collections.abc import Iterator

from msgspec import Struct

from store.joining.names import Name, company_of, given_keys, known, name_of, name_of_slug
from store.reading.addresses import is_address
from store.reading.profiles import slug_key, slug_of
from store.records.model import Person
from store.text import folded


class Trace(Struct, frozen=True):
    """A person and what is compared of them. Texts are folded; "" where nothing is known."""

    person: Person
    name: Name | None
    called: tuple[str, ...]
    """The words of the name in any order; none where nobody is named."""
    spelled: tuple[Name, ...]
    """The names that the link to their profile and their address spell, where these are others."""
    run_together: tuple[str, ...]
    """What a link or an address is that is one word: `aparkson`, `anapark`."""
    slug: str
    email: str
    house: str
    """The domain of the address, where it is not one that gives anybody an address."""
    company: str
    headline: str


def trace_of(person: Person) -> Trace:
    """Return what is compared of a person. An address in the place of a name is an address."""
    email = (person.email or "").casefold()
    if not email and is_address(person.name):
        email = person.name.casefold()
    slug = slug_of(person.url)
    name = None if is_address(person.name) else name_of(person.name)
    spelled = {name_of_slug(slug), name_of_slug(email.partition("@")[0])} - {name, None}
    return Trace(
        person,
        name,
        tuple(sorted(name.words)) if name else (),
        tuple(sorted(filter(None, spelled), key=lambda each: each.words)),
        tuple(_run_together(slug, email.partition("@")[0])),
        slug_key(person.url) or "",
        email,
        "" if email.rpartition("@")[2] in known().open_mail else email.rpartition("@")[2],
        company_of(person.company),
        folded(person.headline or person.position or ""),
    )


def keys(trace: Trace) -> Iterator[tuple[str, ...]]:
    """Yield what two traces of one person have in common, at least one of it: by these the few are found that are worth
    comparing.
    """
    if trace.email:
        yield ("@", trace.email)
    for name in filter(None, (trace.name, *trace.spelled)):
        if not name.last:
            yield ("only", name.first, trace.company)
            continue
        for way in (name, name.turned()):
            for given in given_keys(way.first):
                yield ("last", given, way.last[:3])
                yield ("end", given, way.last[-3:])
            yield ("initial", way.first[0], way.last)
            yield ("first", way.first[:3], way.last)
            yield from (("initial", way.first[0], part) for part in way.between)
        if trace.company:
            yield ("works", name.first, trace.company)
    for word in trace.run_together:
        yield ("word", word)
    if trace.name and trace.name.last:
        first, last = trace.name.first, trace.name.last
        yield from (("word", word) for word in (first + last, last + first, first[0] + last, first + last[0]))


def _run_together(*texts: str) -> Iterator[str]:
    for text in texts:
        word = "".join(letter for letter in text.casefold() if letter.isascii() and letter.isalpha())
        if len(word) > 4 and not any(mark in text for mark in "-._"):
            yield word
