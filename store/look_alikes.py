"""What two names have in common that look alike: `Ana Park` in Latin letters, and with an `а` that is Cyrillic.

Whoever would pass for somebody else writes their name in letters that nobody can tell apart, in other widths, with
marks or with characters that nobody sees. That two names look alike proves nothing: it says that a user may take one
for the other.
"""

from functools import lru_cache
from typing import Final
from unicodedata import normalize

from store.text import folded

_ALIKE: Final = str.maketrans(
    # Cyrillic, then Greek, then letters of Latin and of phonetics, digits and signs
    "АВЕЅІЈКМНОРСТХҮаеѕіјорсухһԁԛԝёӏүґΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορτυχικγıɑɡℓǀßøłđħ01|!$@",
    "ABESIJKMHOPCTXYaesijopcyxhdqweiyrABEZHIKMNOPTYXavoptuxikyiagllsoldhoiiisa",
)
_SAME: Final = str.maketrans("li", "ii")
"""Letters that are one stroke each."""


@lru_cache(maxsize=50_000)
def look_alike_key(name: str) -> str:
    """What all names have in common that can be taken for this one, its words in any order; "" where none can be
    seen.
    """
    plain = name if name.isascii() else folded(normalize("NFKC", name).translate(_ALIKE))
    words = folded(plain).translate(_ALIKE).translate(_SAME).replace("rn", "m").replace("vv", "w")
    return " ".join(sorted("".join(filter(str.isalnum, word)) for word in words.split()))
