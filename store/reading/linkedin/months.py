"""Months by their names, in the languages that LinkedIn has: a spreadsheet writes them in that of its machine."""

import re
from collections.abc import Mapping
from functools import cache

from store.shipped import shipped
from store.text import folded

NUMBERED = r"\d{1,2}\s?[月월]|(?:tháng|thg)\.?\s?\d{1,2}"
"""A month that is told by its number, as in Chinese, Japanese, Korean and Vietnamese."""

_IN_HEBREW = re.compile(r"\Aב[-־]?")
"""`in`, which Hebrew writes together with the month."""
_ENDS = " .'’׳॰"


def month_number(name: str) -> int:
    """Return the number of a month, 1 to 12, by its name in any of the languages, whole or shortened. Raises
    ValueError.
    """
    if re.fullmatch(NUMBERED, name, re.IGNORECASE):
        month = int("".join(character for character in name if character.isdecimal()))
    else:
        plain = name.strip(_ENDS)
        month = _numbers().get(folded(plain)) or _numbers().get(folded(_IN_HEBREW.sub("", plain)), 0)
    if not 1 <= month <= 12:
        raise ValueError(f"{name!r} is not a month")
    return month


@cache
def _numbers() -> Mapping[str, int]:
    """Return the number of each month by its folded names in months.toml beside this module."""
    languages = shipped(__file__, "months.toml", dict[str, list[str]])()
    return {
        folded(name.replace("_", " ")): number
        for months in languages.values()
        for number, names in enumerate(months, start=1)
        for name in names.split()
    }
