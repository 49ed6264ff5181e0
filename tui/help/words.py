"""The words that Salver uses, as words.toml has them."""

from msgspec import Struct

from store.shipped import shipped


class GlossaryEntry(Struct, frozen=True, forbid_unknown_fields=True, rename={"instead_of": "not"}):
    """What one word means; words.toml explains the fields."""

    means: str
    instead_of: tuple[str, ...] = ()


words = shipped(__file__, "words.toml", dict[str, GlossaryEntry])
"""Every word with what it means, in the order of the page."""
